"""What a workspace shows, in a form that is the same whenever the same documents were read.

All that ledger, resolution, graph, linked data and map hold is in it, but for what rightly differs from one
way of getting there to another:

- when something happened: the moments of revisions, runs, readings and publications;
- how often: the runs, and what each of them came to;
- the identity of the ledger, which is drawn by lot, and what the graph and SQLite number for themselves
  (ids of nodes, numbers of rows);
- with `Order.ANY`, in which order the documents came, so the revision of each, and which of them were
  published together, so the log of what each publication changed. How many revisions there are must agree.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from enum import Enum, auto
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad, Store
from sqlalchemy import Connection, Table, create_engine, select

from kg.graph import Graph, ensure_running
from kg.ledger.address import url_of
from kg.ledger.tables import DOCUMENT, DROPPED, JUDGEMENT, ORIGINAL, READ_FROM, REVISION, STATEMENT
from kg.map.storage.schema import KEYS

Dump: TypeAlias = dict[str, list[str]]
"""The lines of each part, sorted."""

_LEDGER = (DOCUMENT, STATEMENT, DROPPED, JUDGEMENT, ORIGINAL, READ_FROM)
_RESOLUTION = ("document", "appearance", "fact", "node", "held", "sought", "comparison")
_MOMENT = NamedNode("http://www.w3.org/ns/prov#endedAtTime")
_SHOWN = 3


class Order(Enum):
    """Whether documents must have come in the same order."""

    SAME = auto()
    ANY = auto()


def canonical_dump(workspace: Path, ledger: Path | str | None = None, order: Order = Order.SAME) -> Dump:
    """Return all that a workspace shows, its ledger at a URL or in the folder."""
    return {
        **_ledger(ledger or workspace / "ledger.db", order),
        **_resolution(workspace / "resolution.db", order),
        **_graph(workspace / "graph"),
        "rdf": _rdf(workspace / "rdf"),
        **_map(workspace / "map.db", order),
    }


def differences(wanted: Dump, got: Dump) -> list[str]:
    """Return a line for each part that differs: how much is missing and too much, and the first of it."""
    found = []
    for part in sorted(wanted.keys() | got.keys()):
        ours, theirs = Counter(wanted.get(part, ())), Counter(got.get(part, ()))
        missing, more = list((ours - theirs).elements()), list((theirs - ours).elements())
        if missing or more:
            shown = [f"- {line[:300]}" for line in missing[:_SHOWN]]
            shown += [f"+ {line[:300]}" for line in more[:_SHOWN]]
            found.append("; ".join((f"{part}: {len(missing)} missing, {len(more)} too much", *shown)))
    return found


def _ledger(place: Path | str, order: Order) -> Dump:
    url = url_of(place)
    schema = None
    if url.get_backend_name() == "postgresql":
        schema = str(url.query.get("schema", "public"))
        url = url.set(drivername="postgresql+psycopg").difference_update_query(["schema", "timeout"])
    engine = create_engine(url, execution_options={"schema_translate_map": {None: schema}})
    try:
        with engine.connect() as connection:
            return {f"ledger {table.name}": _table(connection, table, order) for table in _LEDGER} | {
                "ledger revision": _revisions(connection, order)
            }
    finally:
        engine.dispose()


def _table(connection: Connection, table: Table, order: Order) -> list[str]:
    left_out = {"revision"} if order is Order.ANY else set()
    rows = connection.execute(select(*(each for each in table.c if each.name not in left_out)))
    return _lines(row._asdict() for row in rows)


def _revisions(connection: Connection, order: Order) -> list[str]:
    rows = connection.execute(select(REVISION.c.number, REVISION.c.what).order_by(REVISION.c.number)).all()
    numbers = sorted(row.number for row in rows)
    if order is Order.SAME:
        return _lines(row._asdict() for row in rows)
    return sorted([*(row.what for row in rows), f"from {numbers[:1]} to {numbers[-1:]}"])


def _resolution(path: Path, order: Order) -> Dump:
    found = {}
    with closing(sqlite3.connect(path)) as database:
        for table in _RESOLUTION:
            rows = _rows(database, table)
            if order is Order.ANY and table == "document":
                rows = [{"id": row["id"]} for row in rows]
            found[f"resolution {table}"] = _lines(rows)
    return found


def _graph(folder: Path) -> Dump:
    with Graph.connect(ensure_running(folder)) as graph:
        nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        edges = graph.read(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, properties(r) AS properties, "
            "a.id AS source, labels(a) AS from, b.id AS target, labels(b) AS to"
        )
    return {"graph nodes": _lines(nodes), "graph edges": _lines(edges)}


def _rdf(folder: Path) -> list[str]:
    return sorted(str(_timeless(quad)) for quad in Store.read_only(str(folder)))


def _timeless(quad: Quad) -> Quad:
    if quad.predicate != _MOMENT:
        return quad
    return Quad(quad.subject, quad.predicate, NamedNode("moment:"), quad.graph_name)


def _map(path: Path, order: Order) -> Dump:
    tables = (*KEYS, "mark", *(("publication", "change") if order is Order.SAME else ()))
    with closing(sqlite3.connect(path)) as database:
        found = {f"map {table}": _lines(_timeless_rows(database, table)) for table in tables}
        search = database.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        search.close()
        database.rollback()
        found["map sound"] = [str(row) for row in database.execute("PRAGMA integrity_check")]
    return found


def _timeless_rows(database: sqlite3.Connection, table: str) -> Iterator[dict[str, object]]:
    left_out = {"read_at", "published_at", "at", "number"}
    for row in _rows(database, table):
        yield {column: value for column, value in row.items() if column not in left_out}


def _rows(database: sqlite3.Connection, table: str) -> Sequence[dict[str, object]]:
    cursor = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (a table of the schema)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _lines(rows: Iterable[Mapping[str, object]]) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) for row in rows)
