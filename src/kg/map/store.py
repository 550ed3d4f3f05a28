"""The map on disk: one SQLite file, brought to a snapshot by the computed difference, read at one revision.

A publication is one transaction in the write-ahead log (https://sqlite.org/wal.html): whoever reads while it
is written reads what was there before, and one that is broken off has changed nothing.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from kg.errors import NotFoundError
from kg.map.storage.changelog import forget_last
from kg.map.storage.difference import Difference
from kg.map.storage.failures import explained, folder_explained
from kg.map.storage.mark import Mark, read_mark
from kg.map.storage.publication import Progress, bring_forward, rows_of
from kg.map.storage.rows import Value
from kg.model import Snapshot

_PATIENCE = 30.0
_WRITER_CACHE = -256_000
"""In kibibytes, negative as SQLite wants it, so that what a first publication writes is not read again."""


def _silent(_done: int, _total: int) -> None:
    return None


class Reading:
    """The map at one revision, for as long as it is read: what is published meanwhile is not seen."""

    def __init__(self, connection: sqlite3.Connection, mark: Mark) -> None:
        self._connection = connection
        self.mark = mark

    def rows(self, query: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[sqlite3.Row]:
        """Return the rows of a query; each gives its values by column name."""
        return self._connection.execute(query, parameters).fetchall()

    def one(self, query: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, `None` when it has none."""
        row: sqlite3.Row | None = self._connection.execute(query, parameters).fetchone()
        return row


class MapStore:
    """The file of a map, made on first publication. One process writes at a time, any number read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: the file is only open while it is read or written."""

    @property
    def mark(self) -> Mark | None:
        """What the map shows; `None` when there is none yet, or one of another form."""
        if not self._path.is_file():
            return None
        with self._connected() as connection:
            return read_mark(connection)

    def shows(self, revision: int, rules: str) -> bool:
        """Tell whether nothing is to be done to show the revision as resolved by these rules."""
        mark = self.mark
        return mark is not None and mark.is_of(revision, rules)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read the map as it is now.

        Raises NotFoundError when nothing has been published yet, WorkspaceError when the file cannot be read.
        """
        if not self._path.is_file():
            raise _unpublished()
        with self._connected() as connection:
            connection.execute("BEGIN")
            mark = read_mark(connection)
            if mark is None:
                raise _unpublished()
            yield Reading(connection, mark)

    def publish(self, snapshot: Snapshot, progress: Progress = _silent) -> Difference:
        """Bring the map to the snapshot, whole or not at all, and return how many rows differed.

        What became of relationships is recorded (see `kg.map.storage.changelog`), but for a first publication
        and one that makes a map of another form anew. Raises WorkspaceError when the file cannot be written.
        """
        wanted = rows_of(snapshot)
        with folder_explained(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._connected() as connection, connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA cache_size = {_WRITER_CACHE}")
            connection.execute("BEGIN IMMEDIATE")
            return bring_forward(connection, snapshot, wanted, progress)

    def forget_last(self) -> None:
        """Take the last publication out of the log of changes, and what it withdrew out of all before it.

        For a publication after something was forgotten: the log would keep it. Raises WorkspaceError when the
        file cannot be written.
        """
        if self.mark is None:
            return
        with self._connected() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            forget_last(connection)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with explained(self._path), closing(self._connection()) as connection:
            connection.row_factory = sqlite3.Row
            yield connection

    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)


def _unpublished() -> NotFoundError:
    return NotFoundError("There is no map in this workspace yet; make it with: kg publish")
