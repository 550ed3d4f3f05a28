"""What brings a table from the rows it holds to those that are wanted."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.batches import batches
from kg.map.storage.rows import Row

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Difference:
    """How many rows a publication added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __add__(self, other: "Difference") -> "Difference":
        return Difference(
            self.added + other.added, self.changed + other.changed, self.removed + other.removed
        )


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table that differ; of a changed one, as it is held and as it is wanted."""

    added: Sequence[Row] = ()
    changed: Sequence[tuple[Row, Row]] = ()
    removed: Sequence[Row] = ()

    @property
    def counted(self) -> Difference:
        """How many they are."""
        return Difference(len(self.added), len(self.changed), len(self.removed))


def difference(connection: sqlite3.Connection, table: str, key: int, wanted: Sequence[Row]) -> Rows:
    """Return how the rows of a table differ from the wanted ones.

    The first `key` columns tell rows apart.
    """
    missing = {row[:key]: row for row in wanted}
    changed, removed = [], []
    cursor = connection.cursor()
    cursor.row_factory = None
    held: Row
    for held in cursor.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  (a table of the schema)
        row = missing.pop(held[:key], None)
        if row is None:
            removed.append(held)
        elif row != held:
            changed.append((held, row))
    return Rows(list(missing.values()), changed, removed)


def write(
    connection: sqlite3.Connection, table: str, key: int, rows: Rows, wrote: Callable[[int], None]
) -> None:
    """Bring the table forward by the difference; what has not changed is not touched.

    `wrote` is told how many rows more are done.
    """
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    named = " AND ".join(f'"{column}" = ?' for column in columns[:key])
    places = ", ".join("?" * len(columns))
    gone = [row[:key] for row in rows.removed]
    new = [*rows.added, *(row for _, row in rows.changed)]
    for query, those in (
        (f'DELETE FROM "{table}" WHERE {named}', gone),  # noqa: S608
        (f'INSERT OR REPLACE INTO "{table}" VALUES ({places})', new),  # noqa: S608
    ):
        for batch in batches(those, BATCH):
            connection.executemany(query, batch)
            wrote(len(batch))
