"""What the map is made of: entities, relationships, documents; and how they are read."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Row

from kg.errors import NotFoundError
from kg.map.store import Reading

_LANGUAGES = ("en", "ru", "kk")
_PLACES = """
SELECT region.entity, region.region, place.name
FROM json_each(:ids) AS asked CROSS JOIN region ON region.entity = asked.value
LEFT JOIN entity AS place ON place.id = region.region
ORDER BY region.entity, region.region
"""
_SECTORS = """
SELECT sector.entity, sector.sector
FROM json_each(:ids) AS asked CROSS JOIN sector ON sector.entity = asked.value
ORDER BY sector.entity, sector.sector
"""


@dataclass(frozen=True, slots=True)
class MapEntity:
    """An entity as the map shows it.

    `language` is that of the display `name`, and `names` has the names by language. `documents` counts the
    documents that name it, `degree` its neighbours, all of them. `regions` and `sectors` are ids in order,
    and `place` is the name of the first region.
    """

    id: str
    type: str
    name: str
    language: str | None
    names: Mapping[str, str]
    documents: int
    degree: int
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class MapRelationship:
    """One edge: all claims that say the same. Dates are ISO texts of their own precision.

    `proved_from` is when the first document that says it was published, `attested_on` when the latest was.

    `sources` counts independent documents; what is known publicly has none, and an `authority`. One that is
    `folded` follows from an agreement that the picture shows as a hub: it is listed, and not drawn.
    """

    id: str
    relation: str
    source: str
    target: str
    status: str
    role: str | None
    kind: str | None
    agreement: str | None
    since: str | None
    until: str | None
    attested_on: str | None
    confidence: float
    sources: int
    authority: str | None
    folded: bool = False
    proved_from: str | None = None

    def other(self, end: str) -> str:
        """Return the end that is not this one."""
        return self.target if self.source == end else self.source


@dataclass(frozen=True, slots=True)
class MapDocument:
    """A document; `copy_of` is the id of the one that came first, if this one has nearly the same text."""

    id: str
    title: str
    uri: str
    language: str
    published: str | None
    copy_of: str | None

    @property
    def origin(self) -> str:
        """The id of the first document of this text: its own, unless it is a copy."""
        return self.copy_of or self.id


def as_json(ids: Iterable[str]) -> str:
    """Return ids as queries take many of them: as one parameter, for `json_each`."""
    return json.dumps(list(ids))


def entities(reading: Reading, ids: Collection[str]) -> dict[str, MapEntity]:
    """Return the entities of these ids that there are, in the order asked, by id."""
    asked = {"ids": as_json(ids)}
    regions, sectors, places = defaultdict(list), defaultdict(list), dict[str, str | None]()
    for row in reading.rows(_PLACES, asked):
        regions[row["entity"]].append(row["region"])
        places.setdefault(row["entity"], row["name"])
    for row in reading.rows(_SECTORS, asked):
        sectors[row["entity"]].append(row["sector"])
    found = reading.rows(
        "SELECT entity.* FROM json_each(:ids) AS asked CROSS JOIN entity ON entity.id = asked.value", asked
    )
    return {
        row["id"]: _entity(row, regions[row["id"]], sectors[row["id"]], places.get(row["id"]))
        for row in found
    }


def entity(reading: Reading, id_: str) -> MapEntity:
    """Return an entity; raises NotFoundError when the map has none of this id."""
    found = entities(reading, (id_,)).get(id_)
    if found is None:
        raise NotFoundError(f"The map has nothing of the id {id_!r}; look for it by name.")
    return found


def known(reading: Reading, ids: Collection[str]) -> set[str]:
    """Return those of the ids that the map has an entity of."""
    rows = reading.rows(
        "SELECT entity.id FROM json_each(?) AS asked CROSS JOIN entity ON entity.id = asked.value",
        (as_json(ids),),
    )
    return {row["id"] for row in rows}


def relationships(reading: Reading, ids: Collection[str]) -> list[MapRelationship]:
    """Return the relationships of these ids that there are, in the order asked."""
    found = reading.rows(
        "SELECT r.* FROM json_each(?) AS asked CROSS JOIN relationship AS r ON r.id = asked.value",
        (as_json(ids),),
    )
    return [relationship(row) for row in found]


def documents(reading: Reading, ids: Collection[str]) -> dict[str, MapDocument]:
    """Return the documents of these ids that there are, by id."""
    found = reading.rows(
        "SELECT d.* FROM json_each(?) AS asked CROSS JOIN document AS d ON d.id = asked.value",
        (as_json(ids),),
    )
    return {row["id"]: document(row) for row in found}


def relationship(row: Row) -> MapRelationship:
    """Return the relationship in a row of the table."""
    return MapRelationship(
        row["id"], row["relation"], row["source"], row["target"], row["status"], row["role"], row["kind"],
        row["agreement"], row["since"], row["until"], row["attested_on"], row["confidence"], row["sources"],
        row["authority"], proved_from=row["proved_from"],
    )  # fmt: skip


def document(row: Row) -> MapDocument:
    """Return the document in a row of the table."""
    return MapDocument(row["id"], row["title"], row["uri"], row["language"], row["published"], row["copy_of"])


def order(each: MapRelationship) -> tuple[str, int, str]:
    """Return what the relationships of one tie are sorted by: relation, then the most documents first."""
    return each.relation, -each.sources, each.id


def folded(each: MapRelationship) -> MapRelationship:
    """Return a relationship as one that is listed and not drawn."""
    return replace(each, folded=True)


def _entity(row: Row, regions: Sequence[str], sectors: Sequence[str], place: str | None) -> MapEntity:
    names = {each: row[f"name_{each}"] for each in _LANGUAGES if row[f"name_{each}"]}
    return MapEntity(
        row["id"], row["type"], row["name"], row["language"], names, row["documents"], row["degree"],
        tuple(regions), tuple(sectors), place,
    )  # fmt: skip
