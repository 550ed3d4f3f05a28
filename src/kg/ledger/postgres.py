"""Connects to PostgreSQL and sets it to lose nothing and to let writers take turns."""

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateSchema

from kg.errors import WorkspaceError
from kg.ledger.address import SCHEMA, TIMEOUT

_DRIVER = {
    "client_encoding": "utf8",
    "connect_timeout": "10",
    "fallback_application_name": "bailanys",
    "keepalives_idle": "60",
    "keepalives_interval": "10",
    "keepalives_count": "6",
    "tcp_user_timeout": "120000",
}
"""What the driver is told unless the URL says otherwise: a server that is gone is noticed in two minutes
(https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS)."""

_SESSION = """
SELECT set_config('lock_timeout', %(patience)s, false),
       set_config('extra_float_digits', '3', false),
       set_config('tcp_keepalives_idle', '60', false),
       set_config('tcp_keepalives_interval', '10', false),
       set_config('tcp_keepalives_count', '6', false),
       set_config('synchronous_commit', CASE current_setting('synchronous_commit')
                  WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)
"""
"""Whatever the defaults of the server, floating point numbers come back exactly, a commit waits for the disk,
and the turn of a writer that is gone passes on."""

_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

_LONGEST_PAUSE = "300000"
_TURNS = 0x6B67
_TAKE_TURN = f"""
SELECT set_config('idle_in_transaction_session_timeout', '{_LONGEST_PAUSE}', true),
       pg_advisory_xact_lock({_TURNS}, coalesce(to_regclass('revision')::oid::int4, 0))
"""
"""Wait until no other writer of this ledger is in a transaction; one that pauses in its own for five minutes
loses its turn. A ledger is known by its table of revisions, one that is still to be made by none."""


def connect(url: URL) -> Engine:
    """Return the engine for a URL, with the parameters `schema` and `timeout`; nothing is opened yet.

    Writers take turns from the beginning of a transaction to its end, so that revisions are seen in their
    order; what only reads sees one snapshot. A connection that was lost since its last use is made anew.
    Raises ModuleNotFoundError when the driver is not installed.
    """
    patience = str(max(1, int(1000 * float(str(url.query[TIMEOUT])))))
    schema = url.query.get(SCHEMA)
    query = {**_DRIVER, **{key: url.query[key] for key in url.query if key not in (SCHEMA, TIMEOUT)}}
    engine = create_engine(url.set(query=query), pool_pre_ping=True, isolation_level="READ COMMITTED")

    def configure(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        entry.info[SCHEMA] = schema
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(_SESSION, {"patience": patience})
        if schema is not None:
            cursor.execute("SELECT set_config('search_path', quote_ident(%s), false)", (schema,))
        cursor.close()
        connection.autocommit = False

    event.listen(engine, "connect", configure, insert=True)
    event.listen(engine, "begin", _begin)
    return engine


def make_schema(connection: Connection, place: str) -> None:
    """Make the schema that the URL names, unless it is there.

    Raises WorkspaceError when the database does not keep every letter.
    """
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise WorkspaceError(
            f"The database of the ledger {place} keeps texts in {encoding}; make another one with: "
            "createdb --encoding=UTF8 --template=template0 NAME"
        )
    schema = connection.info[SCHEMA]
    if schema and connection.exec_driver_sql("SELECT current_schema()").scalar() is None:
        connection.execute(CreateSchema(schema))


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql(_TAKE_TURN if writes else _READ)
