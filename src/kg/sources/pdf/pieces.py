"""Writes blocks as pieces of clean text, each with the page it stands on."""

from collections.abc import Iterator, Sequence

from kg.sources.content import CELL, Piece
from kg.sources.pdf.blocks import Block, Kind, Line, Paragraph, Row
from kg.sources.pdf.hyphens import SOFT, Hyphens

_PARAGRAPH_END = "\n\n"


def pieces_of(blocks: Sequence[Block], hyphens: Hyphens) -> Iterator[Piece]:
    """Yield the pieces of the blocks; list items that follow one another stand on lines of their own."""
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield Piece("\n" if _is_item(before) and _is_item(block) else _PARAGRAPH_END)
        if isinstance(block, Paragraph):
            yield from _spoken(block.lines, hyphens)
        else:
            yield from _rows(block.rows, hyphens)
        before = block
    if before is not None:
        yield Piece("\n")


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.ITEM


def _rows(rows: Sequence[Row], hyphens: Hyphens) -> Iterator[Piece]:
    for number, row in enumerate(rows):
        if number:
            yield Piece("\n")
        page = next((line.page for cell in row for line in cell), 0)
        for column, cell in enumerate(row):
            if column:
                yield Piece(CELL, f"page={page}")
            page = cell[-1].page if cell else page
            yield from _spoken(cell, hyphens)


def _spoken(lines: Sequence[Line], hyphens: Hyphens) -> Iterator[Piece]:
    """Yield the text of some lines, a piece for each page."""
    text, page = "", 0
    for line in lines:
        joined = hyphens.join(text, line.run.text)
        if page and line.page != page:
            rest = len(joined) - len(line.run.text)
            yield Piece(joined[:rest].replace(SOFT, ""), f"page={page}")
            joined = joined[rest:]
        text, page = joined, line.page
    if text:
        yield Piece(text.replace(SOFT, ""), f"page={page}")
