"""Reads JSON Lines: one document per line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kg.errors import UnreadableDocumentError
from kg.sources.addresses import within
from kg.sources.content import Content, Piece
from kg.sources.description import FIELDS
from kg.sources.limits import MEGABYTE, Limits
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable

MEDIA_TYPE = "application/jsonl"


def lines_of(path: Path, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield each line of a file as `lines_in` does; raises OSError when the file cannot be opened."""
    with path.open("rb") as file:
        yield from lines_in(file, str(path), path.resolve().as_uri(), limits)


def lines_in(
    file: IO[bytes], name: str, address: str, limits: Limits, nesting: int = 0
) -> Iterator[Original | Unreadable]:
    """Yield each line of an opened file as an original of its own; blank lines are passed over.

    A line is addressed as the file's address and `#L` with its number, counted from 1.
    """
    for number, line in enumerate(_lines(file, limits.size), start=1):
        place = f"{name} line {number}"
        if len(line) > limits.size:
            yield Unreadable(place, f"it is larger than {limits.size // MEGABYTE} MB")
        elif line.strip():
            yield Original(line, place, within(address, f"L{number}"), MEDIA_TYPE, nesting=nesting)


def read_line(original: Original, _limits: Limits) -> Content:
    """Return the content of a line: a JSON object (RFC 8259, UTF-8) with the text in `text`, and fields.

    The fields `uri`, `title`, `published` and `language` are optional. Raises UnreadableDocumentError when
    the line is none.
    """
    try:
        record = json.loads(original.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableDocumentError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise UnreadableDocumentError("it is not JSON") from None
    if not isinstance(record, dict):
        raise UnreadableDocumentError("it is not a JSON object")
    text = _string(record, "text")
    return Content((Piece(text, f"char=0,{len(text)}"),), {key: _string(record, key) for key in FIELDS})


def _lines(file: IO[bytes], limit: int) -> Iterator[bytes]:
    """Yield the lines; of one over the limit, only as much as shows that it is."""
    while line := file.readline(limit + 1):
        rest = line
        while len(rest) > limit and not rest.endswith(b"\n"):
            rest = file.readline(limit + 1)
        yield line


def _string(record: dict[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableDocumentError(f"its field {key!r} is not a string")
    return value
