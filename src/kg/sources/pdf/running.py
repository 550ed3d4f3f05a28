"""Takes away what runs along the edges of the pages: headers, footers and page numbers."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice, pairwise, takewhile, zip_longest

from kg.sources.pdf.lines import Run, lines_of, runs_of
from kg.sources.pdf.sheet import Box, Sheet, Word

_LINES = 4
"""So many lines at an edge may run along it."""
_EDGE = 0.17
"""They stand in this part of the page's height at its upper or lower edge."""
_SHARE = 0.6
_FEWEST = 2
_FEWEST_LETTERS = 3
_NUMBERS = 6
_MOST_FEW = 3
"""A document of fewer pages than this has nothing that runs but their numbers."""
_SAME_PLACE = 4.0
_WHITE = 0.3
"""More white than this share of a line's height parts it from the text."""
_DIGITS = re.compile(r"\d+")
_NUMBER_ALONE = re.compile(
    r"[\W_]*(?:(?:page|p\.|стр\.?|страница|с\.|бет)\s*)?(\d{1,4})"
    r"(?:\s*(?:/|of|из|-ден|-дан)\s*\d{1,4})?\s*(?:-?\s*(?:бет|page|стр\.?))?[\W_]*",
    re.IGNORECASE,
)
_OF_PAGES = re.compile(
    r"\b(?:page|p\.|стр|страница|лист|бет|парақ)\b|\d\s*(?:/|of|из)\s*\d|\d-?бет", re.IGNORECASE
)
_APART = 1.2
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_ALONE = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)


class _Change(Enum):
    NONE = auto()
    WITH_PAGES = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the edge of a page; `side` is 0 at the upper and 1 at the lower.

    `distance` is how far it is from the edge. `apart` is whether white parts it from the line further in.
    """

    page: int
    side: int
    line: Run
    distance: float
    apart: bool

    @property
    def patterns(self) -> set[str]:
        """The text with each of its numbers left open in turn."""
        text = self.line.text
        found = islice(_DIGITS.finditer(text), _NUMBERS)
        return {f"{text[: number.start()]}#{text[number.end() :]}" for number in found} or {text}

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(digits[:9]) for digits in _DIGITS.findall(self.line.text))


def without_running(sheets: Sequence[Sheet], tables: Sequence[Sequence[Box]]) -> list[Sheet]:
    """Return the sheets without the lines that stand at the same place of most pages, or of every other.

    Numbers in such a line are the same everywhere or grow with the pages. `tables` are the boxes of each
    sheet's tables: what stands in them does not run.
    """
    edges = [edge for sheet, boxes in zip(sheets, tables, strict=True) for edge in _edges(sheet, boxes)]
    running = [*_repeated(edges, len(sheets)), *_page_numbers(edges, len(sheets))]
    gone: dict[int, set[Word]] = defaultdict(set)
    for edge in _outermost(edges, {id(edge) for edge in running}):
        gone[edge.page].update(edge.line.words)
    return [
        replace(sheet, words=tuple(word for word in sheet.words if word not in gone[sheet.number]))
        if gone.get(sheet.number)
        else sheet
        for sheet in sheets
    ]


def _edges(sheet: Sheet, tables: Sequence[Box]) -> list[_Edge]:
    upper, lower = _EDGE * sheet.height, (1 - _EDGE) * sheet.height
    words = [
        word
        for word in sheet.words
        if (word.bottom < upper or word.top > lower)
        and not any(box.holds((word.left + word.right) / 2, (word.top + word.bottom) / 2) for box in tables)
    ]
    lines = lines_of(runs_of(words, frozenset()))
    at_top = [line for line in lines if line.bottom < upper][:_LINES]
    at_bottom = [line for line in lines if line.top > lower][: -_LINES - 1 : -1]
    return [
        _Edge(sheet.number, side, line, distance, _is_apart(line, further))
        for side, outer in ((0, at_top), (1, at_bottom))
        for line, further in zip_longest(outer, outer[1:])
        for distance in [line.middle if side == 0 else sheet.height - line.middle]
    ]


def _is_apart(line: Run, further: Run | None) -> bool:
    if further is None:
        return True
    white = max(further.top - line.bottom, line.top - further.bottom)
    return white > _WHITE * line.height or abs(further.height - line.height) > 0.1 * line.height


def _outermost(edges: Iterable[_Edge], running: Container[int]) -> Iterator[_Edge]:
    """Yield the lines that run and have none that does not between them and the edge of the page."""
    sides: dict[tuple[int, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        sides[edge.page, edge.side].append(edge)
    for side in sides.values():
        outer = list(takewhile(lambda edge: id(edge) in running, side))
        while outer and not outer[-1].apart:
            outer.pop()
        yield from outer


def _repeated(edges: Iterable[_Edge], pages: int) -> list[_Edge]:
    alike: dict[tuple[int, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if sum(letter.isalpha() for letter in edge.line.text) >= _FEWEST_LETTERS:
            for pattern in edge.patterns:
                alike[edge.side, pattern].append(edge)
    return [edge for group in alike.values() for edge in _running(_at_one_place(group), pages)]


def _running(group: Sequence[_Edge], pages: int) -> Sequence[_Edge]:
    """Return those of some lines, alike at one place, that are no text: none, all, or all but the first.

    The first stays when they are on a few pages that follow one another: it may be the heading of an annex.
    """
    numbers = sorted({edge.page for edge in group})
    change = _change(group)
    if pages < _MOST_FEW or len(numbers) < _FEWEST or change is _Change.OTHER:
        return ()
    every_other = len({number % 2 for number in numbers}) == 1 and len(numbers) >= _SHARE * (pages // 2)
    often = len(numbers) >= _SHARE * pages or (every_other and pages > _MOST_FEW)
    if often or change is _Change.WITH_PAGES:
        return group
    close = all(after - before < _FEWEST + 1 for before, after in pairwise(numbers))
    return group[1:] if close and len(numbers) > _FEWEST else ()


def _at_one_place(group: Sequence[_Edge]) -> list[_Edge]:
    best: list[_Edge] = []
    for edge in group:
        near = [other for other in group if abs(other.distance - edge.distance) < _SAME_PLACE]
        if len(near) > len(best):
            best = near
        if len(best) > len(group) / 2:
            break
    return best


def _change(group: Sequence[_Edge]) -> _Change:
    """Return how the numbers in lines that are otherwise alike change from page to page."""
    change = _Change.NONE
    for values in zip(*(edge.numbers for edge in group), strict=False):
        if len(set(values)) == 1:
            continue
        steps = {value - edge.page for value, edge in zip(values, group, strict=True)}
        if len(steps) > 1 or not all(_numbers_pages(edge.line) for edge in group):
            return _Change.OTHER
        change = _Change.WITH_PAGES
    return change


def _numbers_pages(line: Run) -> bool:
    """Return whether a number in a line is said to be a page's, or stands apart, as in no heading."""
    return bool(_OF_PAGES.search(line.text)) or any(
        after.left - before.right > _APART * line.height and (before.text.isdigit() or after.text.isdigit())
        for before, after in pairwise(line.words)
    )


def _page_numbers(edges: Sequence[_Edge], pages: int) -> list[_Edge]:
    """Return the lines that are nothing but the page's number: as far from it everywhere, at one place."""
    candidates: dict[tuple[int, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        number = _number_alone(edge.line.text)
        if number:
            candidates[edge.side, number - edge.page].append(edge)
    found: list[_Edge] = []
    for (_, shift), group in candidates.items():
        same_place = _at_one_place(group)
        if len({edge.page for edge in same_place}) > 1 or (shift == 0 and pages <= _FEWEST):
            found.extend(same_place)
    return found


def _number_alone(text: str) -> int:
    """Return the number, in Arabic or Roman figures, that is all a line says, 0 when it says more or none."""
    match = _NUMBER_ALONE.fullmatch(text)
    if match:
        return int(match[1])
    if not _ROMAN_ALONE.fullmatch(text):
        return 0
    values = [_ROMAN[figure] for figure in text.lower()]
    return sum(
        -value if value < following else value
        for value, following in zip_longest(values, values[1:], fillvalue=0)
    )
