"""Reads what feeds and sitemaps tell of a page: days, points of time and languages, written in many ways."""

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime

from kg.model import Language
from kg.sources.language import detect

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)")


def moment(text: str) -> datetime | None:
    """Return a point of time by ISO 8601 (RFC 3339) or RFC 822, or its day alone if the rest is unusual."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        pass
    day = _DAY.match(text)
    try:
        return datetime.fromisoformat(day[1]) if day else None
    except ValueError:
        return None


def first_day(given: Iterable[str]) -> str:
    """Return the first day that is written as it should be, by the clock of who wrote it, or nothing."""
    found = next(filter(None, map(moment, given)), None)
    return found.strftime("%Y-%m-%d") if found and found.year >= 1000 else ""


def language(given: str, title: str) -> str:
    """Return the code of a told language, or nothing if it is none of ours or cannot be that of a title.

    Publishing systems are often left at English, whatever the pages are written in.
    """
    try:
        told = Language(re.split(r"[-_]", given.strip().lower())[0])
    except ValueError:
        return ""
    in_latin = detect(title) is Language.EN
    return "" if title and (told is Language.EN) != in_latin else told.value
