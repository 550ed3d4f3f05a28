"""A ledger in PostgreSQL that cannot be reached, read or written says so and is never half-written."""

import shutil
import subprocess
import traceback
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import Connection, event
from tests.ledger.ledger_samples import EXTRACTOR, document, extraction, judgement
from tests.postgres import PostgresServer, started_postgres, with_schema

from kg.errors import WorkspaceError
from kg.ledger import Ledger
from kg.model import Extraction

SECRET = "a secret: word"  # noqa: S105
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bailanys'"


@pytest.fixture
def ledger(server: PostgresServer) -> Iterator[Ledger]:
    with Ledger.open(with_schema(server.url)) as opened:
        yield opened


def administer(server: PostgresServer, *statements: str) -> None:
    with psycopg.connect(server.url, autocommit=True) as database:
        for statement in statements:
            database.execute(statement)


def refusal(url: str) -> WorkspaceError:
    with pytest.raises(WorkspaceError) as raised:
        Ledger.open(url)
    return raised.value


def test_a_wrong_password_is_told_and_stays_secret(server: PostgresServer) -> None:
    told = refusal(f"postgresql://postgres:{quote(SECRET)}@127.0.0.1:{server.port}/postgres")
    assert str(told) == (
        f"The ledger postgresql://postgres@127.0.0.1:{server.port}/postgres refuses the user or the "
        "password; correct the URL, or set PGUSER and PGPASSWORD."
    )
    whole = "".join(traceback.format_exception(told))
    assert SECRET not in whole
    assert quote(SECRET) not in whole


def test_a_missing_password_is_told(server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"postgresql://postgres@127.0.0.1:{server.port}/postgres"
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    assert "refuses the user or the password" in str(refusal(url))
    monkeypatch.setenv("PGPASSWORD", server.password)
    with Ledger.open(with_schema(url)) as ledger:
        assert ledger.judge(judgement())


def test_a_password_is_taken_from_the_password_file(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "pgpass"
    secret.write_text(f"127.0.0.1:{server.port}:*:postgres:{server.password}\n", "utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(secret))
    with Ledger.open(with_schema(f"postgresql://postgres@127.0.0.1:{server.port}/postgres")) as ledger:
        assert ledger.revision == 0


@pytest.mark.parametrize(
    ("part", "wrong", "sentence"),
    [
        ("@/postgres", "@/nosuch", r"nosuch\?.* is not there; make the database with: createdb NAME\.$"),
        ("postgres@", "nobody@", r"refuses the user or the password"),
        ("?", "?nosuch=1&", r"is named with a parameter that PostgreSQL does not know; correct the URL\.$"),
        ("kg-postgres", "nowhere", r"does not answer; start the server, or correct the URL\.$"),
    ],
)
def test_a_wrong_part_of_the_url_is_told(
    server: PostgresServer, part: str, wrong: str, sentence: str
) -> None:
    with pytest.raises(WorkspaceError, match=sentence):
        Ledger.open(server.url.replace(part, wrong))


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nosuch.invalid"])
def test_a_server_that_does_not_answer_is_told(host: str) -> None:
    assert str(refusal(f"postgresql://user:{quote(SECRET)}@{host}/name")) == (
        f"The ledger postgresql://user@{host}/name does not answer; start the server, or correct the URL."
    )


def test_a_user_without_rights_is_told(server: PostgresServer, ledger: Ledger) -> None:
    administer(server, "CREATE ROLE guest LOGIN")
    schema = ledger.place.rpartition("=")[2]
    guest = server.url.replace("postgres@", "guest@")
    for url in (with_schema(guest), f"{guest}&schema={schema}"):
        assert "may not be read or written by this user; grant it the rights" in str(refusal(url))


def test_a_user_who_may_only_read_reads(server: PostgresServer, ledger: Ledger) -> None:
    ledger.judge(judgement())
    schema = ledger.place.rpartition("=")[2]
    administer(
        server,
        "CREATE ROLE reader LOGIN",
        "ALTER ROLE reader SET default_transaction_read_only = on",
        f"GRANT USAGE ON SCHEMA {schema} TO reader",
        f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO reader",
    )
    url = f"{server.url.replace('postgres@', 'reader@')}&schema={schema}"
    with Ledger.open(url) as reader:
        assert reader.all_judgements() == [judgement()]
        with pytest.raises(WorkspaceError, match="cannot be written; name the server that takes writing"):
            reader.replace(document(), Extraction(()), EXTRACTOR)


@pytest.fixture
def server_on_small_disk() -> Iterator[PostgresServer]:
    """A server that keeps the tables of the user `modest` on 2 MB of disk, if one may be mounted."""
    with started_postgres() as server:
        folder = server.folder / "small"
        folder.mkdir()
        owner = server.folder.stat()
        options = f"size=2m,mode=700,uid={owner.st_uid},gid={owner.st_gid}"
        mount = shutil.which("mount")
        if mount is None:
            pytest.skip("there is no mount on the path")
        if subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False).returncode:
            pytest.skip("a file system cannot be mounted here")
        try:
            administer(
                server,
                f"CREATE TABLESPACE small LOCATION '{folder}'",
                "CREATE ROLE modest LOGIN SUPERUSER",
                "ALTER ROLE modest SET default_tablespace = small",
            )
            yield server
        finally:
            server.stop()
            subprocess.run(["umount", folder], check=True)


def fill(ledger: Ledger) -> None:
    """Write documents that cannot be compressed until the ledger refuses."""
    for number in range(1000):
        text = f"Alpha University works with Beta LLP. {token_hex(5000)}"
        ledger.replace(document(str(number), text), extraction(document(str(number), text)), EXTRACTOR)


def test_a_full_disk_is_told_and_nothing_is_half_written(server_on_small_disk: PostgresServer) -> None:
    with Ledger.open(server_on_small_disk.url.replace("postgres@", "modest@")) as ledger:
        with pytest.raises(WorkspaceError, match="the disk is full; free some space and try again"):
            fill(ledger)
        counts = ledger.counts()
        assert 0 < counts.documents == ledger.revision
        assert counts.statements == 2 * counts.documents


def test_a_ledger_whose_server_was_started_again_is_reached_again(
    server: PostgresServer, ledger: Ledger
) -> None:
    ledger.judge(judgement())
    server.stop()
    with pytest.raises(WorkspaceError, match="does not answer; start the server"):
        ledger.judge(judgement("e1", "e3"))
    server.start()
    assert ledger.all_judgements() == [judgement()]
    assert ledger.judge(judgement("e1", "e3"))


def test_a_server_that_is_lost_within_a_change_leaves_nothing_of_it(
    server: PostgresServer, ledger: Ledger
) -> None:
    ledger.judge(judgement())

    def lose(*_: object) -> None:
        server.stop()

    event.listen(ledger._engine, "before_cursor_execute", lose)
    with pytest.raises(
        WorkspaceError, match=r"was cut off in the middle, and nothing was changed; run it again\.$"
    ):
        ledger.judge(judgement("e1", "e3"))
    event.remove(ledger._engine, "before_cursor_execute", lose)
    server.start()
    assert ledger.revision == 1


def test_a_connection_that_is_cut_within_a_change_leaves_nothing_of_it(
    server: PostgresServer, ledger: Ledger
) -> None:
    def cut(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO statement"):
            administer(server, CUT)

    event.listen(ledger._engine, "before_cursor_execute", cut)
    with pytest.raises(WorkspaceError, match="was cut off in the middle, and nothing was changed"):
        ledger.replace(document(), extraction(document()), EXTRACTOR)
    event.remove(ledger._engine, "before_cursor_execute", cut)
    assert ledger.counts().documents == ledger.revision == 0
    assert ledger.replace(document(), extraction(document()), EXTRACTOR)


def test_a_connection_that_is_cut_within_a_reading_is_told(server: PostgresServer, ledger: Ledger) -> None:
    ledger.judge_all([judgement("e1", f"e{number}") for number in range(2, 1000)])
    judgements = ledger.judgements()
    next(judgements)
    administer(server, CUT)
    with pytest.raises(WorkspaceError, match="was cut off in the middle"):
        list(judgements)


def test_a_connection_that_is_cut_within_a_commit_leaves_it_open_what_is_kept(
    server: PostgresServer, ledger: Ledger
) -> None:
    def cut(_: object) -> None:
        administer(server, CUT)

    event.listen(ledger._engine, "commit", cut)
    with pytest.raises(WorkspaceError, match="may have it or not; look at it with kg status, and run again"):
        ledger.judge(judgement())
    event.remove(ledger._engine, "commit", cut)
    assert ledger.judge(judgement()) == (ledger.revision == 1)


def test_a_writer_that_pauses_for_too_long_loses_its_turn(server: PostgresServer, ledger: Ledger) -> None:
    def pause(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO statement"):
            event.remove(ledger._engine, "before_cursor_execute", pause)
            connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 50")
            administer(server, "SELECT pg_sleep(0.5)")

    event.listen(ledger._engine, "before_cursor_execute", pause)
    with pytest.raises(WorkspaceError, match="waited too long for this process, and nothing was changed"):
        ledger.replace(document(), extraction(document()), EXTRACTOR)
    assert ledger.replace(document(), extraction(document()), EXTRACTOR)
