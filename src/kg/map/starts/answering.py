"""What the ready questions find: how many there are, which to show, and what stands out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain

from kg.map.seeing import elements
from kg.map.store import Reading

MOST = 60
"""How many entities are shown at the most."""

LATELY = timedelta(days=30)

_FIRST = 12
_BESIDE = 11
_INSTITUTIONS = ("University", "College")
_PLANNED = """
SELECT relation, source, target FROM relationship
WHERE relation IN ('partners_with', 'member_of') AND status = 'planned'
ORDER BY coalesce(attested_on, '') DESC, id
"""

Neighbours = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: the true number, ids to show, further numbers, and the id of what stands out."""

    total: int
    entities: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    first: str | None = None


class Overview:
    """The whole map, as far as the ready questions go through it; what several of them need is read once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def partners(self) -> Neighbours:
        """Who is said to be partners with whom now."""
        neighbours = defaultdict[str, set[str]](set)
        for one, other in self._ends("partners_with", "actual"):
            neighbours[one].add(other)
            neighbours[other].add(one)
        return dict(neighbours)

    @cached_property
    def memberships(self) -> Neighbours:
        """Who is said to be a member of what now, by member."""
        groups = defaultdict[str, set[str]](set)
        for member, group in self._ends("member_of", "actual"):
            groups[member].add(group)
        return dict(groups)

    @cached_property
    def institutions(self) -> Mapping[str, int]:
        """The universities and colleges, each with the number of documents that name it."""
        return {id_: documents for type_ in _INSTITUTIONS for id_, documents in self._of_type(type_)}

    def connected(self) -> Found:
        """Find the universities and colleges with partners: those with the most, and their partners."""
        ranked = _ranked({id_: self.partners[id_] for id_ in self.institutions if id_ in self.partners})
        first = ranked[:_FIRST]
        beside = Counter(other for id_ in first for other in self.partners[id_] if other not in first)
        shared = sorted(beside, key=lambda id_: (-beside[id_], -len(self.partners[id_]), id_))
        most = len(self.partners[first[0]]) if first else 0
        return Found(len(ranked), _some(chain(first, shared)), {"most": most}, next(iter(first), None))

    def alliances(self) -> Found:
        """Find the alliances, those with the most members first, and their members."""
        members: dict[str, set[str]] = {id_: set() for id_, _ in self._of_type("Alliance")}
        for member, groups in self.memberships.items():
            for alliance in groups & members.keys():
                members[alliance].add(member)
        return Found(
            len(members),
            _some(self._with_others(members)),
            {"members": len(set[str]().union(*members.values()))},
        )

    def companies(self) -> Found:
        """Find the companies with two or more universities or colleges as partners, the busiest first."""
        partners = {
            id_: self.partners[id_] & self.institutions.keys()
            for id_, _ in self._of_type("Company")
            if id_ in self.partners
        }
        several = {id_: those for id_, those in partners.items() if len(those) > 1}
        first = next(iter(_ranked(several)), None)
        most = len(several[first]) if first else 0
        return Found(len(several), _some(self._with_others(several)), {"most": most}, first)

    def planned(self) -> Found:
        """Find the partnerships and memberships that are planned and nothing more, the latest first."""
        begun = {"partners_with": self.partners, "member_of": self.memberships}
        ended = {(relation, *ends) for relation in begun for ends in self._ends(relation, "ended")}
        pairs = {
            (source, target): None
            for relation, source, target in self._reading.rows(_PLANNED)
            if target not in begun[relation].get(source, ()) and (relation, source, target) not in ended
        }
        return Found(len(pairs), _some(chain.from_iterable(pairs)))

    def gaps(self) -> Found:
        """Find the universities and colleges without a partner, those that most documents name first."""
        without = [id_ for id_ in self.institutions if id_ not in self.partners]
        ordered = sorted(without, key=lambda id_: (-self.institutions[id_], id_))
        return Found(len(without), _some(ordered), {"all": len(self.institutions)})

    def changes(self) -> Found:
        """Find what changed in the days before the map was published, the latest first."""
        since = lately(self._reading)
        rows = self._reading.rows(
            "SELECT change, source, target FROM change WHERE at >= ? ORDER BY number DESC",
            (since,),
        )
        counts = Counter(row["change"] for row in rows)
        ends = dict.fromkeys(chain.from_iterable((row["source"], row["target"]) for row in rows))
        there = elements.known(self._reading, ends)
        return Found(
            len(rows),
            _some(id_ for id_ in ends if id_ in there),
            {each: counts[each] for each in ("new", "changed", "withdrawn")},
        )

    def _with_others(self, groups: Mapping[str, set[str]]) -> Iterable[str]:
        """Yield the head of each group, the largest first, and after it some of those in it."""
        for head in _ranked(groups):
            yield head
            yield from sorted(groups[head], key=lambda id_: (-len(self.partners.get(id_, ())), id_))[:_BESIDE]

    def _of_type(self, type_: str) -> Iterable[tuple[str, int]]:
        rows = self._reading.rows("SELECT id, documents FROM entity WHERE type = ? ORDER BY id", (type_,))
        return ((id_, documents) for id_, documents in rows)

    def _ends(self, relation: str, status: str) -> Iterable[tuple[str, str]]:
        rows = self._reading.rows(
            "SELECT source, target FROM relationship WHERE relation = ? AND status = ?", (relation, status)
        )
        return ((source, target) for source, target in rows)


def lately(reading: Reading) -> str:
    """Return from when on a change is a late one: counted back from when the map was published."""
    since = datetime.fromisoformat(reading.mark.published_at) - LATELY
    return since.isoformat(timespec="seconds")


def _ranked(groups: Mapping[str, set[str]]) -> list[str]:
    return sorted(groups, key=lambda id_: (-len(groups[id_]), id_))


def _some(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the first ids, each once; no more are looked at than needed."""
    taken: dict[str, None] = {}
    for id_ in ids:
        if len(taken) == MOST:
            break
        taken[id_] = None
    return tuple(taken)
