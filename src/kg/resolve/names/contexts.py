"""What is known beside a name: places, years, identifiers, employers, and words such as roles and trades."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.resolve.names.evidence import Weighing
from kg.resolve.names.gazetteer import compatible, country_of, find_places
from kg.resolve.names.script import sound, unified

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTS = re.compile(r"[,;()]")
_SHORTEST, _STEM = 3, 6
_GENERATION = 40
_MOST_REMARKS = 2
_MEMORY = 50_000


@dataclass(frozen=True, slots=True)
class Context:
    """What a text, or the graph, says around a name; everything may be empty.

    `places` are keys of the gazetteer, `towns` folded names of places that it lacks, `remarks` the stems of
    what else is said, such as a post or a trade, one set for each remark, `bodies` the names of organisations
    that the thing belongs to or works for, `beside` ids of what is named in the same documents, `aliases`
    other names, folded, `identifiers` pairs of kind and number, `text` the words as they stand.
    """

    places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    born: frozenset[int] = frozenset()
    remarks: frozenset[frozenset[str]] = frozenset()
    bodies: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    identifiers: frozenset[tuple[str, str]] = frozenset()
    text: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The stems of all remarks."""
        return frozenset().union(*self.remarks) if self.remarks else frozenset()


EMPTY = Context()
"""Nothing is said."""


@lru_cache(_MEMORY)
def read_context(text: str) -> Context:
    """Read a context written as free text, such as `директор, Лисаковск` or `БИН 070940001234, Тараз`."""
    if not text.strip():
        return EMPTY
    rest = unified(text)
    identifiers: set[tuple[str, str]] = set()
    for kind, pattern in _identifiers():
        for match in pattern.finditer(rest):
            identifiers.add((kind, match[1]))
        rest = pattern.sub(" ", rest)
    born: set[int] = set()
    for pattern in _born():
        born.update(int(match[1]) for match in pattern.finditer(rest))
        rest = pattern.sub(" ", rest)
    remarks = [_remark(part) for part in _PARTS.split(_YEAR.sub(" ", rest))]
    places = [keys for _, keys in remarks if keys]
    return Context(
        places=frozenset().union(*places) if places else frozenset(),
        years=frozenset(int(year) for year in _YEAR.findall(rest)),
        born=frozenset(born),
        remarks=frozenset(words for words, _ in remarks if words),
        identifiers=frozenset(identifiers),
        text=unified(text),
    )


def _remark(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a remark's words, and the places that it names."""
    words = tuple(_WORD.findall(text))
    found = list(find_places(words))
    placed = {index for place in found for index in range(place.start, place.end)}
    places = frozenset(key for place in found for key in place.keys)
    return stems(word for index, word in enumerate(words) if index not in placed), places


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the sounds of the words that tell something."""
    return frozenset(
        sound(word)[:_STEM]
        for word in words
        if (len(word) >= _SHORTEST or word.isdigit()) and word.casefold() not in _stop()
    )


def compare_contexts(
    left: Context, right: Context, weighing: Weighing, family: str, *, one_language: bool = True
) -> None:
    """Note how two contexts agree, as far as both say something.

    Remarks in two languages are not held against each other when they differ.
    """
    prefix = "person" if family == "Person" else "body"
    _note_identifiers(left, right, weighing)
    if left.born and right.born and left.born.isdisjoint(right.born):
        weighing.note("birth_year_differs", f"{sorted(left.born)} · {sorted(right.born)}")
    _note_places(left, right, weighing, prefix)
    if left.remarks and right.remarks:
        _note_remarks(left, right, weighing, prefix, one_language=one_language)
    if shared := left.beside & right.beside:
        weighing.note("named_beside_same", f"{len(shared)}")
    if prefix == "person" and left.years and right.years:
        gap = max(min(left.years) - max(right.years), min(right.years) - max(left.years))
        if gap >= _GENERATION:
            weighing.note("generations_apart", f"{gap}")


def _note_remarks(
    left: Context, right: Context, weighing: Weighing, prefix: str, *, one_language: bool
) -> None:
    """A remark agrees with one that says no less; remarks that share a word and differ in others do not."""
    agreeing = [
        (one, other)
        for one in left.remarks
        for other in right.remarks
        if one <= other or other <= one or (not one_language and one & other)
    ]
    shared = sorted({" ".join(sorted(one & other)) for one, other in agreeing} - {""})
    for number, words in enumerate(shared[:_MOST_REMARKS]):
        weighing.note(f"{prefix}_{'further_' if number else ''}remark_agrees", words)
    met = {remark for pair in agreeing for remark in pair}
    ours, theirs = left.remarks - met, right.remarks - met
    if not one_language:
        return
    if not agreeing:
        weighing.note(f"{prefix}_remarks_differ")
    elif any(one & other for one in ours for other in theirs):
        weighing.note(f"{prefix}_remark_differs")


def _note_identifiers(left: Context, right: Context, weighing: Weighing) -> None:
    ours, theirs = dict(left.identifiers), dict(right.identifiers)
    for kind in sorted(ours.keys() & theirs.keys()):
        short, long = sorted((ours[kind], theirs[kind]), key=len)
        if len(short) != len(long):
            continue
        weighing.note(
            "identifier_agrees" if short == long else "identifier_differs", f"{kind} {short} · {long}"
        )


def _note_places(left: Context, right: Context, weighing: Weighing, prefix: str) -> None:
    if not (left.places or left.towns) or not (right.places or right.towns):
        return
    if compatible(left.places, right.places) or not left.towns.isdisjoint(right.towns):
        weighing.note(f"{prefix}_place_agrees")
        return
    weighing.note(f"{prefix}_place_differs")
    countries = [{country_of(key) for key in side.places} for side in (left, right)]
    if all(countries) and countries[0].isdisjoint(countries[1]):
        weighing.note("country_differs")


@cache
def _identifiers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _table()["identifiers"].items())


@cache
def _born() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _table()["born"]["patterns"])


@cache
def _stop() -> frozenset[str]:
    return frozenset(_table()["stop"]["words"])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        knowledge("ingest", "names", "contexts.toml").read_text("utf-8")
    )
    return data
