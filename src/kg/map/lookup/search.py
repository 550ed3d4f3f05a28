"""Finds entities while a name is typed: in any of the languages and scripts, at any word of the name.

What is typed is heard in several ways, one after the other, until there are hits enough:

1. as it stands: names that are the same, then names, then words of names, that begin with it;
2. if that finds nothing, as it may go on: the next letter may change the last one's sound, as in `Auy`;
3. as it sounds, for a romanisation of one's own and for the spellings of two languages;
4. as the same keys write on another keyboard;
5. if nothing has been found, with one slip of the finger in each word of five or more letters.

Each word that was typed begins some word of the name, in any order. Of names that fit as well the one comes
first of which most is known: by neighbours, then by documents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.map.lookup.hearing import Heard, Typed, as_it_goes_on, as_it_sounds, as_it_stands, with_a_slip
from kg.map.lookup.keyboards import misread
from kg.map.seeing.elements import MapEntity, as_json, entities
from kg.map.store import Reading
from kg.model import ORGANIZATION, VOCABULARY
from kg.resolve.keys import name_key
from kg.resolve.names.script import sound

ANYTHING = "Entity"
"""The type of entity that every one is of."""

_CANDIDATES = 100
"""How many are looked at where the order of the index is not the last word."""

_FITTING = "SELECT rowid AS number FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
_WHOLE = """
SELECT s.number, s.whole FROM json_each(?) AS asked CROSS JOIN sought AS s ON s.number = asked.value
"""
_FOUND = """
SELECT s.number, s.entity FROM json_each(?) AS asked CROSS JOIN sought AS s ON s.number = asked.value
"""
_NAMES = """
SELECT name.entity, name.text FROM json_each(?) AS asked CROSS JOIN name ON name.entity = asked.value
ORDER BY name.entity, name.position
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found by the name `matched`; `exact` when that is all that was typed."""

    entity: MapEntity
    matched: str
    exact: bool


def search(reading: Reading, text: str, limit: int = 20, type_: str = ANYTHING) -> list[Hit]:
    """Return the entities with a name that fits the text, best first.

    Of a type only, if one is given; `Organization` stands for all kinds of these. Raises InputError when
    there is no such type.
    """
    types = _types(type_)
    found: dict[int, tuple[int, Heard]] = {}
    step = 0
    for heard in _ways(reading, text, found):
        for numbers in _fitting(reading, heard, types, limit):
            step += 1
            for number in numbers:
                found.setdefault(number, (step, heard))
            if len(found) >= limit:
                return _hits(reading, found)[:limit]
    return _hits(reading, found)


def _ways(reading: Reading, text: str, found: Mapping[int, object]) -> Iterator[Heard]:
    """Yield in what ways to hear the text, as long as they are asked for; `found` fills meanwhile."""
    typed, others = Typed.of(text), [Typed.of(meant) for meant in misread(text)]
    yield from as_it_stands(typed)
    if not found:
        yield from as_it_goes_on(typed)
    yield from as_it_sounds(reading, typed)
    for other in others:
        yield from as_it_stands(other)
        yield from as_it_sounds(reading, other)
    for each in (typed, *others):
        if not found:
            yield from with_a_slip(reading, each)


def _fitting(reading: Reading, heard: Heard, types: Sequence[str], limit: int) -> Iterator[list[int]]:
    """Yield the numbers of the entities with a name that fits, in groups, those that fit better first."""
    wanted = f" AND type : ({' OR '.join(types)})" if types else ""
    for step in heard.steps:
        rows = reading.rows(_FITTING, (step + wanted, max(limit, _CANDIDATES) if heard.sounding else limit))
        numbers = [row["number"] for row in rows]
        if heard.sounding:
            alike = _sounding_alike(reading, heard.sounding, numbers)
            yield [number for number in numbers if number in alike]
        yield numbers


def _sounding_alike(reading: Reading, sounding: str, numbers: Sequence[int]) -> set[int]:
    """Return those of which a whole name sounds as the text does."""
    rows = reading.rows(_WHOLE, (as_json(map(str, numbers)),))
    return {row["number"] for row in rows if sounding in map(sound, row["whole"].split())}


def _hits(reading: Reading, found: Mapping[int, tuple[int, Heard]]) -> list[Hit]:
    rows = reading.rows(_FOUND, (as_json(map(str, found)),))
    places = {row["entity"]: found[row["number"]] for row in rows}
    names: dict[str, list[str]] = {entity: [] for entity in places}
    for row in reading.rows(_NAMES, (as_json(places),)):
        names[row["entity"]].append(row["text"])
    shown = entities(reading, places)
    hits = [(places[id_][0], _hit(shown[id_], names[id_], places[id_][1])) for id_ in places]
    return [hit for _, hit in sorted(hits, key=_order)]


def _hit(entity: MapEntity, names: Sequence[str], heard: Heard) -> Hit:
    fits = [(heard.fit(name_key(name)), position) for position, name in enumerate(names)]
    (fit, _), position = min(fits)
    return Hit(entity, names[position], fit == 0)


def _order(placed: tuple[int, Hit]) -> tuple[int, int, int, str, str]:
    step, hit = placed
    return step, -hit.entity.degree, -hit.entity.documents, hit.entity.name, hit.entity.id


def _types(type_: str) -> tuple[str, ...]:
    """Return the types of entity that are meant; none, if any will do."""
    if type_ == ANYTHING:
        return ()
    if type_ == ORGANIZATION:
        return tuple(each.name for each in VOCABULARY.entity_types.values() if each.parent == ORGANIZATION)
    if type_ not in VOCABULARY.entity_types:
        raise InputError(f"There is no type of entity {type_!r}; see /api/v1/facets for those there are.")
    return (type_,)
