"""A picture: entities with their places, and the relationships among them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.map.placing import Arrangement, Point, placed
from kg.map.seeing import elements, hubs
from kg.map.seeing.elements import MapEntity, MapRelationship, as_json, relationship
from kg.map.seeing.filters import NO_FILTER, Filter
from kg.map.store import Reading

MOST = 1_000
"""How many entities may be asked for in one picture."""

MOST_RELATIONSHIPS = 10_000
"""How many relationships a picture shows; those that are drawn and have the most documents come first."""

_AMONG = """
SELECT r.* FROM json_each(:ids) AS asked
CROSS JOIN relationship AS r ON r.source = asked.value
CROSS JOIN entity AS a ON a.id = r.source
CROSS JOIN entity AS b ON b.id = r.target
WHERE r.target IN (SELECT value FROM json_each(:ids)) AND r.target <> r.source AND
"""


@dataclass(frozen=True, slots=True)
class PlacedEntity:
    """An entity and its place in the picture; a `hub` is an agreement whose pairs are folded into it."""

    entity: MapEntity
    x: float
    y: float
    hub: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a picture has no room for: agreements that would be hubs, and relationships."""

    agreements: int
    relationships: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Entities with their places, and the relationships among them, in order of relation and evidence."""

    entities: tuple[PlacedEntity, ...]
    relationships: tuple[MapRelationship, ...]
    left_out: LeftOut


def picture(
    reading: Reading,
    fixed: Mapping[str, Point],
    added: Sequence[str],
    around: str | None = None,
    arrangement: Arrangement = Arrangement.AROUND,
    wanted: Filter = NO_FILTER,
) -> Picture:
    """Return the picture of entities, of which those that are fixed keep their places.

    What is unknown to the map is left aside. A relationship is shown if the filter takes it, and takes one
    of its ends as the neighbour of the other. Agreements of which three parties or more are in the picture
    are added as hubs. The same request at the same revision makes the same picture.
    """
    asked = elements.entities(reading, list(dict.fromkeys((*fixed, *added))))
    parties, unfolded = hubs.candidates(reading, asked)
    found = hubs.fold(_among(reading, {*asked, *parties}, wanted), parties, asked)
    present = asked | elements.entities(reading, [hub for hub in found.hubs if hub not in asked])
    relationships = sorted(found.relationships, key=lambda each: (each.folded, *elements.order(each)))
    shown = relationships[:MOST_RELATIONSHIPS]
    kept = {id_: point for id_, point in fixed.items() if id_ in present}
    points = placed(
        kept,
        _added([id_ for id_ in present if id_ not in kept], set(asked), arrangement),
        sorted({(each.source, each.target) for each in shown if not each.folded}),
        around if around in present else None,
        arrangement,
    )
    return Picture(
        tuple(PlacedEntity(each, *points[each.id], each.id in found.hubs) for each in present.values()),
        tuple(shown),
        LeftOut(unfolded, len(relationships) - len(shown)),
    )


def _added(new: Sequence[str], asked: Collection[str], arrangement: Arrangement) -> list[str]:
    """Return what is added in its order, in which a path keeps its end last: hubs come before it."""
    if arrangement is not Arrangement.PATH:
        return list(new)
    ends = [id_ for id_ in new if id_ in asked]
    return [*ends[:-1], *(id_ for id_ in new if id_ not in asked), *ends[-1:]]


def _among(reading: Reading, ids: Collection[str], wanted: Filter) -> list[MapRelationship]:
    conditions = (wanted.of_relationship(), wanted.of_time())
    first, second = wanted.of_neighbour("a"), wanted.of_neighbour("b")
    rows = reading.rows(
        f"{_AMONG} {' AND '.join(each.text for each in conditions)} AND (({first.text}) OR ({second.text}))",
        {
            "ids": as_json(ids),
            **conditions[0].parameters,
            **conditions[1].parameters,
            **first.parameters,
        },
    )
    return [relationship(row) for row in rows]
