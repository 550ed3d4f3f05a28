"""The map on disk: brought forward by the difference, whole or not at all, read at one revision."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.map.worlds import hub, world

from kg.errors import NotFoundError, WorkspaceError
from kg.map import Difference, MapStore, Reading
from kg.map.storage.failures import explained
from kg.map.storage.schema import KEYS
from kg.model import Snapshot

LEAST_READINGS = 20


def snapshot(revision: int, leave_out: int = 0) -> Snapshot:
    """Return the world at a revision, without some of its relationships."""
    whole = world().snapshot
    return replace(whole, revision=revision, relationships=whole.relationships[leave_out:])


def store(folder: Path) -> MapStore:
    return MapStore(folder / "map.db")


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the file beside the store."""
    with closing(sqlite3.connect(folder / "map.db", isolation_level=None)) as connection:
        yield connection


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of what shows a snapshot, after the index has been compared with them."""
    with opened(folder) as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in KEYS}  # noqa: S608


def test_without_a_publication_there_is_no_map(tmp_path: Path) -> None:
    assert store(tmp_path).mark is None
    assert not store(tmp_path).shows(1, "rules")
    with pytest.raises(NotFoundError, match="kg publish"), store(tmp_path).reading():
        pass


def test_what_is_published_is_shown(tmp_path: Path) -> None:
    difference = store(tmp_path).publish(snapshot(7))
    assert difference.added > len(snapshot(7).entities)
    assert (difference.changed, difference.removed) == (0, 0)
    assert store(tmp_path).shows(7, "rules")
    assert not store(tmp_path).shows(8, "rules")
    assert not store(tmp_path).shows(7, "other rules")


def test_rows_that_do_not_differ_are_not_touched(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    with opened(tmp_path) as connection:
        connection.execute("CREATE TABLE touched (name TEXT, key TEXT)")
        for table in KEYS:
            (first, *_) = (row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                touching = f"INSERT INTO touched VALUES ('{table}', {row}.{first})"  # noqa: S608
                connection.execute(
                    f"CREATE TRIGGER {table}_{event} AFTER {event} ON {table} BEGIN {touching}; END"
                )
    gone = world().snapshot.relationships[0]
    difference = store(tmp_path).publish(snapshot(2, leave_out=1))
    with opened(tmp_path) as connection:
        touched = set(connection.execute("SELECT * FROM touched"))
    assert ("relationship", gone.id) in touched
    assert {key for table, key in touched if table == "entity"} <= {gone.source, gone.target}
    assert {table for table, _ in touched} <= {"relationship", "entity", "sought", "region", "sector"}
    assert difference.removed >= 1
    assert difference.added + difference.changed + difference.removed < 10


def test_the_same_again_changes_nothing_and_keeps_the_mark(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    mark = store(tmp_path).mark
    assert store(tmp_path).publish(snapshot(1)) == Difference()
    assert store(tmp_path).mark == mark


def test_a_map_brought_forward_is_like_one_made_anew(tmp_path: Path) -> None:
    random = Random(20261201)  # noqa: S311
    forward, anew = tmp_path / "forward", tmp_path / "anew"
    for revision in range(1, 8):
        whole = random.choice((world(), hub(12))).snapshot
        some = replace(
            whole,
            revision=revision,
            entities=tuple(
                replace(each, names=each.names[: random.randint(1, 3)]) for each in whole.entities
            ),
            relationships=tuple(each for each in whole.relationships if random.random() < 0.7),
            claims=tuple(each for each in whole.claims if random.random() < 0.8),
        )
        store(forward).publish(some)
        for left in anew.glob("map.db*"):
            left.unlink()
        store(anew).publish(some)
        assert content(forward) == content(anew)


def test_a_reading_sees_one_revision_whatever_is_published(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    with store(tmp_path).reading() as reading:
        before = counted(reading)
        store(tmp_path).publish(snapshot(2, leave_out=5))
        assert counted(reading) == before
    with store(tmp_path).reading() as reading:
        assert counted(reading) == (2, before[1] - 5)


def test_many_read_while_one_publishes(tmp_path: Path) -> None:
    whole = len(world().snapshot.relationships)
    store(tmp_path).publish(snapshot(0))
    done = threading.Event()

    def read() -> Sequence[tuple[int, int]]:
        seen: list[tuple[int, int]] = []
        while not done.is_set() or len(seen) < LEAST_READINGS:
            with store(tmp_path).reading() as reading:
                seen.append(counted(reading))
        return seen

    with ThreadPoolExecutor(4) as readers:
        readings = [readers.submit(read) for _ in range(4)]
        for revision in range(1, 12):
            store(tmp_path).publish(snapshot(revision, leave_out=revision))
        done.set()
        for seen in (each.result() for each in readings):
            assert all(count == whole - revision for revision, count in seen)
            assert [revision for revision, _ in seen] == sorted(revision for revision, _ in seen)


def counted(reading: Reading) -> tuple[int, int]:
    """Return the revision, and how many relationships there are as the rows of two queries tell."""
    one = reading.one("SELECT count(*) AS number FROM relationship")
    rows = reading.rows("SELECT id FROM relationship")
    assert one is not None
    assert one["number"] == len(rows)
    return reading.mark.revision, len(rows)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.map.test_store import snapshot, store
left = int(sys.argv[2])

def die(_done, _total):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

store(Path(sys.argv[1])).publish(snapshot(2, leave_out=20), die)
"""


def killed(folder: Path, step: int) -> None:
    """Publish in a process that is killed when it has told of progress so many times."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(folder), str(step)]
    done = subprocess.run(command, cwd=root, env=dict(os.environ), check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_publication_leaves_what_was_shown_and_the_next_completes_it(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    before = content(tmp_path)
    killed(tmp_path, 2)
    assert store(tmp_path).shows(1, "rules")
    assert content(tmp_path) == before
    store(tmp_path).publish(snapshot(2, leave_out=20))
    assert store(tmp_path).shows(2, "rules")
    assert len(content(tmp_path)["relationship"]) == len(before["relationship"]) - 20


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_first_publication_leaves_no_map(tmp_path: Path) -> None:
    killed(tmp_path, 3)
    with pytest.raises(NotFoundError, match="kg publish"), store(tmp_path).reading():
        pass
    store(tmp_path).publish(snapshot(2))
    assert store(tmp_path).shows(2, "rules")


class SmallDisk(MapStore):
    """A map that may not grow any more."""

    def _connection(self) -> sqlite3.Connection:
        connection = super()._connection()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection


def test_a_full_disk_is_said_in_one_sentence_and_leaves_what_was_shown(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    before = content(tmp_path)
    with pytest.raises(WorkspaceError, match=r"map\.db cannot be written because the disk is full; free"):
        SmallDisk(tmp_path / "map.db").publish(replace(hub(400).snapshot, revision=2))
    assert store(tmp_path).shows(1, "rules")
    assert content(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        store(tmp_path / "file" / "workspace").publish(snapshot(1))


def test_a_file_that_is_no_map_is_reported_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "map.db").write_text("This is no map. " * 100, encoding="utf-8")
    for attempt in (lambda: store(tmp_path).publish(snapshot(1)), lambda: store(tmp_path).shows(1, "rules")):
        with pytest.raises(WorkspaceError, match=r"is not a map; remove the file and publish again\."):
            attempt()


def test_a_wrong_query_is_no_fault_of_the_file(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    with pytest.raises(sqlite3.OperationalError), store(tmp_path).reading() as reading:
        reading.rows("SELECT nothing FROM nowhere")


def test_an_sqlite_that_cannot_search_is_reported_with_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(WorkspaceError, match="has no FTS5; use another build of Python"),
        explained(tmp_path / "map.db"),
        closing(sqlite3.connect(":memory:")) as connection,
    ):
        connection.execute("CREATE VIRTUAL TABLE search USING fts55 (text)")


def test_a_map_of_another_form_is_made_anew(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    store(tmp_path).publish(snapshot(2, leave_out=3))
    with opened(tmp_path) as connection:
        connection.execute("UPDATE mark SET form = 0")
    assert store(tmp_path).mark is None
    with pytest.raises(NotFoundError, match="kg publish"), store(tmp_path).reading():
        pass
    store(tmp_path).publish(snapshot(2, leave_out=3))
    with store(tmp_path).reading() as reading:
        assert [row["first"] for row in reading.rows("SELECT first FROM publication")] == [1]
        assert reading.rows("SELECT * FROM change") == []


def test_rows_made_by_other_rules_are_compared_and_what_changed_stays_known(tmp_path: Path) -> None:
    store(tmp_path).publish(snapshot(1))
    store(tmp_path).publish(snapshot(2, leave_out=3))
    with opened(tmp_path) as connection:
        connection.execute("UPDATE mark SET made_by = 'otherwise'")
        connection.execute("UPDATE entity SET degree = 99 WHERE id = 'alone'")
    assert not store(tmp_path).shows(2, "rules")
    assert store(tmp_path).publish(snapshot(2, leave_out=3)) == Difference(changed=1)
    assert store(tmp_path).shows(2, "rules")
    with store(tmp_path).reading() as reading:
        assert [row["first"] for row in reading.rows("SELECT first FROM publication")] == [1, 0, 0]
        assert {row["revision"] for row in reading.rows("SELECT revision FROM change")} == {2}


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    difference = store(tmp_path).publish(snapshot(1), lambda done, total: told.append((done, total)))
    assert told[-1] == (difference.added, difference.added)
    assert told == sorted(told)
