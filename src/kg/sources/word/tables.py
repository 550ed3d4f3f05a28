"""The rows and cells of Word tables, merged cells said once (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kg.sources.word.tags import CELL, CELL_PROPERTIES, ROW, ROW_PROPERTIES, VALUE, WORD, is_on

_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a row; `element` is None where the cell is covered by one above or before it."""

    element: etree._Element | None


def rows_of(table: etree._Element) -> Iterator[tuple[int, list[Cell]]]:
    """Yield each row of a table with its number, counted from 1; deleted and hidden rows are passed over."""
    open_columns: set[int] = set()
    for number, row in enumerate(_within(table, ROW), 1):
        properties = row.find(ROW_PROPERTIES)
        if properties is not None and (_has(properties, "del") or _has(properties, "hidden")):
            continue
        cells: list[Cell] = [Cell(None)] * _number(properties, "gridBefore")
        merged: set[int] = set()
        for element in _within(row, CELL):
            of_cell = element.find(CELL_PROPERTIES)
            if of_cell is not None and _has(of_cell, "cellDel"):
                continue
            column = len(cells)
            merging = _merging(of_cell, "vMerge")
            if merging:
                merged.add(column)
            covered = (merging == "continue" and column in open_columns) or (
                _merging(of_cell, "hMerge") == "continue" and column > 0
            )
            cells.append(Cell(None if covered else element))
            cells += [Cell(None)] * (_number(of_cell, "gridSpan") - 1)
        open_columns = merged
        yield number, cells


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those within content controls and the like."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _within(child, tag)


_AROUND = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def _merging(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{WORD}{name}")
    return "" if found is None else found.get(VALUE, "continue")


def _has(properties: etree._Element, name: str) -> bool:
    found = properties.find(f"{WORD}{name}")
    return found is not None and is_on(found.get(VALUE))


def _number(properties: etree._Element | None, name: str) -> int:
    found = None if properties is None else properties.find(f"{WORD}{name}")
    value = "" if found is None else found.get(VALUE, "")
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 5 else 0
