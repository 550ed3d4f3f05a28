"""What is asked about some entities is found by indices, and never by going through a table."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from tests.map.worlds import PARTIES, world

from kg.map import Reading
from kg.map.seeing.entities import profile
from kg.map.seeing.evidence import evidence
from kg.map.seeing.filters import Filter
from kg.map.seeing.neighbours import neighbours
from kg.map.seeing.pictures import picture
from kg.map.storage.mark import Mark
from kg.map.storage.rows import Value
from kg.model import PartialDate

FILTER = Filter(
    relations=frozenset({"partners_with"}),
    kinds=frozenset({"memorandum"}),
    types=frozenset({"Company"}),
    sectors=frozenset({"energy"}),
    regions=frozenset({"north"}),
    statuses=frozenset({"actual"}),
    sources=1,
    since=PartialDate(2020),
    until=PartialDate(2025),
    undated=False,
)


class Watched(Reading):
    """A reading that notes the plan of every query."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, Mark(7, "rules", "", "2026-01-01T00:00:00+00:00"))
        self.steps: list[str] = []

    def rows(self, query: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[sqlite3.Row]:
        self.steps += [row["detail"] for row in super().rows(f"EXPLAIN QUERY PLAN {query}", parameters)]
        return super().rows(query, parameters)

    def one(self, query: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> sqlite3.Row | None:
        return next(iter(self.rows(query, parameters)), None)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    world().published(tmp_path)
    connection = sqlite3.connect(tmp_path / "map.db")
    connection.row_factory = sqlite3.Row
    yield Watched(connection)
    connection.close()


@pytest.mark.parametrize("wanted", [Filter(), FILTER])
def test_no_table_is_gone_through(watched: Watched, wanted: Filter) -> None:
    profile(watched, "ulgi")
    neighbours(watched, "ulgi", wanted)
    picture(watched, {"ulgi": (0.0, 0.0)}, PARTIES, wanted=wanted)
    evidence(watched, "ulgi", "ulgi_oil", world().texts.get)
    assert len(watched.steps) > 30
    assert [step for step in watched.steps if step.startswith("SCAN") and not _is_of_values(step)] == []


def test_as_many_queries_are_asked_however_many_there_are(watched: Watched) -> None:
    neighbours(watched, "ulgi", limit=1)
    few = len(watched.steps)
    watched.steps.clear()
    neighbours(watched, "ulgi", limit=100)
    assert len(watched.steps) == few


def _is_of_values(step: str) -> bool:
    """Tell whether a step goes through values that the query was given, or that were found by an index."""
    return " VIRTUAL TABLE INDEX " in step or step.startswith("SCAN (subquery")
