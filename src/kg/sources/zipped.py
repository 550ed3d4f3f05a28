"""Reads the members of a ZIP file (APPNOTE.TXT of PKWARE) within bounds; nothing is written anywhere."""

import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import SEEK_END
from itertools import pairwise
from pathlib import PurePosixPath
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kg.errors import UnreadableDocumentError
from kg.sources.limits import MEGABYTE, Limits
from kg.sources.member_names import name_of

_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    ValueError,
    EOFError,
    IndexError,
    OverflowError,
    RuntimeError,
)
"""What zipfile raises for a damaged file."""

_ENCRYPTED = 0x2041
_DAMAGED = "it is damaged in the ZIP file; pack or fetch it again"
_HEADER_BYTES = 30
_CHUNK = 1 << 20
_ENTRY_BYTES = 512
_LONGEST_COMMENT = 0xFFFF
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_SIGNATURE = b"PK\x06\x06"
_LOCATOR64 = struct.Struct("<4sLQL")
_LOCATOR64_SIGNATURE = b"PK\x06\x07"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a ZIP; `name` is a relative path that no other member of the ZIP has."""

    name: str
    info: ZipInfo


class Zipped:
    """An opened ZIP file; a context manager."""

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        """Open a ZIP from a file that can be sought.

        Raises UnreadableDocumentError when it is damaged, holds too many members, or members that overlap.
        """
        self._limits = limits
        try:
            if _directory_bytes(file) > limits.members * _ENTRY_BYTES:
                raise UnreadableDocumentError(_too_many(limits))
            self._zip = ZipFile(file)
            _refuse_overlaps(self._zip.infolist(), self._zip.start_dir)
        except _BROKEN:
            raise UnreadableDocumentError("it is a damaged ZIP file; pack or fetch it again") from None
        self.members = _named(info for info in self._zip.infolist() if not info.filename.endswith("/"))
        if len(self.members) > limits.members:
            raise UnreadableDocumentError(_too_many(limits))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def close(self) -> None:
        """Close the ZIP; the file that it was opened from stays open."""
        self._zip.close()

    def find(self, name: str) -> Member | None:
        """Return the member of a name, in letters of any case, or None."""
        return next((each for each in self.members if each.name.lower() == name.lower()), None)

    def read(self, member: Member) -> bytes:
        """Return what a member holds; raises UnreadableDocumentError when that cannot be read in bounds."""
        size = member.info.file_size
        if size > self._limits.size:
            raise UnreadableDocumentError(f"it is larger than {self._limits.size // MEGABYTE} MB")
        with self.stream(member) as file:
            try:
                data = file.read(size)
            except _BROKEN:
                raise UnreadableDocumentError(_DAMAGED) from None
        if len(data) < size:
            raise UnreadableDocumentError(_DAMAGED)
        return data

    def stream(self, member: Member) -> IO[bytes]:
        """Return a member as a file; raises UnreadableDocumentError when it is not to be read."""
        self._refuse(member.info)
        try:
            return self._zip.open(member.info)
        except _BROKEN:
            raise UnreadableDocumentError(_DAMAGED) from None

    def verify(self, member: Member) -> None:
        """Read a member to its end; raises UnreadableDocumentError when its checksum is wrong."""
        with self.stream(member) as file:
            try:
                while file.read(_CHUNK):
                    pass
            except _BROKEN:
                raise UnreadableDocumentError(_DAMAGED) from None

    def _refuse(self, info: ZipInfo) -> None:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG}:
            raise UnreadableDocumentError("it is a link or a device, not a file")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableDocumentError("it is protected by a password; pack it without one")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise UnreadableDocumentError("its way of compression is not read; pack it as an ordinary ZIP")
        if info.file_size > max(MEGABYTE, self._limits.ratio * info.compress_size):
            raise UnreadableDocumentError(
                f"it unpacks to more than {self._limits.ratio} times its size, as a ZIP bomb does"
            )


def _too_many(limits: Limits) -> str:
    return f"it holds more than {limits.members:,} files; split it"


def _named(infos: Iterable[ZipInfo]) -> tuple[Member, ...]:
    """Return the members; of several with one name, all but the first get a number behind it."""
    seen: Counter[str] = Counter()
    named: list[Member] = []
    for info in infos:
        name = name_of(info) or "unnamed"
        seen[name] += 1
        if seen[name] > 1:
            path = PurePosixPath(name)
            name = str(path.with_name(f"{path.stem} ({seen[name]}){path.suffix}"))
        named.append(Member(name, info))
    return tuple(named)


def _refuse_overlaps(infos: Sequence[ZipInfo], directory: int) -> None:
    """Raise UnreadableDocumentError when members share bytes (David Fifield, A better zip bomb, 2019)."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in ordered), directory]
    for info, (start, following) in zip(ordered, pairwise(starts), strict=True):
        if start + _HEADER_BYTES + info.compress_size > following:
            raise UnreadableDocumentError("its members lie over one another, as those of a ZIP bomb do")


def _directory_bytes(file: IO[bytes]) -> int:
    """Return the size of the central directory as the end of the file tells it; 0 when it has no such end."""
    length = file.seek(0, SEEK_END)
    begin = max(0, length - _LONGEST_COMMENT - _END.size - _LOCATOR64.size)
    file.seek(begin)
    tail = file.read()
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) < at + _END.size:
        return 0
    size: int = _END.unpack_from(tail, at)[5]
    locator = at - _LOCATOR64.size
    if locator < 0 or not tail.startswith(_LOCATOR64_SIGNATURE, locator):
        return size
    file.seek(_LOCATOR64.unpack_from(tail, locator)[2])
    record = file.read(_END64.size)
    return int(_END64.unpack(record)[8]) if record.startswith(_END64_SIGNATURE) else size
