"""Reads the day of publication as pages write it."""

import re
import tomllib
from functools import cache

from kg.knowledge import knowledge

_ISO = re.compile(r"\s*(\d{4})-(\d\d)(?:-(\d\d))?(?=\D|\Z)")
_POINTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([^\W\d]+)\.?,?\s+(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*(?:жылғы|жылы|жыл|ж\.)?\s*(\d{1,2})\s+([^\W\d]+)")
_MONTH_FIRST = re.compile(r"\b([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")


def day_of(text: str) -> str:
    """Return the first day that a text names, as 2026-01-12, or an empty text."""
    if (found := _ISO.match(text)) and found[3]:
        return _day(found[1], int(found[2]), found[3])
    if found := _POINTED.search(text):
        return _day(found[3], int(found[2]), found[1])
    for pattern, year, month, day in ((_DAY_FIRST, 3, 2, 1), (_YEAR_FIRST, 1, 3, 2), (_MONTH_FIRST, 3, 1, 2)):
        for found in pattern.finditer(text):
            if number := _month(found[month].lower()):
                return _day(found[year], number, found[day])
    return ""


def _day(year: str, month: int, day: str) -> str:
    if not (1990 <= int(year) <= 2100 and 1 <= month <= 12 and 1 <= int(day) <= 31):
        return ""
    return f"{year}-{month:02}-{int(day):02}"


@cache
def _month(word: str) -> int:
    return next((number for pattern, number in _months() if pattern.fullmatch(word)), 0)


@cache
def _months() -> tuple[tuple[re.Pattern[str], int], ...]:
    months = []
    for language in ("en", "ru", "kk"):
        path = knowledge("ingest", "lexicon", language, "dates.toml")
        told: dict[str, int] = tomllib.loads(path.read_text("utf-8"))["months"]
        months += [(re.compile(rf"(?:{name})\w{{0,6}}"), number) for name, number in told.items()]
    return tuple(months)
