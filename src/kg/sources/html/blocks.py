"""Cuts the tree of a page into blocks: paragraphs, headings, items and rows of tables, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.sources.content import CELL, Kind
from kg.sources.html import tags
from kg.sources.html.tables import is_of_data, rows_of
from kg.sources.html.tree import Element, Page, unescape

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣∙·*]\s|[–—-]\s|\(?\d{1,3}[.)]\s|[а-яәa-z]\)\s)")
_TAB = re.compile(r"(?:\u00a0|&nbsp;|&#160;|&#x0*a0;)(?:\s|\u00a0|&nbsp;|&#160;|&#x0*a0;){3,}", re.I)
_INDENT = re.compile(r"\r?\n(?:[ \t]*\r?\n)+|\r?\n(?=[ \t\u00a0]{3})")
_SIGNATURE_LENGTH = 250
_LONGEST_ITEM = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text, and its start and end in the source."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item or row: its cells, one but in rows, each of runs with gaps between them.

    `element` is the innermost element around the block, `group` the list or table it is of; `linked` is the
    share of its text that links are.
    """

    kind: Kind
    cells: tuple[tuple[Run, ...], ...]
    element: Element
    group: Element | None = None
    linked: float = 0.0
    text: str = field(init=False)

    def __post_init__(self) -> None:
        if len(self.cells) == 1 and len(self.cells[0]) == 1:
            self.text = self.cells[0][0].text
        else:
            self.text = CELL.join([" ".join([run.text for run in cell]) for cell in self.cells])

    @property
    def start(self) -> int:
        """Where the block starts in the source."""
        return next(run.start for cell in self.cells for run in cell)


BREAK, SPACE, GAP = "break", "space", "gap"
"""What may stand between two stretches: a line break, the edge of an inner block, something hidden."""

Part = tuple[int, int, bool] | str
"""A stretch of the source with whether it is of a link, or what stands between two."""


def blocks_of(page: Page) -> Iterator[Block]:
    """Yield the blocks of a page that have a text; what is hidden is passed over."""
    return _Cutter(page.source).cut(page.elements[0])


class _Cutter:
    """Walks the tree; the walk keeps its own stack, as elements may nest deeply."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[Part] = []
        self._walk: list[tuple[Element, Iterator[Element | tuple[int, int]], bool]] = []
        self._items: list[Element] = []

    def cut(self, root: Element) -> Iterator[Block]:
        """Yield the blocks of an element."""
        self._walk = [(root, iter(root.children), False)]
        while self._walk:
            element, children, linked = self._walk[-1]
            for child in children:
                if isinstance(child, tuple):
                    self._parts.append((*child, linked))
                elif child.hidden:
                    self._parts.append(GAP)
                elif child.tag == "br":
                    self._parts.append(BREAK)
                else:
                    yield from self._enter(child, element, linked)
                    break
            else:
                self._walk.pop()
                yield from self._leave(element)

    def _enter(self, child: Element, parent: Element, linked: bool) -> Iterator[Block]:
        if child.tag == "table" and is_of_data(child):
            yield from self._flush(parent)
            yield from self._rows(child)
            return
        if child.tag in tags.BLOCKS:
            if self._items and child.tag not in tags.LISTS and child.tag not in tags.ITEMS:
                self._parts.append(SPACE)
            else:
                yield from self._flush(parent)
            if child.tag in tags.ITEMS and _is_one_line(child):
                self._items.append(child)
        self._walk.append((child, iter(child.children), linked or child.tag == "a"))

    def _leave(self, element: Element) -> Iterator[Block]:
        if element.tag not in tags.BLOCKS:
            return
        is_item = bool(self._items) and element is self._items[-1]
        if self._items and not is_item and element.tag not in tags.LISTS:
            self._parts.append(SPACE)
            return
        yield from self._flush(element)
        if is_item:
            self._items.pop()

    def _flush(self, element: Element) -> Iterator[Block]:
        """Yield the blocks that the stretches gathered so far make."""
        parts, self._parts = self._parts, []
        if not parts:
            return
        if self._items:
            item = self._items[-1]
            yield from self._block(parts, Kind.ITEM, item, self._items[0].parent)
            return
        around = _block_around(element)
        if around.tag == "pre":
            parts = list(_paragraphs(parts, self._source))
        for kind, line in _lines(parts, self._source):
            of = Kind.HEADING if around.tag in tags.HEADINGS else kind
            yield from self._block(line, of, element, element if of is Kind.ITEM else None)

    def _block(
        self, parts: list[Part], kind: Kind, element: Element, group: Element | None
    ) -> Iterator[Block]:
        runs, linked = runs_of(parts, self._source)
        if not runs:
            return
        if kind is Kind.PARAGRAPH and (cells := self._signature(runs)):
            yield Block(Kind.ROW, cells, element, element)
        else:
            yield Block(kind, (runs,), element, group, linked)

    def _signature(self, runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], ...] | None:
        """Return the cells of a line in which a post and a name stand apart by a row of blanks."""
        start, end = runs[0].start, runs[-1].end
        if len(runs) > 1 or len(runs[0].text) > _SIGNATURE_LENGTH:
            return None
        gap = _TAB.search(self._source, start, end)
        if gap is None or "<" in self._source[start:end]:
            return None
        cells = tuple(
            runs_of([(*stretch, False)], self._source)[0]
            for stretch in ((start, gap.start()), (gap.end(), end))
        )
        return cells if all(cells) else None

    def _rows(self, table: Element) -> Iterator[Block]:
        """Yield the rows of a table; those of a table within a cell follow the row of the cell."""
        for row in rows_of(table):
            cells, links, length = [], 0.0, 0
            inner: list[Element] = []
            for cell in row:
                parts = [] if cell is None else list(_stretches(cell, inner))
                runs, linked = runs_of(parts, self._source)
                size = sum(len(run.text) for run in runs)
                links, length = links + linked * size, length + size
                cells.append(runs)
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield Block(Kind.ROW, tuple(cells), table, table, links / length)
            for each in inner:
                yield from self._rows(each)


def _is_one_line(item: Element) -> bool:
    """Tell an item of a text from a card or a box that is marked up as an item."""
    return item.parts.isdisjoint(tags.HEADINGS | {"table", "article"}) and item.paragraphs <= _LONGEST_ITEM


def _block_around(element: Element) -> Element:
    while element.tag not in tags.BLOCKS and element.parent is not None:
        element = element.parent
    return element


def _paragraphs(parts: list[Part], source: str) -> Iterator[Part]:
    """Yield stretches of preformatted text, with line breaks where a blank line or an indent parts them."""
    for part in parts:
        if not isinstance(part, tuple):
            yield part
            continue
        start, end, linked = part
        for gap in _INDENT.finditer(source, start, end):
            yield start, gap.start(), linked
            yield BREAK
            yield BREAK
            start = gap.end()
        yield start, end, linked


def _stretches(cell: Element, inner: list[Element]) -> Iterator[Part]:
    """Yield the stretches of a cell, all on one line; tables of data within it are added to `inner`."""
    walk = [(cell, iter(cell.children), False)]
    while walk:
        element, children, linked = walk[-1]
        for child in children:
            if isinstance(child, tuple):
                yield (*child, linked)
            elif child.hidden:
                yield GAP
            elif child.tag == "table" and is_of_data(child):
                inner.append(child)
                yield GAP
            else:
                if child.tag in tags.BLOCKS or child.tag == "br":
                    yield SPACE
                walk.append((child, iter(child.children), linked or child.tag == "a"))
                break
        else:
            walk.pop()
            if element.tag in tags.BLOCKS:
                yield SPACE


def _lines(parts: list[Part], source: str) -> Iterator[tuple[Kind, list[Part]]]:
    """Yield paragraphs, which two line breaks part, and items, which one parts before a bullet."""
    if BREAK not in parts:
        yield Kind.PARAGRAPH, parts
        return
    line: list[Part] = []
    kind, breaks = Kind.PARAGRAPH, 0
    for part in parts:
        if part == BREAK:
            breaks += 1
        elif isinstance(part, tuple) and not (text := _resolved(source[part[0] : part[1]])).strip():
            line.append(part)
            continue
        elif breaks and isinstance(part, tuple):
            bullet = _BULLET.match(text) is not None
            if breaks > 1 or bullet or kind is Kind.ITEM:
                yield kind, line
                line, kind = [], Kind.ITEM if bullet else Kind.PARAGRAPH
            breaks = 0
        elif isinstance(part, tuple) and not line and _BULLET.match(text):
            kind = Kind.ITEM
        line.append(SPACE if part == BREAK else part)
    yield kind, line


def runs_of(parts: list[Part], source: str) -> tuple[tuple[Run, ...], float]:
    """Return the runs that stretches of the source make, and the share of links in their text.

    A run goes on over tags and comments, and ends where something hidden stands.
    """
    runs: list[Run] = []
    texts: list[str] = []
    first = last = -1
    linked = length = 0
    for part in parts:
        if isinstance(part, tuple):
            start, end, of_link = part
            raw = source[start:end]
            text = _resolved(raw)
            texts.append(text)
            if size := len(text.strip()):
                if first < 0:
                    first = start + len(raw) - len(raw.lstrip())
                last = start + len(raw.rstrip())
                length += size
                linked += size if of_link else 0
        elif part != GAP:
            texts.append(" ")
        elif first >= 0:
            runs.append(_run(texts, first, last))
            texts, first = [], -1
    if first >= 0:
        runs.append(_run(texts, first, last))
    return tuple(runs), linked / length if length else 0.0


def _run(texts: list[str], first: int, last: int) -> Run:
    return Run(_BLANKS.sub(" ", "".join(texts)).strip(), first, last)


def _resolved(text: str) -> str:
    return _INVISIBLE.sub("", unescape(text) if "&" in text else text)
