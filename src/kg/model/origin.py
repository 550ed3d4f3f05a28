"""Where a document's text was read from: the original file, and the place in it of each stretch of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from kg.model.statement import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text and its place in the original, in the terms of the original's format.

    Places are written as fragment identifiers: `char=120,340` (RFC 5147, characters of the decoded file),
    `line=3`, `page=2` (RFC 8118), `paragraph=12`, `table=1&row=3`, `part=2`; several of these joined by `&`.
    """

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The original of a document: `sha256` and `size` of its bytes, its media type, and its passages.

    The passages are in ascending order and do not overlap; what lies between them was added in reading.
    """

    sha256: str
    size: int
    media_type: str
    passages: tuple[Passage, ...]

    def __post_init__(self) -> None:
        """Raise ValueError when passages are out of order or overlap."""
        if any(before.end > after.start for before, after in pairwise(self.passages)):
            raise ValueError("the passages of an original must follow one another")

    def places(self, span: Span) -> Iterator[str]:
        """Yield the places of a span of the text, in order."""
        return (each.place for each in self.passages if each.start < span.end and span.start < each.end)


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes of an original, in hexadecimal digits."""
    return sha256(data).hexdigest()
