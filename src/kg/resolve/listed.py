"""Recognises places and sectors as those of the authority tables."""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Entity
from kg.resolve.names.gazetteer import at_home, known_places
from kg.resolve.names.places import parse_place
from kg.resolve.names.sectors import sector_called

_LARGER = ("country", "region", "city")


def listed(entities: Sequence[Entity]) -> list[Entity]:
    """Return the entities in their order, a place or sector of the authority tables with its key there.

    A place is one of the gazetteer when all its names mean one row. A name of a country, a region or a city
    and of smaller places means the larger one; a name that leaves it open means none. A sector is one of the
    table when no two of its names mean different rows.
    """
    return [
        replace(entity, concept=key) if (key := _concept_meant(entity)) else entity for entity in entities
    ]


def _concept_meant(entity: Entity) -> str | None:
    match entity.type:
        case "Place":
            return _place_meant(entity)
        case "Sector":
            return _sector_meant(entity)
        case _:
            return None


def _sector_meant(entity: Entity) -> str | None:
    meant = {key for name in entity.names if (key := sector_called(name.text))}
    return meant.pop() if len(meant) == 1 else None


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
