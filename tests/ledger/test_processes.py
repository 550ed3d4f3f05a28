"""Several processes write at once, or are killed while they write."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.conftest import Place, Places
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction

from kg.ledger import Ledger, Revision
from kg.ledger.address import url_of

PROGRAMS = Path(__file__).parent


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, PROGRAMS / program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def await_end(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def kill(process: subprocess.Popen[str]) -> list[str]:
    """Kill a process, and return what it had still said in whole lines."""
    process.kill()
    assert process.stdout is not None
    said = process.stdout.read()
    process.communicate(timeout=60)
    return said[: said.rfind("\n") + 1].split()


def test_processes_that_create_and_write_one_ledger_at_once_all_succeed(place: Place) -> None:
    await_end(*[start("ledger_writer.py", place, name, "25") for name in "abc"])
    with Ledger.open(place) as ledger:
        counts = ledger.counts()
        assert (counts.documents, counts.statements, ledger.revision) == (75, 150, 75)
        assert [revision.number for revision in ledger.history()] == list(range(1, 76))


def test_whoever_saw_a_revision_never_finds_an_earlier_one_later(place: Place) -> None:
    seen: list[Revision] = []
    with Ledger.open(place) as ledger:
        writers = [start("ledger_writer.py", place, name, "25") for name in "abc"]
        while any(writer.poll() is None for writer in writers):
            with ledger.reading() as reading:
                last, found = reading.revision, list(reading.history())
                written = sorted(reading.document_revisions().values())
            assert found[: len(seen)] == seen
            assert [revision.number for revision in found] == written == list(range(1, last + 1))
            seen = found
        await_end(*writers)
        assert ledger.revision == 75


@pytest.mark.parametrize("acknowledgements", [1, 7, 40])
def test_every_document_acknowledged_before_a_kill_is_whole(place: Place, acknowledgements: int) -> None:
    writer = start("ledger_writer.py", place, "page", "100000")
    acknowledged = {read_line(writer) for _ in range(acknowledgements)}
    acknowledged |= set(kill(writer))
    check_soundness(place)
    with Ledger.open(place) as ledger:
        found = {kept.id: kept for kept in ledger.documents()}
        assert acknowledged <= found.keys()
        assert len(found) - len(acknowledged) <= 1
        for kept in found.values():
            assert kept == document(kept.uri.rpartition("/")[2])
            assert set(ledger.statements_of(kept.id)) == set(extraction(kept).statements)


def test_of_a_writer_killed_before_its_commit_nothing_is_kept_and_the_next_one_goes_on(place: Place) -> None:
    writer = start("ledger_holder.py", place)
    assert read_line(writer) == "written"
    with Ledger.open(place) as ledger:
        assert ledger.revision == 1
        kill(writer)
        check_soundness(place)
        assert [found.uri for found in ledger.documents()] == [document("first").uri]
        assert ledger.counts().statements == 2
        assert ledger.replace(document("next"), extraction(document("next")), EXTRACTOR)
        assert [revision.number for revision in ledger.history()] == [1, 2]


def test_processes_that_write_the_same_documents_at_once_keep_what_one_would(places: Places) -> None:
    alone, together = places(), places()
    await_end(start("ledger_writer.py", alone, "page", "30"))
    await_end(*[start("ledger_writer.py", together, "page", "30", first) for first in ("0", "10", "20")])
    with Ledger.open(alone) as one, Ledger.open(together) as several:
        assert list(several.documents()) == list(one.documents())
        assert list(several.statements()) == list(one.statements())
        assert several.dropped() == one.dropped()
        assert several.counts() == one.counts()
        assert several.revision == one.revision == one.counts().documents == 30


def check_soundness(place: Place) -> None:
    url = url_of(place)
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
