"""Allots the lines of a flattened row to its columns: which way of cutting them fits what columns hold.

Of all ways to cut the lines into as many runs as there are columns the best is found by dynamic programming
over how well a run fits a column.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from kg.extract.lexicon import lexicon
from kg.extract.tables.people import begins_with_post, is_name
from kg.extract.tables.table import Column
from kg.extract.tables.words import LANGUAGES, consent, pattern

Fit = Callable[[str], float]

_NEVER = -100.0
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?\s+\S")
_GOES_ON = re.compile(r"[,–—-]$|(?<!\w)(?:и|и/или|және|мен|of|and|the|по|для|в|на)$", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_OF_BODY = re.compile(r"[«\"“]|\b[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]{2,}\b|[Мм]инистерств|[Мм]инистрліг|[Mm]inistry")
_QUARTER = re.compile(r"(?<!\w)(?:I{1,3}|IV|Q[1-4])(?!\w)")
_ACTION_WORDS = 2


def allotted(lines: Sequence[str], columns: Sequence[Column]) -> list[list[int]] | None:
    """Return for each column the numbers of its lines; nothing where no way of cutting fits.

    The number of a row may stand on one line with what follows it; the column of numbers is empty then.
    """
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [0])}
    for place, column in enumerate(columns):
        for start in range(len(lines) + 1):
            if (place, start) not in best:
                continue
            score, cuts = best[place, start]
            for end in range(start, len(lines) + 1):
                reached = score + _fit(lines, start, end, column, place)
                key = (place + 1, end)
                if reached > _NEVER and (key not in best or best[key][0] < reached):
                    best[key] = (reached, [*cuts, end])
    found = best.get((len(columns), len(lines)))
    if found is None or found[0] < 0:
        return None
    return [list(range(start, end)) for start, end in zip(found[1], found[1][1:], strict=False)]


def _fit(lines: Sequence[str], start: int, end: int, column: Column, place: int) -> float:
    if start == end:
        return _EMPTY.get(column, -0.5) if column is not Column.NUMBER else _unnumbered(lines, start)
    said = " ".join(lines[start:end])
    if place == 1 and start == 0:
        said = re.sub(r"^\d{1,3}(?:\.\d{1,3})*[.)]?\s+", "", said)
    broken = start > 0 and lines[start][0].islower() and column in _BEGIN_CAPITAL
    tied = start > 0 and (lines[start][0] in "),(" or _GOES_ON.search(lines[start - 1]) is not None)
    return _FITS[column](said) - 0.8 * broken - 1.5 * tied


def _unnumbered(lines: Sequence[str], start: int) -> float:
    return 0.0 if lines and _NUMBERED.match(lines[start]) else -1.0


def _of_number(said: str) -> float:
    return 1.0 if _NUMBER.fullmatch(said) else 2 * _NEVER


def _of_name(said: str) -> float:
    return 3.0 + 0.2 * len(said.split()) if is_name(said) else -2.0


def _of_post(said: str) -> float:
    return 1.0 if begins_with_post(said) else 0.3


def _of_body(said: str) -> float:
    return 1.0 if _OF_BODY.search(said) and not begins_with_post(said) else -0.3


def _of_role(said: str) -> float:
    return 2.0 if _roles().fullmatch(said.strip(" .,;")) else -2.0


def _of_action(said: str) -> float:
    return 1.0 if len(said.split()) >= _ACTION_WORDS else -1.0


def _of_deadline(said: str) -> float:
    if _constant().fullmatch(said.strip(" .,;")):
        return 3.0
    rest = _QUARTER.sub("", _due().sub("", said))
    return 3.0 if rest != said and not _OF_BODY.search(rest) else -2.0


def _of_responsible(said: str) -> float:
    if _due().match(said):
        return -1.0
    return 1.0 if _OF_BODY.search(said) or consent().search(said) else 0.0


def _of_form(said: str) -> float:
    return 1.5 if _forms().match(said) else -0.5


_FITS: Mapping[Column, Fit] = {
    Column.NUMBER: _of_number,
    Column.NAME: _of_name,
    Column.POST: _of_post,
    Column.BODY: _of_body,
    Column.ROLE: _of_role,
    Column.ACTION: _of_action,
    Column.DEADLINE: _of_deadline,
    Column.RESPONSIBLE: _of_responsible,
    Column.COMPLETION_FORM: _of_form,
}
_EMPTY: Mapping[Column, float] = {
    Column.NAME: -0.5,
    Column.ROLE: -0.2,
    Column.ACTION: -3.0,
    Column.POST: -1.5,
}
_BEGIN_CAPITAL = frozenset({Column.NAME, Column.RESPONSIBLE, Column.ACTION, Column.BODY})


@cache
def _roles() -> re.Pattern[str]:
    leading, member, of = (pattern("roles", key) for key in ("leading", "member", "of"))
    return re.compile(rf"(?:{leading}|{member})(?:{of})?", re.IGNORECASE)


@cache
def _constant() -> re.Pattern[str]:
    return re.compile(pattern("plan", "constant"), re.IGNORECASE)


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('plan', 'form')})", re.IGNORECASE)


@cache
def _due() -> re.Pattern[str]:
    """Return the pattern of what tells a time: months, quarters, halves and years."""
    months = [month for language in LANGUAGES for month in lexicon(language, "dates")["months"]]
    times = [
        r"квартал\w*",
        r"кв\.",
        r"полугоди\w*",
        r"тоқсан\w*",
        r"жартыжылды\w*",
        "quarter",
        r"Q[1-4]",
        "half",
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*months, *times])})(?!\w)|20\d\d|\d\d\.\d\d\.", re.IGNORECASE)
