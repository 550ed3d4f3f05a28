"""Says in a sentence what went wrong with the ledger's file, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from kg.errors import WorkspaceError

_ADVICE = {
    sqlite3.SQLITE_FULL: "cannot be written because the disk is full; free some space and try again",
    sqlite3.SQLITE_READONLY: "cannot be written; make the file and its folder writable",
    sqlite3.SQLITE_PERM: "cannot be opened; make the file and its folder readable and writable",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and is writable",
    sqlite3.SQLITE_NOTADB: "is not a ledger; choose another workspace or restore the file from a copy",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore the file from a copy or read the documents anew",
    sqlite3.SQLITE_BUSY: "is being written by another process; try again when it has finished",
    sqlite3.SQLITE_LOCKED: "is being written by another process; try again when it has finished",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check that the disk is sound and has space",
}
_PRIMARY_CODE = 0xFF


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn a failure of the database at `place` into a WorkspaceError of one sentence.

    The causes are told apart by SQLite's primary result codes (https://sqlite.org/rescode.html).
    """
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY_CODE
        advice = _ADVICE.get(code, f"failed: {error.orig}")
        raise WorkspaceError(f"The ledger {place} {advice}.") from error
