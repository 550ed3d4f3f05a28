"""Finds by when something is to be done: dates with the words that make deadlines of them, and quarters.

Of a quarter or a half year the last month is the deadline; «до конца 2026 года» is the year itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.dates import find_dates
from kg.extract.lexicon import lexicon
from kg.model import PartialDate, Span

_BEFORE = 45
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN_LETTERS = str.maketrans("ІХ", "IX")
"""Roman numbers are often written with the Cyrillic letters of the same shape."""
_MONTHS_IN = {"quarter": 3, "half": 6}


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """A deadline and where it stands, with the words that make it one."""

    span: Span
    date: PartialDate


class Deadlines:
    """The deadlines of texts in one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "commitments")["deadline"]
        self._language = language
        self._before = re.compile(rf"(?<!\w)(?:{words['before']})$", re.IGNORECASE)
        self._after = re.compile(rf"(?:{words['after']})(?!\w)", re.IGNORECASE)
        self._begins = re.compile(words["begins"], re.IGNORECASE)
        self._parts = [re.compile(rf"(?<!\w)(?:{part})(?!\w)", re.IGNORECASE) for part in words["parts"]]
        self._numbers: dict[str, int] = words["numbers"]

    def of(self, text: str, published: PartialDate | None) -> list[Deadline]:
        """Return the deadlines in text order, without overlap."""
        found: list[Deadline] = []
        for deadline in sorted([*self._parts_of_years(text), *self._marked(text, published)]):
            if not found or deadline.span.start >= found[-1].span.end:
                found.append(deadline)
        return found

    def within(self, text: str, field: Span, published: PartialDate | None) -> PartialDate | None:
        """Return the date of a stretch that is known to tell a deadline, of several or a range the last."""
        return self.said(field.of(text), published)

    def said(self, words: str, published: PartialDate | None) -> PartialDate | None:
        """Return the date of words that are known to tell a deadline, of several or a range the last."""
        parts = [deadline.date for deadline in self._parts_of_years(words)]
        dates = [date.until or date.date for date in find_dates(words, self._language, published)]
        years = [PartialDate(int(year)) for year in _YEAR.findall(words)]
        return max(parts or dates or years, key=str, default=None)

    def _parts_of_years(self, text: str) -> Iterator[Deadline]:
        for pattern in self._parts:
            for match in pattern.finditer(text.translate(_ROMAN_LETTERS)):
                part = next(name for name in _MONTHS_IN if name in match.groupdict())
                if number := self._number(match[part]):
                    month = number * _MONTHS_IN[part]
                    yield Deadline(Span(*match.span()), PartialDate(int(match["year"]), month))

    def _number(self, said: str) -> int:
        folded = said.lower()
        if folded[0].isdigit():
            return int(folded[0])
        beginnings = (number for beginning, number in self._numbers.items() if folded.startswith(beginning))
        return _ROMAN.get(folded) or next(beginnings, 0)

    def _marked(self, text: str, published: PartialDate | None) -> Iterator[Deadline]:
        for date in find_dates(text, self._language, published):
            begins = self._begins.match(text, date.span.start, date.span.end)
            core = begins.end() if begins else date.span.start
            earliest = max(core - _BEFORE, 0)
            before = self._before.search(text[earliest:core])
            after = self._after.match(text, date.span.end)
            if before or after:
                start = earliest + before.start() if before else date.span.start
                end = after.end() if after else date.span.end
                yield Deadline(Span(start, end), date.until or date.date)
