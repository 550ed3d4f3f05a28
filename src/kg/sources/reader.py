"""The way in: whatever the user points at becomes documents."""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError, UnreadableDocumentError
from kg.model import Document
from kg.sources.folder import files_of
from kg.sources.jsonl import read_jsonl
from kg.sources.text import read_text
from kg.sources.unreadable import Unreadable

_JSONL_SUFFIXES = (".jsonl", ".ndjson")


def read(path: Path) -> Iterator[Document | Unreadable]:
    """Yield the documents of a text file, a JSON Lines file, or a folder of these.

    What cannot be read is yielded as `Unreadable` and does not stop the rest. Raises InputError, at once
    and not on the first step, when the path leads to neither a file nor a folder.
    """
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder:
        return _read_folder(path)
    if is_file:
        return _read_file(path)
    raise InputError(f"There is no file or folder {str(path)!r}; check the path.")


def _read_folder(folder: Path) -> Iterator[Document | Unreadable]:
    for found in files_of(folder):
        if isinstance(found, Unreadable):
            yield found
        else:
            yield from _read_file(found)


def _read_file(path: Path) -> Iterator[Document | Unreadable]:
    try:
        if path.suffix.lower() in _JSONL_SUFFIXES:
            yield from read_jsonl(path)
        else:
            yield read_text(path)
    except UnreadableDocumentError as error:
        yield Unreadable(path, str(error))
    except OSError as error:
        yield Unreadable(path, f"it cannot be opened ({error.strerror or error})")
