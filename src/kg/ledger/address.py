"""Where a ledger is: the URL of a database, and how it is named to people."""

import math
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from kg.errors import InputError

SCHEMA, TIMEOUT = "schema", "timeout"
"""Parameters of a URL that are read here; all others are left to the driver."""

_POSTGRES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_SHOWN = ("host", "hostaddr", "port", "dbname", "user", "service", SCHEMA)
_LONGEST_NAME = 63
_LONGEST_TIMEOUT = 86_400
_FORM = "write sqlite:///path or postgresql://user@host/database"


def url_of(url_or_path: str | Path) -> URL:
    """Return the database URL of a path or URL; raises InputError when it is neither.

    What is wrong is said without the URL, which may hold a password.
    """
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return URL.create("sqlite", database=str(url_or_path))
    if url_or_path.partition("?")[0].count("@") > 1:
        raise InputError("The URL of the ledger has more than one @; write the others as %40.")
    try:
        url = make_url(url_or_path)
    except (ArgumentError, ValueError):
        raise InputError(f"The address of the ledger is not the URL of a database; {_FORM}.") from None
    if TIMEOUT in url.query:
        _check_timeout(url.query[TIMEOUT])
    if url.get_backend_name() == "sqlite":
        return url
    if url.drivername not in _POSTGRES:
        raise InputError(f"The ledger cannot be kept with {url.drivername}; {_FORM}.")
    if SCHEMA in url.query:
        _check_schema(url.query[SCHEMA])
    return url.set(drivername="postgresql+psycopg")


def place_of(url: URL) -> str:
    """Return how a ledger is called in what people read: its file, or its URL without any password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    query = {key: url.query[key] for key in _SHOWN if key in url.query}
    shown = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return shown.render_as_string()


def _check_schema(schema: str | Sequence[str]) -> None:
    if not isinstance(schema, str) or not 0 < len(schema.encode()) <= _LONGEST_NAME or "\x00" in schema:
        raise InputError(f"The schema of the ledger's URL is not a name of at most {_LONGEST_NAME} letters.")
    if schema.startswith("pg_"):
        raise InputError(f"The schema {schema} is PostgreSQL's own; name another in the ledger's URL.")


def _check_timeout(timeout: str | Sequence[str]) -> None:
    try:
        seconds = float(timeout) if isinstance(timeout, str) else math.nan
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= _LONGEST_TIMEOUT:
        raise InputError(f"The timeout of the ledger's URL is no number of seconds up to {_LONGEST_TIMEOUT}.")
