"""The map on disk: one SQLite file, brought to a snapshot, and read at one revision at a time."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from kg.errors import NotFoundError, WorkspaceError
from kg.map.rows import Value, rows
from kg.map.schema import FORM, TABLES
from kg.model import Snapshot

Progress = Callable[[int, int], None]
"""Is told how many rows of how many have been written."""

_PATIENCE = 30.0


def _silent(_done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Mark:
    """Which revision of the ledger a map shows, by which rules, and when it was published (UTC)."""

    revision: int
    rules: str
    published_at: str

    @property
    def tag(self) -> str:
        """What tells this state of the map from any other, in letters that may stand in an entity tag."""
        return f"{self.revision}-{self.rules}-{FORM}-{self.published_at}"


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
        with closing(self._connected()) as connection:
            return _mark(connection)

    def shows(self, revision: int, rules: str) -> bool:
        """Tell whether nothing is to be done to show the revision as resolved by these rules."""
        mark = self.mark
        return mark is not None and (mark.revision, mark.rules) == (revision, rules)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read the map as it is now; raises NotFoundError when nothing has been published yet."""
        if not self._path.is_file():
            raise _unpublished()
        with closing(self._connected()) as connection:
            connection.execute("BEGIN")
            mark = _mark(connection)
            if mark is None:
                raise _unpublished()
            yield Reading(connection, mark)

    def publish(self, snapshot: Snapshot, progress: Progress = _silent) -> None:
        """Bring the map to the snapshot, whole or not at all.

        Raises WorkspaceError when the file cannot be written.
        """
        wanted = rows(snapshot)
        total = sum(map(len, wanted.values()))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connected()) as connection, connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("BEGIN IMMEDIATE")
                _make_anew(connection)
                done = 0
                for table, those in wanted.items():
                    places = ", ".join("?" * len(those[0])) if those else ""
                    if those:
                        connection.executemany(f"INSERT INTO {table} VALUES ({places})", those)  # noqa: S608
                    done += len(those)
                    progress(done, total)
                connection.execute(
                    "INSERT INTO mark VALUES (?, ?, ?, ?)",
                    (
                        snapshot.revision,
                        snapshot.rules,
                        FORM,
                        datetime.now(UTC).isoformat(timespec="seconds"),
                    ),
                )
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(
                f"The map {self._path} cannot be written ({error}); is the disk full or read-only?"
            ) from error

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        return connection


def _mark(connection: sqlite3.Connection) -> Mark | None:
    try:
        row = connection.execute("SELECT revision, rules, published_at, form FROM mark").fetchone()
    except sqlite3.OperationalError:
        return None
    return Mark(row[0], row[1], row[2]) if row is not None and row[3] == FORM else None


def _make_anew(connection: sqlite3.Connection) -> None:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for name in names:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _unpublished() -> NotFoundError:
    return NotFoundError("There is no map in this workspace yet; make it with: kg publish")
