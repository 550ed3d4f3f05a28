"""Brings a map to a snapshot within a transaction, and records what became of relationships."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from kg.map.lookup import index
from kg.map.storage.changelog import changes
from kg.map.storage.difference import Difference, Rows, difference, write
from kg.map.storage.mark import Mark, made_by, read_mark, write_mark
from kg.map.storage.rows import Row, rows
from kg.map.storage.schema import INDICES, KEYS, LOG, TABLES
from kg.model import Snapshot

Progress = Callable[[int, int], None]
"""Is told how many rows of how many have been written."""

_ID, _NAME = 0, 2


def rows_of(snapshot: Snapshot) -> dict[str, list[Row]]:
    """Return the rows of each table by its name, columns in the order of the schema."""
    shown = rows(snapshot)
    sought = list(index.sought(snapshot.entities, shown["entity"]))
    return {**shown, "sought": sought, "word": list(index.words(sought))}


def bring_forward(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    wanted: Mapping[str, Sequence[Row]],
    progress: Progress,
) -> Difference:
    """Write the rows of a snapshot that differ from those of the map, and return how many they are.

    A map of another form, and one that was not there, is made anew.
    """
    shown = read_mark(connection)
    if shown is None:
        _make_anew(connection)
        found = {table: Rows(added=sorted(those, key=_key(table))) for table, those in wanted.items()}
    else:
        found = {table: difference(connection, table, KEYS[table], those) for table, those in wanted.items()}
    total = sum((those.counted for those in found.values()), Difference())
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    mark = Mark(snapshot.revision, snapshot.rules, made_by(), at)
    if shown == replace(mark, published_at=shown.published_at if shown else at) and not total:
        return total
    _write(connection, found, _watched(progress, total.added + total.changed + total.removed))
    if shown is None:
        index.fill(connection)
        for statement in (*INDICES, *LOG):
            connection.execute(statement)
    else:
        index.bring_forward(connection, found["sought"])
        _record(connection, snapshot, found, mark)
    connection.execute(
        "INSERT INTO publication VALUES (?, ?, ?)", (mark.revision, mark.published_at, shown is None)
    )
    write_mark(connection, mark)
    return total


def _make_anew(connection: sqlite3.Connection) -> None:
    for virtual in ("sql LIKE 'CREATE VIRTUAL%'", "name NOT LIKE 'sqlite_%'"):
        tables = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {virtual}"  # noqa: S608
        for (name,) in connection.execute(tables).fetchall():
            connection.execute(f'DROP TABLE "{name}"')
    for statement in TABLES:
        connection.execute(statement)


def _key(table: str) -> Callable[[Row], Row]:
    columns = KEYS[table]
    return lambda row: row[:columns]


def _write(connection: sqlite3.Connection, found: Mapping[str, Rows], wrote: Callable[[int], None]) -> None:
    for table, those in found.items():
        write(connection, table, KEYS[table], those, wrote)


def _watched(progress: Progress, total: int) -> Callable[[int], None]:
    """Return what is told of rows, and tells of all rows so far."""
    done = 0

    def wrote(more: int) -> None:
        nonlocal done
        done += more
        progress(done, total)

    return wrote


def _record(
    connection: sqlite3.Connection, snapshot: Snapshot, found: Mapping[str, Rows], mark: Mark
) -> None:
    gone = {str(row[_ID]): str(row[_NAME]) for row in found["entity"].removed}
    names = gone | {entity.id: entity.name for entity in snapshot.entities}
    recorded: Iterator[Row] = (
        change.row(mark.revision, mark.published_at, names)
        for change in changes(found["relationship"], found["claim"], gone)
    )
    connection.executemany("INSERT INTO change VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", recorded)
