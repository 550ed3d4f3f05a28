"""Writes blocks as pieces of clean text, each with the page it stands on."""

import re
from collections.abc import Iterator, Sequence

from kg.sources.content import CELL, Piece
from kg.sources.pdf.blocks import Block, Kind, Paragraph, Row, Table
from kg.sources.pdf.hyphens import SOFT, Hyphens

_PARAGRAPH_END = "\n\n"
_BULLET = re.compile(r"[•●▪■◦○‣·➢✓*]\s+")


def pieces_of(blocks: Sequence[Block], hyphens: Hyphens) -> Iterator[Piece]:
    """Yield the pieces of the blocks; list items that follow one another stand on lines of their own."""
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield Piece("\n" if _is_item(before) and _is_item(block) else _PARAGRAPH_END)
        if isinstance(block, Table):
            yield from _rows(block.rows, hyphens)
        else:
            first, *others = [(line.run.text, line.page) for line in block.lines]
            begun = _BULLET.sub("", first[0]) if _is_item(block) else first[0]
            yield from _spoken([(begun, first[1]), *others], hyphens)
        before = block
    if before is not None:
        yield Piece("\n")


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.ITEM


def _rows(rows: Sequence[Row], hyphens: Hyphens) -> Iterator[Piece]:
    for number, row in enumerate(rows):
        if number:
            yield Piece("\n")
        filled = max((column for column, cell in enumerate(row) if cell), default=-1)
        page = next((line.page for cell in row for line in cell), 0)
        for column, cell in enumerate(row[: filled + 1]):
            if column:
                yield Piece(CELL, f"page={page}")
            page = cell[-1].page if cell else page
            yield from _spoken([(line.run.text, line.page) for line in cell], hyphens)


def _spoken(lines: Sequence[tuple[str, int]], hyphens: Hyphens) -> Iterator[Piece]:
    """Yield the text of some lines, each given with its page, a piece for each page."""
    text, page = "", 0
    for line, its_page in lines:
        joined = hyphens.join(text, line)
        if page and its_page != page:
            rest = len(joined) - len(line)
            yield Piece(joined[:rest].replace(SOFT, ""), f"page={page}")
            joined = joined[rest:]
        text, page = joined, its_page
    if text:
        yield Piece(text.replace(SOFT, ""), f"page={page}")
