"""Finds the dates that a text names, as precise as the text gives them."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from kg.extract.lexicon import lexicon
from kg.model import PartialDate, Span

_PARTS = {
    "d": r"(?<![\d.])(?P<d>[0-3]?\d)",
    "d2": r"(?P<d2>[0-3]?\d)(?!\d)",
    "mm": r"(?P<mm>[01]?\d)",
    "y": r"(?<!\d)(?P<y>(?:19|20)\d\d)(?!\d)",
    "y2": r"(?P<y2>(?:19|20)\d\d)(?!\d)",
}


Dates = tuple[PartialDate, PartialDate | None]


@dataclass(frozen=True, slots=True, order=True)
class FoundDate:
    """A date and where it stands; `until` is the last date of a range."""

    span: Span
    date: PartialDate
    until: PartialDate | None = None


@lru_cache(maxsize=16)
def find_dates(text: str, language: str, published: PartialDate | None = None) -> tuple[FoundDate, ...]:
    """Return the dates of a text in `en`, `ru` or `kk` in text order, without overlap.

    A day without a year gets the year that brings it closest to the publication; it and words such as
    "yesterday" are passed over when the publication is unknown. What is no date of the calendar, such as
    31 June, is passed over as well.
    """
    taken: dict[Span, Dates | None] = {}
    order: list[Span] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            if _insert(order, span := Span(*match.span())):
                taken[span] = _absolute(match.groupdict(), language, published)
    for pattern, shift in _relative(language):
        for match in pattern.finditer(text):
            if _insert(order, span := Span(*match.span())):
                taken[span] = _shifted(published, shift)
    return tuple(FoundDate(span, *dates) for span in order if (dates := taken[span]))


def _insert(order: list[Span], span: Span) -> bool:
    index = bisect_left(order, span)
    free_before = index == 0 or order[index - 1].end <= span.start
    free_after = index == len(order) or order[index].start >= span.end
    if free_before and free_after:
        order.insert(index, span)
    return free_before and free_after


@cache
def _months(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    names: dict[str, int] = lexicon(language, "dates")["months"]
    return tuple((re.compile(name, re.IGNORECASE), number) for name, number in names.items())


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    table = lexicon(language, "dates")
    names = "|".join(table["months"])
    parts = _PARTS | {"month": rf"(?P<month>{names})", "month2": rf"(?P<month2>{names})"}
    sources: list[str] = table["patterns"]["dates"]
    return tuple(_compiled(re.sub(r"\{(\w*[a-z]\w*)\}", lambda m: parts[m[1]], source)) for source in sources)


@cache
def _relative(language: str) -> tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]:
    words: dict[str, dict[str, int]] = lexicon(language, "dates")["relative"]
    return tuple((_compiled(word), shift) for word, shift in words.items())


def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE)


def _absolute(parts: Mapping[str, str | None], language: str, published: PartialDate | None) -> Dates | None:
    year, day, day2 = (int(parts.get(name) or 0) for name in ("y", "d", "d2"))
    month = int(parts.get("mm") or 0) or _month(parts.get("month"), language)
    month2 = _month(parts.get("month2"), language) or month
    try:
        since = PartialDate(year or _closest_year(month, day, published), month, day)
        if parts.get("y2"):
            return since, PartialDate(int(parts["y2"] or 0))
        return since, PartialDate(since.year, month2, day2) if day2 else None
    except ValueError:
        return None


def _month(name: str | None, language: str) -> int:
    if name is None:
        return 0
    return next((number for pattern, number in _months(language) if pattern.fullmatch(name)), 0)


def _closest_year(month: int, day: int, published: PartialDate | None) -> int:
    if published is None:
        raise ValueError("no year")
    if not published.month:
        return published.year
    around = (published.year - 1, published.year, published.year + 1)
    return min(around, key=lambda year: abs((date(year, month, min(day, 28)) - published.first_day).days))


def _shifted(published: PartialDate | None, shift: Mapping[str, int]) -> Dates | None:
    if published is None:
        return None
    if "years" in shift:
        return PartialDate(published.year + shift["years"]), None
    if "months" in shift and published.month:
        years, month = divmod(published.month - 1 + shift["months"], 12)
        return PartialDate(published.year + years, month + 1), None
    if "days" in shift and published.day:
        day = published.first_day + timedelta(days=shift["days"])
        return PartialDate(day.year, day.month, day.day), None
    return None
