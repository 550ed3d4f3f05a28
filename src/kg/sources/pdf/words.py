"""Takes the words of a page from its text layer, with their boxes."""

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter

from kg.sources.pdf.pdfium import boxes_of, objects_of, text_of, unmapped_of
from kg.sources.pdf.sheet import Box, Rule, Word

UNMAPPED = "\ufffd"
"""Stands for a glyph of which the font does not say what letter it is."""

ASLANT, RIGHT, UP, LEFT, DOWN = -1, 0, 1, 2, 3
"""The directions in which text may run, in the coordinates of the page."""

_WORD = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_LINE_END_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\x00": UNMAPPED})
_INVISIBLE = r"\x00\x01\x03-\x08\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_IGNORED = re.compile(f"[{_INVISIBLE}]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf0e0\uf06c\uf06e\uf0a1\uf071\uf0be", "•")
_SPELLED = str.maketrans(_LIGATURES | _BULLETS | {"\uf02d": "–", "\uf020": " "})
_UNUSUAL = re.compile(f"[{_INVISIBLE}{''.join(map(chr, _SPELLED))}]")
_CROSSINGS = 50
_place_of = attrgetter("at")
_RAISED = 0.8
"""A mark set smaller than this share of the letters before it is a word of its own."""
_REMEMBERED = 100
"""So many equal words of a page are looked at."""
_OVERPRINT = 0.33
"""A letter printed over the one before it is moved by less than this share of its width."""


def words_of(textpage: int, count: int, crossings: Sequence[Rule]) -> Iterator[tuple[Word, int]]:
    """Yield the words of a text layer in its order with their directions, in the coordinates of the page.

    There, `top` is the lower y. `textpage` is an address, `count` the number of its characters. A word that
    runs across one of the vertical lines `crossings`, which ascend, is parted where it was put together
    there. A word of one letter runs like the one before it.
    """
    text = text_of(textpage, count)
    spell = _spell if _UNUSUAL.search(text) else _spell_usual
    found = [match.span() for match in _WORD.finditer(text)]
    boxes = boxes_of(textpage, [index for start, end in found for index in (start, end - 1)])
    unmapped = unmapped_of(textpage, [start for start, _ in found])
    if unmapped:
        text, spell = _without_unmapped(text, found, unmapped), _spell
    direction = RIGHT
    for number, (start, end) in enumerate(found):
        left, upper, right, lower, left_, upper_, right_, lower_ = boxes[8 * number : 8 * number + 8]
        if end - start > 1:
            direction = _direction(Box(left, lower, right, upper), Box(left_, lower_, right_, upper_))
        word = Word(
            spell(text[start:end]),
            left if left < left_ else left_,
            lower if lower < lower_ else lower_,
            right if right > right_ else right_,
            upper if upper > upper_ else upper_,
            start,
        )
        heights = upper - lower, upper_ - lower_
        if direction not in (UP, DOWN) and end - start > 1 and _uneven(word, heights, end - start, crossings):
            yield from _parted(textpage, text, start, end, crossings)
        elif word.text:
            yield word, direction


def _without_unmapped(text: str, found: Sequence[tuple[int, int]], unmapped: Container[int]) -> str:
    letters = list(text)
    for start, end in found:
        if start in unmapped:
            letters[start:end] = [UNMAPPED] * (end - start)
    return "".join(letters)


def once(words: Iterable[Word]) -> Iterator[Word]:
    """Yield the words without those that are printed a second time over themselves, to look bold."""
    words = list(words)
    counts = Counter([word.text for word in words])
    seen: dict[str, deque[Word]] = {}
    for word in words:
        if counts[word.text] == 1:
            yield word
            continue
        alike = seen.setdefault(word.text, deque(maxlen=_REMEMBERED))
        tolerance = 0.2 * min(word.bottom - word.top, word.right - word.left)
        for other in alike:
            if abs(word.left - other.left) < tolerance and abs(word.top - other.top) < tolerance:
                break
        else:
            alike.append(word)
            yield word


def prevailing(words: Iterable[tuple[Word, int]]) -> int:
    """Return the direction in which most characters run."""
    counts: Counter[int] = Counter()
    for word, direction in words:
        if direction != ASLANT:
            counts[direction] += len(word.text)
    return counts.most_common(1)[0][0] if counts else RIGHT


def _direction(first: Box, last: Box) -> int:
    across = (last.left + last.right - first.left - first.right) / 2
    along = (last.top + last.bottom - first.top - first.bottom) / 2
    if abs(along) <= 0.1 * abs(across) or (
        across > 0 and abs(along) < _RAISED * (first.bottom - first.top) and first.right > last.left - 1
    ):
        return RIGHT if across >= 0 else LEFT
    if abs(across) <= 0.1 * abs(along):
        return UP if along >= 0 else DOWN
    return ASLANT


def _spell_usual(text: str) -> str:
    """Return the text of a word on a page where nothing but a hyphen at a line's end has to be spelled."""
    return text[:-1] + "-" if text[-1] in "\ufffe\x02" else text


def _spell(text: str) -> str:
    spelled = text.translate(_LINE_END_HYPHEN)
    return spelled if spelled.isascii() else _IGNORED.sub("", spelled.translate(_SPELLED)).strip()


def _doubled(text: str) -> bool:
    return len(text) >= 6 and text[0] == text[1] and text[::2] == text[1::2]


def _uneven(word: Word, heights: tuple[float, float], letters: int, crossings: Sequence[Rule]) -> bool:
    """Return whether the first and last characters, of these heights, do not tell the word's place alone."""
    height = heights[0]
    return (
        word.bottom - word.top > 1.5 * height
        or heights[1] < _RAISED * height
        or word.right - word.left > 1.3 * height * letters
        or _doubled(word.text)
        or (bool(crossings) and _is_crossed(word, crossings))
    )


def _is_crossed(word: Word, crossings: Sequence[Rule]) -> bool:
    first = bisect_right(crossings, word.left + 1, key=_place_of)
    for rule in crossings[first : first + _CROSSINGS]:
        if rule.at >= word.right - 1:
            return False
        if rule.start < word.bottom and rule.end > word.top:
            return True
    return False


def _parted(
    textpage: int, text: str, start: int, end: int, crossings: Sequence[Rule]
) -> Iterator[tuple[Word, int]]:
    """Yield the parts of a word between which a line ends, a gap is wide or a vertical line stands."""
    flat = boxes_of(textpage, list(range(start, end)))
    boxes = [Box(flat[i], flat[i + 3], flat[i + 2], flat[i + 1]) for i in range(0, len(flat), 4)]
    objects = objects_of(textpage, list(range(start, end))) if crossings else []
    doubled = _doubled(text[start:end])
    part: list[int] = []
    for position, box in enumerate(boxes):
        if part and (
            _apart(boxes[part[-1]], box)
            or (objects and objects[part[-1]] != objects[position] and _at_line(box, crossings))
        ):
            yield from _whole(text, start, part, boxes)
            part = []
        if part and doubled and position % 2 and _over(boxes[part[-1]], box):
            continue
        part.append(position)
    yield from _whole(text, start, part, boxes)


def _apart(before: Box, after: Box) -> bool:
    height = max(before.bottom - before.top, after.bottom - after.top)
    if min(before.bottom - before.top, after.bottom - after.top) < _RAISED * height:
        return True
    if abs(after.top - before.top) > 0.5 * height:
        return abs(after.left - before.left) > 0.5 * height or abs(after.top - before.top) > 2 * height
    return after.left - before.right > height or before.left - after.right > height


def _at_line(box: Box, crossings: Sequence[Rule]) -> bool:
    """Return whether a vertical line stands near the left side of a letter."""
    reach = box.bottom - box.top
    return any(
        abs(rule.at - box.left) < reach and rule.start < box.bottom and rule.end > box.top
        for rule in crossings
    )


def _over(before: Box, after: Box) -> bool:
    """Return whether a letter is printed over the one before it."""
    width = min(before.right - before.left, after.right - after.left)
    return abs(after.left - before.left) < _OVERPRINT * width and abs(after.top - before.top) < 1


def _whole(text: str, start: int, part: list[int], boxes: list[Box]) -> Iterator[tuple[Word, int]]:
    spelled = _spell("".join(text[start + position] for position in part))
    if spelled:
        of_part = [boxes[position] for position in part]
        word = Word(
            spelled,
            min(box.left for box in of_part),
            min(box.top for box in of_part),
            max(box.right for box in of_part),
            max(box.bottom for box in of_part),
            start + part[0],
        )
        yield word, _direction(of_part[0], of_part[-1])
