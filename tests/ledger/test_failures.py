"""A ledger that cannot be read or written says so in a sentence and is never half-written."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction

from kg.errors import WorkspaceError
from kg.ledger import Ledger
from kg.model import Extraction


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 kB, where one may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or not is_root():
        pytest.skip("mounting a file system needs root")
    mounted = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(ledger: Ledger) -> int:
    """Write documents of 10 kB until the ledger refuses, at most 1000; return how many it took."""
    for number in range(1000):
        added = document(str(number), "Alpha University works with Beta LLP. " + "x" * 10_000)
        ledger.replace(added, extraction(added), EXTRACTOR)
    return number


def test_a_full_disk_is_reported_and_nothing_is_half_written(small_disk: Path) -> None:
    with Ledger.open(small_disk / "ledger.db") as ledger:
        with pytest.raises(
            WorkspaceError, match=r"ledger\.db cannot be (written because the disk is full|read)"
        ):
            fill(ledger)
        counts = ledger.counts()
        assert 0 < counts.documents == ledger.revision
        assert counts.statements == 2 * counts.documents


def test_a_ledger_at_its_largest_size_is_reported_as_full(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.close()

        @event.listens_for(ledger._engine, "connect")
        def limit(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 100")

        with pytest.raises(WorkspaceError, match="the disk is full; free some space"):
            fill(ledger)
        counts = ledger.counts()
        assert 0 < counts.documents == ledger.revision
        assert counts.statements == 2 * counts.documents


def test_a_read_only_disk_is_reported(small_disk: Path) -> None:
    Ledger.open(small_disk / "ledger.db").close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for name in ("ledger.db", "new.db"):
        with pytest.raises(WorkspaceError, match="writable"):
            Ledger.open(small_disk / name)


@pytest.mark.skipif(is_root(), reason="root may write everywhere")
def test_a_read_only_folder_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WorkspaceError, match="writable"):
        Ledger.open(tmp_path / "ledger.db")
    tmp_path.chmod(0o700)


def test_a_ledger_that_becomes_read_only_is_reported(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:

        @event.listens_for(ledger._engine, "begin")
        def forbid(connection: object) -> None:
            connection.exec_driver_sql("PRAGMA query_only = ON")  # type: ignore[attr-defined]

        with pytest.raises(WorkspaceError, match="make the file and its folder writable"):
            ledger.replace(document(), Extraction(()), EXTRACTOR)


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="check that its folder exists"):
        Ledger.open(tmp_path / "missing" / "ledger.db")


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be opened"):
        Ledger.open(tmp_path)


def test_a_file_that_is_no_database_is_reported_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("Shopping list. " * 500, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is not a ledger"):
        Ledger.open(place)
    assert place.read_text(encoding="utf-8") == "Shopping list. " * 500


def test_a_damaged_ledger_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with Ledger.open(place) as ledger:
        for number in range(30):
            added = document(str(number))
            ledger.replace(added, extraction(added), EXTRACTOR)
    content = bytearray(place.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    place.write_bytes(content)
    with pytest.raises(WorkspaceError, match="is damaged"), Ledger.open(place) as ledger:
        list(ledger.statements())


def test_a_ledger_that_another_process_keeps_locked_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with Ledger.open(f"sqlite:///{place}?timeout=0.2") as ledger, closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError, match="by another process; try again"):
            ledger.replace(document(), extraction(document()), EXTRACTOR)
        assert ledger.counts().documents == 0
        other.rollback()
        assert ledger.replace(document(), extraction(document()), EXTRACTOR)
