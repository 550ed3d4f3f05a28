"""Makes tables of grids and aligned columns, and one table of what goes on over several pages."""

from collections.abc import Sequence

from kg.sources.pdf.aligned import Aligned
from kg.sources.pdf.blocks import Line, Row, Table
from kg.sources.pdf.grid import Grid
from kg.sources.pdf.lines import Run, lines_of, run_of, runs_of
from kg.sources.pdf.sheet import Sheet, Word

_SAME_PLACE = 6.0
_MANY_LINES = 3


def table_of_grid(grid: Grid, sheet: Sheet) -> Table:
    """Return the table that lines show on a page."""
    rows: list[list[list[Run]]] = []
    for words in grid.cells:
        cells = [_lines_of_cell(cell, sheet) for cell in words]
        rows.extend(_unlined(cells) if len(cells) > 2 else [cells])
    numbered = [[[Line(run, sheet.number) for run in cell] for cell in row] for row in rows if any(row)]
    return Table(numbered, grid.columns, sheet.number)


def table_of_columns(found: Aligned, page: int) -> Table:
    """Return the table that stands on a page without lines."""
    rows = [[[Line(run, page) for run in lines_of(cell)] for cell in row] for row in found.rows]
    return Table(rows, found.columns, page)


def continues(before: Table, after: Table) -> bool:
    """Return whether a table at the top of a page has the columns of the one that ends the page before."""
    return len(before.columns) == len(after.columns) and all(
        abs(one - other) < _SAME_PLACE for one, other in zip(before.columns, after.columns, strict=True)
    )


def carry_on(before: Table, after: Table) -> None:
    """Add the rows of the next page: a header that is said again is left out, a parted row made whole."""
    rows = after.rows
    repeated = 0
    while (
        repeated < len(rows)
        and repeated < len(before.rows)
        and (_said(rows[repeated]) == _said(before.rows[repeated]))
    ):
        repeated += 1
    rows = rows[repeated:]
    if rows and before.rows and _is_rest(before.rows[-1], rows[0]):
        for cell, more in zip(before.rows[-1], rows[0], strict=True):
            cell.extend(more)
        rows = rows[1:]
    before.rows.extend(rows)
    before.page = after.page


def _said(row: Row) -> list[str]:
    return [" ".join(line.run.text for line in cell) for cell in row]


def _is_rest(last: Row, first: Row) -> bool:
    """Return whether a row is what did not find room on the page before: its cells go on in small letters."""
    filled = [(cell, more) for cell, more in zip(last, first, strict=True) if more]
    return not first[0] and all(cell and more[0].run.text[:1].islower() for cell, more in filled)


def _lines_of_cell(words: Sequence[Word], sheet: Sheet) -> list[Run]:
    level = [word for word in words if word not in sheet.upright]
    upright = sorted((word for word in words if word in sheet.upright), key=lambda word: word.left)
    return [*lines_of(runs_of(level, sheet.bold)), *(run_of([word], sheet.bold) for word in upright)]


def _unlined(cells: list[list[Run]]) -> list[list[list[Run]]]:
    """Return the rows that no line parts: all cells have as many lines, at the same heights."""
    filled = [cell for cell in cells if cell]
    count = len(filled[0]) if filled else 0
    level = (
        count >= _MANY_LINES
        and len(filled) > 2
        and all(
            len(cell) == count
            and all(
                abs(run.middle - other.middle) < 0.4 * run.height
                for run, other in zip(cell, filled[0], strict=True)
            )
            for cell in filled
        )
    )
    if not level:
        return [cells]
    return [[[cell[index]] if cell else [] for cell in cells] for index in range(count)]
