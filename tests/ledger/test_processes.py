"""Several processes write at once, or are killed while they write."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.ledger_samples import document, extraction

from kg.ledger import Ledger

WRITER = Path(__file__).with_name("ledger_writer.py")


def start_writer(place: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, WRITER, place, name, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_processes_that_create_and_write_one_ledger_at_once_all_succeed(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    writers = [start_writer(place, name, 25) for name in "abc"]
    for writer in writers:
        _, complaint = writer.communicate(timeout=120)
        assert writer.returncode == 0, complaint
    with Ledger.open(place) as ledger:
        counts = ledger.counts()
        assert (counts.documents, counts.statements, ledger.revision) == (75, 150, 75)


@pytest.mark.parametrize("acknowledgements", [1, 7, 40])
def test_every_document_acknowledged_before_a_kill_is_whole(tmp_path: Path, acknowledgements: int) -> None:
    place = tmp_path / "ledger.db"
    writer = start_writer(place, "page", 100_000)
    assert writer.stdout is not None
    acknowledged = {writer.stdout.readline().strip() for _ in range(acknowledgements)}
    writer.kill()
    acknowledged |= {
        line.strip() for line in writer.communicate(timeout=60)[0].splitlines() if len(line) > 20
    }
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Ledger.open(place) as ledger:
        found = {kept.id: kept for kept in ledger.documents()}
        assert acknowledged <= found.keys()
        assert len(found) - len(acknowledged) <= 1
        for kept in found.values():
            assert kept == document(kept.uri.rpartition("/")[2])
            assert set(ledger.statements_of(kept.id)) == set(extraction(kept).statements)
