"""Creates the tables, and brings those of an older version up to the present one."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from sqlalchemy import Connection, insert, inspect, select, text, update

from kg.errors import WorkspaceError
from kg.ledger.postgres import make_schema
from kg.ledger.tables import DOCUMENT_BY_CONTENT, META, METADATA, ORIGINAL, READ_FROM, REFUSAL, RUN, VISIT

Migration = Callable[[Connection], None]


def _say_why_of_judgements(connection: Connection) -> None:
    for column in ("reason", "left_name", "right_name"):
        connection.execute(text(f"ALTER TABLE judgement ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"))


def _keep_runs_and_originals(connection: Connection) -> None:
    METADATA.create_all(connection, [RUN, REFUSAL, ORIGINAL, READ_FROM, VISIT])
    DOCUMENT_BY_CONTENT.create(connection, checkfirst=True)


MIGRATIONS: tuple[Migration, ...] = (_say_why_of_judgements, _keep_runs_and_originals)
"""Each brings the tables from one version to the next, the first from version 1 to 2, on every database."""

_VERSION_KEY, _IDENTITY_KEY = "schema_version", "identity"


def is_current(connection: Connection, place: str, migrations: Sequence[Migration] = MIGRATIONS) -> bool:
    """Tell whether the tables are there and of the present version.

    Raises WorkspaceError when the database is of a newer version or belongs to another program.
    """
    return _version(connection, place, 1 + len(migrations)) == 1 + len(migrations)


def prepare(connection: Connection, place: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Create the tables in an empty database, or migrate them, within the transaction of the connection.

    Raises WorkspaceError when the database is of a newer version or belongs to another program.
    """
    current = 1 + len(migrations)
    found = _version(connection, place, current)
    if found == 0:
        if connection.dialect.name == "postgresql":
            make_schema(connection, place)
        METADATA.create_all(connection)
        noted = {_VERSION_KEY: str(current), _IDENTITY_KEY: uuid4().hex}
        connection.execute(insert(META), [{"key": key, "value": value} for key, value in noted.items()])
        return
    for migrate in migrations[found - 1 :]:
        migrate(connection)
    connection.execute(update(META).where(META.c.key == _VERSION_KEY).values(value=str(current)))


def identity(connection: Connection) -> str:
    """Return what tells this ledger from any other; empty for one made before they were told apart."""
    return connection.execute(select(META.c.value).where(META.c.key == _IDENTITY_KEY)).scalar() or ""


def _version(connection: Connection, place: str, newest: int) -> int:
    """Return the version of the tables, 0 for an empty database."""
    names = inspect(connection).get_table_names()
    if not names:
        return 0
    noted = _noted_version(connection) if META.name in names else None
    if noted is None or not noted.isdecimal() or int(noted) < 1:
        if connection.dialect.name == "sqlite":
            raise WorkspaceError(f"The file {place} belongs to another program; choose another workspace.")
        raise WorkspaceError(
            f"The tables in {place} belong to another program; add a schema to the URL, such as "
            "?schema=bailanys."
        )
    if int(noted) > newest:
        raise WorkspaceError(
            f"The ledger {place} was written by a newer version of Bailanys (schema {noted}, this version "
            f"knows {newest}); update Bailanys."
        )
    return int(noted)


def _noted_version(connection: Connection) -> str | None:
    columns = {column["name"] for column in inspect(connection).get_columns(META.name)}
    if columns != set(META.c.keys()):
        return None
    return connection.execute(select(META.c.value).where(META.c.key == _VERSION_KEY)).scalar()
