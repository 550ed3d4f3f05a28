"""The blocks of a document's text: paragraphs, headings and items, and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kg.sources.pdf.lines import Run


class Kind(Enum):
    """What a paragraph is."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line, the page it stands on, and whether it reaches the right edge of its column."""

    run: Run
    page: int
    full: bool = False


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph."""

    lines: list[Line]
    kind: Kind = Kind.TEXT

    @property
    def text(self) -> str:
        """The text of its lines, as it is before hyphens at their ends are looked at."""
        return " ".join(line.run.text for line in self.lines)


Cell = list[Line]
Row = list[Cell]


@dataclass(slots=True)
class Table:
    """The rows of a table; `columns` are the places of its columns on the page, `page` its last page."""

    rows: list[Row]
    columns: Sequence[float]
    page: int


Block = Paragraph | Table
