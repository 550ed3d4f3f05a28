"""Tells tables of data from tables that only lay a page out, and finds their cells."""

from collections.abc import Iterator

from kg.sources.html import tags
from kg.sources.html.tree import Element

_WIDEST = 200
_TALLEST = 10_000
_MOST_LEFT_OUT = 100_000
_FEW_ROWS = 3
_LONG_CELL = 1_000
_MAIN_SHARE = 0.7


def is_of_data(table: Element) -> bool:
    """Tell whether a table says something by its rows and columns.

    One with a single column, or with few rows of which one cell holds nearly all the text, or with a table
    of some length, or a main heading, in a cell, lays a page out.
    """
    if table.attributes.get("role") in ("presentation", "none") or "h1" in table.parts:
        return False
    rows = [list(_cells(row)) for row in _rows(table)]
    if max(map(len, rows), default=0) < 2 or _says_more(table, rows):
        return False
    largest = max((cell for row in rows for cell in row), key=lambda cell: cell.length)
    if largest.length < _LONG_CELL:
        return True
    holds_parts = not largest.parts.isdisjoint(tags.HEADINGS | {"table"})
    few = len(rows) <= _FEW_ROWS or holds_parts
    return not (few and largest.length > _MAIN_SHARE * table.length)


def _says_more(table: Element, rows: list[list[Element]]) -> bool:
    """Tell whether a table shows a text that stands in none of its cells."""
    shown = sum(cell.length for row in rows for cell in row)
    shown += sum(caption.length for caption in _captions(table))
    return shown < table.length


def _captions(table: Element) -> Iterator[Element]:
    return (
        child
        for child in table.children
        if isinstance(child, Element) and child.tag == "caption" and not child.hidden
    )


def rows_of(table: Element) -> Iterator[list[Element | None]]:
    """Yield the rows of a table, its caption as a row of its own first.

    A cell that spans columns or rows stands in its first place; the others that it covers are None.
    """
    for caption in _captions(table):
        yield [caption]
    covered: dict[int, int] = {}
    left_out = 0
    for row in _rows(table):
        cells: list[Element | None] = []
        below: dict[int, int] = {}
        for cell in _cells(row):
            while len(cells) < _WIDEST and covered.get(len(cells), 0):
                cells.append(None)
            columns = max(1, min(_span(cell, "colspan"), _WIDEST - len(cells)))
            rows = _span(cell, "rowspan")
            if left_out > _MOST_LEFT_OUT:
                columns = 1
            if rows > 1:
                below.update(dict.fromkeys(range(len(cells), len(cells) + columns), rows - 1))
            cells += [cell, *[None] * (columns - 1)]
        left_out += cells.count(None)
        left = {column: rows - 1 for column, rows in covered.items() if rows > 1} | below
        covered = left if left_out <= _MOST_LEFT_OUT else {}
        yield cells


def _rows(table: Element) -> Iterator[Element]:
    walk = [iter(table.children)]
    while walk:
        for child in walk[-1]:
            if not isinstance(child, Element) or child.hidden:
                continue
            if child.tag == "tr":
                yield child
            elif child.tag in tags.ROW_GROUPS or child.tag == "form":
                walk.append(iter(child.children))
                break
        else:
            walk.pop()


def _cells(row: Element) -> Iterator[Element]:
    return (
        child
        for child in row.children
        if isinstance(child, Element) and child.tag in tags.CELLS and not child.hidden
    )


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "").strip() if cell.raw else ""
    if name == "rowspan" and value == "0":
        return _TALLEST
    return max(1, min(int(value), _TALLEST)) if value.isdecimal() and len(value) < 6 else 1
