"""The shortest ways through the map from one entity to another, the best supported first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TypeAlias

from kg.map.seeing.elements import as_json
from kg.map.store import Reading
from kg.model import Status

LONGEST = 6
"""How many steps a way has at the most: farther apart, hardly anything can be said of two."""

MOST_READ = 100_000
"""How many relationships a search looks at before it gives up; that many take about two seconds."""

NOT_OVER = ("Place", "Sector", "Commitment", "Indicator")
"""What no way leads through: it connects everybody with everybody, or is said of one body alone."""

_ASIDE = ("located_in", "within", "operates_in", "reported_for", "promised_in", "responsible_for")
"""The relations that have something of these types at one end, and no others."""

_KNOWN = 1_000_000
"""What is known publicly counts as so many documents, as in `kg.analysis.paths`."""

_READ = """
SELECT {here} AS here, {there} AS there, sources, confidence, authority
FROM relationship
WHERE {here} IN (SELECT value FROM json_each(:front))
    AND status IN (SELECT value FROM json_each(:statuses))
    AND (sources >= :sources OR authority IS NOT NULL) AND source <> target
    AND (relation NOT IN (SELECT value FROM json_each(:aside))
        OR {here} IN (SELECT value FROM json_each(:ends)) OR {there} IN (SELECT value FROM json_each(:ends)))
LIMIT :most
"""
_OF_TYPES = """
SELECT id FROM entity
WHERE id IN (SELECT value FROM json_each(?)) AND type IN (SELECT value FROM json_each(?))
"""

Strength: TypeAlias = tuple[int, float]
"""By how many independent documents something is supported, then how sure the surest of them is."""

Way: TypeAlias = tuple[str, ...]
"""The entities on a way, both ends included."""

_NOTHING: Strength = (0, 0.0)
_BOUNDLESS: Strength = (2 * _KNOWN, 1.0)


@dataclass(frozen=True, slots=True)
class Over:
    """Which relationships may be walked: of these statuses, said by so many independent documents.

    What is known publicly may be walked however few documents say it; what neither a document nor an
    authority says, never.
    """

    statuses: tuple[Status, ...] = (Status.ACTUAL,)
    least_sources: int = 1


@dataclass(frozen=True, slots=True)
class Walked:
    """The ways that were found.

    `apart` says that none exists, however long; `unfinished` that the search was given up, so that there may
    be others.
    """

    ways: tuple[Way, ...]
    apart: bool = False
    unfinished: bool = False


class GivenUpError(Exception):
    """More relationships would have to be looked at than are allowed."""


class Ground:
    """Who is next to whom between two ends: read from the map as far as a search goes, and kept for the next.

    Places, sectors, commitments and indicators are left aside, unless they are an end themselves.
    Relationships are walked both ways.
    """

    def __init__(self, reading: Reading, over: Over, ends: tuple[str, str], most: int = MOST_READ) -> None:
        self._reading = reading
        self._over = over
        self._left = most
        self._links: dict[str, dict[str, Strength]] = {}
        self._aside_ends = self._aside(ends)

    def around(self, front: Iterable[str]) -> Mapping[str, Mapping[str, Strength]]:
        """Return what is next to each of the entities at least, with the strength of the best relationship.

        Raises GivenUpError when that takes more than is allowed.
        """
        unread = [entity for entity in front if entity not in self._links]
        if unread:
            self._read(unread)
        return self._links

    def _read(self, front: Collection[str]) -> None:
        found: dict[str, dict[str, Strength]] = {entity: {} for entity in front}
        for here, there in (("source", "target"), ("target", "source")):
            query = _READ.format(here=here, there=there)
            for near, far, *support in self._reading.rows(query, self._asked(front)):
                found[near][far] = max(strength(*support), found[near].get(far, _NOTHING))
                self._left -= 1
            if self._left < 0:
                raise GivenUpError
        for end in self._aside_ends.intersection(front):
            for hidden in self._aside(found[end]) - self._aside_ends:
                del found[end][hidden]
        self._links.update(found)

    def _asked(self, front: Collection[str]) -> dict[str, str | int]:
        return {
            "front": as_json(front),
            "statuses": as_json([status.value for status in self._over.statuses]),
            "sources": max(1, self._over.least_sources),
            "aside": as_json(_ASIDE),
            "ends": as_json(self._aside_ends),
            "most": self._left + 1,
        }

    def _aside(self, entities: Collection[str]) -> set[str]:
        asked = (as_json(entities), as_json(NOT_OVER))
        return {row["id"] for row in self._reading.rows(_OF_TYPES, asked)}


def strength(sources: int, confidence: float, authority: str | None) -> Strength:
    """Return how well a relationship is supported; what is known publicly is stronger than any document."""
    return (_KNOWN, 1.0) if authority else (sources, confidence)


def walk(
    ground: Ground, start: str, end: str, most: int, without: Collection[str] = (), longest: int = LONGEST
) -> Walked:
    """Return up to so many ways without a loop, the shortest first, among these the best supported.

    A way is as well supported as its weakest step. Yen's method (Management Science 17(11), 1971), without
    the searches that Lawler (1972) found to be repeated. None of `without` is passed, the ends apart.
    """
    left_out = frozenset(without) - {start, end}
    ways: list[Way] = []
    others: list[tuple[tuple[int, int, float], Way, int]] = []
    known: set[Way] = set()
    try:
        first, apart = _best(ground, start, end, longest, left_out, frozenset())
        if first is None:
            return Walked((), apart)
        heappush(others, (_rank(ground, first), first, 0))
        while others and len(ways) < most:
            _, way, turned = heappop(others)
            ways.append(way)
            if len(ways) == most:
                break
            for at in range(turned, len(way) - 1):
                root = way[: at + 1]
                taken = frozenset(each[at + 1] for each in ways if each[: at + 1] == root)
                rest, _ = _best(ground, way[at], end, longest - at, left_out | set(way[:at]), taken)
                if rest is not None and (other := way[:at] + rest) not in known:
                    known.add(other)
                    heappush(others, (_rank(ground, other), other, at))
    except GivenUpError:
        return Walked(tuple(ways), unfinished=True)
    return Walked(tuple(ways))


class _Side:
    """A search from one end: what was reached last, with the strength of the best way there."""

    def __init__(self, end: str) -> None:
        self.front: dict[str, Strength] = {end: _BOUNDLESS}
        self.before: dict[str, str | None] = {end: None}

    def advance(
        self, ground: Ground, without: Collection[str], barred: Collection[frozenset[str]], at: str
    ) -> None:
        """Go one step on; a step between the entity `at` and another is not taken if barred."""
        links = ground.around(self.front)
        reached: dict[str, tuple[Strength, str]] = {}
        for near, width in self.front.items():
            for far, support in links[near].items():
                if far in self.before or far in without:
                    continue
                if at in (near, far) and frozenset((near, far)) in barred:
                    continue
                wide = min(width, support)
                best = reached.get(far)
                if best is None or wide > best[0] or (wide == best[0] and near < best[1]):
                    reached[far] = (wide, near)
        self.front = {far: wide for far, (wide, _) in reached.items()}
        self.before.update((far, near) for far, (_, near) in reached.items())

    def back(self, entity: str) -> list[str]:
        """Return the way from an entity to the end of this side."""
        way = [entity]
        while (before := self.before[way[-1]]) is not None:
            way.append(before)
        return way


def _best(
    ground: Ground, start: str, end: str, longest: int, without: Collection[str], not_first: Collection[str]
) -> tuple[Way | None, bool]:
    """Return the shortest way whose weakest step is the strongest, and else whether none exists at all.

    A breadth-first search from both ends (Pohl, 1971), the smaller side first. As whole levels are gone
    through, all ways of the least length pass where the two first meet; the widest of them (Pollack, 1960)
    is kept on either side.
    """
    barred = {frozenset((start, other)) for other in not_first}
    here, there = _Side(start), _Side(end)
    for _ in range(longest):
        side = min(here, there, key=lambda side: len(side.front))
        side.advance(ground, without, barred, start)
        if not side.front:
            return None, True
        if met := here.front.keys() & there.front.keys():
            widths = ((min(here.front[each], there.front[each]), each) for each in met)
            middle = min(widths, key=lambda found: (-found[0][0], -found[0][1], found[1]))[1]
            return (*reversed(here.back(middle)), *there.back(middle)[1:]), False
    return None, False


def _rank(ground: Ground, way: Way) -> tuple[int, int, float]:
    links = ground.around(way)
    sources, confidence = min(links[near][far] for near, far in pairwise(way))
    return len(way), -sources, -confidence
