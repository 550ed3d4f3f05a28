"""Reads a plain text file, with or without front matter."""

from pathlib import Path

from kg.errors import UnreadableDocumentError
from kg.model import Document
from kg.sources.description import describe
from kg.sources.encoding import clean, decode
from kg.sources.formats import foreign_format
from kg.sources.front_matter import split_front_matter

SIZE_LIMIT = 20_000_000
"""The largest document that is read, in bytes."""


def read_text(path: Path) -> Document:
    """Return the one document of a text file; its address is the file's unless front matter gives another.

    Raises UnreadableDocumentError when the file is empty, too large, not a text, or wrongly described, and
    OSError when it cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(SIZE_LIMIT + 1)
    if not data:
        raise UnreadableDocumentError("it is empty")
    if format_name := foreign_format(data):
        raise UnreadableDocumentError(f"it is {format_name}, which is not read yet; save it as text")
    if len(data) > SIZE_LIMIT:
        raise UnreadableDocumentError(f"it is larger than {SIZE_LIMIT // 1_000_000} MB")
    fields, text = split_front_matter(clean(decode(data)))
    return describe(text, fields, default_uri=path.resolve().as_uri())
