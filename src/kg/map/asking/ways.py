"""How two entities are connected: the shortest ways, what supports each step, and why there is none."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from kg.errors import InputError
from kg.map.asking import walking
from kg.map.asking.walking import MOST_READ, Ground, Over, Walked, Way
from kg.map.seeing import elements
from kg.map.seeing.elements import MapDocument, MapEntity, MapRelationship
from kg.map.store import Reading
from kg.model import Status

MOST = 10
"""How many ways may be asked for."""

_BUSY = 10
_BUSIER = 4
_HUBS = 5

_BETWEEN = """
SELECT r.* FROM json_each(:steps) AS first CROSS JOIN json_each(first.value) AS second
CROSS JOIN relationship AS r ON r.source = first.key AND r.target = second.value
WHERE r.status IN (SELECT value FROM json_each(:statuses))
    AND (r.sources >= :sources OR r.authority IS NOT NULL)
"""
_SAID = """
SELECT relationship, sentence, document FROM (
    SELECT r.id AS relationship, c.sentence, c.document, row_number() OVER (
        PARTITION BY r.id
        ORDER BY c.confidence DESC, d.copy_of IS NOT NULL, d.published DESC, c.id
    ) AS place
    FROM json_each(?) AS asked
    CROSS JOIN relationship AS r ON r.id = asked.value
    CROSS JOIN json_each(r.claims) AS said
    CROSS JOIN claim AS c ON c.id = said.value
    CROSS JOIN document AS d ON d.id = c.document
) WHERE place = 1
"""


class Reason(StrEnum):
    """Why there is no way, or why there may be others.

    `NONE`: the two are not connected, however far one goes. `ONLY_THROUGH_EXCLUDED`: every way leads through
    what was left out. `TOO_FAR`: there is none of up to six steps. `UNFINISHED`: more relationships would
    have to be looked at than are allowed.
    """

    NONE = "none"
    ONLY_THROUGH_EXCLUDED = "only_through_excluded"
    TOO_FAR = "too_far"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Step:
    """A step from one entity to the next, with the relationships of the two, the best supported first.

    `sentence` is what a document says of the first of these: the surest, else that of the latest document.
    What is known publicly has none.
    """

    source: str
    target: str
    relationships: tuple[MapRelationship, ...]
    sentence: str | None
    document: MapDocument | None


@dataclass(frozen=True, slots=True)
class Weakest:
    """The step of a way that is supported worst, counted from 0, and by how much the best relationship is."""

    step: int
    sources: int
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityPath:
    """The steps from one end to the other."""

    steps: tuple[Step, ...]
    weakest: Weakest


@dataclass(frozen=True, slots=True)
class Ways:
    """How `start` and `end` are connected.

    `entities` are all on the paths, and `hubs` those of them that so many others are next to that a way
    through them says little, the busiest first. `excluded` is what was to be left out; if there is no way
    else, `through` names those of them that the ways lead through. `loosely` is the number of steps of the
    shortest way if what is planned or ended counted as well, and what a single document says; it is told
    only where there is no way.
    """

    start: MapEntity
    end: MapEntity
    paths: tuple[EntityPath, ...]
    entities: tuple[MapEntity, ...]
    excluded: tuple[MapEntity, ...]
    through: tuple[MapEntity, ...]
    reason: Reason | None
    loosely: int | None
    hubs: tuple[MapEntity, ...]


def ways(
    reading: Reading,
    start: str,
    end: str,
    most: int = 3,
    without: Collection[str] = (),
    over: Over = Over(),  # noqa: B008  (frozen)
    most_read: int = MOST_READ,
) -> Ways:
    """Return up to so many ways between two entities that pass none of some others.

    How they are found is told in `kg.map.asking.walking`.

    Raises NotFoundError when the map has not got one of the two, InputError when they are one.
    """
    first, last = elements.entity(reading, start), elements.entity(reading, end)
    if start == end:
        raise InputError("Both ends are one; give two that differ.")
    excluded = elements.entities(
        reading, [each for each in dict.fromkeys(without) if each not in (start, end)]
    )
    ground = Ground(reading, over, (start, end), most_read)
    walked = walking.walk(ground, start, end, most, excluded)
    reason, through = _reason(ground, walked, start, end, excluded)
    on_the_way = elements.entities(reading, list(dict.fromkeys(each for way in walked.ways for each in way)))
    return Ways(
        first,
        last,
        _paths(reading, over, walked.ways),
        tuple(on_the_way.values()),
        tuple(excluded.values()),
        through,
        reason,
        None if walked.ways else _loosely(reading, over, start, end, excluded, most_read),
        _hubs(reading, [each for each in on_the_way.values() if each.id not in (start, end)]),
    )


def _reason(
    ground: Ground, walked: Walked, start: str, end: str, excluded: Mapping[str, MapEntity]
) -> tuple[Reason | None, tuple[MapEntity, ...]]:
    if walked.unfinished:
        return Reason.UNFINISHED, ()
    if walked.ways:
        return None, ()
    anyhow = walking.walk(ground, start, end, 3) if excluded else walked
    if anyhow.ways:
        passed = set().union(*anyhow.ways)
        return Reason.ONLY_THROUGH_EXCLUDED, tuple(each for key, each in excluded.items() if key in passed)
    return (Reason.NONE if walked.apart else Reason.TOO_FAR), ()


def _loosely(
    reading: Reading, over: Over, start: str, end: str, excluded: Collection[str], most_read: int
) -> int | None:
    looser = Over((Status.ACTUAL, Status.PLANNED, Status.ENDED))
    if replace(over, statuses=looser.statuses) == looser == over:
        return None
    found = walking.walk(Ground(reading, looser, (start, end), most_read), start, end, 1, excluded).ways
    return len(found[0]) - 1 if found else None


def _paths(reading: Reading, over: Over, found: Sequence[Way]) -> tuple[EntityPath, ...]:
    steps = dict(_steps(reading, over, found))
    return tuple(_path([steps[pair] for pair in pairwise(way)]) for way in found)


def _path(steps: Sequence[Step]) -> EntityPath:
    at, weakest = min(enumerate(steps), key=lambda numbered: _strength(numbered[1].relationships[0]))
    best = weakest.relationships[0]
    return EntityPath(tuple(steps), Weakest(at, best.sources, best.confidence))


def _steps(reading: Reading, over: Over, found: Sequence[Way]) -> Iterable[tuple[tuple[str, str], Step]]:
    pairs = dict.fromkeys(pair for way in found for pair in pairwise(way))
    between: dict[tuple[str, str], list[MapRelationship]] = {pair: [] for pair in pairs}
    for each in _between(reading, over, pairs):
        for pair in ((each.source, each.target), (each.target, each.source)):
            if pair in between and each not in between[pair]:
                between[pair].append(each)
    for those in between.values():
        those.sort(key=lambda each: each.id)
        those.sort(key=_strength, reverse=True)
    said = _said(reading, [those[0].id for those in between.values()])
    documents = elements.documents(reading, [document for _, document in said.values()])
    for pair, those in between.items():
        sentence, document = said.get(those[0].id, (None, ""))
        yield pair, Step(*pair, tuple(those), sentence, documents.get(document))


def _between(reading: Reading, over: Over, pairs: Iterable[tuple[str, str]]) -> Iterable[MapRelationship]:
    steps: dict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        steps[first].append(second)
        steps[second].append(first)
    asked: dict[str, str | int] = {
        "steps": json.dumps(steps),
        "statuses": elements.as_json([status.value for status in over.statuses]),
        "sources": max(1, over.least_sources),
    }
    return map(elements.relationship, reading.rows(_BETWEEN, asked))


def _said(reading: Reading, relationships: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return the best sentence of each relationship that a document states, and the document's id."""
    rows = reading.rows(_SAID, (elements.as_json(relationships),))
    return {row["relationship"]: (row["sentence"], row["document"]) for row in rows}


def _strength(each: MapRelationship) -> walking.Strength:
    return walking.strength(each.sources, each.confidence, each.authority)


def _hubs(reading: Reading, passed: Iterable[MapEntity]) -> tuple[MapEntity, ...]:
    """Return who of these has ten neighbours or more, and four times as many as entities have on average."""
    mean = reading.one("SELECT avg(degree) AS mean FROM entity")
    least = max(_BUSY, _BUSIER * (mean["mean"] or 0)) if mean else _BUSY
    busy = sorted((each for each in passed if each.degree >= least), key=lambda each: (-each.degree, each.id))
    return tuple(busy[:_HUBS])
