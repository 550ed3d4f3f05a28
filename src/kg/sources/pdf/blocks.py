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
    """A line, the page it stands on, and how much room there is from its end to the edge of its column."""

    run: Run
    page: int
    room: float = 0.0

    def is_full(self, following: Run) -> bool:
        """Return whether the first word of the line that follows would not have found room in this one."""
        word = following.words[0]
        return word.right - word.left > self.room - 0.8 * self.run.height


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
