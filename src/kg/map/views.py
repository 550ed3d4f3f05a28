"""Views of the map that were given a short address, kept beside the projections so that none is lost."""

import sqlite3
from base64 import b32encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kg.errors import InputError, NoRoomError, NotFoundError, WorkspaceError

LONGEST = 64 * 1024
"""How many bytes a state may have, in UTF-8."""

ROOM = 64 * 1024 * 1024
"""How many bytes all states may have together."""

_LETTERS = 12
_PATIENCE = 30.0
_TABLES = (
    "CREATE TABLE IF NOT EXISTS view (id TEXT PRIMARY KEY, state TEXT NOT NULL, bytes INTEGER NOT NULL, "
    "revision INTEGER NOT NULL, made_at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS view_bytes ON view (bytes)",
)
_IS_THERE = "SELECT 1 FROM sqlite_schema WHERE name = 'view'"


@dataclass(frozen=True, slots=True)
class View:
    """A state of the page, at which revision of the map and when (UTC) it was first kept."""

    id: str
    state: str
    revision: int
    made_at: str


class ViewStore:
    """The file of the views of a workspace, made with the first. A state is text and never looked into."""

    def __init__(self, path: Path, room: int = ROOM) -> None:
        self._path = path
        self._room = room

    def keep(self, state: str, revision: int) -> View:
        """Keep a state and return its view; the same state has the same id, and stays as it was first kept.

        Raises InputError when the state is empty or too long, NoRoomError when there is no room for more,
        WorkspaceError when the file cannot be written.
        """
        try:
            size = len(state.encode())
        except UnicodeEncodeError as error:
            raise InputError("The state holds half a character; send it as UTF-8.") from error
        if not 0 < size <= LONGEST:
            raise InputError(f"A state has 1 to {LONGEST:,} bytes; this one has {size:,}.")
        try:
            with self._writing() as connection:
                return self._kept(connection, state, size, revision)
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(
                f"The views {self._path} cannot be written ({error}); is the disk full or read-only?"
            ) from error

    def find(self, identifier: str) -> View:
        """Return the view of an id; raises NotFoundError when there is none, WorkspaceError if unreadable."""
        view = self._find(identifier) if self._path.is_file() else None
        if view is None:
            raise NotFoundError(
                f"No view is kept as {identifier!r}; ask whoever sent the link for a new one."
            )
        return view

    def _find(self, identifier: str) -> View | None:
        try:
            with closing(self._connected()) as connection:
                made = connection.execute(_IS_THERE).fetchone()
                return _found(connection, identifier) if made else None
        except sqlite3.Error as error:
            raise WorkspaceError(
                f"The views {self._path} cannot be read ({error}); restore the file, or move it away."
            ) from error

    def _kept(self, connection: sqlite3.Connection, state: str, size: int, revision: int) -> View:
        for identifier in _ids(state):
            there = _found(connection, identifier)
            if there is None:
                break
            if there.state == state:
                return there
        held = connection.execute("SELECT coalesce(sum(bytes), 0) FROM view").fetchone()[0]
        if held + size > self._room:
            raise NoRoomError(
                f"There is no room for more short links ({self._room:,} bytes); use the long address."
            )
        view = View(identifier, state, revision, datetime.now(UTC).isoformat(timespec="seconds"))
        connection.execute(
            "INSERT INTO view VALUES (?, ?, ?, ?, ?)", (view.id, state, size, revision, view.made_at)
        )
        return view

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connected()) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in _TABLES:
                connection.execute(statement)
            yield connection

    def _connected(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)


def _ids(state: str) -> Iterator[str]:
    """Yield the ids that a state may have: the next, longer one goes where another state has the first."""
    letters = b32encode(sha256(state.encode()).digest()).decode().rstrip("=").lower()
    for length in range(_LETTERS, len(letters) + 1):
        yield letters[:length]


def _found(connection: sqlite3.Connection, identifier: str) -> View | None:
    row = connection.execute(
        "SELECT id, state, revision, made_at FROM view WHERE id = ?", (identifier,)
    ).fetchone()
    return View(*row) if row is not None else None
