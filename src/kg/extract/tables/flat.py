"""Finds the tables whose columns became runs of lines, as when a page is pasted or read from a PDF.

The lines that head the columns tell what is looked for; without them, numbers that stand alone or names of
persons begin the rows below a line that says that members are listed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.tables.columns import allotted
from kg.extract.tables.kinds import Columns, kind_of
from kg.extract.tables.people import is_name
from kg.extract.tables.table import Column, Kind, Row, Table
from kg.extract.tables.words import heading, names_composition
from kg.model import Span

_LINE = re.compile(r"[^\n]+")
_ALONE = re.compile(r"(\d{1,3})[.)]?")
_IN_FRONT = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_MOST_LINES, _LONGEST_HEADING = 24, 60
_LINES_OF_HEADING = 3
_FEWEST_ROWS = 2
_LINES_BELOW_TITLE = 3
_DASHED = re.compile(r"\s[–—-]\s|[:;]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without white space round it, and whether a blank line stands before it."""

    span: Span
    said: str
    apart: bool


def flattened(text: str, taken: Sequence[Span]) -> Iterator[Table]:
    """Yield the flattened tables of a text outside the stretches that are taken."""
    lines = _lines(text)
    at = 0
    while at < len(lines):
        found = _headed(text, lines, at) or _titled(text, lines, at)
        if found is not None and not any(found.span.overlaps(span) for span in taken):
            yield found
            end = found.span.end
            while at < len(lines) and lines[at].span.start < end:
                at += 1
        else:
            at += 1


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for match in _LINE.finditer(text):
        said = match.group().strip()
        if said:
            start = match.start() + match.group().index(said)
            apart = text.count("\n", end, start) > 1
            end = start + len(said)
            lines.append(_Line(Span(start, end), said, apart))
    return lines


def _headed(text: str, lines: Sequence[_Line], first: int) -> Table | None:
    """Read the table whose columns are headed from a line on."""
    columns: list[Column] = []
    at = first
    while at < len(lines) and (told := _heading(lines, at)) is not None:
        column, count = told
        if column in columns:
            break
        columns.append(column)
        at += count
    if not {Column.NAME, Column.ACTION} & set(columns) or len(columns) < _FEWEST_ROWS:
        return None
    if Column.NUMBER in columns:
        rows = _numbered(lines, at)
    elif columns[0] is Column.NAME:
        rows = _named(lines, at)
    else:
        rows = _even(lines, at, columns)
    head = Row(Span(lines[first].span.start, lines[at - 1].span.end), ())
    return _table(text, columns, (head,), rows)


def _heading(lines: Sequence[_Line], at: int) -> tuple[Column, int] | None:
    """Return what a line heads, with the next ones where it is wrapped, and how many lines that takes."""
    for count in range(_LINES_OF_HEADING, 0, -1):
        part = lines[at : at + count]
        said = " ".join(line.said for line in part)
        if len(part) == count and len(said) <= _LONGEST_HEADING:
            told = heading(said)
            if isinstance(told, Column):
                return told, count
    return None


def _titled(text: str, lines: Sequence[_Line], title: int) -> Table | None:
    """Read the table of members without headings below the line that says what it is."""
    line = lines[title]
    if len(line.said) > _LINES_BELOW_TITLE * 100 or not names_composition(line.said):
        return None
    for at in range(title + 1, min(title + 1 + _LINES_BELOW_TITLE, len(lines))):
        if _heading(lines, at) is not None:
            return None
        first = _IN_FRONT.match(lines[at].said)
        is_first = first is not None and first[1] == "1" and is_name(lines[at].said[first.end() :])
        if lines[at].said.strip(".)") == "1" or is_first:
            rows = _numbered(lines, at)
            columns = [Column.NUMBER, Column.NAME, Column.POST]
        elif is_name(lines[at].said):
            rows, columns = _named(lines, at), [Column.NAME, Column.POST]
        else:
            continue
        return _table(text, columns, (), rows)
    return None


def _numbered(lines: Sequence[_Line], at: int) -> list[list[_Line]]:
    """Return the lines of the rows that begin with 1, 2, 3 and so on."""
    rows: list[list[_Line]] = []
    while at < len(lines):
        line = lines[at]
        number = _ALONE.fullmatch(line.said) or _IN_FRONT.match(line.said)
        if number is not None and int(number[1]) == len(rows) + 1:
            rows.append([line])
        elif not rows or len(rows[-1]) > _MOST_LINES or (line.apart and not _spaced(rows)):
            break
        else:
            rows[-1].append(line)
        at += 1
    if len(rows) > 1 and _spaced(rows):
        del rows[-1][max(map(len, rows[:-1])) :]
    return rows


def _spaced(rows: Sequence[Sequence[_Line]]) -> bool:
    """Tell whether blank lines stand between the cells of a row, so that they end no table."""
    return any(line.apart for row in rows for line in row[1:]) or (len(rows) == 1 and len(rows[0]) == 1)


def _named(lines: Sequence[_Line], at: int) -> list[list[_Line]]:
    """Return the lines of the rows that begin with a person's name on a line of its own."""
    rows: list[list[_Line]] = []
    while at < len(lines):
        line = lines[at]
        if is_name(line.said):
            if rows and len(rows[-1]) == 1:
                return []
            rows.append([line])
        elif not rows or len(rows[-1]) > _MOST_LINES or line.apart:
            break
        else:
            rows[-1].append(line)
        at += 1
    return rows


def _even(lines: Sequence[_Line], at: int, columns: Sequence[Column]) -> list[list[_Line]]:
    """Return the lines of the rows of a plan that have a line for each column, as long as they fit."""
    rows: list[list[_Line]] = []
    size = len(columns)
    while Column.DEADLINE in columns and at + size <= len(lines):
        row = list(lines[at : at + size])
        cells = allotted([line.said for line in row], columns)
        if any(line.apart for line in row) or cells is None or any(len(cell) != 1 for cell in cells):
            break
        rows.append(row)
        at += size
    return rows


def _table(
    text: str, columns: Sequence[Column], headings: tuple[Row, ...], lines: Sequence[Sequence[_Line]]
) -> Table | None:
    rows: list[Row] = []
    folded: list[int] = []
    for row in lines:
        cells = allotted([line.said for line in row], columns)
        if cells is None:
            break
        taken = [[row[number].span for number in numbers] for numbers in cells]
        _leave_out_number(taken, row[0])
        folded += [
            at
            for spans in taken
            for before, after in pairwise(spans)
            for at in range(before.end, after.start)
            if text[at] == "\n"
        ]
        last = max(span.end for spans in taken for span in spans)
        joined = tuple(Span(spans[0].start, spans[-1].end) if spans else None for spans in taken)
        rows.append(Row(Span(row[0].span.start, last), joined))
    if len(rows) < (1 if headings else _FEWEST_ROWS):
        return None
    meaning: Columns = tuple(columns)
    kind = kind_of(text, meaning, rows, [*headings, *rows][0].span.start)
    is_list = any(_DASHED.search(line.said) for row in lines[:1] for line in row[:2])
    if kind not in (Kind.MEMBERS, Kind.PLAN) or (is_list and not headings):
        return None
    return Table(kind, meaning, headings, tuple(rows), folded=tuple(folded))


def _leave_out_number(taken: Sequence[list[Span]], first: _Line) -> None:
    """Let the cell behind the number of a row begin behind it where both stand on one line."""
    number = _IN_FRONT.match(first.said)
    cell = next(spans for spans in taken if spans)
    if number is not None and cell[0] == first.span:
        cell[0] = Span(first.span.start + number.end(), first.span.end)
