"""Relates places to those that they are publicly known to lie in: a city to its region."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Entity, Relationship
from kg.model.snapshot import WITHIN
from kg.resolve.names.gazetteer import at_home, known_places, upwards
from kg.resolve.names.places import parse_place

_LARGER = ("country", "region", "city")


def surroundings(entities: Sequence[Entity]) -> Iterator[Relationship]:
    """Yield for each known place the relationship to the nearest around it that documents name as well.

    A place is known when all its names mean one row of the gazetteer. A name of a country, a region or a
    city and of smaller places means the larger one; a name that leaves it open means none.
    """
    meaning: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.type == "Place" and (key := _place_meant(entity)):
            meaning[key].append(entity.id)
    for key, inner in meaning.items():
        around = next((place for place in upwards(key) if place != key and place in meaning), None)
        if around is not None:
            for id_ in inner:
                yield Relationship.known(WITHIN, id_, min(meaning[around]), known_places()[key].source)


def _place_meant(entity: Entity) -> str | None:
    meant: frozenset[str] | None = None
    for name in entity.names:
        known = parse_place(name.text).known
        meant = known if meant is None else (meant & known or meant)
    found = at_home(meant or frozenset())
    for kind in _LARGER:
        if larger := [key for key in found if known_places()[key].kind == kind]:
            return larger[0] if len(larger) == 1 else None
    return min(found) if len(found) == 1 else None
