"""A ledger of another version, and databases that are no ledger."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, inspect, text
from tests.ledger.conftest import Place, Places, change
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction, judgement

from kg.errors import InputError, WorkspaceError
from kg.ledger import Ledger
from kg.ledger.address import url_of
from kg.ledger.engine import WRITING, connect
from kg.ledger.schema import MIGRATIONS, is_current, prepare
from kg.ledger.tables import METADATA


@pytest.fixture
def empty(place: Place) -> Place:
    """A closed, empty ledger."""
    Ledger.open(place).close()
    return place


@pytest.fixture
def connection(empty: Place) -> Iterator[Connection]:
    engine = connect(url_of(empty))
    with engine.execution_options(**WRITING).begin() as opened:
        yield opened
    engine.dispose()


def test_a_new_ledger_notes_its_version(connection: Connection) -> None:
    noted = {row.key: row.value for row in connection.execute(text("SELECT key, value FROM meta"))}
    assert noted.keys() == {"schema_version", "identity"}
    assert noted["schema_version"] == "3"
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


def test_a_ledger_of_version_1_keeps_its_judgements_and_takes_further_ones_with_reasons(empty: Place) -> None:
    first, second = judgement("e1", "e2"), judgement("e1", "e3")
    with Ledger.open(empty) as ledger:
        ledger.judge(first)
    for column in ("reason", "left_name", "right_name"):
        change(empty, f"ALTER TABLE judgement DROP COLUMN {column}")
    change(empty, "UPDATE meta SET value = '1'")
    with Ledger.open(empty) as ledger:
        assert ledger.judge(second)
        assert ledger.all_judgements() == [replace(first, reason="", names=("", "")), second]


def test_a_newer_ledger_is_refused_with_advice(empty: Place) -> None:
    change(empty, "UPDATE meta SET value = '7'")
    with pytest.raises(WorkspaceError, match=r"newer version of Bailanys \(schema 7.*update Bailanys\.$"):
        Ledger.open(empty)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM meta",
        "UPDATE meta SET value = 'x'",
        "DROP TABLE meta",
        "ALTER TABLE meta ADD COLUMN more TEXT",
    ],
)
def test_a_database_without_a_version_is_refused(empty: Place, statement: str) -> None:
    change(empty, statement)
    with pytest.raises(WorkspaceError, match=r"belongs? to another program"):
        Ledger.open(empty)


def test_a_database_of_another_program_is_left_as_it_is(empty: Place) -> None:
    for table in reversed(METADATA.sorted_tables):
        change(empty, f"DROP TABLE {table.name}")
    change(empty, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(WorkspaceError, match=r"belongs? to another program; (choose|add)"):
        Ledger.open(empty)
    engine = connect(url_of(empty))
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["recipes"]
    engine.dispose()


def test_ledgers_are_told_apart(places: Places) -> None:
    one, other = places(), places()
    with Ledger.open(one) as first, Ledger.open(one) as again, Ledger.open(other) as second:
        assert first.identity == again.identity
        assert first.identity != second.identity


@pytest.mark.parametrize("url", ["://", "nosuch://host/name", "sqlite+nosuch:///ledger.db"])
def test_a_wrong_url_is_an_input_error(url: str) -> None:
    with pytest.raises(InputError):
        Ledger.open(url)


def test_a_statement_that_the_vocabulary_does_not_know_is_reported(empty: Place) -> None:
    with Ledger.open(empty) as ledger:
        ledger.replace(document(), extraction(document()), EXTRACTOR)
        change(empty, "UPDATE statement SET relation = 'admires' WHERE relation = 'partners_with'")
        with pytest.raises(WorkspaceError, match="read the documents anew"):
            list(ledger.statements())
