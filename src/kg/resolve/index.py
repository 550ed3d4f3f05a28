"""The resolver's index: what each document says of each node, block keys, comparisons and clusters.

It is derived from the ledger, in a database of its own, and can be dropped and made again. It notes the
revision it shows and the version of the rules it was made by.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import WorkspaceError
from kg.model import Verdict
from kg.resolve.appearances import Appearance, Fact
from kg.resolve.names.evidence import Comparison, Feature

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS appearance (
    document TEXT NOT NULL, node TEXT NOT NULL, apart TEXT NOT NULL, referents TEXT NOT NULL,
    PRIMARY KEY (document, node)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS appearance_of_node ON appearance (node);
CREATE INDEX IF NOT EXISTS appearance_apart ON appearance (apart);
CREATE TABLE IF NOT EXISTS fact (
    node TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, language TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (node, kind, value, language, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fact_called ON fact (value) WHERE kind = 'name';
CREATE TABLE IF NOT EXISTS node (
    id TEXT PRIMARY KEY, signature TEXT NOT NULL, entity TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_of_entity ON node (entity);
CREATE TABLE IF NOT EXISTS held (
    key TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY (key, node)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS held_by_node ON held (node);
CREATE TABLE IF NOT EXISTS sought (
    key TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY (key, node)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sought_by_node ON sought (node);
CREATE TABLE IF NOT EXISTS comparison (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, score REAL NOT NULL, verdict TEXT NOT NULL,
    features TEXT NOT NULL,
    PRIMARY KEY ("left", "right")
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS comparison_by_right ON comparison ("right");
CREATE INDEX IF NOT EXISTS comparison_unsure ON comparison (score) WHERE verdict = 'unsure';
"""
_MOST_IN_BLOCK = 200
_BLOCKS_KEPT = 50_000


class ResolutionIndex:
    """The database."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._db = connection
        self._path = path
        self._growth: Counter[tuple[str, str]] = Counter()
        self._blocks: dict[tuple[str, str], list[str]] = {}

    @classmethod
    def open(cls, path: Path | None, version: str) -> Self:
        """Open the index in a file, or in memory; one made by other rules, or broken, is emptied first.

        Raises WorkspaceError when the file cannot be written.
        """
        if path is not None and not path.exists():
            _remove(path)
        try:
            index = cls(_connected(path), path)
            index._prepare(version)
        except sqlite3.DatabaseError as error:
            if path is None or isinstance(error, sqlite3.OperationalError):
                raise _unwritable(path, error) from error
            _remove(path)
            index = cls(_connected(path), path)
            index._prepare(version)
        return index

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Keep what is changed within, whole or, after an error, not at all; others wait meanwhile.

        Raises WorkspaceError when the file cannot be written.
        """
        self._growth.clear()
        self._blocks.clear()
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise _unwritable(self._path, error) from error
            raise

    def clear(self) -> None:
        """Forget everything but the version of the rules."""
        version = self.noted("version")
        for table in ("meta", "document", "appearance", "fact", "node", "held", "sought", "comparison"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608  (fixed names)
        self.note("version", version)

    def note(self, key: str, value: str) -> None:
        """Keep a value, such as the revision, under a key."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def noted(self, key: str) -> str:
        """Return the value kept under a key, empty if none is."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def documents(self) -> dict[str, int]:
        """Return the documents with the revisions at which they were written."""
        return dict(self._db.execute("SELECT id, revision FROM document"))

    def remove_document(self, document: str) -> set[str]:
        """Forget what a document says; returns the nodes that it named."""
        nodes = {
            node
            for (node,) in self._db.execute("SELECT node FROM appearance WHERE document = ?", (document,))
        }
        for node in nodes:
            self._db.execute("DELETE FROM fact WHERE node = ? AND document = ?", (node, document))
        self._db.execute("DELETE FROM appearance WHERE document = ?", (document,))
        self._db.execute("DELETE FROM document WHERE id = ?", (document,))
        return nodes

    def add_document(self, document: str, revision: int, appearances: Iterable[Appearance]) -> set[str]:
        """Note what a document says; returns the nodes that it names."""
        self._db.execute("INSERT INTO document VALUES (?, ?)", (document, revision))
        nodes = set()
        for found in appearances:
            nodes.add(found.node)
            referents = " ".join(sorted(found.referents))
            self._db.execute(
                "INSERT INTO appearance VALUES (?, ?, ?, ?)", (document, found.node, found.apart, referents)
            )
            self._db.executemany(
                "INSERT INTO fact VALUES (?, ?, ?, ?, ?)",
                ((found.node, fact.kind, fact.value, fact.language, document) for fact in found.facts),
            )
        return nodes

    def documents_of_apart(self, ids: Iterable[str]) -> set[str]:
        """Return the documents in which one of these ids would be a node of its own."""
        found: set[str] = set()
        for id_ in ids:
            rows = self._db.execute("SELECT document FROM appearance WHERE apart = ? OR node = ?", (id_, id_))
            found.update(document for (document,) in rows)
        return found

    def facts(self, node: str) -> Counter[Fact]:
        """Return what is said of a node, each with the number of documents."""
        rows = self._db.execute(
            "SELECT kind, value, language, count(*) FROM fact WHERE node = ? GROUP BY kind, value, language",
            (node,),
        )
        return Counter({Fact(kind, value, language): count for kind, value, language, count in rows})

    def signature(self, node: str) -> str | None:
        """Return the signature under which a node was compared last."""
        row = self._db.execute("SELECT signature FROM node WHERE id = ?", (node,)).fetchone()
        return str(row[0]) if row else None

    def put_node(self, node: str, signature: str, held: Iterable[str], sought: Iterable[str]) -> None:
        """Add a node, or change it; what it was compared with before is forgotten."""
        self.forget_comparisons(node)
        self._put_keys(node, held, sought)
        self._db.execute(
            "INSERT INTO node VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET signature = excluded.signature",
            (node, signature, node),
        )

    def drop_node(self, node: str) -> None:
        """Remove a node that no document names any more."""
        self.forget_comparisons(node)
        self._put_keys(node, (), ())
        self._db.execute("DELETE FROM node WHERE id = ?", (node,))

    def _put_keys(self, node: str, held: Iterable[str], sought: Iterable[str]) -> None:
        self._blocks.clear()
        for table, keys in (("held", held), ("sought", sought)):
            before = self._keys(table, node)
            self._db.execute(f"DELETE FROM {table} WHERE node = ?", (node,))  # noqa: S608  (fixed names)
            rows = [(key, node) for key in keys]
            self._db.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608  (fixed names)
            self._growth.update((table, key) for key, _ in rows)
            self._growth.subtract((table, key) for key in before)

    def _keys(self, table: str, node: str) -> list[str]:
        rows = self._db.execute(f"SELECT key FROM {table} WHERE node = ?", (node,))  # noqa: S608  (fixed names)
        return [key for (key,) in rows]

    def crowded_anew(self) -> set[str]:
        """Return the nodes of keys that have become too common to compare by, or no longer are.

        That is since this was asked last in the same change.
        """
        found: set[str] = set()
        for (table, key), growth in self._growth.items():
            count = len(self._block(table, key, _MOST_IN_BLOCK + abs(growth) + 1)) if growth else 0
            if (count > _MOST_IN_BLOCK) != (count - growth > _MOST_IN_BLOCK):
                found.update(self._block("held", key), self._block("sought", key))
        self._growth.clear()
        return found

    def _block(self, table: str, key: str, most: int = -1) -> list[str]:
        """Return the nodes that hold or seek a key, all or the first of them."""
        query = f"SELECT node FROM {table} WHERE key = ? LIMIT ?"  # noqa: S608  (fixed names)
        return [node for (node,) in self._db.execute(query, (key, most))]

    def _block_at_most(self, table: str, key: str) -> list[str]:
        """Return the nodes of a key, or some, but too many to compare by; kept until keys change."""
        found = self._blocks.get((table, key))
        if found is None:
            if len(self._blocks) >= _BLOCKS_KEPT:
                self._blocks.clear()
            found = self._blocks[table, key] = self._block(table, key, _MOST_IN_BLOCK + 1)
        return found

    def candidates(self, node: str) -> set[str]:
        """Return the nodes to compare a node with.

        A key that more than a few hundred hold, or seek, is passed over; such nodes are homonyms without
        anything that sets them apart.
        """
        found: set[str] = set()
        for ours, theirs in (("sought", "held"), ("held", "sought")):
            for key in self._keys(ours, node):
                around = self._block_at_most(theirs, key)
                if max(len(around), len(self._block_at_most(ours, key))) <= _MOST_IN_BLOCK:
                    found.update(around)
        found.discard(node)
        return found

    def put_comparison(self, left: str, right: str, compared: Comparison) -> None:
        """Keep how two nodes compare."""
        features = [[feature.name, feature.weight, feature.detail] for feature in compared.features]
        self._db.execute(
            "INSERT OR REPLACE INTO comparison VALUES (?, ?, ?, ?, ?)",
            (left, right, compared.score, compared.verdict.value, json.dumps(features, ensure_ascii=False)),
        )

    def comparison(self, left: str, right: str) -> Comparison | None:
        """Return how two nodes compare, `None` when they were not compared."""
        row = self._db.execute(
            'SELECT score, verdict, features FROM comparison WHERE "left" = ? AND "right" = ?', (left, right)
        ).fetchone()
        return _comparison(*row) if row else None

    def forget_comparisons(self, node: str) -> None:
        """Forget how a node compares with others."""
        self._db.execute('DELETE FROM comparison WHERE "left" = ?', (node,))
        self._db.execute('DELETE FROM comparison WHERE "right" = ?', (node,))

    def same_as(self, node: str) -> list[tuple[str, float]]:
        """Return the nodes that compare as the same, with their scores."""
        query = (
            'SELECT "right", score FROM comparison WHERE "left" = ? AND verdict = \'same\' UNION ALL '
            'SELECT "left", score FROM comparison WHERE "right" = ? AND verdict = \'same\''
        )
        return list(self._db.execute(query, (node, node)))

    def apart_in(self, node: str, documents: Iterable[str]) -> list[str]:
        """Return the ids under which a node would stand on its own in some documents, sorted."""
        found = {
            apart
            for document in documents
            for (apart,) in self._db.execute(
                "SELECT apart FROM appearance WHERE document = ? AND node = ?", (document, node)
            )
        }
        return sorted(found)

    def kept_apart(self) -> Iterator[tuple[str, str, Comparison]]:
        """Yield the pairs that compare as the same and belong to two entities, the likeliest first."""
        return self._compared(
            'JOIN node AS one ON one.id = "left" JOIN node AS other ON other.id = "right" '
            "WHERE verdict = 'same' AND one.entity <> other.entity"
        )

    def unsure(self) -> Iterator[tuple[str, str, Comparison]]:
        """Yield the pairs that compare as unsure, the likeliest first."""
        return self._compared("WHERE verdict = 'unsure'")

    def _compared(self, which: str) -> Iterator[tuple[str, str, Comparison]]:
        rows = self._db.execute(
            f'SELECT "left", "right", score, verdict, features FROM comparison {which} '  # noqa: S608  (fixed text)
            'ORDER BY score DESC, "left", "right"'
        )
        for left, right, *rest in rows:
            yield left, right, _comparison(*rest)

    def put_entity(self, node: str, entity: str) -> None:
        """Say which entity a node belongs to."""
        self._db.execute("UPDATE node SET entity = ? WHERE id = ?", (entity, node))

    def entity_of_node(self, node: str) -> str | None:
        """Return the entity that a node belongs to, `None` when the node is unknown."""
        row = self._db.execute("SELECT entity FROM node WHERE id = ?", (node,)).fetchone()
        return str(row[0]) if row else None

    def nodes_of(self, entity: str) -> list[str]:
        """Return the nodes of an entity, sorted."""
        return [
            id_ for (id_,) in self._db.execute("SELECT id FROM node WHERE entity = ? ORDER BY id", (entity,))
        ]

    def documents_of(self, node: str) -> list[str]:
        """Return the documents that name a node, sorted."""
        rows = self._db.execute("SELECT document FROM appearance WHERE node = ? ORDER BY document", (node,))
        return [document for (document,) in rows]

    def nodes(self) -> Iterator[tuple[str, str]]:
        """Yield every node with its entity, by id."""
        yield from self._db.execute("SELECT id, entity FROM node ORDER BY id")

    def referents(self) -> Iterator[tuple[str, str]]:
        """Yield every referent with the entity that it stands for."""
        rows = self._db.execute(
            "SELECT referents, entity FROM appearance JOIN node ON node.id = appearance.node"
        )
        for referents, entity in rows:
            for referent in referents.split(" "):
                yield referent, entity

    def named(self, name: str) -> list[str]:
        """Return the nodes that a document gives exactly this name."""
        rows = self._db.execute("SELECT DISTINCT node FROM fact WHERE kind = 'name' AND value = ?", (name,))
        return sorted(node for (node,) in rows)

    def _prepare(self, version: str) -> None:
        self._db.executescript(_TABLES)
        if self.noted("version") == version:
            return
        with self.change():
            self.clear()
            self.note("version", version)


def _remove(path: Path) -> None:
    """Remove the file and what SQLite keeps beside it, which would spoil one made anew."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _unwritable(path: Path | None, error: sqlite3.Error) -> WorkspaceError:
    return WorkspaceError(
        f"The index {path or 'in memory'} cannot be written ({error}); free the disk or the folder, or "
        "remove the file, which is then made anew."
    )


def _connected(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path or ":memory:", isolation_level=None, check_same_thread=False, timeout=60
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _comparison(score: float, verdict: str, features: str) -> Comparison:
    return Comparison(score, Verdict(verdict), tuple(Feature(*feature) for feature in json.loads(features)))
