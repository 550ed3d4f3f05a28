"""Names of legal acts taken apart: numbers, registration numbers, dates, issuers, titles; two compared."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.model import PartialDate
from kg.resolve.names.concepts import kind_of, meanings, nearly_one
from kg.resolve.names.evidence import Weighing
from kg.resolve.names.gazetteer import countries, find_places
from kg.resolve.names.script import fold, unified
from kg.resolve.names.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLE = re.compile(r'"([^"]{4,})"')
_NUMBER = re.compile(r"(?:№|\bNo\.?|\bN\s)\s*(\d+(?:[-/][\w]+)*)", re.IGNORECASE)
_AND_NUMBER = re.compile(r"(?<=\d)\s*(?:/|и|және|and)\s*(?:№\s*)?(\d+)(?!\d)(?!\s*г)")
_DAY = r"(?P<d>[0-3]?\d)"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_BARE_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)(?!\s*(?:г|ж))")
_ANY_YEAR = re.compile(r"(?<![\d№-])(?:19|20)\d\d(?!\d)")
_MEMORY = 50_000


@dataclass(frozen=True, slots=True)
class ActName:
    """What a name, with what stands beside it, says of a legal act; everything may be empty.

    `dated` pairs the numbers with their dates, when there are several of both.
    """

    numbers: frozenset[str]
    registered: frozenset[str]
    dates: frozenset[PartialDate]
    dated: frozenset[tuple[str, PartialDate]]
    kinds: frozenset[str]
    issuers: frozenset[frozenset[str]]
    places: frozenset[str]
    title: str
    joint: bool


@lru_cache(_MEMORY)
def parse_act(name: str, beside: str = "") -> ActName:
    """Take a name of an act apart, together with what stands beside it."""
    text = unified(f"{name} ; {_telling(name, beside)}" if beside else name)
    registered, rest = _registered(text)
    title = match[1] if (match := _TITLE.search(rest)) else _title_of_code(name)
    dates = list(_dates(rest))
    without_dates = rest
    for start, end, _ in sorted(dates, key=lambda found: -found[0]):
        without_dates = without_dates[:start] + " " * (end - start) + without_dates[end:]
    numbers = _numbers(without_dates)
    words = tuple(word.casefold() for word in _WORD.findall(_TITLE.sub(" ", without_dates)))
    return ActName(
        numbers=frozenset(number for _, number in numbers),
        registered=registered,
        dates=frozenset(date for _, _, date in dates),
        dated=frozenset(_paired(numbers, dates)),
        kinds=frozenset(_kinds(words)),
        issuers=frozenset(_issuers(words)),
        places=_places(without_dates),
        title=fold(title),
        joint=any(word.startswith(tuple(_table()["joint"])) for word in words),
    )


def compare_acts(left: ActName, right: ActName, weighing: Weighing) -> None:
    """Note how two names of acts agree."""
    left, right = completed(left), completed(right)
    if not (left.numbers or left.registered or left.title) or not (
        right.numbers or right.registered or right.title
    ):
        weighing.note("nothing_to_compare")
        return
    if left.kinds and right.kinds and left.kinds.isdisjoint(right.kinds):
        weighing.note("act_kind_differs", f"{'/'.join(sorted(left.kinds))} · {'/'.join(sorted(right.kinds))}")
    if left.registered and right.registered:
        agree = not left.registered.isdisjoint(right.registered)
        weighing.note(f"act_registration_{'agrees' if agree else 'differs'}")
    _note_numbers(left, right, weighing)
    _note_dates(left, right, weighing)
    if left.issuers and right.issuers:
        fewer, more = sorted((left.issuers, right.issuers), key=len)
        agree = all(any(nearly_one(one, other) for other in more) for one in fewer)
        weighing.note("act_issuer_agrees" if agree else "act_issuer_differs")
    if left.places and right.places and left.places.isdisjoint(right.places):
        weighing.note("act_issuer_differs", f"{min(left.places)} · {min(right.places)}")
    if left.title and right.title:
        weighing.note("act_title_agrees" if left.title == right.title else "act_title_differs")
    if left.joint != right.joint and ((left.issuers and right.issuers) or left.numbers != right.numbers):
        weighing.note("act_joint_or_not")


def _note_numbers(left: ActName, right: ActName, weighing: Weighing) -> None:
    if not left.numbers or not right.numbers:
        return
    if left.numbers == right.numbers:
        weighing.note("act_number_agrees", " ".join(sorted(left.numbers)))
        if len(left.numbers) > 1:
            weighing.note("act_number_agrees")
        crossed = left.dated and right.dated and left.dated.isdisjoint(right.dated)
        if crossed:
            weighing.note("act_date_differs")
    elif left.numbers.isdisjoint(right.numbers):
        weighing.note("act_number_differs")
    else:
        weighing.note("act_number_partly")


def _note_dates(left: ActName, right: ActName, weighing: Weighing) -> None:
    if not left.dates or not right.dates:
        weighing.note("act_date_missing")
        return
    ours, theirs = ({date for date in act.dates if date.day} for act in (left, right))
    if ours & theirs:
        weighing.note("act_date_agrees")
    elif ours and theirs:
        weighing.note("act_date_differs")
    elif any(_overlap(one, other) for one in left.dates for other in right.dates):
        weighing.note("act_year_agrees")
    else:
        weighing.note("act_date_differs")


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def completed(act: ActName) -> ActName:
    """Return an act with the number and date that it has as a publicly known law or code, if it is one."""
    found = known_act(act)
    if found is None:
        return act
    return ActName(
        numbers=act.numbers or (frozenset({found.number}) if found.number else frozenset()),
        registered=act.registered,
        dates=act.dates if any(known.day for known in act.dates) else frozenset({found.date}),
        dated=act.dated,
        kinds=frozenset(),
        issuers=frozenset(),
        places=frozenset(),
        title="" if found.number else act.title,
        joint=False,
    )


@dataclass(frozen=True, slots=True)
class KnownAct:
    """A publicly known law or code: its number, its date, whether nothing has replaced it."""

    number: str
    date: PartialDate
    in_force: bool


def known_act(act: ActName) -> KnownAct | None:
    """Return the one publicly known act of this title, `None` if there is none.

    It is that of the year beside the title, the one in force in that year, or the one in force today.
    """
    known = _known_titles().get(act.title, ()) if act.title else ()
    years = {date.year for date in act.dates}
    fitting = [one for one in known if (one.date.year in years if years else one.in_force)]
    if years and not fitting:
        earlier = [one for one in known if one.date.year <= min(years)]
        fitting = [max(earlier, key=lambda one: one.date)] if earlier else []
    return fitting[0] if len(fitting) == 1 else None


@cache
def _known_titles() -> dict[str, tuple[KnownAct, ...]]:
    titles: dict[str, list[KnownAct]] = {}
    for row in rows("ingest", "gazetteers", "authority", "acts.tsv"):
        for language in ("en", "ru", "kk"):
            if row[f"name_{language}"] and row["date"]:
                date = PartialDate.parse(row["date"])
                known = KnownAct(row["number"].casefold(), date, not row["replaced_by"])
                titles.setdefault(fold(row[f"name_{language}"]), []).append(known)
    return {title: tuple(acts) for title, acts in titles.items()}


def _telling(name: str, beside: str) -> str:
    """Return what stands beside a name, for a law or code without the year of the text that cites it."""
    kinds = set(_kinds(tuple(word.casefold() for word in _WORD.findall(name))))
    precise = any(date.day for _, _, date in _dates(beside))
    if kinds & {"law", "code"} and len(beside.split()) > 1 and not precise:
        return _BARE_YEAR.sub(" ", beside)
    return beside


def _title_of_code(name: str) -> str:
    """Return the name of a code without the country; it stands without quotation marks."""
    words = [word for word in _WORD.findall(unified(name)) if fold(word) not in _country_words()]
    is_code = any(word.casefold().startswith(tuple(_kinds_table()["code"])) for word in words)
    return " ".join(words) if is_code and len(words) > 1 and not re.search(r"\d", name) else ""


def _registered(text: str) -> tuple[frozenset[str], str]:
    numbers: set[str] = set()
    for pattern in _registration_patterns():
        for match in pattern.finditer(text):
            numbers.add(match[1].lstrip("0"))
        text = pattern.sub(" ", text)
    return frozenset(numbers), text


def _numbers(text: str) -> list[tuple[int, str]]:
    found = []
    for match in _NUMBER.finditer(text):
        parts = re.split(r"/(?=\d)", match[1])
        found += [(match.start(), part.casefold()) for part in parts]
    for match in _AND_NUMBER.finditer(text):
        found.append((match.start(), match[1]))
    return sorted(set(found))


def _dates(text: str) -> Iterator[tuple[int, int, PartialDate]]:
    """Yield the dates with their bounds; a day without a year is of the one year that the text names."""
    years = set(_ANY_YEAR.findall(text))
    taken: list[tuple[int, int]] = []
    for pattern in _date_patterns():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            groups = match.groupdict()
            year = groups.get("y") or (min(years) if len(years) == 1 else "0")
            month = groups.get("mm") or _month(groups.get("month"))
            try:
                date = PartialDate(int(year), int(month or 0), int(groups.get("d") or 0))
            except ValueError:
                continue
            taken.append(match.span())
            yield match.start(), match.end(), date


def _paired(
    numbers: list[tuple[int, str]], dates: list[tuple[int, int, PartialDate]]
) -> Iterator[tuple[str, PartialDate]]:
    """Pair numbers and dates one by one where there are as many of both, else each with the nearest date."""
    full = sorted((start, date) for start, _, date in dates if date.day)
    if len(numbers) == len(full) > 1:
        yield from ((number, date) for (_, number), (_, date) in zip(numbers, full, strict=True))
    elif len(numbers) > 1 and len(full) > 1:
        for position, number in numbers:
            yield number, min(full, key=lambda found: abs(found[0] - position))[1]


def _kinds(words: tuple[str, ...]) -> Iterator[str]:
    for kind, stems in _kinds_table().items():
        if any(word.startswith(tuple(stems)) for word in words):
            yield kind


def _places(text: str) -> frozenset[str]:
    """Return the places named outside the title, but for countries."""
    words = tuple(_WORD.findall(_TITLE.sub(" ", text)))
    return frozenset(key for place in find_places(words) for key in place.keys) - countries()


def _issuers(words: tuple[str, ...]) -> Iterator[frozenset[str]]:
    bodies = frozenset(_table()["issuing_bodies"])
    for meaning in meanings(words):
        telling = {c for c in meaning.concepts if c in bodies or kind_of(c) == "field"}
        if telling:
            yield frozenset(telling)


@cache
def _registration_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _table()["registration"])


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(name for name, _ in _months())
    month = rf"(?P<month>{names})\w*"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<!\d){_DAY}\.(?P<mm>[01]?\d)\.{_YEAR}",
            rf"{_YEAR}-(?P<mm>[01]\d)-{_DAY}(?!\d)",
            rf"{_YEAR}\s*(?:жыл\w*|ж\.)\s+{_DAY}\s*{month}",
            rf"(?<!\d){_DAY}\s+{month},?\s+{_YEAR}",
            rf"{month}\s+{_DAY},?\s+{_YEAR}",
            rf"{month}\s+{_YEAR}",
            rf"(?<!\d){_DAY}\s+{month}",
            rf"(?<![\d№-]){_YEAR}(?!\d)",
        )
    )


def _month(name: str | None) -> int:
    if name is None:
        return 0
    return next(number for pattern, number in _months() if re.match(pattern, name, re.IGNORECASE))


@cache
def _months() -> tuple[tuple[str, int], ...]:
    months: list[tuple[str, int]] = []
    for language in ("en", "ru", "kk"):
        data = tomllib.loads(knowledge("ingest", "lexicon", language, "dates.toml").read_text("utf-8"))
        months += data["months"].items()
    return tuple(months)


@cache
def _country_words() -> frozenset[str]:
    return frozenset(fold(word) for word in _table()["country"])


@cache
def _table() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(knowledge("ingest", "names", "acts.toml").read_text("utf-8"))
    return data


@cache
def _kinds_table() -> dict[str, list[str]]:
    path = knowledge("ingest", "names", "acts.toml")
    kinds: dict[str, list[str]] = tomllib.loads(path.read_text("utf-8"))["kinds"]
    return kinds
