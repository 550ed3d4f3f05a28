"""One entity closer up: all its names, what is known of it, and how many neighbours it has of which sort."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kg.map.seeing import elements
from kg.map.seeing.elements import MapEntity
from kg.map.seeing.neighbours import Group, groups
from kg.map.store import Reading


@dataclass(frozen=True, slots=True)
class MapName:
    """A name: found in `documents`, publicly `known`, or a `former` one, and between which dates it was."""

    text: str
    language: str | None
    origin: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity closer up. `details` are such as `number`, `date` and `website`, as far as there are any.

    `denied` counts the claims about it that deny something.
    """

    entity: MapEntity
    names: tuple[MapName, ...]
    details: Mapping[str, str | int | float]
    groups: tuple[Group, ...]
    denied: int


def profile(reading: Reading, entity: str) -> Profile:
    """Return what the map has of an entity; raises NotFoundError when it has none of the id."""
    found = elements.entity(reading, entity)
    names = reading.rows("SELECT * FROM name WHERE entity = ? ORDER BY position", (entity,))
    details = reading.one("SELECT details FROM entity WHERE id = ?", (entity,))
    denied = reading.one(
        "SELECT count(*) AS claims FROM ("
        "SELECT id FROM claim WHERE subject = :entity AND object IS NOT NULL AND status = 'denied' "
        "UNION SELECT id FROM claim WHERE object = :entity AND status = 'denied')",
        {"entity": entity},
    )
    return Profile(
        entity=found,
        names=tuple(
            MapName(row["text"], row["language"], row["origin"], row["since"], row["until"]) for row in names
        ),
        details=json.loads(details["details"]) if details else {},
        groups=tuple(groups(reading, entity)),
        denied=denied["claims"] if denied else 0,
    )
