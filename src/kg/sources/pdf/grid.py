"""Finds the tables that are drawn with lines, and their cells."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.sources.pdf.sheet import Box, Rule, Sheet, Word

_SNAP = 3.0
"""Lines whose ends or places differ by less, in points, meet or are one."""
_SHORTEST = 6.0
_MOST_LINES = 4_000
_COVERED = 0.6
"""A line between two cells is there when it is drawn along this share of them."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its box, the places of its columns, and its cells with their words.

    `columns` are the vertical lines. `cells` has, row by row, the words of each cell, once: at the row where
    it begins and, when it spans several columns, at the first of them.
    """

    box: Box
    columns: tuple[float, ...]
    cells: tuple[tuple[tuple[Word, ...], ...], ...]


def grids_of(sheet: Sheet) -> list[Grid]:
    """Return the tables of a page that lines show, downwards."""
    if len(sheet.verticals) < 2 or len(sheet.verticals) + len(sheet.horizontals) > _MOST_LINES:
        return []
    horizontals = _whole(sheet.horizontals)
    verticals = _whole(sheet.verticals)
    grids = (_grid(*group, sheet) for group in _groups(horizontals, verticals))
    return sorted((grid for grid in grids if grid), key=lambda grid: (grid.box.top, grid.box.left))


def _whole(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines that pieces of lines make up."""
    whole: list[Rule] = []
    level: list[Rule] = []
    for rule in sorted(rules):
        if level and rule.at - level[0].at > _SNAP:
            whole.extend(_chained(level))
            level = []
        level.append(rule)
    whole.extend(_chained(level))
    return [rule for rule in whole if rule.end - rule.start >= _SHORTEST]


def _chained(level: list[Rule]) -> Iterator[Rule]:
    if not level:
        return
    at = sum(rule.at for rule in level) / len(level)
    start, end = None, 0.0
    for rule in sorted(level, key=lambda rule: rule.start):
        if start is not None and rule.start - end > _SNAP:
            yield Rule(at, start, end)
            start = None
        if start is None:
            start, end = rule.start, rule.end
        end = max(end, rule.end)
    if start is not None:
        yield Rule(at, start, end)


def _groups(
    horizontals: Sequence[Rule], verticals: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines that hang together, each group's horizontal and vertical ones."""
    parents = list(range(len(horizontals) + len(verticals)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for number, upright in enumerate(verticals, start=len(horizontals)):
        for index, level in enumerate(horizontals):
            if _meet(level, upright):
                parents[root(index)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*horizontals, *verticals)):
        groups.setdefault(root(index), ([], []))[index >= len(horizontals)].append(rule)
    yield from groups.values()


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _SNAP <= upright.at <= level.end + _SNAP
        and upright.start - _SNAP <= level.at <= upright.end + _SNAP
    )


def _grid(horizontals: list[Rule], verticals: list[Rule], sheet: Sheet) -> Grid | None:
    """Return the table of lines that hang together, None when they are a frame or a drawing."""
    columns = _places(verticals, horizontals)
    rows = _places(horizontals, verticals)
    if len(columns) < 3 or len(rows) < 2:
        return None
    box = Box(columns[0], rows[0], columns[-1], rows[-1])
    words = [
        word
        for word in (*sheet.words, *sheet.upright)
        if box.holds((word.left + word.right) / 2, (word.top + word.bottom) / 2)
    ]
    if _are_crossed(words, verticals):
        return None
    owners = _owners(columns, rows, horizontals, verticals)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        column = bisect_right(columns, (word.left + word.right) / 2) - 1
        row = bisect_right(rows, (word.top + word.bottom) / 2) - 1
        place = min(row, len(rows) - 2), min(column, len(columns) - 2)
        cells.setdefault(owners[place], []).append(word)
    table = tuple(
        tuple(tuple(cells.get((row, column), ())) for column in range(len(columns) - 1))
        for row in range(len(rows) - 1)
    )
    return Grid(box, tuple(columns), table) if _is_table(table) else None


def _places(rules: Sequence[Rule], across: Sequence[Rule]) -> list[float]:
    """Return where lines stand, and where those across them end though no line is drawn there."""
    at = [rule.at for rule in rules]
    ends = [min(rule.start for rule in across), max(rule.end for rule in across)] if across else []
    places: list[float] = []
    for place in sorted([*at, *(end for end in ends if all(abs(end - other) > 2 * _SNAP for other in at))]):
        if not places or place - places[-1] > _SNAP:
            places.append(place)
    return places


def _are_crossed(words: Sequence[Word], verticals: Sequence[Rule]) -> bool:
    """Return whether many words run across the lines, as in a drawing."""
    crossed = sum(
        any(
            word.left + 2 < rule.at < word.right - 2
            and rule.start < word.top + 2 < word.bottom - 2 < rule.end
            for rule in verticals
        )
        for word in words
    )
    return crossed > 0.05 * len(words) + 1


def _owners(
    columns: Sequence[float], rows: Sequence[float], horizontals: Sequence[Rule], verticals: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for the row and column of each place, those of the cell that covers it."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for column, (left, right) in enumerate(pairwise(columns)):
            owner = row, column
            if column and not _is_drawn(left, top, bottom, verticals):
                owner = owners[row, column - 1]
            elif row and not _is_drawn(top, left, right, horizontals):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _is_drawn(at: float, start: float, end: float, rules: Sequence[Rule]) -> bool:
    covered = sum(
        min(rule.end, end) - max(rule.start, start)
        for rule in rules
        if abs(rule.at - at) <= _SNAP and rule.start < end and rule.end > start
    )
    return covered > _COVERED * (end - start)


def _is_table(cells: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Return whether words stand in two columns at least, and in two cells of some row."""
    filled = {column for row in cells for column, words in enumerate(row) if words}
    return len(filled) > 1 and any(sum(1 for words in row if words) > 1 for row in cells)
