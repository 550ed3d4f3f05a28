"""Makes paragraphs, headings and list items of the lines of a column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import median

from kg.sources.pdf.blocks import Kind, Line, Paragraph
from kg.sources.pdf.columns import Column
from kg.sources.pdf.lines import Run

_APART = 1.3
"""A step from line to line longer than this many usual ones parts paragraphs."""
_OTHER_SIZE = 0.12
_INDENT = 0.8
_LEADING = 1.3
_ABBREVIATION = 5
_BULLET = re.compile(r"[•●▪■◦○‣·➢✓*]\s|[–—-]\s+(?=\S)")
_NUMBER = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\(?[a-zа-яёәғқңөұүһі]\)|[IVXІХ]{1,5}[.)])\s+(?=\S)"
)
_ENDS = re.compile(r"[.!?…:;]['\"»”)]*$")


def paragraphs_of(column: Column, page: int, body: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of a column of a page; `body` is the usual height of the document's lines."""
    lines = column.lines
    leading = _leading(lines)
    left = min(line.left for line in lines)
    right = max(max(line.right for line in lines), column.right) if column.right else 0.0
    current: list[Line] = []
    for run, following in zip_longest(lines, lines[1:]):
        line = Line(run, page, right - run.right)
        if current and (_is_apart(current, run, following, leading) or _begins(current, run, (left, right))):
            yield _paragraph(current, body, (left, right))
            current = []
        current.append(line)
    if current:
        yield _paragraph(current, body, (left, right))


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Return whether a paragraph at the top of a page or column is the rest of the one before it."""
    if before.kind is Kind.HEADING or after.kind in (Kind.ITEM, Kind.HEADING):
        return False
    last, first = before.lines[-1], after.lines[0]
    if abs(last.run.height - first.run.height) > _OTHER_SIZE * last.run.height:
        return False
    if first.run.text[:1].islower():
        return not last.run.text.endswith(";")
    if not last.is_full(first.run):
        return False
    return not _ENDS.search(last.run.text) or (
        _has_indent(before) and abs(first.run.left - last.run.left) < 2
    )


def _has_indent(paragraph: Paragraph) -> bool:
    """Return whether only the first line of a paragraph stands further to the right."""
    lefts = [line.run.left for line in paragraph.lines]
    return len(lefts) > 1 and all(
        lefts[0] > left + _INDENT * paragraph.lines[0].run.height for left in lefts[1:]
    )


def _leading(lines: Sequence[Run]) -> float:
    steps = [
        below.middle - above.middle
        for above, below in pairwise(lines)
        if below.middle - above.middle < 2.2 * above.height
    ]
    usual = median(steps) if len(steps) > 2 else 0.0
    return max(usual, min(steps, default=0.0), 0.9 * lines[0].height)


def _is_apart(before: Sequence[Line], run: Run, following: Run | None, leading: float) -> bool:
    """Return whether white parts a line from the lines of a paragraph: more than is usual around it."""
    last = before[-1].run
    steps = [leading]
    if len(before) > 1:
        steps.append(last.middle - before[-2].run.middle)
    if following is not None:
        steps.append(following.middle - run.middle)
    usual = max(min(steps), 0.9 * max(run.height, last.height))
    return not 0 <= run.middle - last.middle <= _APART * usual


def _begins(before: Sequence[Line], run: Run, edges: tuple[float, float]) -> bool:
    """Return whether a line begins a paragraph after the lines of one, by where its words stand."""
    last, full = before[-1].run, before[-1].is_full(run)
    if abs(run.height - last.height) > _OTHER_SIZE * last.height:
        return True
    if _is_other_style(last, run) and not (full and run.text[:1].islower()):
        return True
    if _is_marked(run, last, full):
        return True
    if _are_centred(last, run, edges):
        return False
    if _is_indented([line.run for line in before], run):
        return True
    return not full and not run.text[:1].islower() and not last.text.endswith((",", "-", "–"))


def _is_other_style(last: Run, run: Run) -> bool:
    """Return whether a line is bold and the one before not, or it alone is in capitals.

    A bold word at the end of a sentence, such as «ПРИКАЗЫВАЮ:», may fill a line.
    """
    if run.bold and not last.bold:
        return bool(_ENDS.search(last.text)) or not run.text.endswith(":")
    return last.bold != run.bold or (_is_in_capitals(last.text) and not _is_in_capitals(run.text))


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) > _ABBREVIATION


def _is_marked(run: Run, last: Run, full: bool) -> bool:
    """Return whether a line begins with the mark of a list item that is none by chance."""
    if not (_BULLET.match(run.text) or _NUMBER.match(run.text)):
        return False
    chance = _BULLET.match(run.text) and run.text[0] in "–—-"
    return (
        bool(_ENDS.search(last.text))
        or not full
        or (not chance and run.left > last.left + 2)
        or (abs(run.left - last.left) < 2 and _kind_of_mark(run) == _kind_of_mark(last) != "")
    )


def _kind_of_mark(run: Run) -> str:
    if _NUMBER.match(run.text):
        return "number"
    return run.text[0] if _BULLET.match(run.text) else ""


def _is_indented(before: Sequence[Run], run: Run) -> bool:
    last = before[-1]
    if run.left <= last.left + _INDENT * run.height:
        return False
    return not (_kind_of_mark(before[0]) and len(before) == 1)


def _are_centred(last: Run, run: Run, edges: tuple[float, float]) -> bool:
    """Return whether two lines have the middle of the column, or one of their own, as theirs."""
    if _is_centred(last, edges) and _is_centred(run, edges):
        return True
    middle = abs(last.left + last.right - run.left - run.right) / 2
    return middle < 1 and abs(last.left - run.left) > _INDENT * run.height


def _is_centred(run: Run, edges: tuple[float, float]) -> bool:
    left, right = edges
    before, after = run.left - left, right - run.right
    return before > 1.5 * run.height and abs(before - after) < 0.1 * (right - left) + run.height


def _paragraph(lines: list[Line], body: float, edges: tuple[float, float]) -> Paragraph:
    return Paragraph(lines, _kind(lines, body, edges))


def _kind(lines: Sequence[Line], body: float, edges: tuple[float, float]) -> Kind:
    first = lines[0].run
    text = " ".join(line.run.text for line in lines)
    if _BULLET.match(first.text) or (_NUMBER.match(first.text) and not first.bold):
        return Kind.ITEM
    if len(text) > 300 or text.endswith((";", ",")) or not any(letter.isalpha() for letter in text):
        return Kind.TEXT
    larger = first.height > (1 + _OTHER_SIZE) * body
    bold = all(line.run.bold for line in lines)
    centred = all(_is_centred(line.run, edges) for line in lines) and not text.endswith(".")
    return Kind.HEADING if larger or bold or centred else Kind.TEXT
