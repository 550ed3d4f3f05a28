"""Publicly known bodies: which of them a name may mean, given the kind of thing, the place and the time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from kg.resolve.names.contexts import Context
from kg.resolve.names.gazetteer import (
    HOME,
    DatedName,
    compatible,
    countries,
    dated_names,
    places_called,
    region_of,
)
from kg.resolve.names.legal_forms import find_forms
from kg.resolve.names.organisations import OrganisationName, Word, parse_organisation
from kg.resolve.names.script import fold, fold_all, letters
from kg.resolve.names.tables import cell, rows

TABLES = (
    "universities", "foreign_universities", "institutes", "government", "associations", "companies",
)  # fmt: skip
_SMALL = frozenset({"IE", "Farm", "PF", "CF", "PA", "PC"})
_QUOTED = re.compile(r"[«\"“„][^«»\"“”„]*[»\"”“]?")
_WRITTEN = re.compile(r"[^\W_]+(?:['’ʻ-][^\W_]+)*")
_BEGINNING = 4
_ODD_WORDS = 2
_MEMORY = 50_000


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A row of the authority tables: names, dates of existence, successors, external identifiers."""

    key: str
    type: str
    names: Mapping[str, str]
    short: tuple[str, ...]
    former: tuple[DatedName, ...]
    since: str
    until: str
    successors: tuple[str, ...]
    place: str
    website: str
    identifiers: Mapping[str, str]
    source: str

    def all_names(self) -> Iterator[str]:
        """Yield every name: official, short, former."""
        yield from filter(None, self.names.values())
        yield from self.short
        yield from (name.text for name in self.former)


@cache
def known_bodies() -> Mapping[str, KnownBody]:
    """Return the bodies of all authority tables by key."""
    bodies = {}
    for table in TABLES:
        for row in rows("ingest", "gazetteers", "authority", f"{table}.tsv"):
            bodies[row["key"]] = _body(row)
    return bodies


def _body(row: Mapping[str, str]) -> KnownBody:
    return KnownBody(
        key=row["key"],
        type=row["type"],
        names={language: row[f"name_{language}"] for language in ("en", "ru", "kk")},
        short=cell(row["short"]),
        former=dated_names(row["former"]),
        since=row["valid_from"],
        until=row["valid_to"],
        successors=cell(row["successors"]),
        place=row["place"],
        website=row["website"],
        identifiers={kind: row[kind] for kind in ("wikidata", "ror", "bin") if row[kind]},
        source=row["source"],
    )


def bodies_called(name: str, context: Context) -> frozenset[str]:
    """Return the keys of the bodies that a name may mean beside this context; empty when none is known.

    The context chooses by place, and by year among those that bore the name one after another. Without a
    year those that exist today come first.
    """
    exact = _exactly_called(name)
    places = context.places if exact else context.places | _places_of_name(name)
    found = exact or _roughly_called(name)
    placed = _at_place(found, places) if found else found
    if found and not placed and _is_of_one_place(name):
        placed = found
    return _in_time(placed, context.years)


def _is_of_one_place(name: str) -> bool:
    """Tell whether a name says itself where or whom it is of, so that a place beside it means a visit."""
    parsed = parse_organisation(name)
    placed = any(word.places - countries() and not word.quoted for word in parsed.words)
    return bool(parsed.honoured) or (placed and len(parsed.words) > 1)


@lru_cache(_MEMORY)
def _exactly_called(name: str) -> frozenset[str]:
    """Return the bodies with just this name; an acronym first in its own script, then in any."""
    exact, _ = _index()
    return next((found for key in _keys(name) if (found := exact.get(key))), frozenset())


@lru_cache(_MEMORY)
def _roughly_called(name: str) -> frozenset[str]:
    parsed = parse_organisation(name)
    return _by_signature(name, signature(parsed)) or _by_brand(parsed) or _by_acronym(parsed)


def _by_signature(name: str, wanted: str) -> frozenset[str]:
    """Return the bodies with a name of this signature.

    To save the taking apart of all others, only those count that share the beginning of the rarest word, and
    of all others but two.
    """
    if not wanted:
        return frozenset()
    _, beginnings = _index()
    own = _beginnings(name)
    return frozenset(
        key
        for word in own
        for key, text in beginnings.get(word, ())
        if len(_beginnings(text) ^ own) <= _ODD_WORDS and signature(parse_organisation(text)) == wanted
    )


def _by_brand(parsed: OrganisationName) -> frozenset[str]:
    """Return the bodies of a name of one word, without regard to a legal form of larger bodies."""
    if len(parsed.words) != 1 or parsed.honoured or parsed.numbers or parsed.forms & _SMALL:
        return frozenset()
    return _exactly_called(parsed.words[0].text)


def _by_acronym(parsed: OrganisationName) -> frozenset[str]:
    """Return the bodies of an acronym that stands with what narrows it: whom it is named after, a country."""
    acronyms = [word for word in parsed.words if word.is_acronym and not word.places]
    others = [word for word in parsed.words if word not in acronyms and not word.places & countries()]
    if len(acronyms) != 1 or others:
        return frozenset()
    found = _exactly_called(acronyms[0].text)
    honoured = {word.sound for word in parsed.honoured}
    return frozenset(key for key in found if honoured <= _honoured_in(key))


@lru_cache(_MEMORY)
def _honoured_in(key: str) -> frozenset[str]:
    names = (parse_organisation(name) for name in known_bodies()[key].all_names())
    return frozenset(word.sound for name in names for word in name.honoured)


def _at_place(found: frozenset[str], places: frozenset[str]) -> frozenset[str]:
    if not places:
        return found
    regions = frozenset(map(region_of, places))
    return frozenset(key for key in found if not place_of(key) or compatible(_regions(key), regions))


def _regions(key: str) -> frozenset[str]:
    return frozenset(map(region_of, place_of(key)))


@cache
def place_of(key: str) -> frozenset[str]:
    """Return the keys of the places that a body sits in."""
    place = known_bodies()[key].place
    return places_called(place) if place else frozenset()


@lru_cache(_MEMORY)
def _places_of_name(name: str) -> frozenset[str]:
    words = parse_organisation(name).words
    return frozenset().union(*(word.places & countries() for word in words)) if words else frozenset()


def _in_time(found: frozenset[str], years: frozenset[int]) -> frozenset[str]:
    if len(found) < 2:
        return found
    if years:
        then = frozenset(key for key in found if any(_existed(key, year) for year in years))
        return then or found
    today = frozenset(key for key in found if not known_bodies()[key].until)
    return today or found


def _existed(key: str, year: int) -> bool:
    body = known_bodies()[key]
    since, until = (int(text[:4]) if text else edge for text, edge in ((body.since, 0), (body.until, 9999)))
    return since <= year <= until


def _keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name, the strictest first."""
    return _acronym_keys(name) or ("=" + fold(name),)


def _acronym_keys(name: str) -> tuple[str, ...]:
    if " " in name or sum(map(str.isupper, name)) < 2:
        return ()
    return "!" + name.casefold(), "#" + letters(name)


@cache
def _index() -> tuple[Mapping[str, frozenset[str]], Mapping[str, tuple[tuple[str, str], ...]]]:
    """Return the bodies by the keys of their names, and key and name by the rarest beginning of a word."""
    named = [(body.key, name) for body in known_bodies().values() for name in body.all_names()]
    folded = fold_all([name for _, name in named])
    beginnings = [_beginnings_in(name) for name in folded]
    exact: dict[str, set[str]] = defaultdict(set)
    frequency = Counter(chain.from_iterable(beginnings))
    rarest: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (key, name), whole, words in zip(named, folded, beginnings, strict=True):
        brand = _brand(name)
        for written in (*(_acronym_keys(name) or ("=" + whole,)), *(_keys(brand) if brand else ())):
            exact[written].add(key)
        if words:
            rarest[min(words, key=lambda word: (frequency[word], word))].append((key, name))
    return (
        {name: frozenset(keys) for name, keys in exact.items() if name.strip("!=#")},
        {word: tuple(found) for word, found in rarest.items()},
    )


def _brand(name: str) -> str:
    """Return the one word in quotation marks that a name consists of, besides a legal form; else nothing."""
    if not _QUOTED.search(name) or not _is_quoted_but_for_forms(name):
        return ""
    parsed = parse_organisation(name)
    return parsed.words[0].text if len(parsed.words) == 1 and not parsed.honoured else ""


def _is_quoted_but_for_forms(name: str) -> bool:
    """Tell whether only legal forms, or abbreviations that may be some, stand outside the quotation marks."""
    outside = tuple(_WRITTEN.findall(_QUOTED.sub(" ", name)))
    covered = sum(form.end - form.start for form in find_forms(outside))
    return covered == len(outside) or all(map(str.isupper, outside))


@lru_cache(_MEMORY)
def _beginnings(name: str) -> frozenset[str]:
    return _beginnings_in(fold(name))


def _beginnings_in(folded: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in folded.split() if len(word) >= _BEGINNING)


def signature(name: OrganisationName) -> str:
    """Return a key that does not depend on order, language, case endings, and the country's own name.

    Empty when the name is but one word, which may be anybody's.
    """
    own = [_element(word) for word in name.words if word.places != {HOME} or word.quoted]
    own += [word.stem for word in name.honoured]
    return " ".join(sorted((*own, *name.numbers))) if len(own) + len(name.numbers) > 1 else ""


def _element(word: Word) -> str:
    return min(word.concepts) if word.concepts and not word.quoted else word.stem
