"""Finds the order in which a page is read: columns, blocks side by side, tables without lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.sources.pdf.aligned import Aligned, aligned, columns_of
from kg.sources.pdf.lines import Run, lines_of

_GUTTER = 0.7
"""The white between two columns is wider than this share of a line's height."""
_SAME_PLACE = 8.0
_WHITE = 0.8
_PROSE_LINES = 4
_PROSE_WIDTH = 9.0
_FULL = 0.6
_SIDE_BY_SIDE = re.compile(r"\W*(?:СОГЛАСОВАН|КЕЛІСІЛДІ|КЕЛІСІЛГЕН|УТВЕРЖД|БЕКІТ|AGREED|APPROVED)")
_NAMED = re.compile(
    r"(?:[^\W\d_]\.\s?){1,2}\s?[^\W\d_][\w-]+|[^\W\d_][\w-]+(?:\s[^\W\d_]\.\s?){1,2}|[^\W\d_][\w-]+(?:\s[^\W\d_][\w-]+){1,2}"
)


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, and the edges of the column that they stand in."""

    lines: tuple[Run, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Gutter:
    """White between the runs to its left and those to its right, all between two heights."""

    at: float
    left: tuple[Run, ...]
    right: tuple[Run, ...]

    @property
    def top(self) -> float:
        return max(self.left[0].top, self.right[0].top)

    @property
    def rows(self) -> int:
        return min(len(lines_of(self.left)), len(lines_of(self.right)))


def arranged(runs: Sequence[Run], left: float, right: float) -> Iterator[Column | Aligned]:
    """Yield the parts of a stretch of a page in the order of reading; `left` and `right` are its edges."""
    gutter = _widest(runs) if len(runs) > 3 else None
    if gutter is None:
        if runs:
            yield Column(tuple(_signed(lines_of(runs))), left, right)
        return
    within = {id(run) for run in (*gutter.left, *gutter.right)}
    middle = gutter.top
    above = [run for run in runs if id(run) not in within and run.middle < middle]
    below = [run for run in runs if id(run) not in within and run.middle >= middle]
    yield from arranged(above, left, right)
    yield from _side_by_side(gutter, left, right)
    yield from arranged(below, left, right)


def _side_by_side(gutter: _Gutter, left: float, right: float) -> Iterator[Column | Aligned]:
    runs = sorted((*gutter.left, *gutter.right), key=lambda run: (run.middle, run.left))
    beside = _is_prose(runs) or _is_block(gutter.left, gutter.right)
    bands = _bands(runs)
    table = None if beside else aligned(runs)
    if any(_is_block(band[:1], band[1:2]) for band in bands[1:]):
        for band in bands:
            yield from arranged(band, left, right)
    elif table:
        yield table
    elif beside or _reads_on(gutter.left) or _reads_on(gutter.right):
        edge = max(run.right for run in gutter.left)
        yield from arranged(gutter.left, left, edge)
        edge = max(run.right for run in gutter.right)
        yield from arranged(gutter.right, min(run.left for run in gutter.right), edge)
    else:
        yield Column(tuple(_signed(lines_of(runs))), left, right)


def _widest(runs: Sequence[Run]) -> _Gutter | None:
    """Return the white that parts most lines, None when none parts two."""
    gutters = [gutter for place in _gaps(runs) for gutter in _along(runs, place)]
    gutters.sort(key=lambda gutter: len(gutter.left) + len(gutter.right), reverse=True)
    return next((gutter for gutter in gutters if gutter.rows > 1), None)


def _gaps(runs: Sequence[Run]) -> list[float]:
    """Return where blanks part runs that stand beside one another."""
    places: list[float] = []
    for index, run in enumerate(runs):
        for other in runs[index + 1 : index + 12]:
            if other.top > run.bottom:
                break
            one, two = (run, other) if run.left < other.left else (other, run)
            if two.left - one.right > _GUTTER * one.height:
                places.extend((two.left - 0.3 * one.height, one.right + 0.3 * one.height))
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _SAME_PLACE:
            distinct.append(place)
    return distinct


def _along(runs: Sequence[Run], place: float) -> Iterator[_Gutter]:
    """Yield the stretches of a page over which no run crosses a place."""
    stretch: list[Run] = []
    for run in runs:
        if run.left < place < run.right:
            yield from _trimmed(stretch, place)
            stretch = []
        else:
            stretch.append(run)
    yield from _trimmed(stretch, place)


def _trimmed(stretch: Sequence[Run], place: float) -> Iterator[_Gutter]:
    """Yield the part of a stretch that has runs on both sides, and what goes on beneath it on one."""
    left = [run for run in stretch if run.right <= place]
    right = [run for run in stretch if run.left >= place]
    if not left or not right:
        return
    top = max(left[0].top, right[0].top) - 1.2 * left[0].height
    left, right = _from(left, top), _from(right, top)
    if not left or not right:
        return
    bottom = min(max(run.bottom for run in left), max(run.bottom for run in right))
    height = left[0].height
    left, right = _until(left, bottom, height), _until(right, bottom, height)
    if min(run.left for run in right) - max(run.right for run in left) > _GUTTER * height:
        yield _Gutter(place, tuple(left), tuple(right))


def _from(side: Sequence[Run], top: float) -> list[Run]:
    return [run for run in side if run.top >= top]


def _until(side: Sequence[Run], bottom: float, height: float) -> list[Run]:
    """Return the runs down to a height, and those that follow them without a gap."""
    kept: list[Run] = []
    for run in side:
        if run.middle > bottom and kept and run.top - kept[-1].bottom > 0.6 * height:
            break
        kept.append(run)
    return kept


def _is_prose(runs: Sequence[Run]) -> bool:
    """Return whether all columns of some runs are running text."""
    columns = columns_of(runs)
    return len(columns) > 1 and all(
        _is_running([run for run in runs if left <= run.left <= right]) for left, right in columns
    )


def _is_running(side: Sequence[Run]) -> bool:
    """Return whether most lines end where the next one's first word would not have found room."""
    lines = lines_of(side)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if len(lines) < _PROSE_LINES or right - left < _PROSE_WIDTH * lines[0].height:
        return False
    full = sum(
        line.right + 0.3 * line.height + following.words[0].right - following.words[0].left > right
        for line, following in pairwise(lines)
    )
    return full >= _FULL * (len(lines) - 1)


def _is_block(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Return whether both sides begin with a word such as «СОГЛАСОВАН», under which each stands alone."""
    return all(side and _SIDE_BY_SIDE.match(side[0].text) for side in (left, right))


def _bands(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs parted where white goes from side to side."""
    bands: list[list[Run]] = []
    lowest = 0.0
    for run in runs:
        if not bands or run.top - lowest > _WHITE * run.height:
            bands.append([])
        bands[-1].append(run)
        lowest = max(lowest, run.bottom)
    return bands


def _reads_on(side: Sequence[Run]) -> bool:
    """Return whether the lines of one side go on from one to the next."""
    lines = lines_of(side)
    return len(lines) > 1 and any(line.text[:1].islower() for line in lines[1:])


def _signed(lines: list[Run]) -> list[Run]:
    """Put the lines of a signature's post together with the name at their right."""
    signed: list[Run] = []
    for line in lines:
        split = _name_apart(line)
        if split is not None:
            while signed and _is_of_post(signed[-1], line, split):
                words = (*signed.pop().words, *line.words)
                line = Run(words, line.bold)
        signed.append(line)
    return signed


def _name_apart(line: Run) -> float | None:
    """Return where the name of a person begins that stands far to the right of its post."""
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.left - before.right > 2 * line.height:
            name = " ".join(other.text for other in line.words if other.left >= word.left)
            return word.left if _NAMED.fullmatch(name) else None
    return None


def _is_of_post(above: Run, line: Run, name: float) -> bool:
    close = line.words[-1].top - above.words[0].bottom < 0.6 * line.height
    return (
        close
        and above.right < name
        and abs(above.left - line.words[0].left) < 2
        and above.words[0].text[:1].isupper()
        and not above.text.endswith((".", ":", ";"))
    )
