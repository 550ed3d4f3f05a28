"""What has become of the relationships since a day or a revision, from the log of publications."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from sqlite3 import Row
from typing import Literal, Self, TypeAlias

from kg.errors import InputError
from kg.map.seeing import elements
from kg.map.seeing.elements import MapEntity, MapRelationship
from kg.map.storage.schema import TOLD
from kg.map.store import Reading
from kg.model import PartialDate

Kind: TypeAlias = Literal["new", "changed", "withdrawn"]

_ALIKE = ("relation", "source", "target", "role", "kind", "agreement")
_CHANGES = """
SELECT number, revision, at, change, relationship, relation, source, target, source_name, target_name,
    before, after, json_extract(before, '$.id') AS was
FROM change WHERE {since} ORDER BY number
"""
_FIRST = "SELECT revision, at FROM publication WHERE first ORDER BY at DESC, revision DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Since:
    """Since when changes are asked for: after a revision, or from the beginning of a day, month or year."""

    revision: int | None
    date: PartialDate | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a revision, such as `17`, or a date, such as `2026-05-31` or `2026-05`.

        Digits alone are a revision, never a year. Raises InputError on anything else.
        """
        if text.isascii() and text.isdecimal():
            return cls(int(text), None)
        try:
            return cls(None, PartialDate.parse(text))
        except ValueError:
            raise InputError(f"{text!r} is no day and no revision; write it like 2026-05-31 or 17.") from None

    @property
    def _day(self) -> str:
        return self.date.first_day.isoformat() if self.date else ""

    def condition(self) -> tuple[str, tuple[str | int]]:
        """Return what is asked of a row of the log, in SQL, with its parameter."""
        return ("revision > ?", (self.revision,)) if self.revision is not None else ("at >= ?", (self._day,))

    def is_before(self, known: "Known") -> bool:
        """Tell whether something may have changed since that the log does not know of."""
        return self.revision < known.revision if self.revision is not None else self._day < known.date


@dataclass(frozen=True, slots=True)
class Known:
    """The publication with which the log begins, and when it was (UTC)."""

    revision: int
    date: str


@dataclass(frozen=True, slots=True)
class GoneEntity:
    """An entity that is no longer there, by the name it had."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NetChange:
    """What became of one relationship in all: `at` and `revision` tell when it changed last.

    `relationship` is as it is now, or was when it was withdrawn. `before` is how one that is not new was at
    first, and of one that changed `differences` names what differs, such as `status` or `sources`.
    """

    change: Kind
    at: str
    revision: int
    relationship: MapRelationship
    before: MapRelationship | None
    differences: tuple[str, ...]
    source: MapEntity | GoneEntity
    target: MapEntity | GoneEntity


@dataclass(frozen=True, slots=True)
class Counts:
    """How many relationships are new, changed and withdrawn."""

    new: int
    changed: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Some of the changes, the latest first, and how many there are in all.

    `known_since` is where the log begins; what changed before cannot be told, and `complete` says whether the
    log goes back as far as was asked.
    """

    since: str
    known_since: Known | None
    complete: bool
    total: int
    counts: Counts
    changes: tuple[NetChange, ...]


@dataclass(slots=True)
class _Course:
    """What became of one relationship: the rows of the log on it, from the first to the last."""

    rows: list[Row] = field(default_factory=list)

    @property
    def before(self) -> str | None:
        before: str | None = self.rows[0]["before"]
        return before

    @property
    def after(self) -> str | None:
        after: str | None = self.rows[-1]["after"]
        return after

    @property
    def kind(self) -> Kind | None:
        """What it comes to; `None` if all is as it was."""
        if self.before is None:
            return None if self.after is None else "new"
        if self.after is None:
            return "withdrawn"
        return "changed" if len(self.rows) == 1 or _differences(self.before, self.after) else None


def changes(reading: Reading, since: str, offset: int = 0, limit: int = 50) -> Changes:
    """Return what became of each relationship since, in one net change.

    What is new and was withdrawn again, or is again as it was, is no change. What was withdrawn by one
    publication and came back by a later one, in another status or with other dates, is one that changed.
    Raises InputError when `since` is neither a day nor a revision.
    """
    asked = Since.parse(since)
    condition, parameters = asked.condition()
    courses = _courses(reading.rows(_CHANGES.format(since=condition), parameters))
    kinds = [(kind, course) for course in courses if (kind := course.kind) is not None]
    kinds.sort(key=lambda each: each[1].rows[-1]["number"], reverse=True)
    known = _known(reading)
    of_kind = [kind for kind, _ in kinds]
    return Changes(
        since,
        known,
        known is not None and not asked.is_before(known),
        len(kinds),
        Counts(of_kind.count("new"), of_kind.count("changed"), of_kind.count("withdrawn")),
        tuple(_told(reading, kinds[offset : offset + limit])),
    )


def _known(reading: Reading) -> Known | None:
    row = reading.one(_FIRST)
    return Known(row["revision"], row["at"]) if row is not None else None


def _courses(rows: Iterable[Row]) -> list[_Course]:
    courses: list[_Course] = []
    at: dict[str, _Course] = {}
    gone: dict[tuple[str, str, str], list[_Course]] = defaultdict(list)
    for _, publication in groupby(rows, key=itemgetter("at")):
        changed = [(row, at.pop(row["was"] or row["relationship"], None)) for row in publication]
        for row, begun in changed:
            course = begun or _come_back(row, gone)
            if course is None:
                course = _Course()
                courses.append(course)
            course.rows.append(row)
            at[row["relationship"]] = course
        for row, _ in changed:
            if row["change"] == "withdrawn":
                gone[row["relation"], row["source"], row["target"]].append(at[row["relationship"]])
    return courses


def _come_back(row: Row, gone: Mapping[tuple[str, str, str], Sequence[_Course]]) -> _Course | None:
    """Return the course of what was withdrawn and is new again but for its status, dates and documents."""
    if row["change"] != "new":
        return None
    for course in gone.get((row["relation"], row["source"], row["target"]), ()):
        last = course.rows[-1]
        if last["after"] is None:
            was, now = json.loads(last["before"]), json.loads(row["after"])
            if all(was[column] == now[column] for column in _ALIKE):
                return course
    return None


def _differences(before: str, after: str) -> tuple[str, ...]:
    was, now = json.loads(before), json.loads(after)
    return tuple(column for column in TOLD if was[column] != now[column])


def _told(reading: Reading, courses: Sequence[tuple[Kind, _Course]]) -> Iterator[NetChange]:
    ends = {course.rows[-1][end] for _, course in courses for end in ("source", "target")}
    present = elements.entities(reading, sorted(ends))
    for kind, course in courses:
        last, before, after = course.rows[-1], course.before, course.after
        yield NetChange(
            kind,
            last["at"],
            last["revision"],
            _relationship(after or last["before"]),
            _relationship(before) if before else None,
            _differences(before, after) if before and after else (),
            *(
                present.get(last[end]) or GoneEntity(last[end], last[f"{end}_name"])
                for end in ("source", "target")
            ),
        )


def _relationship(text: str) -> MapRelationship:
    return MapRelationship(**json.loads(text))
