"""Makes the blocks of a document of its sheets, in the order of reading."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.sources.pdf.blocks import Block, Kind, Line, Paragraph, Table
from kg.sources.pdf.columns import Column, arranged
from kg.sources.pdf.grid import Grid, grids_of
from kg.sources.pdf.lines import Run, runs_of
from kg.sources.pdf.notes import notes_begin, split_notes, without_marks
from kg.sources.pdf.paragraphs import goes_on, paragraphs_of
from kg.sources.pdf.running import without_running
from kg.sources.pdf.sheet import Sheet
from kg.sources.pdf.tables import carry_on, continues, table_of_columns, table_of_grid


def blocks_of(sheets: Sequence[Sheet]) -> list[Block]:
    """Return the blocks of a document; what a page's end parts is one block.

    Footnotes stand after the paragraph with which the text of their page ends.
    """
    grids = [grids_of(sheet) for sheet in sheets]
    cleared = without_running(sheets, [[grid.box for grid in found] for found in grids])
    body = usual_height(cleared)
    blocks: list[Block] = []
    waiting: list[Paragraph] = []
    for sheet, found in zip(cleared, grids, strict=True):
        text, notes = _of_page(sheet, found, body)
        if text and not (blocks and _go_together(blocks[-1], text[0])):
            blocks.extend(waiting)
            waiting = []
        for block in text:
            _add(blocks, block)
        if len(text) > 1:
            _place_notes(blocks, waiting, len(text))
            waiting = []
        waiting.extend(notes)
    return [*blocks, *waiting]


def usual_height(sheets: Sequence[Sheet]) -> float:
    """Return the height of most letters of a document."""
    heights: dict[int, int] = defaultdict(int)
    for sheet in sheets:
        for word in sheet.words:
            heights[int(10 * (word.bottom - word.top))] += len(word.text)
    return max(heights, key=heights.__getitem__) / 10 if heights else 0.0


def _of_page(sheet: Sheet, grids: Sequence[Grid], body: float) -> tuple[list[Block], list[Paragraph]]:
    """Return the blocks of a page's text, and its footnotes."""
    within = {word for grid in grids for row in grid.cells for cell in row for word in cell}
    words = [word for word in sheet.words if word not in within] if within else sheet.words
    runs = runs_of(words, sheet.bold)
    left, right = _edges(sheet)
    blocks: list[Block] = []
    notes: list[Paragraph] = []
    for stretch in _between(runs, grids):
        if isinstance(stretch, Grid):
            blocks.append(table_of_grid(stretch, sheet))
        else:
            for part in arranged(stretch, left, right):
                if isinstance(part, Column):
                    _read(part, sheet, body, blocks, notes)
                else:
                    blocks.append(table_of_columns(part, sheet.number))
    across = (word for word in sheet.upright if word not in within)
    blocks.extend(Paragraph([Line(Run((word,)), sheet.number)]) for word in across)
    return blocks, notes


def _read(column: Column, sheet: Sheet, body: float, blocks: list[Block], notes: list[Paragraph]) -> None:
    """Add the paragraphs of a column to the blocks, and its footnotes to the notes."""
    text, small = split_notes(column.lines, body)
    marks = {notes_begin(run) for run in small} - {""}
    if text:
        lines = tuple(without_marks(text, marks, sheet))
        paragraphs = paragraphs_of(Column(lines, column.left, column.right), sheet.number, body)
        for paragraph in paragraphs:
            _add(blocks, paragraph)
    for run in small:
        line = Line(run, sheet.number)
        if notes and not notes_begin(run):
            notes[-1].lines.append(line)
        else:
            notes.append(Paragraph([line], Kind.NOTE))


def _edges(sheet: Sheet) -> tuple[float, float]:
    """Return the left and right edges of a page's text."""
    if not sheet.words:
        return 0.0, sheet.width
    return min(word.left for word in sheet.words), max(word.right for word in sheet.words)


def _between(runs: Sequence[Run], grids: Sequence[Grid]) -> Iterator[list[Run] | Grid]:
    """Yield the tables of a page and the runs above, between and below them."""
    rest = list(runs)
    for grid in grids:
        above = [run for run in rest if run.middle < grid.box.top]
        rest = [run for run in rest if run.middle >= grid.box.top]
        yield above
        yield grid
    yield rest


def _go_together(before: Block, after: Block) -> bool:
    if isinstance(before, Table):
        return isinstance(after, Table) and after.page == before.page + 1 and continues(before, after)
    return isinstance(after, Paragraph) and goes_on(before, after)


def _add(blocks: list[Block], block: Block) -> None:
    """Add a block, or what it has to the last one when it goes on with it from a column or page before."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Table) and isinstance(block, Table) and _go_together(last, block):
        carry_on(last, block)
    elif isinstance(last, Paragraph) and isinstance(block, Paragraph) and _is_parted(last, block):
        last.lines.extend(block.lines)
    else:
        blocks.append(block)


def _is_parted(before: Paragraph, after: Paragraph) -> bool:
    """Return whether a page or column ends between two paragraphs that are one."""
    last, first = before.lines[-1], after.lines[0]
    moved = last.page != first.page or first.run.middle < last.run.middle
    return moved and goes_on(before, after)


def _place_notes(blocks: list[Block], notes: list[Paragraph], behind: int) -> None:
    """Put the footnotes of the page before behind the paragraph that went on from it."""
    if notes:
        place = max(0, len(blocks) - behind + 1)
        blocks[place:place] = notes
