"""What a table is made of: rows of cells, the meaning of its columns, and of what kind it is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Span

_LAYOUT_ROWS = 2


class Column(StrEnum):
    """What the cells of a column tell; the last four are those of plans."""

    NUMBER = "number"
    NAME = "name"
    POST = "post"
    BODY = "body"
    ROLE = "role"
    ACTION = "action"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"
    COMPLETION_FORM = "completion_form"


class Kind(StrEnum):
    """What a table is about: persons and their posts, a plan, figures, or anything else."""

    MEMBERS = "members"
    PLAN = "plan"
    FIGURES = "figures"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its cells without the white space round them; an empty cell is `None`."""

    span: Span
    cells: tuple[Span | None, ...]

    @property
    def filled(self) -> list[Span]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell is not None]

    def cell(self, position: int) -> Span | None:
        """Return the cell that holds or ends at a character of the text, if any."""
        return next((cell for cell in self.filled if cell.start <= position <= cell.end), None)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of a text.

    `columns` tell what the cells of a row mean, as far as that is known; a column that is headed by a year
    is that year. `headings` are the rows that only name columns, `divided` the characters that part cells
    and `folded` the line breaks within cells.
    """

    kind: Kind
    columns: tuple[Column | int | None, ...]
    headings: tuple[Row, ...]
    rows: tuple[Row, ...]
    divided: tuple[int, ...] = ()
    folded: tuple[int, ...] = ()

    @property
    def is_layout(self) -> bool:
        """Whether cells only place words beside each other, as in a signature."""
        return self.kind is Kind.OTHER and len(self.rows) <= _LAYOUT_ROWS

    @property
    def span(self) -> Span:
        """The stretch from the first to the last row, headings included."""
        edges = [*self.headings[:1], *self.rows[:1], *self.headings[-1:], *self.rows[-1:]]
        return Span(min(row.span.start for row in edges), max(row.span.end for row in edges))

    def cells(self, row: Row, *wanted: Column | int | None) -> list[Span]:
        """Return the filled cells of a row that stand in columns of the wanted meaning."""
        return [
            cell
            for meaning, cell in zip(self.columns, row.cells, strict=False)
            if meaning in wanted and cell is not None
        ]


def table_at(tables: Sequence[Table], span: Span) -> Table | None:
    """Return the first of some tables in text order that shares a character with a stretch."""
    at = bisect_right(tables, span.start, key=lambda table: table.span.start)
    near = (table for table in tables[max(at - 1, 0) : at + 1] if table.span.overlaps(span))
    return next(near, None)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without the white space round it; nothing when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
