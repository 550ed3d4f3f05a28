"""Reads a plain text, with or without front matter."""

import re
from collections.abc import Iterator

from kg.sources.content import Content, Piece
from kg.sources.encoding import clean, decode
from kg.sources.front_matter import split_front_matter
from kg.sources.limits import Limits
from kg.sources.original import Original

_LINE = re.compile(r"[^\r\n\v\f]*(?:\r\n?|[\n\v\f]|\Z)")


def read_text(original: Original, _limits: Limits) -> Content:
    """Return the content of a text file; raises UnreadableDocumentError when it is no text."""
    decoded = decode(original.data)
    cleaned = clean(decoded)
    fields, text = split_front_matter(cleaned)
    lines_before = cleaned.count("\n", 0, len(cleaned) - len(text))
    if cleaned == decoded:
        return Content((_piece(text, len(decoded) - len(text)),), fields)
    return Content(tuple(_lines(decoded))[lines_before:], fields)


def _lines(decoded: str) -> Iterator[Piece]:
    for line in _LINE.finditer(decoded):
        if line[0]:
            yield _piece(line[0], line.start())


def _piece(text: str, start: int) -> Piece:
    return Piece(text, f"char={start},{start + len(text)}")
