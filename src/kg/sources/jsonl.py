"""Reads JSON Lines: one document per line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kg.errors import UnreadableDocumentError
from kg.model import Document
from kg.sources.description import FIELDS, describe
from kg.sources.text import SIZE_LIMIT
from kg.sources.unreadable import Unreadable


def read_jsonl(path: Path) -> Iterator[Document | Unreadable]:
    """Yield the document of each line, or the report of a line that is broken; blank lines are passed over.

    A line is a JSON object (RFC 8259, UTF-8) with the text in `text` and, optionally, `uri`, `title`,
    `published` and `language`; a line without `uri` is addressed as the file's address and `#L` with its
    number, counted from 1. Raises OSError when the file cannot be opened.
    """
    address = path.resolve().as_uri()
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if not line.strip():
                continue
            try:
                yield _document(line, f"{address}#L{number}")
            except UnreadableDocumentError as error:
                yield Unreadable(path, f"line {number}: {error}")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines; of one over the limit, only as much as shows that it is."""
    while line := file.readline(SIZE_LIMIT + 1):
        rest = line
        while len(rest) > SIZE_LIMIT and not rest.endswith(b"\n"):
            rest = file.readline(SIZE_LIMIT + 1)
        yield line


def _document(line: bytes, default_uri: str) -> Document:
    if len(line) > SIZE_LIMIT:
        raise UnreadableDocumentError(f"it is larger than {SIZE_LIMIT // 1_000_000} MB")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableDocumentError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise UnreadableDocumentError("it is not JSON") from None
    if not isinstance(record, dict):
        raise UnreadableDocumentError("it is not a JSON object")
    return describe(_string(record, "text"), {key: _string(record, key) for key in FIELDS}, default_uri)


def _string(record: dict[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableDocumentError(f"its field {key!r} is not a string")
    return value
