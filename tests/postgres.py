"""The PostgreSQL that every test of the ledger runs over besides SQLite: a real server of this machine.

It is the one that KG_TEST_POSTGRES names by its URL, else one started here, of the programs in the folder
that KG_POSTGRES_PROGRAMS names, on the path, or where Debian puts them; `make postgres` installs them.
Without any, these tests are skipped, and fail where KG_TEST_POSTGRES is `required`.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

DEBIAN = Path("/usr/lib/postgresql")
REQUIRED = "required"
OWNER = "postgres"
_SECONDS = 60


class PostgresServer:
    """A server of a test's own on loopback and on a socket in its folder; anybody may enter by the socket.

    Its files belong to the user `postgres` where the tests run as root, whom PostgreSQL refuses.
    """

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="kg-postgres-"))
        self.password = secrets.token_urlsafe(16)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None
        self._owner: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self._owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    @property
    def url(self) -> str:
        """The address of the database of the owner, by the socket."""
        return f"postgresql://{OWNER}@/{OWNER}?host={self.folder}&port={self.port}"

    @property
    def url_with_password(self) -> str:
        """The address of the same database over TCP, where the server asks for the password."""
        return f"postgresql://{OWNER}:{self.password}@127.0.0.1:{self.port}/{OWNER}"

    def make(self) -> None:
        """Make the files of the server, whose texts are by default in the order of a dictionary."""
        secret = self.folder / "password"
        secret.write_text(self.password, encoding="ascii")
        secret.chmod(0o644)
        self._run(
            "initdb", "--pgdata", "data", "--username", OWNER, "--encoding", "UTF8", "--locale", "C",
            "--locale-provider", "icu", "--icu-locale", "en-US",
            "--auth-local", "trust", "--auth-host", "scram-sha-256", "--pwfile", secret,
        )  # fmt: skip

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    self._programs / "postgres", "-D", "data", "-k", self.folder, "-p", str(self.port),
                    "-c", "listen_addresses=127.0.0.1",
                ],
                cwd=self.folder, stdout=log, stderr=log, **self._owner,
            )  # fmt: skip
        until = time.monotonic() + _SECONDS
        while True:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((self.folder / "log").read_text("utf-8")) from None
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """Stop the server at once, as a machine that loses its power does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(_SECONDS)
            self._process = None

    def remove(self) -> None:
        """Stop the server and remove its files."""
        self.stop()
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str | Path) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            cwd=self.folder, check=True, capture_output=True, **self._owner,
        )  # fmt: skip


def programs() -> Path | None:
    """Return the folder of the programs of a server, the newest one, or `None` where there is none."""
    named = os.environ.get("KG_POSTGRES_PROGRAMS")
    on_path = shutil.which("initdb")
    if named or on_path:
        return Path(named) if named else Path(str(on_path)).resolve().parent
    versions = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    return max(versions, key=lambda folder: int(folder.parent.name), default=None)


def absent_postgres() -> str | None:
    """Return why no server can be started here, or `None` when one can; fails where one is required."""
    if programs() is not None:
        return None
    reason = "there are no programs of a PostgreSQL server; make postgres installs them"
    if os.environ.get("KG_TEST_POSTGRES") == REQUIRED:
        pytest.fail(f"a PostgreSQL is required, but {reason}")
    return reason


@contextmanager
def started_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of a test's own, which it may stop; skips the test where none can be started."""
    reason = absent_postgres()
    if reason:
        pytest.skip(reason)
    server = PostgresServer(programs() or DEBIAN)
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.remove()


@contextmanager
def running_postgres() -> Iterator[str]:
    """The URL of a database in which tests may make schemas."""
    named = os.environ.get("KG_TEST_POSTGRES", REQUIRED)
    if named != REQUIRED:
        yield named
        return
    with started_postgres() as server:
        yield server.url


def with_schema(url: str) -> str:
    """Return the URL of an empty ledger in the database at a URL."""
    sign = "&" if "?" in url else "?"
    return f"{url}{sign}schema=test_{secrets.token_hex(8)}"
