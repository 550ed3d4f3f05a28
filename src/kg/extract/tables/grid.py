"""Finds the tables that a text gives as rows: a line each, the cells parted by tabs or by bars."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kg.extract.tables.kinds import Columns, guessed_columns, is_number, kind_of
from kg.extract.tables.table import Column, Kind, Row, Table, trimmed
from kg.extract.tables.words import heading

_LINE = re.compile(r"[^\n]+")
_FEWEST_HEADINGS = 2

_Line = re.Match[str]


def tabbed(text: str) -> Iterator[Table]:
    """Yield the tables whose cells are parted by tabs: lines that follow one another without a blank line.

    A line without a tab between two that have one is a row of one cell.
    """
    for lines in _blocks(text, "\t"):
        rows = [row for line in lines if (row := _row(text, line, "\t"))]
        divided = [
            line.start() + at for line in lines for at, sign in enumerate(line.group()) if sign == "\t"
        ]
        if rows:
            yield _table(text, rows, tuple(divided))


def barred(text: str) -> Iterator[Table]:
    """Yield the tables of members and plans whose cells are parted by bars, below a line that heads them."""
    for lines in _blocks(text, "|"):
        rows = [row for line in lines if (row := _row(text, line, "|"))]
        first = next((at for at, row in enumerate(rows) if _heads(text, row)), len(rows))
        if first + 1 < len(rows):
            table = _table(text, rows[first:], ())
            if table.kind in (Kind.MEMBERS, Kind.PLAN):
                yield table


def _blocks(text: str, sign: str) -> Iterator[Sequence[_Line]]:
    """Yield lines without a blank line between from the first to the last with the sign, headers included."""
    if sign not in text:
        return
    block: list[_Line] = []
    for line in _LINE.finditer(text):
        if block and line.start() - block[-1].end() > 1:
            yield from _divided(block, sign)
            block = []
        block.append(line)
    yield from _divided(block, sign)


def _divided(block: Sequence[_Line], sign: str) -> Iterator[Sequence[_Line]]:
    with_sign = [number for number, line in enumerate(block) if sign in line.group()]
    if with_sign:
        first = with_sign[0]
        while first and block[first - 1].group().rstrip().endswith(":"):
            first -= 1
        yield block[first : with_sign[-1] + 1]


def _row(text: str, line: _Line, sign: str) -> Row | None:
    start, end = line.span()
    edges = [at for at in range(start, end) if text[at] == sign]
    bounds = zip([start, *(at + 1 for at in edges)], [*edges, end], strict=True)
    cells = [trimmed(text, first, last) for first, last in bounds]
    if sign == "|" and cells[0] is None:
        cells = cells[1 : -1 if cells[-1] is None else None]
    span = trimmed(text, start, end)
    return Row(span, tuple(cells)) if span is not None and any(cells) else None


def _heads(text: str, row: Row) -> bool:
    """Tell whether most cells of a row say what the columns are."""
    known = [one for cell in row.filled if (one := heading(cell.of(text))) is not None]
    return len(set(known)) >= _FEWEST_HEADINGS and len(known) * 2 >= len(row.filled)


def _table(text: str, rows: Sequence[Row], divided: tuple[int, ...]) -> Table:
    columns: Columns = ()
    headings: list[Row] = []
    body: list[Row] = []
    for row in rows:
        told = tuple(heading(cell.of(text)) if cell is not None else None for cell in row.cells)
        if _heads(text, row) and columns in ((), told):
            columns = told
            headings.append(row)
        elif columns and not body and _are_years(told, row):
            columns = tuple(new or old for new, old in zip_longest(told, columns))
            headings.append(row)
        elif len(row.filled) > 1 and [cell.of(text) for cell in row.filled] == _counted(row):
            headings.append(row)
        else:
            body.append(_fitted(text, row, columns))
    kind = kind_of(text, columns, body, rows[0].span.start)
    if kind is Kind.MEMBERS and not any(columns):
        columns = guessed_columns(text, body)
    return Table(kind, columns, tuple(headings), tuple(body), divided)


def _are_years(told: Columns, row: Row) -> bool:
    return sum(isinstance(one, int) for one in told) == len(row.filled)


def _counted(row: Row) -> list[str]:
    return [str(number) for number in range(1, len(row.filled) + 1)]


def _fitted(text: str, row: Row, columns: Columns) -> Row:
    """Give a row that lacks the cell of its number an empty one."""
    lacks = len(columns) == len(row.cells) + 1 and columns[0] is Column.NUMBER and len(row.filled) > 1
    if lacks and row.cells[0] is not None and not is_number(row.cells[0].of(text)):
        return Row(row.span, (None, *row.cells))
    return row
