"""Connects to the database and sets it to lose nothing."""

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from kg.errors import InputError

BUSY_TIMEOUT = 30
"""Seconds that a writer waits for another one, unless the URL says otherwise (`?timeout=5`)."""

WRITING = {"begin": "BEGIN IMMEDIATE"}
"""The execution options of a transaction that will write."""


def url_of(url_or_path: str | Path) -> URL:
    """Return the database URL of a path or URL; raises InputError when it is neither."""
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return URL.create("sqlite", database=str(url_or_path))
    try:
        return make_url(url_or_path)
    except ArgumentError:
        raise InputError(f"{url_or_path!r} is not the URL of a database; write sqlite:///path.") from None


def connect(url: URL) -> Engine:
    """Return the engine for a URL; nothing is opened yet.

    SQLite gets its write-ahead log, a full sync at every commit, and foreign keys; a transaction with the
    options `WRITING` takes the writer's lock when it begins, so that two writers wait for one another
    instead of failing half-way. Raises InputError when there is no driver for the URL.
    """
    is_sqlite = url.get_backend_name() == "sqlite"
    if is_sqlite and "timeout" not in url.query:
        url = url.update_query_dict({"timeout": str(BUSY_TIMEOUT)})
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise InputError(f"There is no driver for {url.drivername}; use SQLite or install one.") from None
    if is_sqlite:
        event.listen(engine, "connect", _configure)
        event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
