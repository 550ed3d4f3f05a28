"""The files for `neo4j-admin database import` are imported by it, and hold the same graph."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graph.neo4j.server import LIBRARIES, QUICK_TO_START, Neo4jServer
from tests.analysis.exports.published import HARD_NAME, hard_snapshot
from tests.engines import absent_neo4j, neo4j_address, running

from kg.analysis import Selection, subgraph
from kg.analysis.exports import neo4j_csv
from kg.analysis.exports.evidence import evidence
from kg.analysis.subgraph import WHOLE
from kg.graph import Graph

NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
EDGES = (
    "MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties"
)


@pytest.fixture(scope="module")
def published(graph: Graph) -> Graph:
    graph.publish(hard_snapshot(), lambda _done, _total: None)
    return graph


def export(graph: Graph, folder: Path, selection: Selection = WHOLE) -> None:
    folder.mkdir()
    part = subgraph(graph, selection)
    neo4j_csv.write(graph, part, evidence(graph, part, selection), selection, folder)


def command(folder: Path) -> list[str]:
    """The arguments of the command that the README tells."""
    lines = (folder / "README.txt").read_text("utf-8").splitlines()
    program, *arguments = next(shlex.split(line) for line in lines if line.startswith("neo4j-admin "))
    assert program == "neo4j-admin"
    return arguments


def statements(path: Path) -> list[str]:
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("//"))
    return [statement for statement in map(str.strip, "\n".join(lines).split(";")) if statement]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph on the embedded engine."""
    with running("embedded", tmp_path_factory.mktemp("original")) as address, Graph.connect(address) as graph:
        graph.publish(hard_snapshot(), lambda _done, _total: None)
        yield graph


@pytest.fixture(scope="module")
def imported(original: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A Neo4j into which the files were imported as their README says."""
    reason = absent_neo4j()
    if reason:
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("import")
    export(original, folder / "files")
    home = folder / "home"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    done = subprocess.run(
        [
            "java",
            "-Xmx512m",
            *QUICK_TO_START,
            "-cp",
            f"{LIBRARIES}/*",
            "org.neo4j.cli.AdminTool",
            *command(folder / "files"),
        ],
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        cwd=folder / "files",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    server = Neo4jServer(home, "imported-graph", java_options=QUICK_TO_START)
    server.start()
    try:
        with Graph.connect(neo4j_address(server)) as connected:
            for statement in statements(folder / "files" / "after-import.cypher"):
                connected.define(statement)
            yield connected
    finally:
        server.stop()


def comparable(graph: Graph, query: str) -> list[str]:
    records = graph.read(query)
    for record in records:
        record["properties"] = sorted(record["properties"].items())
        if "labels" in record:
            record["labels"] = sorted(record["labels"])
    return sorted(map(str, records))


def test_every_node_comes_with_its_labels_and_properties(original: Graph, imported: Graph) -> None:
    assert comparable(imported, NODES) == comparable(original, NODES)
    names = {record["properties"].get("name") for record in imported.read(NODES)}
    assert {HARD_NAME, "Приказ № 12"} <= names


def test_every_edge_comes_with_its_ends_and_properties(original: Graph, imported: Graph) -> None:
    edges = comparable(imported, EDGES)
    assert edges == comparable(original, EDGES)
    assert {kind for kind in ("SUBJECT", "STATED_IN", "NAMES", "SUCCEEDED_BY") if kind in str(edges)} == {
        "SUBJECT", "STATED_IN", "NAMES", "SUCCEEDED_BY",
    }  # fmt: skip


def test_publishing_goes_on_from_what_was_imported(imported: Graph) -> None:
    unchanged = imported.publish(hard_snapshot(), lambda _done, _total: None)
    assert (unchanged.added, unchanged.changed, unchanged.removed) == (0, 0, 0)
    fewer = replace(hard_snapshot(), revision=9, relationships=hard_snapshot().relationships[1:])
    assert imported.publish(fewer, lambda _done, _total: None).removed == 1


def test_a_part_goes_with_its_evidence_only_and_is_not_called_complete(
    published: Graph, tmp_path: Path
) -> None:
    export(published, tmp_path / "part", Selection(relations=("holds_role",), isolated=False))
    claims = (tmp_path / "part" / "claims.csv").read_text("utf-8")
    assert '"sr1"' in claims
    assert '"sr2"' not in claims
    assert '"d2"' not in (tmp_path / "part" / "documents.csv").read_text("utf-8")
    assert ",false," in (tmp_path / "part" / "projection.csv").read_text("utf-8")


def test_lists_are_separated_by_what_no_name_contains(published: Graph, tmp_path: Path) -> None:
    export(published, tmp_path / "all")
    assert "--array-delimiter=TAB" in command(tmp_path / "all")
    export(published, tmp_path / "part", Selection(relations=("holds_role",), isolated=False))
    assert "--array-delimiter=;" in command(tmp_path / "part")
    header, *_ = (tmp_path / "part" / "entities.csv").read_text("utf-8").splitlines()
    assert header.startswith("id:ID(Entity),:LABEL,")
    assert "names:string[]" in header
