"""Whom an entity has to do with: its neighbours, counted by relation and direction, the best first."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from kg.errors import InputError
from kg.map.seeing import elements
from kg.map.seeing.elements import MapEntity, MapRelationship
from kg.map.seeing.filters import DATED, NO_FILTER, Filter
from kg.map.store import Reading
from kg.model import VOCABULARY


class Direction(StrEnum):
    """Where a relation leads from an entity: to the other, from it, or both ways alike."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Way(NamedTuple):
    """A relation and its direction, as seen from an entity."""

    relation: str
    direction: Direction

    @classmethod
    def parse(cls, text: str) -> "Way":
        """Read `relation:direction`; raises InputError for anything else."""
        relation, _, direction = text.rpartition(":")
        if not relation or direction not in set(Direction):
            raise InputError(f"{text!r} is no group; write a relation and out, in or both: issued:out")
        return cls(relation, Direction(direction))

    @classmethod
    def of(cls, relation: str, direction: Direction) -> "Way":
        """Return the way of a relation in a direction: both, if it is the same in either."""
        known = VOCABULARY.relation_types.get(relation)
        return cls(relation, Direction.BOTH if known is not None and known.symmetric else direction)


@dataclass(frozen=True, slots=True)
class Group:
    """How many neighbours there are by a relation and direction, and how many of them the filter takes."""

    relation: str
    direction: Direction
    total: int
    matching: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour, and what ties it to the entity that was asked about, as far as it was asked for.

    `independent` counts the documents that say so, copies of a text once.
    """

    entity: MapEntity
    independent: int
    relationships: tuple[MapRelationship, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Some of the neighbours of an entity, and how many there are.

    `total` is the number of all neighbours, `matching` of those that were asked for, of which `neighbours` is
    a part. `undated` are those that the filter's time left out only because nothing dates them.
    """

    total: int
    matching: int
    undated: int
    groups: tuple[Group, ...]
    neighbours: tuple[Neighbour, ...]


PARTNERSHIP = "partners_with"
"""What people ask after first."""

_TIED = """
SELECT relationship.*, target AS other FROM relationship WHERE source = :entity AND target <> :entity
UNION ALL
SELECT relationship.*, source FROM relationship WHERE target = :entity AND source <> :entity
"""
_INDEPENDENT = """
SELECT asked.key AS neighbour, count(DISTINCT coalesce(document.copy_of, document.id)) AS documents
FROM json_each(:tied) AS asked
CROSS JOIN json_each(asked.value) AS tie
CROSS JOIN relationship AS r ON r.id = tie.value
CROSS JOIN json_each(r.claims) AS said
CROSS JOIN claim ON claim.id = said.value
CROSS JOIN document ON document.id = claim.document
GROUP BY asked.key
"""


class _Tie(NamedTuple):
    """A relationship as it is counted, seen from the entity asked about."""

    id: str
    other: str
    way: Way
    sources: int
    degree: int
    name: str
    fits: bool
    in_time: bool
    dated: bool


def groups(reading: Reading, entity: str) -> list[Group]:
    """Return how many neighbours an entity has by each relation and direction: partners, then the most."""
    return _groups(_ties(reading, entity, NO_FILTER))


def neighbours(
    reading: Reading,
    entity: str,
    wanted: Filter = NO_FILTER,
    group: Way | None = None,
    offset: int = 0,
    limit: int = 20,
) -> Neighbours:
    """Return neighbours of an entity that the filter takes, all or those of one group.

    Those that most independent documents tie to it come first, then those with more neighbours of their own,
    then by name and id. Raises NotFoundError when the map has no entity of the id.
    """
    centre = elements.entity(reading, entity)
    ties = _ties(reading, entity, wanted)
    asked = [tie for tie in ties if group is None or tie.way == group]
    by_neighbour = defaultdict[str, list[_Tie]](list)
    for tie in asked:
        if tie.fits and tie.in_time:
            by_neighbour[tie.other].append(tie)
    timeless = {tie.other for tie in asked if tie.fits and not tie.in_time and not tie.dated}
    independent = _independent(reading, by_neighbour)
    best = sorted(
        by_neighbour,
        key=lambda other: (
            -independent[other], -by_neighbour[other][0].degree, by_neighbour[other][0].name, other
        ),
    )  # fmt: skip
    shown = best[offset : offset + limit]
    return Neighbours(
        total=centre.degree,
        matching=len(best),
        undated=len(timeless - by_neighbour.keys()),
        groups=tuple(_groups(ties)),
        neighbours=tuple(_described(reading, shown, by_neighbour, independent)),
    )


def _ties(reading: Reading, entity: str, wanted: Filter) -> list[_Tie]:
    of_relationship, of_time, of_neighbour = (
        wanted.of_relationship(), wanted.of_time(), wanted.of_neighbour(),
    )  # fmt: skip
    rows = reading.rows(
        "SELECT r.id, r.other, r.relation, r.source, r.sources, n.degree, n.name, "  # noqa: S608
        f"({of_relationship.text}) AND ({of_neighbour.text}) AS fits, ({of_time.text}) AS in_time, "
        f"{DATED} AS dated FROM ({_TIED}) AS r CROSS JOIN entity AS n ON n.id = r.other",
        {"entity": entity, **of_relationship.parameters, **of_time.parameters, **of_neighbour.parameters},
    )
    way, directions = cache(Way.of), {True: Direction.OUT, False: Direction.IN}
    return [
        _Tie(id_, other, way(relation, directions[source == entity]), *rest)
        for id_, other, relation, source, *rest in rows
    ]


def _groups(ties: Iterable[_Tie]) -> list[Group]:
    total, matching = defaultdict[Way, set[str]](set), defaultdict[Way, set[str]](set)
    for tie in ties:
        total[tie.way].add(tie.other)
        if tie.fits and tie.in_time:
            matching[tie.way].add(tie.other)
    return [
        Group(way.relation, way.direction, len(total[way]), len(matching[way]))
        for way in sorted(total, key=lambda way: (way.relation != PARTNERSHIP, -len(total[way]), way))
    ]


def _independent(reading: Reading, by_neighbour: dict[str, list[_Tie]]) -> dict[str, int]:
    """Return how many independent documents tie each neighbour; one document may say several things."""
    counted = {other: ties[0].sources for other, ties in by_neighbour.items()}
    several = {other: [tie.id for tie in ties] for other, ties in by_neighbour.items() if len(ties) > 1}
    if several:
        rows = reading.rows(_INDEPENDENT, {"tied": json.dumps(several)})
        counted |= {row["neighbour"]: row["documents"] for row in rows}
    return counted


def _described(
    reading: Reading,
    shown: Sequence[str],
    by_neighbour: dict[str, list[_Tie]],
    independent: dict[str, int],
) -> Iterable[Neighbour]:
    found = elements.entities(reading, shown)
    ids = [tie.id for other in shown for tie in by_neighbour[other]]
    relationships = {each.id: each for each in elements.relationships(reading, ids)}
    for other in shown:
        tied = sorted((relationships[tie.id] for tie in by_neighbour[other]), key=elements.order)
        yield Neighbour(found[other], independent[other], tuple(tied))
