"""What a map says of itself: which revision it shows, by which rules, in which form."""

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.analysis import attributes
from kg.knowledge import digest, knowledge
from kg.map.lookup import index
from kg.map.storage import rows
from kg.map.storage.schema import FORM


@dataclass(frozen=True, slots=True)
class Mark:
    """Which revision of the ledger a map shows, by which rules, and when it was published (UTC).

    `made_by` is a hash of what decides how a snapshot becomes rows.
    """

    revision: int
    rules: str
    made_by: str
    published_at: str

    @property
    def tag(self) -> str:
        """What tells this state of the map from any other, in letters that may stand in an entity tag."""
        return f"{self.revision}-{self.rules}-{self.made_by}-{FORM}-{self.published_at}"

    def is_of(self, revision: int, rules: str) -> bool:
        """Tell whether nothing is to be done to show the revision as resolved by these rules."""
        return (self.revision, self.rules, self.made_by) == (revision, rules, made_by())


@cache
def made_by() -> str:
    """Return a hash of what decides how a snapshot becomes rows; by another one they are compared anew."""
    modules = (Path(str(module.__file__)) for module in (attributes, index, rows))
    return digest((*modules, knowledge("ontology", "vocabulary.toml")))


def read_mark(connection: sqlite3.Connection) -> Mark | None:
    """Return the mark of a map, or `None` when there is none, or one of another form."""
    try:
        form = connection.execute("SELECT form FROM mark").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return None
    if form is None or form[0] != FORM:
        return None
    return Mark(*connection.execute("SELECT revision, rules, made_by, published_at FROM mark").fetchone())


def write_mark(connection: sqlite3.Connection, mark: Mark) -> None:
    """Say what the map shows from now on."""
    connection.execute("DELETE FROM mark")
    connection.execute(
        "INSERT INTO mark VALUES (?, ?, ?, ?, ?)",
        (mark.revision, mark.rules, mark.made_by, FORM, mark.published_at),
    )
