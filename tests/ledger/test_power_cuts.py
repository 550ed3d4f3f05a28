"""What is left of a ledger in a file when the machine stops: a write-ahead log that ends anywhere.

SQLite promises that a transaction whose commit has returned is on the disk when `synchronous` is FULL, for
the log is synced at every commit, and that the log before a checkpoint is synced in any case
(https://sqlite.org/pragma.html#pragma_synchronous, https://sqlite.org/wal.html). So only what came after the
last commit can be cut, which a test cannot bring about; but it can cut the log anywhere, as a disk that lies
about syncing does, and then what was whole in it must be there, and nothing else.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction

from kg.ledger import Ledger
from kg.ledger.address import url_of
from kg.ledger.engine import connect

PAGES = 12
CUTS = 40
FULL = 2


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """The files of a ledger that was written and never closed, and how long the log was at each commit."""
    written, left = tmp_path_factory.mktemp("written"), tmp_path_factory.mktemp("left")
    with Ledger.open(written / "ledger.db") as ledger:
        lengths = []
        for number in range(PAGES):
            page = document(f"page{number}")
            ledger.replace(page, extraction(page), EXTRACTOR)
            lengths.append((written / "ledger.db-wal").stat().st_size)
        for name in ("ledger.db", "ledger.db-wal"):
            shutil.copy(written / name, left / name)
    assert lengths == sorted(lengths)
    return left, lengths


def cuts(lengths: list[int]) -> Iterator[int]:
    """Yield random lengths of the log, and those at and around commits."""
    random = Random(1)  # noqa: S311  (the same cuts every time)
    yield 0
    yield from (random.randrange(lengths[-1]) for _ in range(CUTS))
    yield from (length + more for length in lengths[::4] for more in (-1, 0, 1))


def test_of_a_log_that_was_cut_anywhere_every_whole_transaction_is_there(
    left: tuple[Path, list[int]], tmp_path: Path
) -> None:
    folder, lengths = left
    for cut in cuts(lengths):
        place = tmp_path / str(cut)
        if place.exists():
            continue
        shutil.copytree(folder, place)
        log = place / "ledger.db-wal"
        log.write_bytes(log.read_bytes()[:cut])
        whole = sum(length <= cut for length in lengths)
        with Ledger.open(place / "ledger.db") as ledger:
            assert ledger.revision == whole, cut
            pages = [document(f"page{number}") for number in range(whole)]
            assert {each.id: each for each in ledger.documents()} == {each.id: each for each in pages}
            for page in pages:
                assert set(ledger.statements_of(page.id)) == set(extraction(page).statements)
            more = document("more")
            assert ledger.replace(more, extraction(more), EXTRACTOR)
        with closing(sqlite3.connect(place / "ledger.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_log_with_a_flipped_bit_counts_up_to_it(left: tuple[Path, list[int]], tmp_path: Path) -> None:
    folder, lengths = left
    shutil.copytree(folder, tmp_path / "flipped")
    log = tmp_path / "flipped" / "ledger.db-wal"
    content = bytearray(log.read_bytes())
    content[lengths[4] + 5_000] ^= 1
    log.write_bytes(content)
    with Ledger.open(tmp_path / "flipped" / "ledger.db") as ledger:
        assert ledger.revision == 5


def test_every_connection_waits_for_the_disk_at_a_commit(tmp_path: Path) -> None:
    engine = connect(url_of(tmp_path / "ledger.db"))
    try:
        with engine.connect() as one, engine.connect() as other:
            for connection in (one, other):
                assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == FULL
                assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    finally:
        engine.dispose()
