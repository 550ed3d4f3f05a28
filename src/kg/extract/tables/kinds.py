"""Decides of what kind a table is, by what heads its columns, by its cells and by the lines above it."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kg.extract.tables.people import is_name
from kg.extract.tables.table import Column, Kind, Row, trimmed
from kg.extract.tables.words import is_title
from kg.model import Span

Columns = tuple[Column | int | None, ...]

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
_HOUR = re.compile(r"\D{0,4}[0-2]?\d[:.][0-5]\d(?![.\d])")
_DATE = re.compile(r"\D{0,4}(?:[0-3]?\d\.[01]?\d\.)?(?:19|20)\d\d\D{0,6}")
_SIGN = re.compile(r"[^\w\s]+")
_WORDY = re.compile(r"[^\W\d_]{4,}")
_LINE = re.compile(r"[^\n]+")
_PLANNED = {Column.DEADLINE, Column.RESPONSIBLE, Column.COMPLETION_FORM}
_OF_PERSONS = {Column.POST, Column.BODY, Column.ROLE}
_LINES_ABOVE, _REACH, _LONGEST_TITLE = 4, 1500, 300
_FEWEST_FIGURES = 2
_WORDS_OF_SENTENCE = 4
_MOST = 0.6


def kind_of(text: str, columns: Columns, rows: Sequence[Row], start: int) -> Kind:
    """Return the kind of a table that begins at `start`, with the given meaning of its columns."""
    known = set(columns)
    if Column.DEADLINE in known and _tells_hours(text, columns, rows):
        return Kind.FIGURES
    if Column.ACTION in known and (known & _PLANNED or any(isinstance(one, int) for one in known)):
        return Kind.PLAN
    is_headed = Column.NAME in known and bool(known & _OF_PERSONS)
    of_members = any(is_title(line.of(text)) for line in titles(text, rows, start))
    if is_headed or (of_members and known & {Column.NAME, Column.POST, Column.BODY}):
        return Kind.MEMBERS
    if any(_tells_figures(text, cells) for cells in _by_column(rows)):
        return Kind.FIGURES
    return Kind.MEMBERS if of_members and not any(columns) else Kind.OTHER


def titles_above(text: str, start: int) -> Iterator[Span]:
    """Yield the few lines above a place that can be a title, up to a sentence, the nearest first."""
    earliest = max(start - _REACH, 0)
    lines = [span for line in _LINE.finditer(text, earliest, start) if (span := trimmed(text, *line.span()))]
    for line in reversed(lines[-_LINES_ABOVE:]):
        said = line.of(text)
        is_sentence = said.endswith((".", ";")) and len(said.split()) >= _WORDS_OF_SENTENCE
        if is_sentence or len(said) > _LONGEST_TITLE or "\t" in said:
            return
        yield line


def titles(text: str, rows: Sequence[Row], start: int) -> Iterator[Span]:
    """Yield what may say what a table from `start` on lists: the lines above it and rows of one cell."""
    yield from titles_above(text, start)
    yield from (row.filled[0] for row in rows if len(row.filled) == 1)


def guessed_columns(text: str, rows: Sequence[Row]) -> Columns:
    """Return what the columns of a table of members tell that no row heads."""
    told: list[Column | None] = []
    for cells in _by_column(rows):
        said = [cell.of(text) for cell in cells]
        if said and all(_NUMBER.fullmatch(one) for one in said):
            told.append(Column.NUMBER)
        elif all(_SIGN.fullmatch(one) for one in said):
            told.append(None)
        elif Column.NAME not in told and any(is_name(one) for one in said):
            told.append(Column.NAME)
        else:
            told.append(Column.POST)
    return tuple(told)


def is_number(said: str) -> bool:
    """Tell whether a cell only numbers its row."""
    return _NUMBER.fullmatch(said) is not None


def _tells_hours(text: str, columns: Columns, rows: Sequence[Row]) -> bool:
    """Tell whether the cells of what looks like deadlines are hours of a day, as in a timetable."""
    at = columns.index(Column.DEADLINE)
    said = [
        cell.of(text)
        for row in rows
        if len(row.filled) > 1 and at < len(row.cells) and (cell := row.cells[at])
    ]
    return bool(said) and sum(_HOUR.match(one) is not None for one in said) >= _MOST * len(said)


def _tells_figures(text: str, cells: Sequence[Span]) -> bool:
    figures = [cell.of(text) for cell in cells if _is_figure(cell.of(text))]
    counts = [said.strip(" .)") for said in figures]
    if counts == [str(number) for number in range(1, len(counts) + 1)]:
        return False
    return len(figures) >= _FEWEST_FIGURES and len(figures) >= _MOST * len(cells)


def _is_figure(said: str) -> bool:
    if _DATE.fullmatch(said):
        return False
    letters = sum(map(str.isalpha, said))
    return sum(map(str.isdigit, said)) > letters and _WORDY.search(said) is None


def _by_column(rows: Sequence[Row]) -> Iterator[list[Span]]:
    """Yield the filled cells column by column; rows of one cell, which head others, are left out."""
    wide = [row.cells for row in rows if len(row.filled) > 1] or [row.cells for row in rows]
    for column in zip_longest(*wide):
        yield [cell for cell in column if cell is not None]
