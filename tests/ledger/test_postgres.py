"""What is particular to a ledger in PostgreSQL: how it is named, set up and shared."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import quote

import psycopg
import pytest
from tests.ledger.conftest import Place
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction, judgement
from tests.postgres import PostgresServer, with_schema

from kg.errors import InputError, WorkspaceError
from kg.ledger import Ledger
from kg.ledger.address import place_of, url_of

SECRET = "secret word"  # noqa: S105


@pytest.fixture
def place(postgres: str) -> Place:
    return with_schema(postgres)


@contextmanager
def administering(server: PostgresServer) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(server.url, autocommit=True) as connection:
        yield connection


def settings(ledger: Ledger) -> dict[str, str]:
    with ledger._engine.connect() as connection:
        return {row.name: row.setting for row in connection.exec_driver_sql("SELECT * FROM pg_settings")}


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_ledger_is_opened_by_any_scheme_of_postgres(place: Place, scheme: str) -> None:
    with Ledger.open(scheme + place.removeprefix("postgresql")) as ledger:
        assert ledger.revision == 0


def test_ledgers_in_schemas_of_one_database_are_apart(postgres: str) -> None:
    one, other = (with_schema(postgres) + quote(name) for name in ("Казна", "A \"b' c;\\d,e"))
    with Ledger.open(one) as first, Ledger.open(other) as second:
        first.judge(judgement())
        assert (first.revision, second.revision) == (1, 0)
        for ledger, url in ((first, one), (second, other)):
            with ledger._engine.connect() as connection:
                schema = connection.exec_driver_sql("SELECT current_schema()").scalar()
            assert schema == url_of(url).query["schema"]


def test_a_database_with_capital_letters_is_opened(server: PostgresServer) -> None:
    with administering(server) as database:
        database.execute('CREATE DATABASE "Ledger of Ülgi"')
    url = server.url.replace("@/postgres", f"@/{quote('Ledger of Ülgi')}")
    with Ledger.open(url) as ledger:
        ledger.judge(judgement())
    with Ledger.open(url) as ledger:
        assert ledger.all_judgements() == [judgement()]


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://user:{quote(SECRET)}@host:nowhere/name",
        "postgresql://user:secret@word@host/name",
        "postgresql://user:sec@ret/secret word@host/name",
        f"mysql://user:{quote(SECRET)}@host/name",
        f"postgresql+nosuch://user:{quote(SECRET)}@host/name",
        f"postgresql://user:{quote(SECRET)}@host/name?timeout=soon",
        f"postgresql://user:{quote(SECRET)}@host/name?timeout=-1",
        f"postgresql://user:{quote(SECRET)}@host/name?schema=a&schema=b",
        f"postgresql://user:{quote(SECRET)}@host/name?schema=pg_temp",
        f"postgresql://user:{quote(SECRET)}@host/name?schema={'x' * 64}",
    ],
)
def test_a_wrong_url_is_explained_without_its_password(url: str) -> None:
    with pytest.raises(InputError, match=r"^The .*ledger.*\.$") as raised:
        Ledger.open(url)
    assert "secret" not in str(raised.value).lower()
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_a_place_is_named_without_password() -> None:
    named = "postgresql://user:secret@host:5433/name?schema=s&sslmode=require&password=secret&passfile=secret"
    assert place_of(url_of(named)) == "postgresql://user@host:5433/name?schema=s"


def test_a_commit_waits_for_the_disk_whatever_the_server_says(server: PostgresServer) -> None:
    with administering(server) as database:
        database.execute("CREATE ROLE hasty LOGIN SUPERUSER")
        database.execute("ALTER ROLE hasty SET synchronous_commit = off")
        database.execute("ALTER ROLE hasty SET default_transaction_isolation = 'serializable'")
        database.execute("ALTER ROLE hasty SET extra_float_digits = 0")
    with Ledger.open(with_schema(server.url.replace("postgres@", "hasty@"))) as ledger:
        assert settings(ledger)["synchronous_commit"] == "on"
        ledger.replace(document(), extraction(document(), 0.1 + 0.2), EXTRACTOR)
        assert 0.1 + 0.2 in {statement.confidence for statement in ledger.statements()}


def test_a_stronger_commit_stays_as_the_server_says(server: PostgresServer) -> None:
    with administering(server) as database:
        database.execute("CREATE ROLE careful LOGIN SUPERUSER")
        database.execute("ALTER ROLE careful SET synchronous_commit = remote_apply")
    with Ledger.open(with_schema(server.url.replace("postgres@", "careful@"))) as ledger:
        assert settings(ledger)["synchronous_commit"] == "remote_apply"


def test_what_only_reads_may_not_write(place: Place) -> None:
    with Ledger.open(place) as ledger, ledger._engine.connect() as connection:
        settings = connection.exec_driver_sql(
            "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
        ).one()
        assert tuple(settings) == ("repeatable read", "on")


def test_a_database_that_does_not_keep_every_letter_is_refused(server: PostgresServer) -> None:
    with administering(server) as database:
        database.execute(
            "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER libc"
        )
    with pytest.raises(WorkspaceError, match=r"keeps texts in LATIN1; make another one with: createdb"):
        Ledger.open(server.url.replace("@/postgres", "@/latin"))


def test_tables_of_another_program_are_refused_and_a_schema_is_proposed(server: PostgresServer) -> None:
    with administering(server) as database:
        database.execute("CREATE DATABASE shop")
    shop = server.url.replace("@/postgres", "@/shop")
    with psycopg.connect(shop, autocommit=True) as database:
        database.execute("CREATE TABLE revision (number integer)")
    with pytest.raises(WorkspaceError, match=r"another program; add a schema .* \?schema=bailanys\.$"):
        Ledger.open(shop)
    with Ledger.open(f"{shop}&schema=bailanys") as ledger:
        assert ledger.judge(judgement())
    with psycopg.connect(shop) as database:
        assert database.execute("SELECT * FROM public.revision").fetchall() == []


def test_a_writer_waits_for_its_turn_and_a_reader_does_not(place: Place) -> None:
    with Ledger.open(place) as ledger, Ledger.open(place) as other:
        with other._writing():
            waiting = Thread(target=lambda: ledger.judge(judgement()))
            waiting.start()
            waiting.join(0.3)
            assert waiting.is_alive()
            assert ledger.revision == 0
        waiting.join(30)
        assert ledger.all_judgements() == [judgement()]


def test_writers_of_different_ledgers_do_not_wait_for_one_another(postgres: str) -> None:
    short = "&timeout=0.1"
    with (
        Ledger.open(with_schema(postgres) + short) as one,
        Ledger.open(with_schema(postgres) + short) as other,
        one._writing(),
    ):
        assert other.judge(judgement())


def test_a_writer_that_waits_too_long_says_so(place: Place) -> None:
    with Ledger.open(f"{place}&timeout=0.1") as ledger, Ledger.open(place) as other:
        with other._writing(), pytest.raises(WorkspaceError, match="another process; try again when it has"):
            ledger.judge(judgement())
        assert ledger.judge(judgement())
