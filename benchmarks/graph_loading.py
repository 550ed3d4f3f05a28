"""Prints how fast a graph is loaded, beside a bare loop of the driver: `python -m benchmarks loading`.

The bare loop is given the finished rows and creates them, in batches of the same size, without asking what is
there, in what form, or whether it was interrupted.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from neo4j import GraphDatabase, Session

from benchmarks.graph_engines import Engine, engines, most_megabytes, running
from benchmarks.invented_graph import bare
from kg.batches import batches
from kg.graph import Graph
from kg.graph.loader import BATCH, schema
from kg.graph.rows import Row, edge_rows, node_rows
from kg.model import Snapshot

RELATIONSHIPS = 5
"""How many relationships there are for each entity."""


def loading(sizes: Sequence[int]) -> None:
    """Print the figures of each size on each engine, each measured in a process of its own."""
    for entities, engine, way in product(sizes, engines(), ("bare", "publish")):
        subprocess.run([sys.executable, "-m", __name__, engine, way, str(entities)], check=True)


def measured(name: str, way: str, entities: int) -> None:
    snapshot = bare(entities, RELATIONSHIPS * entities)
    with tempfile.TemporaryDirectory() as folder, running(name, Path(folder)) as engine:
        if way == "bare":
            rows = rows_of(snapshot)
            with (
                GraphDatabase.driver(
                    engine.address.url, auth=(engine.address.user, engine.address.password)
                ) as driver,
                driver.session(database=engine.address.database) as session,
            ):
                begun = time.perf_counter()
                create(session, rows)
                show(engine, "bare driver loop", sum(len(part) for _, part in rows), begun)
        else:
            publish(engine, snapshot)


def publish(engine: Engine, snapshot: Snapshot) -> None:
    with Graph.connect(engine.address) as graph:
        begun = time.perf_counter()
        difference = graph.publish(snapshot, lambda _done, _total: None)
        show(engine, "publish", difference.added, begun)
        begun = time.perf_counter()
        graph.publish(snapshot, lambda _done, _total: None)
        print(f"  published again {time.perf_counter() - begun:33.2f} s")


def rows_of(snapshot: Snapshot) -> list[tuple[str, list[Row]]]:
    """Return the queries that create the rows, each with its rows."""
    nodes = [
        (f"UNWIND $rows AS row CREATE (n:{kind.labels}) SET n = row", list(rows.values()))
        for kind, rows in node_rows(snapshot).items()
    ]
    edges = [
        (
            "UNWIND $rows AS row "
            f"MATCH (a:{kind.source} {{id: row.source}}), (b:{kind.target} {{id: row.target}}) "
            f"CREATE (a)-[r:{kind.type}]->(b) "
            "SET r = row.properties, r.id = row.id, r.fingerprint = row.fingerprint",
            list(rows.values()),
        )
        for kind, rows in edge_rows(snapshot).items()
    ]
    return [*nodes, *edges]


def create(session: Session, rows: list[tuple[str, list[Row]]]) -> None:
    for statement in schema():
        session.run(statement).consume()
    for query, part in rows:
        for batch in batches(part, BATCH):
            session.run(query, rows=batch).consume()


def show(engine: Engine, what: str, rows: int, begun: float) -> None:
    spent = time.perf_counter() - begun
    print(f"{engine.name:9} {what:20} {rows:8} rows {spent:8.1f} s, {rows / spent:7.0f} rows/s", end="")
    print(f"; {most_megabytes('self'):.0f} MB here, {engine.megabytes:.0f} MB in the server", flush=True)


if __name__ == "__main__":
    measured(sys.argv[1], sys.argv[2], int(sys.argv[3]))
