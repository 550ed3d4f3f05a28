"""What became of relationships since a day or a revision."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import Making

from kg.errors import InputError
from kg.map import MapStore
from kg.map.asking.changes import Changes, GoneEntity, changes
from kg.map.seeing.elements import MapEntity
from kg.model import Status

Saying = Callable[[Making], None]


@pytest.fixture
def store(tmp_path: Path) -> MapStore:
    return MapStore(tmp_path / "map.db")


def nothing(_: Making) -> None:
    """Say nothing."""


def partners(
    first: str, second: str, *documents: str, status: Status = Status.ACTUAL, since: str | None = None
) -> Saying:
    said = documents or ("d1",)
    return lambda making: making.say("partners_with", first, second, *said, status=status, since=since)


PLANNED = partners("a", "b", status=Status.PLANNED)
ACTUAL = partners("a", "b")


def both_partners(making: Making) -> None:
    ACTUAL(making)
    partners("b", "c")(making)


def publish(store: MapStore, *revisions: Saying) -> None:
    """Publish what is said at each revision, the first of which begins the log and is number 1."""
    mark = store.mark
    begun = mark.revision if mark else 0
    for number, say in enumerate(revisions, begun + 1):
        making = Making()
        for document in ("d1", "d2"):
            making.write(document, f"Page {document}", "en", "2025")
        for entity in ("a", "b", "c"):
            making.add(entity, "Company", f"ТОО «Пример» {entity}")
        making.say("partners_with", "a", "c", "d1")
        say(making)
        store.publish(making.done(number).snapshot)


def since(store: MapStore, when: str, offset: int = 0, limit: int = 50) -> Changes:
    with store.reading() as reading:
        return changes(reading, when, offset, limit)


def dated(path: Path, *days: str) -> None:
    """Say that the publications were on these days, in order."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT rowid, at FROM publication ORDER BY rowid").fetchall()
        for (row, at), day in zip(rows, days, strict=True):
            connection.execute("UPDATE publication SET at = ? WHERE rowid = ?", (f"{day}T09:00:00", row))
            connection.execute("UPDATE change SET at = ? WHERE at = ?", (f"{day}T09:00:00", at))


def test_what_is_new_changed_and_withdrawn_is_told_the_latest_first(store: MapStore) -> None:
    publish(store, PLANNED, ACTUAL, partners("b", "c"))
    found = since(store, "1")
    assert [each.change for each in found.changes] == ["withdrawn", "new"]
    assert (found.total, found.counts.new, found.counts.changed, found.counts.withdrawn) == (2, 1, 0, 1)
    assert all(each.revision == 3 for each in found.changes)
    withdrawn = next(each for each in found.changes if each.change == "withdrawn")
    assert withdrawn.before
    assert (withdrawn.before.status, withdrawn.relationship.status) == ("planned", "actual")


def test_what_changed_is_told_with_how_it_was(store: MapStore) -> None:
    publish(store, PLANNED, partners("a", "b", "d1", "d2", since="2026"))
    (found,) = since(store, "1").changes
    assert found.change == "changed"
    assert {"status", "since", "sources"} <= set(found.differences)
    assert found.before
    assert (found.before.status, found.relationship.status) == ("planned", "actual")
    assert (found.before.sources, found.relationship.sources) == (1, 2)
    assert isinstance(found.source, MapEntity)
    assert {found.source.id, found.target.id} == {"a", "b"}


def test_several_changes_of_one_relationship_are_one_net_change(store: MapStore) -> None:
    publish(store, PLANNED, ACTUAL, partners("a", "b", "d1", "d2"), partners("a", "b", "d2", since="2026"))
    (found,) = since(store, "1").changes
    assert (found.change, found.revision) == ("changed", 4)
    assert found.before
    assert found.before.status == "planned"
    assert (found.relationship.since, found.relationship.sources) == ("2026", 1)
    (later,) = since(store, "2").changes
    assert later.before
    assert later.before.status == "actual"


def test_what_is_new_and_withdrawn_again_is_nothing(store: MapStore) -> None:
    publish(store, nothing, ACTUAL, nothing)
    assert since(store, "1").total == 0
    assert [each.change for each in since(store, "2").changes] == ["withdrawn"]


def test_what_is_new_and_then_changed_is_new(store: MapStore) -> None:
    publish(store, nothing, PLANNED, ACTUAL)
    (found,) = since(store, "1").changes
    assert (found.change, found.relationship.status, found.before) == ("new", "actual", None)


def test_what_was_changed_and_then_withdrawn_is_withdrawn(store: MapStore) -> None:
    publish(store, PLANNED, ACTUAL, nothing)
    (found,) = since(store, "1").changes
    assert found.change == "withdrawn"


@pytest.mark.parametrize("between", [nothing, ACTUAL])
def test_what_is_again_as_it_was_is_nothing(store: MapStore, between: Saying) -> None:
    publish(store, PLANNED, between, PLANNED)
    assert since(store, "1").total == 0
    assert since(store, "2").total == 1


def test_what_was_withdrawn_and_came_back_in_another_status_changed(store: MapStore) -> None:
    publish(store, PLANNED, nothing, ACTUAL)
    (found,) = since(store, "1").changes
    assert (found.change, found.differences[0]) == ("changed", "status")


def test_pages_are_cut_from_one_order_and_counted(store: MapStore) -> None:
    publish(store, nothing, ACTUAL, both_partners)
    both = since(store, "1").changes
    assert [each.relationship.id for each in both] == [
        since(store, "1", offset, 1).changes[0].relationship.id for offset in (0, 1)
    ]
    assert since(store, "1", 2, 1).changes == ()
    assert since(store, "1", 1, 1).total == 2


def test_an_entity_that_is_gone_is_told_by_the_name_it_had(store: MapStore, tmp_path: Path) -> None:
    publish(store, ACTUAL, nothing)
    with sqlite3.connect(tmp_path / "map.db") as connection:
        connection.execute("DELETE FROM entity WHERE id = 'b'")
    (found,) = since(store, "1").changes
    assert GoneEntity("b", "ТОО «Пример» b") in (found.source, found.target)


def test_since_a_day_takes_what_was_published_on_it_and_later(store: MapStore, tmp_path: Path) -> None:
    publish(store, nothing, PLANNED, ACTUAL)
    dated(tmp_path / "map.db", "2026-03-01", "2026-03-10", "2026-04-02")
    assert [each.change for each in since(store, "2026-03-10").changes] == ["new"]
    assert [each.change for each in since(store, "2026-03-11").changes] == ["changed"]
    assert [each.change for each in since(store, "2026-04").changes] == ["changed"]
    assert since(store, "2026-04-03").total == 0


@pytest.mark.parametrize(
    ("when", "complete"),
    [("0", False), ("1", True), ("2", True), ("2026-02-27", False), ("2026-03-02", True), ("9", True)],
)
def test_a_time_before_the_log_begins_says_so(
    store: MapStore, tmp_path: Path, when: str, complete: bool
) -> None:
    publish(store, nothing, ACTUAL)
    dated(tmp_path / "map.db", "2026-03-01", "2026-03-10")
    found = since(store, when)
    assert found.known_since
    assert (found.known_since.revision, found.known_since.date[:10]) == (1, "2026-03-01")
    assert found.complete is complete


@pytest.mark.parametrize("when", ["", "yesterday", "2026-13", "2026-02-30", "-1", "٣", "1.5"])
def test_what_is_neither_day_nor_revision_is_refused(store: MapStore, when: str) -> None:
    publish(store, nothing)
    with pytest.raises(InputError, match="no day and no revision"):
        since(store, when)


SAYINGS = (
    nothing, PLANNED, ACTUAL, partners("a", "b", "d2", since="2024"), partners("b", "c"),
    partners("a", "b", status=Status.ENDED),
)  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SAYINGS), min_size=2, max_size=5))
def test_net_changes_lead_from_what_was_to_what_is(
    tmp_path_factory: pytest.TempPathFactory, said: list[Saying]
) -> None:
    store = MapStore(tmp_path_factory.mktemp("log") / "map.db")
    publish(store, said[0])
    before = _shown(store)
    publish(store, *said[1:])
    for each in since(store, "1").changes:
        if gone := each.before:
            before.remove((gone.relation, gone.source, gone.target, gone.status, gone.since, gone.sources))
    for each in since(store, "1").changes:
        if each.change != "withdrawn":
            now = each.relationship
            before.add((now.relation, now.source, now.target, now.status, now.since, now.sources))
    assert before == _shown(store)


def _shown(store: MapStore) -> set[tuple[object, ...]]:
    with store.reading() as reading:
        return {
            tuple(row)
            for row in reading.rows(
                "SELECT relation, source, target, status, since, sources FROM relationship"
            )
        }
