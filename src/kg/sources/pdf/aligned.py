"""Recognises tables without lines: cells under one another, with clear white between the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.sources.pdf.lines import Run, lines_of

_GUTTER = 0.9
_FEWEST_ROWS = 3
_NEW_ROW = 1.35
_SHORT = 0.85
_ENTRY = re.compile(r"[–—-]\s")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table: the places of its columns, and its rows with the runs of each cell."""

    columns: tuple[float, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


def aligned(runs: Sequence[Run]) -> Aligned | None:
    """Return the table that some runs are, None when it is not clear that they are one."""
    columns = columns_of(runs)
    if len(columns) < 2:
        return None
    visual = [_by_column(row, columns) for row in _visual_rows(runs)]
    complete = [row for row in visual if sum(1 for cell in row if cell) >= min(len(columns), 3)]
    if len(complete) < _FEWEST_ROWS:
        return None
    rows = _logical_rows(visual)
    if len(columns) == 2 and not _is_list_of_two(visual, rows):
        return None
    if len(columns) > 2 and len(complete) < 0.3 * len(visual):
        return None
    return Aligned(tuple(left for left, _ in columns), tuple(tuple(map(tuple, row)) for row in rows))


_Edges = tuple[float, float]
_VisualRow = list[list[Run]]


def columns_of(runs: Sequence[Run]) -> list[_Edges]:
    """Return the edges of the columns: stretches of the line's direction that white parts everywhere."""
    columns: list[_Edges] = []
    for run in sorted(runs, key=lambda run: run.left):
        if columns and run.left - columns[-1][1] <= _GUTTER * run.height:
            columns[-1] = columns[-1][0], max(columns[-1][1], run.right)
        else:
            columns.append((run.left, run.right))
    return columns


def _visual_rows(runs: Sequence[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and abs(run.middle - rows[-1][0].middle) < 0.5 * run.height:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _by_column(row: Sequence[Run], columns: Sequence[_Edges]) -> _VisualRow:
    cells: _VisualRow = [[] for _ in columns]
    for run in sorted(row, key=lambda run: run.left):
        number = next(index for index, (_, right) in enumerate(columns) if run.left <= right)
        cells[number].append(run)
    return cells


def _logical_rows(visual: Sequence[_VisualRow]) -> list[_VisualRow]:
    """Return the rows with the lines of their cells together.

    A row begins where its first cell has something that does not go on from the line above, or after a gap.
    """
    rows: list[_VisualRow] = []
    before: _VisualRow | None = None
    leading = _leading(visual)
    for row in visual:
        if before is None or _begins(before, row, leading):
            rows.append([list(cell) for cell in row])
        else:
            for cell, more in zip(rows[-1], row, strict=True):
                cell.extend(more)
        before = row
    return rows


def _leading(visual: Sequence[_VisualRow]) -> float:
    tops = [_top(row) for row in visual]
    steps = sorted(below - above for above, below in pairwise(tops))
    return steps[len(steps) // 4] if steps else 0.0


def _begins(before: _VisualRow, row: _VisualRow, leading: float) -> bool:
    if _top(row) - _top(before) > _NEW_ROW * leading:
        return True
    first = row[0][0].text if row[0] else ""
    return bool(first) and not first[0].islower() and sum(1 for cell in row if cell) > 1


def _top(row: _VisualRow) -> float:
    return min(run.middle for cell in row for run in cell)


def _is_list_of_two(visual: Sequence[_VisualRow], rows: Sequence[_VisualRow]) -> bool:
    """Return whether two columns are names and what they are, not two texts beside one another."""
    if len(rows) < _FEWEST_ROWS or not all(row[0] and row[1] for row in rows):
        return False
    if sum(bool(_ENTRY.match(row[1][0].text)) for row in rows) > 0.6 * len(rows):
        return True
    if any(row[0] and row[0][0].text[0].islower() for row in visual):
        return False
    starts = [row[1][0].left for row in rows]
    level = max(starts) - min(starts) < 3
    widest = max(run.right - run.left for row in visual for run in row[0])
    short = sum(run.right - run.left < _SHORT * widest for row in visual for run in row[0])
    wrapped = any(len(lines_of(row[1])) > 1 and len(lines_of(row[0])) == 1 for row in rows)
    return level and (wrapped or short >= 0.5 * len(rows))
