"""Connects to the database and sets it to lose nothing."""

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from kg.errors import InputError
from kg.ledger import postgres
from kg.ledger.address import TIMEOUT

BUSY_TIMEOUT = 30
"""Seconds that a writer waits for another one, unless the URL says otherwise (`?timeout=5`)."""

WRITING = {"writes": True}
"""The execution options of a transaction that will write; any other one only reads."""


def connect(url: URL) -> Engine:
    """Return the engine for a URL; nothing is opened yet.

    A transaction with the options `WRITING` takes the writer's lock when it begins, so that two writers
    wait for one another instead of failing half-way; any other one sees the database as it is when it first
    reads. A commit returns when the disk has it. SQLite gets its write-ahead log, a full sync at every
    commit, and foreign keys; for PostgreSQL see `kg.ledger.postgres`. Raises InputError when there is no
    driver for the URL.
    """
    if TIMEOUT not in url.query:
        url = url.update_query_dict({TIMEOUT: str(BUSY_TIMEOUT)})
    try:
        return _sqlite(url) if url.get_backend_name() == "sqlite" else postgres.connect(url)
    except ModuleNotFoundError:
        raise InputError(
            "There is no driver for PostgreSQL; install it with: pip install 'bailanys[postgres]'"
        ) from None
    except NoSuchModuleError:
        raise InputError(f"There is no driver for {url.drivername}; write sqlite:///path.") from None


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url)
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
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
