"""Relates places to those that they are publicly known to lie in: a city to its region."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Entity, Relationship
from kg.model.snapshot import WITHIN
from kg.resolve.names.gazetteer import known_places, upwards


def surroundings(entities: Sequence[Entity]) -> Iterator[Relationship]:
    """Yield for each known place the relationship to the nearest around it that documents name as well.

    A place is known when it has a key of the gazetteer (see `listed`).
    """
    meaning: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.type == "Place" and entity.concept:
            meaning[entity.concept].append(entity.id)
    for key, inner in meaning.items():
        around = next((place for place in upwards(key) if place != key and place in meaning), None)
        if around is not None:
            for id_ in inner:
                yield Relationship.known(WITHIN, id_, min(meaning[around]), known_places()[key].source)
