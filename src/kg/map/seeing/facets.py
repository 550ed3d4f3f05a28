"""What there is to filter by, and how much of each there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.map.seeing.elements import entities
from kg.map.seeing.filters import DATED
from kg.map.store import Reading


@dataclass(frozen=True, slots=True)
class Count:
    """A value, and how many relationships or entities have it."""

    id: str
    count: int


@dataclass(frozen=True, slots=True)
class NamedCount:
    """A region or sector, its names by language, and how many entities are in it."""

    id: str
    name: str
    names: Mapping[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Years:
    """The first and the last year of any date of a relationship; `None` when nothing has a date."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by, the most frequent first.

    Relations, kinds and statuses are counted by relationship; types, regions and sectors by entity. `undated`
    counts the relationships that nothing dates.
    """

    relations: tuple[Count, ...]
    kinds: tuple[Count, ...]
    types: tuple[Count, ...]
    statuses: tuple[Count, ...]
    regions: tuple[NamedCount, ...]
    sectors: tuple[NamedCount, ...]
    years: Years
    undated: int


_YEARS = f"""
SELECT
    min(min(coalesce(r.since, '9999'), coalesce(r.until, '9999'), coalesce(r.attested_on, '9999'))) AS first,
    max(max(coalesce(r.since, ''), coalesce(r.until, ''), coalesce(r.attested_on, ''))) AS last,
    count(*) FILTER (WHERE NOT {DATED}) AS undated
FROM relationship AS r
"""  # noqa: S608


def facets(reading: Reading) -> Facets:
    """Return what there is to filter by. Goes through the whole map."""
    (years,) = reading.rows(_YEARS)
    return Facets(
        relations=_counts(reading, "relationship", "relation"),
        kinds=_counts(reading, "relationship", "kind"),
        types=_counts(reading, "entity", "type"),
        statuses=_counts(reading, "relationship", "status"),
        regions=_named(reading, "region"),
        sectors=_named(reading, "sector"),
        years=Years(int(years["first"][:4]), int(years["last"][:4])) if years["last"] else Years(None, None),
        undated=years["undated"],
    )


def _counts(reading: Reading, table: str, column: str) -> tuple[Count, ...]:
    rows = reading.rows(
        f"SELECT {column} AS id, count(*) AS counted FROM {table} "  # noqa: S608
        f"WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY counted DESC, id"
    )
    return tuple(Count(row["id"], row["counted"]) for row in rows)


def _named(reading: Reading, table: str) -> tuple[NamedCount, ...]:
    counts = _counts(reading, table, table)
    found = entities(reading, [each.id for each in counts])
    return tuple(
        NamedCount(each.id, found[each.id].name, found[each.id].names, each.count)
        for each in counts
        if each.id in found
    )
