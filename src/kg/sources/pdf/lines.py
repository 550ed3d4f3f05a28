"""Puts words together to runs, which nothing wide interrupts, and runs to lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, median_high

from kg.sources.pdf.sheet import Word
from kg.sources.pdf.words import UNMAPPED

GAP = 0.9
"""A blank wider than this share of a line's height ends a run: columns and cells may part there."""

_EQUAL = 0.12
_WIDEST = 3.0
_GLUED = 0.08
_ONE_LINE = 0.55
"""Words belong to one line when they share this part of the lower one's height."""
_SPACED = re.compile(r"[^\W\d_][:;,!?]?")
_SPACED_LETTERS = 4
_BULLET = "•"
"""A sign without a mapping that stands alone is the mark of an item, if the text is legible at all."""


class Run:
    """Words of one line, from left to right, with the blanks of a sentence between them.

    `left` and `right` are its ends. `top` and `bottom` are those of its main words, not of raised or small
    ones, `height` is that of most of them, and `middle` where the run stands on the page.
    """

    __slots__ = ("_text", "bold", "bottom", "height", "left", "middle", "right", "top", "words")

    def __init__(self, words: tuple[Word, ...], bold: bool = False) -> None:
        self.words = words
        self.bold = bold
        heights = [word.bottom - word.top for word in words]
        least = 0.75 * max(heights)
        self.left = words[0].left
        self.right = max([word.right for word in words])
        self.top = min([word.top for word, height in zip(words, heights, strict=True) if height > least])
        self.bottom = max(
            [word.bottom for word, height in zip(words, heights, strict=True) if height > least]
        )
        self.height = median_high([height for height in heights if height > least])
        self.middle = (self.top + self.bottom) / 2
        self._text = ""

    @property
    def text(self) -> str:
        """The words, parted by blanks; letters that are spaced out stand together."""
        if not self._text:
            self._text = "".join(_spoken(self.words))
        return self._text


def runs_of(words: Sequence[Word], bold: frozenset[int]) -> list[Run]:
    """Return the runs of some words, from the upper edge of the page to the lower."""
    parts: list[list[Word]] = []
    for sequence in _sequences(words):
        parts.extend(_parted(sequence))
    parts.sort(key=lambda part: (part[0].top + part[0].bottom, part[0].left))
    return sorted((run_of(part, bold) for part in _merged(parts)), key=lambda run: (run.middle, run.left))


def run_of(words: Iterable[Word], bold: frozenset[int]) -> Run:
    """Return the run of some words of one line."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    heavy = sum(len(word.text) for word in ordered if word.start in bold)
    return Run(ordered, 2 * heavy > sum(len(word.text) for word in ordered))


def lines_of(runs: Sequence[Run]) -> list[Run]:
    """Return the lines of a column: the runs that stand beside one another are put together."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.left)):
        if lines and any(_beside(run, other) for other in lines[-1]):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(line) for line in lines]


def _line(runs: list[Run]) -> Run:
    if len(runs) == 1:
        return runs[0]
    words = sorted((word for run in runs for word in run.words), key=lambda word: word.left)
    heavy = sum(len(run.text) for run in runs if run.bold)
    return Run(tuple(words), 2 * heavy > sum(len(run.text) for run in runs))


def _beside(one: Run, other: Run) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _ONE_LINE * min(one.bottom - one.top, other.bottom - other.top) and (
        one.left >= other.right - 1 or other.left >= one.right - 1
    )


def _continues(before: Word, word: Word) -> bool:
    height = max(before.bottom - before.top, word.bottom - word.top)
    gap = word.left - before.right
    return -0.3 * height < gap < GAP * height and _level(before, word)


def _sequences(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words that the text layer gives one after the other in one line, however far apart."""
    sequence: list[Word] = []
    for word in words:
        if sequence and not (
            sequence[-1].right - 0.3 * word.height < word.left and _level(sequence[-1], word)
        ):
            yield sequence
            sequence = []
        sequence.append(word)
    if sequence:
        yield sequence


def _parted(sequence: list[Word]) -> Iterator[list[Word]]:
    """Yield the parts of a sequence between wide blanks; equal blanks between all words justify a line."""
    gaps = [word.left - before.right for before, word in pairwise(sequence)]
    height = max(word.height for word in sequence)
    if not gaps or max(gaps) < GAP * height or (len(gaps) > 1 and _are_equal(gaps, height)):
        yield sequence
        return
    part = sequence[:1]
    for gap, word in zip(gaps, sequence[1:], strict=True):
        if gap >= GAP * height:
            yield part
            part = []
        part.append(word)
    yield part


def _are_equal(gaps: Sequence[float], height: float) -> bool:
    return max(gaps) - min(gaps) < _EQUAL * height and max(gaps) < _WIDEST * height


def _level(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _ONE_LINE * min(one.bottom - one.top, other.bottom - other.top)


def _merged(parts: list[list[Word]]) -> list[list[Word]]:
    """Put together the parts of a run that the text layer does not give one after the other."""
    merged: list[list[Word]] = []
    for part in parts:
        middle = part[0].top + part[0].bottom
        for other in reversed(merged):
            if middle - other[0].top - other[0].bottom > 2 * part[0].height:
                merged.append(part)
                break
            if _continues(other[-1], part[0]) or _continues(part[-1], other[0]):
                other.extend(part)
                other.sort(key=lambda word: word.left)
                break
        else:
            merged.append(part)
    return merged


def _spoken(words: Sequence[Word]) -> Iterator[str]:
    """Yield the words with the blanks between them, none between parts of one word."""
    spaced = _spaced_out(words)
    for index, word in enumerate(words):
        if index:
            before = words[index - 1]
            gap = word.left - before.right
            if index in spaced:
                glued = gap < spaced[index]
            else:
                glued = abs(gap) < _GLUED * word.height and word.start != before.start + len(before.text) + 1
            if not glued:
                yield " "
        yield _BULLET if word.text == UNMAPPED else word.text


def _spaced_out(words: Sequence[Word]) -> dict[int, float]:
    """Return, for each word that is a letter of a spaced-out word, how wide a blank before it may be."""
    found: dict[int, float] = {}
    if sum(len(word.text) < 3 for word in words) < _SPACED_LETTERS:
        return found
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and _SPACED.fullmatch(words[end].text) and _SPACED.fullmatch(words[start].text):
            continue
        if end - start >= _SPACED_LETTERS:
            gaps = [words[index].left - words[index - 1].right for index in range(start + 1, end)]
            widest = 1.7 * median(gaps) + 0.5
            found.update(dict.fromkeys(range(start + 1, end), widest))
        start = end
    return found
