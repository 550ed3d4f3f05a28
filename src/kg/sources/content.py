"""What the reader of a format makes of an original: its clean text piece by piece, and fields about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

CELL = "\t"
"""Stands between the cells of a row of a table. A row is a line; a blank line stands around a table."""


class Kind(Enum):
    """What a line of the clean text is in a format that tells it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of clean text and its place in the original, as `kg.model.Passage` writes places.

    A piece with an empty place was added in reading, such as the blank line between two paragraphs.
    """

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    r"""The text of an original, which is the texts of its pieces one after the other.

    Lines end in `\n`, paragraphs stand apart by a blank line, and the cells of a table by `CELL`. `fields`
    are those of `kg.sources.description.FIELDS` that the original gives, each optional.
    """

    pieces: tuple[Piece, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
