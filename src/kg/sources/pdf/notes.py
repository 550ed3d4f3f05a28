"""Tells footnotes from the text above them, and the marks in the text that refer to them."""

import re
from collections.abc import Sequence

from kg.sources.pdf.lines import Run, run_of
from kg.sources.pdf.sheet import Sheet

_SMALLER = 0.93
_MARK = re.compile(r"(\d{1,3}|\*{1,4})(?:\s|[.)]\s|(?=[^\W\d]))")
_RAISED = 0.8
"""A mark of a footnote is lower than this share of the letters beside it, and stands above their middle."""


def split_notes(lines: Sequence[Run], body: float) -> tuple[list[Run], list[Run]]:
    """Return the lines of a column's text and those of the footnotes under it.

    Footnotes are smaller than the document's usual lines, whose height is `body`, and the first of them
    begins with a number or asterisk.
    """
    start = len(lines)
    while start and lines[start - 1].height < _SMALLER * body:
        start -= 1
    while start < len(lines) and not _MARK.match(lines[start].text):
        start += 1
    if start == 0 or start == len(lines):
        return list(lines), []
    return list(lines[:start]), list(lines[start:])


def notes_begin(run: Run) -> str:
    """Return the mark with which a footnote begins, or nothing."""
    match = _MARK.match(run.text)
    return match[1] if match else ""


def without_marks(lines: Sequence[Run], marks: set[str], sheet: Sheet) -> list[Run]:
    """Return the lines without the raised numbers or asterisks that refer to the page's footnotes."""
    return [_without(line, marks, sheet) if marks else line for line in lines]


def _without(line: Run, marks: set[str], sheet: Sheet) -> Run:
    kept = [
        word
        for word in line.words
        if not (
            word.text in marks
            and word.height < _RAISED * line.height
            and (word.top + word.bottom) / 2 < line.middle
        )
    ]
    return line if len(kept) in (0, len(line.words)) else run_of(kept, sheet.bold)
