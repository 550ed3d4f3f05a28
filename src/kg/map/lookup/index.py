"""What entities are looked up by while a name is typed: the rows of the index of `kg.map.lookup.search`.

An entity has one row: the words of all its names, and each whole name in one piece, folded to one script (see
`kg.resolve.names.script`). Its number says how much is known of it, the best first; the index is read in the
order of numbers, and so gives the best of all that begin with a letter without reading them all. The index
itself is SQLite's FTS5 (https://sqlite.org/fts5.html), with lists of its own for beginnings of up to three
letters.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from kg.batches import batches
from kg.map.storage.difference import Rows
from kg.map.storage.rows import Row, names_of
from kg.model import Entity
from kg.resolve.names.script import sound

WHOLE = 48
"""How many letters of a whole name are kept in one piece."""

_DEGREES, _DOCUMENTS, _HASHES = 1 << 16, 1 << 12, 1 << 35
"""How many of each a number tells apart; together they fill the 63 bits of a positive integer of SQLite."""

_KNOWN = (8, 7)
"""The columns of degree and documents in the table `entity`."""

_TOGETHER = 500
"""How many words are read at a time, for one by one takes ten times as long."""

_DELETED = "INSERT INTO search (search, rowid, whole, words, type) VALUES ('delete', ?, ?, ?, ?)"
_INSERTED = "INSERT INTO search (rowid, whole, words, type) VALUES (?, ?, ?, ?)"


def sought(entities: Iterable[Entity], rows: Iterable[Row]) -> Iterator[Row]:
    """Return the row of each entity: number, whole names, words of names, type, id.

    `rows` are those of the entities in the table `entity`. A name is known by the first of its keys (see
    `kg.resolve.keys.search_keys`).
    """
    taken: set[int] = set()
    for entity, row in zip(entities, rows, strict=True):
        number = _number(entity.id, *(int(row[column] or 0) for column in _KNOWN))
        while number in taken:
            number += 1
        taken.add(number)
        keys = dict.fromkeys(name.keys[0] for name, *_ in names_of(entity) if name.keys)
        whole = dict.fromkeys(joined(key) for key in keys)
        words = dict.fromkeys(word for key in keys for word in key.split())
        yield number, " ".join(whole), " ".join(words), entity.type, entity.id


def words(rows: Iterable[Row]) -> Iterator[Row]:
    """Return every word in the rows of `sought`, and the sound it is known by."""
    found = sorted({word for row in rows for word in str(row[2]).split()})
    for some in batches(found, _TOGETHER):
        sounds = sound(" ".join(some)).split()
        yield from zip(some, sounds if len(sounds) == len(some) else map(sound, some), strict=True)


def joined(key: str) -> str:
    """Return a folded name in one piece, cut to the length that the index keeps."""
    return key.replace(" ", "")[:WHOLE]


def fill(connection: sqlite3.Connection) -> None:
    """Make the index of all rows."""
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def bring_forward(connection: sqlite3.Connection, rows: Rows) -> None:
    """Change in the index what differs in its rows."""
    gone = [*rows.removed, *(old for old, _ in rows.changed)]
    new = [*rows.added, *(new for _, new in rows.changed)]
    connection.executemany(_DELETED, (row[:4] for row in gone))
    connection.executemany(_INSERTED, (row[:4] for row in new))


def _number(entity: str, degree: int, documents: int) -> int:
    """Return a number, lower the more is known of the entity, and otherwise as good as any."""
    hashed = int.from_bytes(blake2b(entity.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    known = (max(0, _DEGREES - 1 - degree) * _DOCUMENTS) + max(0, _DOCUMENTS - 1 - documents)
    return known * _HASHES + hashed % _HASHES
