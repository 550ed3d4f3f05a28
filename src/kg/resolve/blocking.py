"""Keys under which two nodes come to be compared at all, so that the work grows with the number of nodes.

Two nodes are compared when one seeks a key that the other holds. Most keys are held and sought by both; the
exception are persons: a name with initials seeks full names, and a full name does not seek others of its
surname. The idea of several keys per record is that of blocking by multiple passes (Hernández and Stolfo, 1995).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.resolve.names.acts import parse_act
from kg.resolve.names.authority import bodies_called
from kg.resolve.names.comparing import Named, family_of
from kg.resolve.names.organisations import OrganisationName, parse_organisation
from kg.resolve.names.persons import NameWord, PersonName, parse_person
from kg.resolve.names.places import parse_place
from kg.resolve.names.script import fold, sound

_VOWEL = re.compile(r"(?<!^)[aeiou]")
_MOST_WORDS = 6
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """The keys that a node is found by, and those that it looks for others under."""

    held: frozenset[str]
    sought: frozenset[str]


def block_keys(thing: Named) -> BlockKeys:
    """Return the keys of a node; none when nothing in its name tells it from others of its kind."""
    match family_of(thing.type):
        case "Person":
            return _person_keys(parse_person(thing.name, thing.language))
        case "Place":
            return _both(_place_keys(thing))
        case "LegalAct":
            return _both(_act_keys(thing))
        case "Organization":
            return _both(_body_keys(thing))
    return _both(())


def _both(keys: Iterable[str]) -> BlockKeys:
    found = frozenset(keys)
    return BlockKeys(found, found)


def _person_keys(name: PersonName) -> BlockKeys:
    words = name.words[:_MOST_WORDS]
    if name.initials and words:
        initial = sound(name.initials[0])[:1]
        surnames = {spelling for spelling in _spellings(words[0])}
        return BlockKeys(
            held=frozenset(f"short {surname} {initial}" for surname in surnames),
            sought=frozenset(
                f"{kind} {surname} {initial}" for kind in ("short", "full") for surname in surnames
            ),
        )
    pairs = {
        f"name {min(one, other)} {max(one, other)}"
        for left, right in combinations(words, 2)
        for one in _spellings(left)
        for other in _spellings(right)
    }
    initials = {
        (surname, spelling[:1])
        for left in words
        for right in words
        if left != right
        for surname in _spellings(left)
        for spelling in right.sounds
    }
    return BlockKeys(
        held=frozenset(pairs | {f"full {surname} {initial}" for surname, initial in initials}),
        sought=frozenset(pairs | {f"short {surname} {initial}" for surname, initial in initials}),
    )


def _spellings(word: NameWord) -> frozenset[str]:
    """Return the consonants of the word and of the nominatives it may stand for."""
    return frozenset(_skeleton(sound(reading.key)) for reading in word.readings) | {
        _skeleton(spelling) for spelling in word.sounds
    }


def _skeleton(word: str) -> str:
    return _VOWEL.sub("", word)


def _place_keys(thing: Named) -> Iterator[str]:
    name = parse_place(thing.name)
    yield from (f"place {key}" for key in name.known)
    if name.words:
        yield "place-name " + " ".join(sorted(_skeleton(sound(word)) for word in name.words))


def _act_keys(thing: Named) -> Iterator[str]:
    act = parse_act(thing.name, thing.context.text)
    yield from (f"registered {number}" for number in act.registered)
    years = {date.year for date in act.dates}
    yield from (f"number {number} {year}" for number in act.numbers for year in years or {0})
    if act.title:
        yield f"title {act.title}"


def _body_keys(thing: Named) -> Iterator[str]:
    name = parse_organisation(thing.name)
    yield from (f"known {key}" for key in bodies_called(thing.name, thing.context))
    yield from _own_words(name, thing)
    yield from (f"honoured {word.sound} {_kind(name)}" for word in name.honoured)
    for alias in (thing.name, *thing.context.aliases):
        letters = fold(alias).replace(" ", "")
        if _SHORTEST_ACRONYM <= len(letters) <= 8 and " " not in fold(alias):  # noqa: PLR2004  (letters of an acronym)
            yield f"letters {letters}"
    initials = "".join(part[0] for word in name.words for part in word.fold.split())
    if len(initials) >= _SHORTEST_ACRONYM:
        yield f"letters {initials}"


def _kind(name: OrganisationName) -> str:
    """Return what kind of body it is, as a concept, or nothing."""
    heads = [min(word.concepts) for word in name.words if "body" in word.kinds]
    return heads[0] if heads else ""


def _own_words(name: OrganisationName, thing: Named) -> Iterator[str]:
    own = [word for word in name.words if word.is_plain][:_MOST_WORDS]
    described = sorted({min(word.concepts) for word in name.words if word.concepts})
    places = {key for word in name.words for key in word.places if not word.quoted} | thing.context.places
    numbers = " ".join(name.numbers)
    if len(own) > 1:
        joined = "".join(word.sound.replace(" ", "") for word in own)
        yield f"own {_skeleton(joined)}"
        for left, right in combinations(sorted(_skeleton(word.sound) for word in own), 2):
            yield f"own {left} {right}"
    elif own:
        yield f"own {_skeleton(own[0].sound)}"
    for place in sorted(places)[:_MOST_WORDS]:
        yield f"kind {' '.join(described)} {numbers} {place}"
    if not own and not places and (len(described) > 1 or numbers):
        yield f"kind {' '.join(described)} {numbers}"
