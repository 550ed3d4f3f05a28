"""Keys under which two nodes come to be compared at all, so that the work grows with the number of nodes.

Two nodes are compared when one seeks a key that the other holds. Most keys are held and sought by both; the
exception are persons: a name with initials seeks full names, and a full name does not seek others of its
surname. Several keys for each are the idea of blocking by multiple passes (Hernández and Stolfo, 1995).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from kg.resolve.names.acts import completed, parse_act
from kg.resolve.names.authority import bodies_called
from kg.resolve.names.comparing import Named, family_of
from kg.resolve.names.gazetteer import kind_word, place_bases
from kg.resolve.names.organisations import OrganisationName, Word, parse_organisation, structure
from kg.resolve.names.persons import NameWord, PersonName, likely_given, parse_person
from kg.resolve.names.places import parse_place
from kg.resolve.names.script import consonants, fold, sound

_MOST_WORDS = 6
_TELLING = 3
_START, _MOST_STARTS = 5, 3
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8


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
            return _body_keys(thing)
    return _both(())


def _both(keys: Iterable[str]) -> BlockKeys:
    found = frozenset(keys)
    return BlockKeys(found, found)


def _person_keys(name: PersonName) -> BlockKeys:
    words = name.words[:_MOST_WORDS]
    if name.initials and words:
        initial = sound(name.initials[0])[:1]
        surnames = _spellings(words[0])
        return BlockKeys(
            held=frozenset(f"short {surname} {initial}" for surname in surnames),
            sought=frozenset(
                f"{kind} {surname} {initial}" for kind in ("short", "full") for surname in surnames
            ),
        )
    pairs = {
        f"name {min(one, other)} {max(one, other)}"
        for left, right in combinations((*words, *name.former), 2)
        for one in _spellings(left)
        for other in _spellings(right)
    }
    pairs |= {
        f"start {_skeleton(sound(one.readings[0].key))} {sound(other.readings[0].key)[:_START]}"
        for one, other in permutations(words[:_MOST_STARTS], 2)
        if likely_given(one)
    }
    initials = {
        (surname, spelling[:1])
        for left in words
        for right in words
        if left != right
        for surname in _spellings(left)
        for spelling in right.sounds
    }
    father = _skeleton(sound(name.father)) if name.father else ""
    child = {f"child {word} {father}" for given in words for word in _spellings(given) if father}
    return BlockKeys(
        held=frozenset(pairs | child | {f"full {surname} {initial}" for surname, initial in initials}),
        sought=frozenset(
            pairs
            | (set() if name.is_full else child)
            | {f"short {surname} {initial}" for surname, initial in initials}
        ),
    )


def _spellings(word: NameWord) -> frozenset[str]:
    """Return the consonants of the word and of the nominatives it may stand for."""
    return frozenset(_skeleton(sound(reading.key)) for reading in word.readings) | {
        _skeleton(spelling) for spelling in word.sounds
    }


def _skeleton(word: str) -> str:
    """Return the consonants of a word, or the word itself where they are too few to tell it from others."""
    bare = consonants(word)
    return bare if len(bare) > _TELLING else word


def _place_keys(thing: Named) -> Iterator[str]:
    name = parse_place(thing.name)
    yield from (f"place {key}" for key in name.known)
    if name.words:
        yield "place-name " + " ".join(sorted(_skeleton(sound(word)) for word in name.words))


def _act_keys(thing: Named) -> Iterator[str]:
    act = completed(parse_act(thing.name, thing.context.text))
    yield from (f"registered {number}" for number in act.registered)
    years = {date.year for date in act.dates}
    yield from (f"number {number} {year}" for number in act.numbers for year in years or {0})
    if act.title:
        yield f"title {act.title}"


def _body_keys(thing: Named) -> BlockKeys:
    """A name holds its initials for acronyms to find; it does not seek others of the same initials."""
    name = parse_organisation(thing.name)
    shared = {
        *(f"known {key}" for key in bodies_called(thing.name, thing.context)),
        *_whole_keys(name),
        *_own_keys(name),
        *_kind_keys(name, thing.context.places),
        *_meaning_keys(name, thing.context.places),
    }
    for alias in (fold(thing.name), *thing.context.aliases):
        if _SHORTEST_ACRONYM <= len(alias) <= _LONGEST_ACRONYM and " " not in alias:
            shared.add(f"letters {alias}")
    initials = "".join(part[0] for word in name.words for part in word.fold.split())
    held = {f"letters {initials}"} if len(initials) >= _SHORTEST_ACRONYM else set()
    return BlockKeys(frozenset(shared | held), frozenset(shared))


def _whole_keys(name: OrganisationName) -> Iterator[str]:
    """Yield the consonants of the whole name, in its order, however it is cut into words."""
    words = sorted((*name.words, *name.honoured), key=lambda word: word.at)
    if len(words) > 1 or any(" " in word.text for word in words):
        line = "".join(word.sound for word in words).replace(" ", "")
        yield f"line {consonants(line)} {' '.join(name.numbers)}"


def _meaning_keys(name: OrganisationName, around: frozenset[str]) -> Iterator[str]:
    """Yield pairs of what the words mean, and of a meaning and a place: they agree in every language."""
    own = [word for word in name.words if word.is_plain and not word.concepts]
    told = [word for word in name.words if word.concepts and not kind_word(word.fold)][:_MOST_WORDS]
    places = sorted({key for word in name.words for key in word.places} | around)[:_MOST_WORDS]
    subjects = [word for word in told if word.kinds - {"body", "rank"}]
    if not own and not name.honoured:
        for word in subjects:
            yield from (f"subject {concept} {place}" for concept in word.concepts for place in places)
        for left, right in combinations(told, 2) if not places else ():
            yield from (
                f"meaning {min(one, other)} {max(one, other)}"
                for one in left.concepts
                for other in right.concepts
            )
    for word in own:
        for base in _bases(word):
            yield from (f"of {base} {concept}" for head in told for concept in head.concepts)


def _own_keys(name: OrganisationName) -> Iterator[str]:
    """Yield the keys of the words that are the name's own, and of whom the body is named after.

    Words with a meaning are left out, for the other name may have them translated, and counted as well, for
    it may have them spelled otherwise.
    """
    kind = _kind(name)
    plain = [word for word in name.words if word.is_plain and "body" not in word.kinds]
    whole = (plain or ([] if kind else [*name.words]))[:_MOST_WORDS]
    bare = [word for word in whole if not word.concepts]
    for own in (whole, bare):
        if len(own) == 1:
            yield from (f"own {spelling}" for spelling in _bases(own[0]))
        elif own:
            for spellings in ([word.sound for word in own], [sound(word.stem) for word in own]):
                yield f"own {_skeleton(''.join(spellings).replace(' ', ''))}"
        for left, right in combinations(sorted(_skeleton(word.sound) for word in own), 2):
            yield f"own {left} {right}"
        for one, other in permutations(own[:_MOST_STARTS], 2):
            yield f"start {_skeleton(one.sound)} {other.sound[:_START]}"
    if kind:
        yield from (f"after {base} {kind}" for word in (*name.honoured, *bare) for base in _bases(word))


def _bases(word: Word) -> frozenset[str]:
    """Return the consonants of the word, and of what it may be a case form or an adjective of."""
    return frozenset(map(_skeleton, (word.sound, sound(word.stem), *place_bases(word.fold))))


def _kind(name: OrganisationName) -> str:
    """Return what kind of body it is, as a concept, or nothing where it is but a company or a group."""
    every = structure().light | structure().over
    heads = [min(word.concepts) for word in name.words if "body" in word.kinds and not word.concepts & every]
    return heads[0] if heads else ""


def _kind_keys(name: OrganisationName, around: frozenset[str]) -> Iterator[str]:
    """Yield the keys of a body that is known by what it is, its number and where it is.

    A company with a name of its own is not: there are too many in one town.
    """
    described = {
        min(word.concepts)
        for word in name.words
        if word.concepts and not word.places and not kind_word(word.fold)
    }
    places = {key for word in name.words for key in word.places if not word.quoted} | around
    own = [word for word in name.words if word.is_plain and not word.concepts]
    kind, numbers = " ".join(sorted(described)), " ".join(name.numbers)
    if numbers:
        yield from (f"number {numbers} {place}" for place in sorted(places)[:_MOST_WORDS])
    elif not own or _kind(name):
        yield from (f"kind {kind} {place}" for place in sorted(places)[:_MOST_WORDS])
    if not (own or name.honoured or places or numbers) and len(described) > 1:
        yield f"kind {kind}"
