"""Tells by when the rows of a plan are due, also where the year stands above them or heads a column."""

import re
from collections.abc import Iterator

from kg.extract.lexicon import lexicon
from kg.extract.promises.deadlines import Deadlines
from kg.extract.tables.kinds import titles_above
from kg.extract.tables.table import Column, Row, Table
from kg.model import PartialDate, Span

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SIGN = re.compile(r"[-–—\s]*")
_EDGES = " \t\n.,;"


class Schedule:
    """The deadlines of plans in one language."""

    def __init__(self, language: str) -> None:
        self._deadlines = Deadlines(language)
        self._with_year: str = lexicon(language, "tables")["plan"]["with_year"]

    def of(
        self, table: Table, text: str, published: PartialDate | None
    ) -> Iterator[tuple[Row, PartialDate | None]]:
        """Yield the rows of a table, each with its deadline.

        A year that is told once above the rows or in what heads them holds for cells that name none; of the
        columns that are headed by years the last that is marked counts.
        """
        year = _only_year(text, [row.span for row in table.headings])
        for title in titles_above(text, table.span.start):
            year = year or _only_year(text, [title])
        for row in table.rows:
            if len(row.filled) == 1:
                year = _only_year(text, row.filled) or year
            yield row, self._deadline(table, row, text, year, published)

    def _deadline(
        self, table: Table, row: Row, text: str, year: int | None, published: PartialDate | None
    ) -> PartialDate | None:
        cells = table.cells(row, Column.DEADLINE)
        if not cells:
            marked = [
                column
                for column, cell in zip(table.columns, row.cells, strict=False)
                if isinstance(column, int) and cell is not None and not _SIGN.fullmatch(cell.of(text))
            ]
            return PartialDate(max(marked)) if marked else None
        said = cells[0].of(text)
        if _YEAR.search(said):
            return self._deadlines.said(said, published)
        if year is not None:
            deadline = self._deadlines.said(self._with_year.format(said=said.strip(_EDGES), year=year), None)
            return deadline if deadline is not None and deadline.month else None
        return _to_come(self._deadlines.said(said, published), published)


def _to_come(deadline: PartialDate | None, published: PartialDate | None) -> PartialDate | None:
    """Move a day without a year behind the publication: what a plan names is yet to come."""
    if deadline is None or published is None or str(deadline) >= str(published)[: len(str(deadline))]:
        return deadline
    return PartialDate(deadline.year + 1, deadline.month, deadline.day)


def _only_year(text: str, lines: list[Span]) -> int | None:
    years = {int(year) for line in lines for year in _YEAR.findall(line.of(text))}
    return years.pop() if len(years) == 1 else None
