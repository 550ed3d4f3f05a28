"""Says in a sentence what went wrong with the map's file, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import WorkspaceError

_ADVICE = {
    sqlite3.SQLITE_FULL: "cannot be written because the disk is full; free some space and publish again",
    sqlite3.SQLITE_READONLY: "cannot be written; make the file and its folder writable",
    sqlite3.SQLITE_PERM: "cannot be opened; make the file and its folder readable and writable",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and is writable",
    sqlite3.SQLITE_NOTADB: "is not a map; remove the file and publish again",
    sqlite3.SQLITE_CORRUPT: "is damaged; remove the file and publish again",
    sqlite3.SQLITE_BUSY: "is being written by another process; try again when it has finished",
    sqlite3.SQLITE_LOCKED: "is being written by another process; try again when it has finished",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check that the disk is sound and has space",
}
_WITHOUT_SEARCH = "cannot be made, for the SQLite of this Python has no FTS5; use another build of Python"
_PRIMARY_CODE = 0xFF


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn a failure of the map's file, or of its folder, into a WorkspaceError of one sentence.

    The causes are told apart by SQLite's primary result codes (https://sqlite.org/rescode.html); a query that
    is wrong is none of them.
    """
    try:
        yield
    except sqlite3.Error as error:
        advice = _ADVICE.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE)
        if "no such module" in str(error):
            advice = _WITHOUT_SEARCH
        if advice is None:
            raise
        raise WorkspaceError(f"The map {path} {advice}.") from error


@contextmanager
def folder_explained(path: Path) -> Iterator[None]:
    """Turn a failure to make the folder of a map into a WorkspaceError of one sentence."""
    try:
        yield
    except OSError as error:
        raise WorkspaceError(
            f"The map {path} cannot be written ({error.strerror}); choose another workspace."
        ) from error
