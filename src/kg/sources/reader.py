"""The way in: whatever the user points at becomes originals, and each original its documents."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg.errors import InputError, UnreadableDocumentError
from kg.model import Document
from kg.sources.archive import is_archive, members_of, open_gzip, open_zip
from kg.sources.content import Content
from kg.sources.description import describe
from kg.sources.folder import JSONL_SUFFIXES, files_of
from kg.sources.formats import Format, recognise
from kg.sources.html import read_html
from kg.sources.jsonl import lines_of, read_line
from kg.sources.limits import MEGABYTE, Limits
from kg.sources.mail import open_mail
from kg.sources.original import Original
from kg.sources.pdf import read_pdf
from kg.sources.text import read_text
from kg.sources.unreadable import Unreadable
from kg.sources.web.feeds import open_feed
from kg.sources.word import read_doc, read_docx, read_odt, read_rtf

Reader = Callable[[Original, Limits], Content]
"""Makes the content of an original of one format; raises UnreadableDocumentError, and nothing else."""

Opener = Callable[[Original, Limits], Iterator[Original | Unreadable]]
"""Takes apart an original that holds others; raises UnreadableDocumentError, and nothing else."""

READERS: Mapping[Format, Reader] = {
    Format.TEXT: read_text,
    Format.JSON_LINE: read_line,
    Format.HTML: read_html,
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.DOC: read_doc,
    Format.RTF: read_rtf,
    Format.ODT: read_odt,
}
OPENERS: Mapping[Format, Opener] = {
    Format.ZIP: open_zip,
    Format.GZIP: open_gzip,
    Format.MAIL: open_mail,
    Format.FEED: open_feed,
}

DEFAULT_LIMITS = Limits()


def read(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Unreadable]:
    """Yield the documents of a file or a folder.

    What cannot be read is yielded as `Unreadable` and does not stop the rest. Raises InputError, at once
    and not on the first step, when the path leads to neither a file nor a folder.
    """
    return (
        read_one
        for found in originals(path, limits)
        for read_one in ([found] if isinstance(found, Unreadable) else documents(found, limits))
    )


def originals(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Original | Unreadable]:
    """Yield the originals of a file or a folder, each line of a JSON Lines file as one; nothing is parsed.

    Raises InputError, at once and not on the first step, when the path leads to neither a file nor a folder.
    """
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder:
        return _of_folder(path, limits)
    if is_file:
        return _of_file(path, limits)
    raise InputError(f"There is no file or folder {str(path)!r}; check the path.")


def count(path: Path) -> int:
    """Return how many originals a file or folder has, to tell how much is done; cheap, and no promise."""
    try:
        if path.is_dir():
            return sum(1 if isinstance(each, Unreadable) else count(each) for each in files_of(path))
        if path.suffix.lower() in JSONL_SUFFIXES:
            with path.open("rb") as file:
                return sum(1 for line in file if line.strip())
    except OSError:
        pass
    return 1


def documents(original: Original, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Unreadable]:
    """Yield the documents of an original, of those within it too; a pure function of the original."""
    try:
        format_ = recognise(original)
        if format_ in OPENERS:
            for found in OPENERS[format_](original, limits):
                yield from [found] if isinstance(found, Unreadable) else documents(found, limits)
        else:
            yield describe(READERS[format_](original, limits), original, format_.value, limits)
    except UnreadableDocumentError as error:
        yield Unreadable(original.name, str(error))


def _of_folder(folder: Path, limits: Limits) -> Iterator[Original | Unreadable]:
    for found in files_of(folder):
        if isinstance(found, Unreadable):
            yield found
        else:
            yield from _of_file(found, limits)


def _of_file(path: Path, limits: Limits) -> Iterator[Original | Unreadable]:
    try:
        if path.suffix.lower() in JSONL_SUFFIXES:
            yield from lines_of(path, limits)
        elif is_archive(path):
            yield from members_of(path, limits)
        else:
            yield _whole(path, limits)
    except UnreadableDocumentError as error:
        yield Unreadable(str(path), str(error))
    except OSError as error:
        yield Unreadable(str(path), f"it cannot be opened ({error.strerror or error})")


def _whole(path: Path, limits: Limits) -> Original:
    with path.open("rb") as file:
        data = file.read(limits.size + 1)
    if not data:
        raise UnreadableDocumentError("it is empty")
    if len(data) > limits.size:
        raise UnreadableDocumentError(f"it is larger than {limits.size // MEGABYTE} MB")
    return Original(data, str(path), path.resolve().as_uri())
