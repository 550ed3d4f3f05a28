"""Which relationships are looked at: a filter, and what it says in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.map.seeing.elements import as_json
from kg.model import PartialDate

_ANY: frozenset[str] = frozenset()

_BEGUN = "coalesce(r.since, min(coalesce(r.proved_from, r.attested_on, r.until), coalesce(r.until, '9999')))"
_OVER = "coalesce(r.until, CASE WHEN r.status = 'ended' THEN coalesce(r.attested_on, r.since) END, '9999')"

DATED = "(r.since IS NOT NULL OR r.until IS NOT NULL OR r.attested_on IS NOT NULL)"
"""Tells of a relationship `r` whether anything dates it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a relationship must be like; a set that is empty leaves its question open.

    `kinds` are those of the relationship; `types`, `sectors` and `regions` speak of the neighbour, and a
    place is in its own region. `sources` is the least number of independent documents; what is known
    publicly passes.

    `since` and `until` are a window: a relationship counts if it holds at some time in it. It holds from
    its own date, else from when a document first proved it, or from its end if that came before; up to its
    end. What has ended at an unknown time had done so when a document last said it. With `undated`, what
    nothing dates counts too.

    Raises InputError when the window ends before it begins.
    """

    relations: frozenset[str] = _ANY
    kinds: frozenset[str] = _ANY
    types: frozenset[str] = _ANY
    sectors: frozenset[str] = _ANY
    regions: frozenset[str] = _ANY
    statuses: frozenset[str] = _ANY
    sources: int = 0
    since: PartialDate | None = None
    until: PartialDate | None = None
    undated: bool = True

    def __post_init__(self) -> None:
        if self.since and self.until and self.since.first_day > self.until.last_day:
            raise InputError(
                f"The time from {self.since} to {self.until} ends before it begins; swap the two."
            )

    def of_relationship(self) -> "Condition":
        """Return what the filter asks of a relationship `r`, but for its time."""
        return _all(
            _among("r.relation", "relations", self.relations),
            _among("r.kind", "kinds", self.kinds),
            _among("r.status", "statuses", self.statuses),
            Condition("(r.sources >= :sources OR r.authority IS NOT NULL)", {"sources": self.sources})
            if self.sources
            else EVERYTHING,
        )

    def of_time(self) -> "Condition":
        """Return what the filter asks of the time of a relationship `r`, dated or not."""
        if not (self.since or self.until):
            return EVERYTHING if self.undated else Condition(DATED)
        within = _all(
            Condition(f"{_BEGUN} <= :last_day", {"last_day": self.until.last_day.isoformat()})
            if self.until
            else EVERYTHING,
            # A date that is less precise begins the days it may mean: "~" comes after all of them.
            Condition(f"{_OVER} || '~' >= :first_day", {"first_day": self.since.first_day.isoformat()})
            if self.since
            else EVERYTHING,
        )
        undated = "OR" if self.undated else "AND"
        dated = f"NOT {DATED}" if self.undated else DATED
        return Condition(f"({dated} {undated} ({within.text}))", within.parameters)

    def of_neighbour(self, entity: str = "n") -> "Condition":
        """Return what the filter asks of an entity at the other end, by its name in the query."""
        return _all(
            _among(f"{entity}.type", "types", self.types),
            self._in(entity, "sector", self.sectors),
            self._in(entity, "region", self.regions),
        )

    def _in(self, entity: str, table: str, ids: Collection[str]) -> "Condition":
        if not ids:
            return EVERYTHING
        asked = f"(SELECT value FROM json_each(:{table}s))"  # noqa: S608
        return Condition(
            f"({entity}.id IN {asked} OR EXISTS (SELECT 1 FROM {table} AS lies"  # noqa: S608
            f" WHERE lies.entity = {entity}.id AND lies.{table} IN {asked}))",
            {f"{table}s": as_json(sorted(ids))},
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL and its parameters."""

    text: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)


EVERYTHING = Condition("1")
NO_FILTER = Filter()


def _among(column: str, name: str, values: Collection[str]) -> Condition:
    if not values:
        return EVERYTHING
    return Condition(f"{column} IN (SELECT value FROM json_each(:{name}))", {name: as_json(sorted(values))})  # noqa: S608


def _all(*conditions: Condition) -> Condition:
    asked = [each for each in conditions if each is not EVERYTHING]
    parameters: dict[str, str | int] = {}
    for each in asked:
        parameters |= each.parameters
    return Condition(" AND ".join(each.text for each in asked) or EVERYTHING.text, parameters)
