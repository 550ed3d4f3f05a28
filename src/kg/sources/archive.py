"""Takes archives apart: each member of a ZIP file, and what a gzip file holds, becomes an original."""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from kg.errors import UnreadableDocumentError
from kg.sources.addresses import within
from kg.sources.folder import JSONL_SUFFIXES, is_read, passed_over
from kg.sources.formats import GZIP_SIGNATURE, ZIP_SIGNATURES, Format, zipped_format
from kg.sources.jsonl import lines_in
from kg.sources.limits import MEGABYTE, Limits
from kg.sources.member_names import is_hidden
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.zipped import Member, Zipped

_LARGE_FILE_RATIO = 10
_GZIP = 31
"""The window size by which zlib knows a gzip header and trailer (RFC 1952)."""


def is_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP file and no document in one; raises OSError when it cannot be opened."""
    with path.open("rb") as file:
        if file.read(4) not in ZIP_SIGNATURES:
            return False
        try:
            return zipped_format(file) is Format.ZIP
        except UnreadableDocumentError:
            return False


def members_of(path: Path, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield the members of a ZIP file of any size, one at a time; JSON Lines among them line by line.

    They are named as paths within the archive and addressed by its address with theirs as fragment. What a
    folder would pass over is passed over, and reported in the same way. A large archive may unpack to more
    than `limits.unpacked`, but to no more than ten times its size. Raises UnreadableDocumentError when the
    archive is damaged or a bomb, and OSError when it cannot be opened.
    """
    unpacked = max(limits.unpacked, _LARGE_FILE_RATIO * path.stat().st_size)
    with path.open("rb") as file:
        archive = Original(b"", str(path), path.resolve().as_uri())
        yield from _members(file, archive, limits, unpacked)


def open_zip(original: Original, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield the members of a ZIP within an archive or a message, as `members_of` does.

    Raises UnreadableDocumentError when it is damaged, a bomb, or lies in `limits.nesting` others.
    """
    return _members(BytesIO(original.data), original, limits, limits.unpacked)


def open_gzip(original: Original, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield what a gzip file (RFC 1952) of one file holds, named without the suffix `.gz`.

    Raises UnreadableDocumentError when it is damaged, a bomb, or lies in `limits.nesting` archives.
    """
    refuse_nesting(original, limits)
    largest = min(limits.size, max(MEGABYTE, limits.ratio * len(original.data)))
    packed, parts = original.data, [b""]
    while packed.startswith(GZIP_SIGNATURE):
        unpacking = zlib.decompressobj(_GZIP)
        try:
            parts.append(unpacking.decompress(packed, largest + 1 - sum(map(len, parts))))
        except zlib.error:
            raise UnreadableDocumentError("it is a damaged gzip file; pack or fetch it again") from None
        if sum(map(len, parts)) > largest:
            raise UnreadableDocumentError(f"it unpacks to more than {largest // MEGABYTE} MB")
        if not unpacking.eof:
            raise UnreadableDocumentError("it is a gzip file that breaks off; pack or fetch it again")
        packed = unpacking.unused_data
    name = original.name.removesuffix(".gz")
    yield from _originals(b"".join(parts), name, original.uri, limits, original.nesting + 1)


def refuse_nesting(original: Original, limits: Limits) -> None:
    """Raise UnreadableDocumentError when an original that holds others lies in too many of its kind."""
    if original.nesting >= limits.nesting:
        raise UnreadableDocumentError(
            f"it lies in more than {limits.nesting - 1} archives or messages; unpack it first"
        )


def _members(
    file: IO[bytes], archive: Original, limits: Limits, unpacked: int
) -> Iterator[Original | Unreadable]:
    refuse_nesting(archive, limits)
    with Zipped(file, limits) as zipped:
        if not zipped.members:
            raise UnreadableDocumentError("it is a ZIP file that holds no files")
        visible = [each for each in zipped.members if not is_hidden(each.name)]
        chosen = [each for each in visible if is_read(PurePosixPath(each.name))]
        if sum(each.info.file_size for each in chosen) > unpacked:
            raise UnreadableDocumentError(f"it unpacks to more than {unpacked // MEGABYTE:,} MB; split it")
        for member in chosen:
            yield from _of_member(zipped, member, archive, limits)
        yield from passed_over(archive.name, _suffixes(visible, chosen))


def _suffixes(visible: Sequence[Member], chosen: Sequence[Member]) -> Counter[str]:
    read = {each.name for each in chosen}
    return Counter(PurePosixPath(each.name).suffix.lower() for each in visible if each.name not in read)


def _of_member(
    zipped: Zipped, member: Member, archive: Original, limits: Limits
) -> Iterator[Original | Unreadable]:
    name, address = f"{archive.name}/{member.name}", within(archive.uri, f"/{member.name}")
    nesting = archive.nesting + 1
    try:
        if member.name.lower().endswith(JSONL_SUFFIXES):
            zipped.verify(member)
            with zipped.stream(member) as file:
                yield from lines_in(file, name, address, limits, nesting)
        else:
            yield from _originals(zipped.read(member), name, address, limits, nesting)
    except UnreadableDocumentError as error:
        yield Unreadable(name, str(error))


def _originals(
    data: bytes, name: str, address: str, limits: Limits, nesting: int
) -> Iterator[Original | Unreadable]:
    if name.lower().endswith(JSONL_SUFFIXES):
        yield from lines_in(BytesIO(data), name, address, limits, nesting)
    elif data:
        yield Original(data, name, address, nesting=nesting)
    else:
        yield Unreadable(name, "it is empty")
