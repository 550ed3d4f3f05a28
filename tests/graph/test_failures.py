"""What the user is told when the graph fails, and that the next publication completes what is missing."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.invented_graph import stated
from graph.neo4j.server import Neo4jServer
from tests.engines import neo4j_address, started_neo4j

from kg.errors import EngineError, UnreachableError
from kg.graph import Graph, ensure_running, stop
from kg.knowledge import knowledge
from kg.model import Snapshot

SNAPSHOT = stated(300, 900)
LARGE = stated(3_000, 8_000)


def quiet(_done: int, _total: int) -> None:
    """Show no progress."""


def silent(_sentence: str) -> None:
    """Say nothing."""


def is_whole(graph: Graph, snapshot: Snapshot) -> bool:
    """Tell whether the graph holds each entity, relationship and claim of the snapshot once."""
    entities = graph.read("MATCH (e:Entity) RETURN count(e) AS n, count(DISTINCT e.id) AS ids")
    edges = graph.read("MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n, count(DISTINCT r.id) AS ids")
    claims = graph.read("MATCH (c:Claim)-[:STATED_IN]->(:Document) RETURN count(c) AS n")
    held = entities[0]["n"], entities[0]["ids"], edges[0]["n"], edges[0]["ids"], claims[0]["n"]
    return held == (
        *(len(snapshot.entities),) * 2,
        *(len(snapshot.relationships),) * 2,
        len(snapshot.claims),
    )


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Callable[[int], None]]:
    """A file system of this size in the folder; yields what resizes it. Needs the right to mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a file system of a given size cannot be mounted here")

    def resize(to: int) -> None:
        subprocess.run(["mount", "-o", f"remount,size={to}m", str(folder)], check=True)

    try:
        yield resize
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    with started_neo4j(tmp_path_factory.mktemp("failing") / "neo4j") as started:
        yield started


def test_a_wrong_password_and_a_wrong_database_of_a_neo4j_are_named(server: Neo4jServer) -> None:
    address = neo4j_address(server)
    wrong = replace(address, password="wrong-word")  # noqa: S106
    with Graph.connect(wrong) as graph, pytest.raises(EngineError, match="KG_GRAPH_PASSWORD"):
        graph.publish(SNAPSHOT, quiet)
    absent = replace(address, database="absent")
    with Graph.connect(absent) as graph, pytest.raises(EngineError, match="no database 'absent'"):
        graph.publish(SNAPSHOT, quiet)


def test_a_neo4j_killed_in_mid_load_is_completed_when_it_is_back(server: Neo4jServer) -> None:
    def kill(done: int, total: int) -> None:
        if done > total / 3 and server.running:
            server.kill()

    with Graph.connect(neo4j_address(server)) as graph:
        with pytest.raises(UnreachableError, match="start it"):
            graph.publish(LARGE, kill)
        with pytest.raises(UnreachableError, match="start it"):
            graph.publish(LARGE, quiet)
        server.start()
        difference = graph.publish(LARGE, quiet)
        assert difference.added > 0
        assert is_whole(graph, LARGE)


def test_an_embedded_server_killed_in_mid_load_is_completed_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    address = ensure_running(folder)

    def kill(done: int, total: int) -> None:
        if done > total / 3:
            subprocess.run(["pkill", "-KILL", "-f", f"kg.graph.server {folder}"], check=False)

    try:
        with Graph.connect(address) as graph, pytest.raises(UnreachableError):
            graph.publish(LARGE, kill)
        with Graph.connect(ensure_running(folder)) as graph:
            graph.publish(LARGE, quiet)
            assert is_whole(graph, LARGE)
    finally:
        stop(folder)


def test_a_server_that_is_starting_is_waited_for_and_it_is_said(server: Neo4jServer) -> None:
    server.stop()
    said: list[str] = []
    with Graph.connect(neo4j_address(server)) as graph:
        with pytest.raises(UnreachableError):
            graph.await_answer(0, said.append)
        assert said == []
        starting = threading.Thread(target=server.start)
        starting.start()
        graph.await_answer(120, said.append)
        starting.join()
    assert said == [f"No graph answers at {server.url} yet; waiting up to 120 s for it."]


def test_a_full_disk_of_a_neo4j_is_said_and_repaired_by_the_next_publication(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, 8) as resize, started_neo4j(disk / "neo4j") as full:
        with Graph.connect(neo4j_address(full)) as graph:
            with pytest.raises(EngineError, match="disk"):
                graph.publish(LARGE, quiet)
            with pytest.raises(EngineError, match="disk"):
                graph.publish(LARGE, quiet)
        resize(600)
        full.kill()
        full.start()
        with Graph.connect(neo4j_address(full)) as graph:
            graph.publish(LARGE, quiet)
            assert is_whole(graph, LARGE)


def test_a_full_disk_of_the_embedded_server_is_said_and_repaired(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, 10) as resize:
        folder = disk / "graph"
        try:
            with Graph.connect(ensure_running(folder)) as graph, pytest.raises(EngineError, match="disk"):
                graph.publish(LARGE, quiet)
            resize(600)
            with Graph.connect(ensure_running(folder)) as graph:
                assert graph.shown() is None
                graph.publish(LARGE, quiet)
                assert is_whole(graph, LARGE)
        finally:
            stop(folder)


def test_what_the_driver_tries_again_is_not_told_in_its_own_words(free_port: int) -> None:
    code = (
        "from kg.graph import Address, Graph\n"
        "from kg.errors import EngineError\n"
        f"graph = Graph.connect(Address.of('bolt://127.0.0.1:{free_port}'))\n"
        "try:\n    graph.write('RETURN 1')\nexcept EngineError:\n    pass\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_the_composed_server_is_the_one_that_is_tested_and_listens_on_loopback_only() -> None:
    composed = knowledge("graph", "compose.yaml").read_text("utf-8")
    tested = re.findall(
        r"<version>(5[\d.]+)</version>", knowledge("graph", "neo4j", "pom.xml").read_text("utf-8")
    )
    assert set(re.findall(r"image: neo4j:([\d.]+)-community", composed)) == set(tested)
    ports = re.findall(r'- "([^"]+:\d+)"', composed)
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "NEO4J_PASSWORD:?" in composed


def test_a_publication_shown_already_reads_the_ledger_only_for_its_revision(samples: Path) -> None:
    from kg.workspace import Workspace

    class Unasked(Workspace):
        def _snapshot(self) -> Snapshot:
            raise AssertionError("the snapshot was assembled")

    with Workspace.open(samples) as opened:
        first = opened.publish()
    with Unasked.open(samples) as opened:
        again = opened.publish()
    assert (again.graph, again.rdf) == ((0, 0, 0), (0, 0))
    assert (again.entities, again.relationships) == (first.entities, first.relationships)
    assert again.entities > 0


def test_nothing_but_the_mark_is_merged_and_empty_properties_are_left_out() -> None:
    from kg.graph import loader
    from kg.graph.rows import edge_rows, node_rows

    merged = re.findall(r"MERGE \([^)]*\)", Path(loader.__file__).read_text("utf-8"))
    assert merged == ["MERGE (p:Projection {id: 'kg'})"]
    nodes = [row for rows in node_rows(SNAPSHOT).values() for row in rows.values()]
    edges = [row for rows in edge_rows(SNAPSHOT).values() for row in rows.values()]
    assert all(value is not None for row in nodes for value in row.values())
    assert all(row["id"] and row["source"] and row["target"] for row in edges)
