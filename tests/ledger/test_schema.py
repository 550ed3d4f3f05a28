"""A ledger of another version, and files that are no ledger."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction, judgement

from kg.errors import InputError, WorkspaceError
from kg.ledger import Ledger
from kg.ledger.engine import WRITING, connect, url_of
from kg.ledger.schema import MIGRATIONS, is_current, prepare


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A closed, empty ledger."""
    path = tmp_path / "ledger.db"
    Ledger.open(path).close()
    return path


@pytest.fixture
def connection(place: Path) -> Iterator[Connection]:
    engine = connect(url_of(place))
    with engine.execution_options(**WRITING).begin() as opened:
        yield opened
    engine.dispose()


def change(place: Path, statement: str) -> None:
    with closing(sqlite3.connect(place)) as database, database:
        database.execute(statement)


def test_a_new_ledger_notes_its_version(connection: Connection) -> None:
    assert connection.execute(text("SELECT key, value FROM meta")).all() == [("schema_version", "3")]
    assert is_current(connection, "here")


def test_an_older_ledger_is_migrated_step_by_step(connection: Connection) -> None:
    def add(opened: Connection) -> None:
        opened.execute(text("ALTER TABLE document ADD COLUMN author TEXT"))

    def rename(opened: Connection) -> None:
        opened.execute(text("ALTER TABLE document RENAME COLUMN author TO writer"))

    migrations = (*MIGRATIONS, add, rename)
    assert not is_current(connection, "here", migrations)
    prepare(connection, "here", migrations)
    assert is_current(connection, "here", migrations)
    assert "writer" in {column["name"] for column in inspect(connection).get_columns("document")}
    prepare(connection, "here", migrations)
    with pytest.raises(WorkspaceError, match="newer version"):
        is_current(connection, "here", (*MIGRATIONS, add))


def test_a_ledger_of_version_1_keeps_its_judgements_and_takes_further_ones_with_reasons(place: Path) -> None:
    first, second = judgement("e1", "e2"), judgement("e1", "e3")
    with Ledger.open(place) as ledger:
        ledger.judge(first)
    for column in ("reason", "left_name", "right_name"):
        change(place, f"ALTER TABLE judgement DROP COLUMN {column}")
    change(place, "UPDATE meta SET value = '1'")
    with Ledger.open(place) as ledger:
        assert ledger.judge(second)
        assert ledger.all_judgements() == [replace(first, reason="", names=("", "")), second]


def test_a_newer_ledger_is_refused_with_advice(place: Path) -> None:
    change(place, "UPDATE meta SET value = '7'")
    with pytest.raises(WorkspaceError, match=r"newer version of Bailanys \(schema 7.*update Bailanys\.$"):
        Ledger.open(place)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM meta",
        "UPDATE meta SET value = 'x'",
        "DROP TABLE meta",
        "ALTER TABLE meta ADD COLUMN more",
    ],
)
def test_a_database_without_a_version_is_refused(place: Path, statement: str) -> None:
    change(place, statement)
    with pytest.raises(WorkspaceError, match="belongs to another program"):
        Ledger.open(place)


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    change(tmp_path / "other.db", "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(WorkspaceError, match="belongs to another program"):
        Ledger.open(tmp_path / "other.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize("url", ["://", "nosuch://host/name", "sqlite+nosuch:///ledger.db"])
def test_a_wrong_url_is_an_input_error(url: str) -> None:
    with pytest.raises(InputError):
        Ledger.open(url)


def test_a_statement_that_the_vocabulary_does_not_know_is_reported(place: Path) -> None:
    with Ledger.open(place) as ledger:
        ledger.replace(document(), extraction(document()), EXTRACTOR)
        change(place, "UPDATE statement SET relation = 'admires' WHERE relation = 'partners_with'")
        with pytest.raises(WorkspaceError, match="read the documents anew"):
            list(ledger.statements())
