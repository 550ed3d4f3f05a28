"""The gazetteer of places: which places go by a name, in any language, case or adjective form."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from kg.knowledge import knowledge
from kg.resolve.names.scanning import scanned
from kg.resolve.names.script import fold, sound
from kg.resolve.names.tables import cell, rows

_SPAN = re.compile(r"\s*\[(?P<since>[^/\]]*)/?(?P<until>[^\]]*)\]\s*$")
_FINAL_VOWELS = re.compile(r"[aeiou]+$")
_MOST_WORDS = 4
_SHORTEST_STEM = 3
_MEMORY = 100_000
HOME = "kazakhstan"
_Key = TypeVar("_Key", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name with the years (ISO dates of any precision) in which it held, as far as known."""

    text: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A row of the gazetteer; `inside` is the key of what it lies in."""

    key: str
    kind: str
    names: tuple[str, ...]
    former: tuple[DatedName, ...]
    since: str
    until: str
    successors: tuple[str, ...]
    inside: str
    source: str


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A stretch of words, from `start` to before `end`, that names one of several places."""

    start: int
    end: int
    keys: frozenset[str]


def dated_names(names_with_years: str) -> tuple[DatedName, ...]:
    """Read a cell of names such as `Ермак [1961/1993]; Yermak`."""
    names = []
    for part in cell(names_with_years):
        match = _SPAN.search(part)
        text = part[: match.start()] if match else part
        names.append(DatedName(text, *(match.group("since", "until") if match else ("", ""))))
    return tuple(names)


@cache
def known_places() -> Mapping[str, KnownPlace]:
    """Return the places of the gazetteer by key."""
    return {row["key"]: _place(row) for row in rows("ingest", "gazetteers", "authority", "places.tsv")}


def _place(row: Mapping[str, str]) -> KnownPlace:
    names = (*(row[f"name_{language}"] for language in ("en", "ru", "kk")), *cell(row["aliases"]))
    return KnownPlace(
        key=row["key"],
        kind=row["kind"],
        names=tuple(dict.fromkeys(filter(None, names))),
        former=dated_names(row["former"]),
        since=row["valid_from"],
        until=row["valid_to"],
        successors=cell(row["successors"]),
        inside=row["inside"],
        source=row["source"],
    )


@lru_cache(_MEMORY)
def places_called(name: str) -> frozenset[str]:
    """Return the keys of the places that have this name, now or formerly, in whatever script or case.

    An adjective (`Костанайский`) gives every place that it may come from.
    """
    exact, phrases, adjectives = _index()
    if name.isupper():
        return _acronyms().get(name.casefold(), frozenset()) or exact.get(fold(name), frozenset())
    key = fold(spelled_out(name))
    if _adjective().search(key.split(" ")[0]):
        found = exact.get(key) or phrases.get(_signature(key)) or adjectives.get(_bare_signature(key))
        return found or frozenset()
    found = exact.get(sound(name)) or phrases.get(_signature(key))
    return exact.get(key) or _begin_alike(found, key) or _in_a_case(key)


def _in_a_case(folded: str) -> frozenset[str]:
    """Return the places whose name a folded name is a case form of, at its end."""
    exact, _, _ = _index()
    for ending in _case_endings():
        base = folded.removesuffix(ending)
        if base != folded and len(base) > _SHORTEST_STEM:
            for nominative in (base, base + "a", base + "i", base + "ia", base + "o"):
                if found := exact.get(nominative):
                    return found
    return frozenset()


def _begin_alike(keys: frozenset[str] | None, folded: str) -> frozenset[str]:
    """Return the places that have a name beginning as the folded one does, so that Brown is no Brunei."""
    return frozenset(key for key in keys or () if folded[:_SHORTEST_STEM] in _name_beginnings(key))


@lru_cache(_MEMORY)
def _name_beginnings(key: str) -> frozenset[str]:
    place = known_places()[key]
    names = (*place.names, *(former.text for former in place.former))
    return frozenset(fold(name)[:_SHORTEST_STEM] for name in names)


@cache
def _acronyms() -> Mapping[str, frozenset[str]]:
    """Return the places by the acronyms of their names, each in its own script."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in known_places().values():
        for name in place.names:
            if name.isupper():
                found[name.casefold()].add(place.key)
    return _frozen(found)


def upwards(key: str) -> Iterator[str]:
    """Yield a place, what it lies in, what that lies in and so on."""
    seen: set[str] = set()
    while key and key not in seen:
        yield key
        seen.add(key)
        key = known_places()[key].inside if key in known_places() else ""


def lies_within(inner: str, outer: str) -> bool:
    """Tell whether one place of the gazetteer is the other or lies in it."""
    return outer in upwards(inner)


def compatible(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether some place of one set is, contains or lies in some place of the other."""
    return any(lies_within(one, other) or lies_within(other, one) for one in left for other in right)


def at_home(keys: frozenset[str]) -> frozenset[str]:
    """Return those of several places that lie in Kazakhstan, or all when none does."""
    home = frozenset(key for key in keys if lies_within(key, HOME))
    return home or keys


def region_of(key: str) -> str:
    """Return the key of the region that a place lies in, that of a city or country that lies in none."""
    around = [place for place in upwards(key) if place not in countries()] or [key]
    return next((place for place in around if _kind(place) == "region"), around[-1])


def _kind(key: str) -> str:
    return known_places()[key].kind if key in known_places() else ""


@cache
def countries() -> frozenset[str]:
    """Return the keys of all countries."""
    return frozenset(key for key, place in known_places().items() if place.kind == "country")


def country_of(key: str) -> str:
    """Return the key of the outermost place around a place."""
    return [*upwards(key)][-1]


def find_places(words: tuple[str, ...]) -> Iterator[PlaceFound]:
    """Yield the places that the words name, the longest at each point, without overlap."""
    return scanned(len(words), lambda start: _longest_at(words, start))


def _longest_at(words: tuple[str, ...], start: int) -> PlaceFound | None:
    for end in range(min(len(words), start + _MOST_WORDS), start, -1):
        named = any(word[0].isupper() for word in words[start:end])
        keys = places_called(" ".join(words[start:end])) if named else frozenset()
        if keys and (end - start > 1 or len(words[start]) > _SHORTEST_STEM or words[start].isupper()):
            return PlaceFound(start, end, keys)
    return None


@lru_cache(_MEMORY)
def place_stem(folded: str) -> str:
    """Return what remains of a folded name of one word without adjective and case endings."""
    adjective = _adjective().search(folded)
    if adjective and adjective.start() >= _SHORTEST_STEM:
        stem = re.sub(r"(?<=[^aeiou])(?:in|ov|en|n)$", "", folded[: adjective.start()])
    else:
        stem = folded
        case = _case_ending().search(folded)
        if case and case.start() > _SHORTEST_STEM:
            stem = folded[: case.start()]
    bare = _FINAL_VOWELS.sub("", stem)
    return bare if len(bare) >= _SHORTEST_STEM else stem


@cache
def _index() -> tuple[
    Mapping[str, frozenset[str]],
    Mapping[tuple[str, ...], frozenset[str]],
    Mapping[tuple[str, ...], frozenset[str]],
]:
    """Return the places by folded names and sounds, by stems of phrases, and by what adjectives come from."""
    exact: dict[str, set[str]] = defaultdict(set)
    phrases: dict[tuple[str, ...], set[str]] = defaultdict(set)
    adjectives: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place in known_places().values():
        for name in (*place.names, *(former.text for former in place.former)):
            if name.isupper():
                continue
            key = fold(name)
            exact[key].add(place.key)
            exact[sound(name)].add(place.key)
            if _tells(signature := _signature(key)):
                phrases[signature].add(place.key)
            for bare in {_bare_signature(form) for form in (key, *_towns_without_ending(key))}:
                if _tells(bare):
                    adjectives[bare].add(place.key)
    exact.pop("", None)
    return _frozen(exact), _frozen(phrases), _frozen(adjectives)


def _tells(signature: tuple[str, ...]) -> bool:
    return any(len(stem) >= _SHORTEST_STEM and not stem.startswith("@") for stem in signature)


def _frozen(index: Mapping[_Key, set[str]]) -> Mapping[_Key, frozenset[str]]:
    return {key: frozenset(keys) for key, keys in index.items()}


def _signature(folded: str) -> tuple[str, ...]:
    """Return the stems of the words in a fixed order, words for the kind of place as the kind itself."""
    words = folded.split()
    if len(words) == 1:
        return ()
    return tuple(sorted(kind_word(word) or sound(place_stem(word)) for word in words))


def _bare_signature(folded: str) -> tuple[str, ...]:
    words = folded.split()
    own = [word for word in words if len(words) == 1 or kind_word(word) is None]
    return tuple(sorted(sound(place_stem(word)) for word in own))


def _towns_without_ending(folded: str) -> Iterator[str]:
    """Yield a town's name without its "sk", for an adjective has the ending only once."""
    for ending in ("sk", "tsk"):
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            yield folded.removesuffix(ending)


@lru_cache(_MEMORY)
def place_bases(folded: str) -> frozenset[str]:
    """Return the sounds of the names that a folded word, perhaps an adjective or in a case, may come from."""
    adjective = _adjective().search(folded)
    if adjective is None or adjective.start() < _SHORTEST_STEM:
        return frozenset(map(sound, (folded, place_stem(folded), _FINAL_VOWELS.sub("", folded) or folded)))
    base = folded[: adjective.start()]
    return frozenset(sound(_FINAL_VOWELS.sub("", form)) for form in (base, place_stem(folded)))


@lru_cache(_MEMORY)
def spelled_out(name: str) -> str:
    """Write the abbreviated words for kinds of places in full, such as "р-н"."""
    for pattern, full in _abbreviations():
        name = pattern.sub(full, name)
    return name


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows: dict[str, str] = tomllib.loads(knowledge("ingest", "names", "places.toml").read_text("utf-8"))[
        "abbreviations"
    ]
    return tuple((re.compile(pattern, re.IGNORECASE), full) for pattern, full in rows.items())


@lru_cache(_MEMORY)
def kind_word(folded: str) -> str | None:
    """Return the kind of place that a folded word says, such as `region`, marked with `@`; else `None`."""
    for kind, forms in _kind_forms().items():
        if any(folded == form or (form.endswith("*") and folded.startswith(form[:-1])) for form in forms):
            return f"@{kind}"
    return None


@cache
def _kind_forms() -> Mapping[str, tuple[str, ...]]:
    return {
        kind: tuple(fold(form) + "*" * form.endswith("*") for form in forms)
        for kind, forms in _table()["kinds"].items()
    }


@cache
def _case_endings() -> tuple[str, ...]:
    return tuple(sorted(_table()["case"]["endings"], key=len, reverse=True))


@cache
def _case_ending() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_case_endings())})$")


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(f"{_table()['adjective']['endings']}$")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(knowledge("ingest", "names", "places.toml").read_text("utf-8"))
