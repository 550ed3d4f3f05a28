"""Puts the lines of a document together: which stand apart by a blank line, and which close together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.sources.content import Kind, Piece

_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the clean text: a paragraph, an item of a list, or the row of the table of that number."""

    kind: Kind
    pieces: tuple[Piece, ...]
    table: int = 0

    @property
    def text(self) -> str:
        """The text of the line."""
        return "".join(piece.text for piece in self.pieces)


def line_of(kind: Kind, pieces: Iterable[Piece]) -> Line | None:
    """Return a line of pieces with single blanks between words; None when nothing can be seen in them."""
    kept: list[Piece] = []
    for piece in pieces:
        text = _BLANKS.sub(" ", _INVISIBLE.sub("", piece.text))
        if not kept or kept[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            kept.append(Piece(text, piece.place))
    while kept and not kept[-1].text.rstrip(" "):
        kept.pop()
    if not any(piece.place for piece in kept):
        return None
    kept[-1] = Piece(kept[-1].text.rstrip(" "), kept[-1].place)
    return Line(kind, tuple(kept))


def pieces_of(lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield the pieces of lines and the line ends between them.

    Items of a list and rows of a table stand close together, all other lines apart.
    """
    before: Line | None = None
    for line in lines:
        if before is not None:
            together = line.kind in {Kind.ITEM, Kind.ROW} and (line.kind, line.table) == (
                before.kind,
                before.table,
            )
            yield Piece("\n" if together else "\n\n")
        yield from line.pieces
        before = line
