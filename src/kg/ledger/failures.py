"""Says in a sentence what went wrong with the ledger's database, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from kg.errors import InputError, WorkspaceError

_FULL = "cannot be written because the disk is full; free some space and try again"
_BUSY = "is being written by another process; try again when it has finished"
_STARTING = "is starting or stopping; try again in a moment"
_LOST = "was cut off in the middle, and nothing was changed; run it again"

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: "cannot be written; make the file and its folder writable",
    sqlite3.SQLITE_PERM: "cannot be opened; make the file and its folder readable and writable",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and is writable",
    sqlite3.SQLITE_NOTADB: "is not a ledger; choose another workspace or restore the file from a copy",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore the file from a copy or read the documents anew",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: "cannot be read or written; check that the disk is sound and has space",
}
_PRIMARY_CODE = 0xFF

_POSTGRES = {
    "25006": "cannot be written; name the server that takes writing, as a user who may write",
    "25P03": "waited too long for this process, and nothing was changed; run it again",
    "40P01": _BUSY,
    "42501": "may not be read or written by this user; grant it the rights, or name another user",
    "53100": _FULL,
    "53300": "has no connection left; close others, or raise max_connections of the server",
    "55P03": _BUSY,
    "57014": "took longer than the server allows; raise statement_timeout of the user and run it again",
    "57P03": _STARTING,
    "58030": "cannot be read or written; check that the disk of the server is sound and has space",
    "XX001": "is damaged; restore the database from a copy or read the documents anew",
    "XX002": "is damaged; have the server make its indexes anew with: REINDEX DATABASE",
}
_SIGN_IN = "refuses the user or the password; correct the URL, or set PGUSER and PGPASSWORD"
_SILENT = "does not answer; start the server, or correct the URL"
_REFUSALS = {
    "Connection refused": _SILENT,
    "No such file or directory": _SILENT,
    "could not translate host name": _SILENT,
    "failed to resolve host": _SILENT,
    "timeout expired": _SILENT,
    "password authentication failed": _SIGN_IN,
    "no password supplied": _SIGN_IN,
    "authentication failed": _SIGN_IN,
    'role "': _SIGN_IN,
    "no pg_hba.conf entry": "is not open to this user on this machine; have its pg_hba.conf changed",
    'database "': "is not there; make the database with: createdb NAME",
    "too many clients": _POSTGRES["53300"],
    "connection slots": _POSTGRES["53300"],
    "is starting up": _STARTING,
    "is shutting down": _STARTING,
    "in recovery mode": _STARTING,
    "invalid connection option": "is named with a parameter that PostgreSQL does not know; correct the URL",
    "invalid uri": "is named with a parameter that PostgreSQL does not know; correct the URL",
}
"""What is said where nobody is let in, and has no code; a server may say it in another language."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn a failure of the database at `place` into a WorkspaceError of one sentence.

    The causes are told apart by SQLite's primary result codes (https://sqlite.org/rescode.html) and by the
    codes of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html).
    """
    try:
        yield
    except DBAPIError as error:
        raise WorkspaceError(f"The ledger {place} {_advice(error)}.") from error


@contextmanager
def keeping(place: str) -> Iterator[None]:
    """Say of a connection that is lost during a commit that nobody knows what became of the change."""
    try:
        yield
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise WorkspaceError(
            f"The ledger {place} was cut off while it kept a change, and may have it or not; look at it "
            "with kg status, and run again what is missing."
        ) from error


@contextmanager
def whole_letters() -> Iterator[None]:
    """Turn a text with half a surrogate pair, which no database takes, into an InputError of one sentence."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError(
            f"A text has half of a letter, {error.object[error.start]!a}, which no ledger keeps; take it out."
        ) from error


def _advice(error: DBAPIError) -> str:
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY_CODE
        return _SQLITE.get(code, f"failed: {error.orig}")
    said = str(error.orig).strip().partition("\n")[0]
    code = getattr(error.orig, "sqlstate", None)
    if code in _POSTGRES:
        return _POSTGRES[code]
    if error.connection_invalidated:
        return _LOST
    if code is not None:
        return f"failed: {said}"
    refusals = (advice for words, advice in _REFUSALS.items() if words in said)
    return next(refusals, f"cannot be opened ({said}); see that server, address, user and password are right")
