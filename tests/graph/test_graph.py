"""The contract of the graph, over both engines."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import EngineError, QueryError
from kg.graph import Address, Graph, awaken, ensure_running, queries, stop
from kg.graph.embedded import answering
from kg.model import Claim, Entity, Name, PartialDate, Promise, Relationship, Snapshot, Source, Status
from kg.model.snapshot import FormerName, KnownAs

CYPHER_LIKE = "Org`) DETACH DELETE n // 'x' \"y\" \\"


def entity(id_: str, name: str, type_: str = "Company") -> Entity:
    return Entity(id_, type_, name, (Name(name, "en", (name.lower(),)),))


def relationship(id_: str, source: str, target: str) -> Relationship:
    ends = (id_, "partners_with", source, target)
    return Relationship(*ends, Status.ACTUAL, None, "memorandum", None, None, None, None, 0.9, 1, ())


def claim(id_: str, type_: str, subject: str, target: str | None = None, value: str | None = None) -> Claim:
    return Claim(
        id=id_, type=type_, subject=subject, object=target, value=value, value_language=None,
        status=Status.PLANNED, role=None, kind=None, since=None, until=None, agreement=None,
        sentence="Alpha opens a college.", start=0, end=22, confidence=0.9, extractor="rows", source="d1",
    )  # fmt: skip


def snapshot(revision: int, entities: list[Entity], edges: list[Relationship]) -> Snapshot:
    return Snapshot(revision, tuple(entities), tuple(edges), (), ())


def names(graph: Graph) -> list[object]:
    return [row[0] for row in graph.query("MATCH (e:Entity) RETURN e.name ORDER BY e.name").rows]


def quiet(_done: int, _total: int) -> None:
    """Show no progress."""


def test_a_publication_is_brought_forward_by_the_difference(graph: Graph) -> None:
    a, b, c = entity("e1", "Alpha"), entity("e2", "Beta"), entity("e3", "Gamma", "University")
    graph.publish(snapshot(1, [a, b], [relationship("l1", "e1", "e2")]), quiet)
    assert names(graph) == ["Alpha", "Beta"]
    again = graph.publish(snapshot(2, [a, b], [relationship("l1", "e1", "e2")]), quiet)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    graph.publish(snapshot(3, [replace(a, name="Alpha Two"), c], [relationship("l2", "e1", "e3")]), quiet)
    assert names(graph) == ["Alpha Two", "Gamma"]
    edges = graph.query("MATCH (a)-[r:PARTNERS_WITH]->(b) RETURN a.id, b.id, r.kind").rows
    assert edges == (("e1", "e3", "memorandum"),)


def test_a_revision_is_published_anew_when_the_rules_of_resolution_change(graph: Graph) -> None:
    before = snapshot(11, [entity("e1", "Alpha"), entity("e2", "Beta")], [])
    graph.publish(before, quiet)
    assert graph.publish(replace(before, rules="other", entities=before.entities[1:]), quiet).removed > 0
    assert names(graph) == ["Beta"]


def test_any_share_of_the_many_edges_of_one_node_may_change(graph: Graph) -> None:
    revision = 0
    for number in (10, 50, 100):
        ends = [entity(f"e{end}", f"Beta {end}") for end in range(number + 1)]
        for every in (1, 2, 3, 1):
            revision += 1
            edges = [
                replace(relationship(f"l{end}", "e0", f"e{end}"), sources=revision if end % every == 0 else 1)
                for end in range(1, number + 1)
            ]
            graph.publish(snapshot(revision, ends, edges), quiet)
            held = graph.read("MATCH ()-[r:PARTNERS_WITH]->() RETURN r.id AS id, r.sources AS sources")
            assert {row["id"]: row["sources"] for row in held} == {edge.id: edge.sources for edge in edges}
            assert len(held) == number


def test_an_entity_that_changes_its_type_keeps_its_edges(graph: Graph) -> None:
    edge = relationship("l1", "e1", "e2")
    graph.publish(snapshot(4, [entity("e1", "Alpha"), entity("e2", "Beta")], [edge]), quiet)
    graph.publish(snapshot(5, [entity("e1", "Alpha", "College"), entity("e2", "Beta")], [edge]), quiet)
    rows = graph.query("MATCH (a:College)-[:PARTNERS_WITH]->(b) RETURN a.id, b.id").rows
    assert rows == (("e1", "e2"),)


def test_a_known_body_and_whom_it_went_over_to_need_no_claim(graph: Graph) -> None:
    former = FormerName(Name("Alpha Institute", None, ("alpha institute",)), PartialDate(1992), None)
    known = KnownAs("alpha", (), (former,), None, PartialDate(2020), {"wikidata": "Q1"}, "", "decree No. 1")
    ends = [replace(entity("e1", "Alpha"), known=known), entity("e2", "Beta")]
    succession = replace(
        relationship("l1", "e1", "e2"), type="succeeded_by", sources=0, authority="decree No. 1"
    )
    graph.publish(snapshot(8, ends, [succession]), quiet)
    again = graph.publish(snapshot(9, ends, [succession]), quiet)
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    edges = graph.query(
        "MATCH (a)-[r:SUCCEEDED_BY]->(b) RETURN a.wikidata, a.dissolved, b.id, r.authority"
    ).rows
    assert edges == (("Q1", "2020", "e2", "decree No. 1"),)
    names = graph.query(
        "MATCH (n:Name {key: 'alpha institute'})-[:NAMES]->(e) RETURN e.id, n.since, n.whole"
    ).rows
    assert names == (("e1", "1992", False),)
    facts = graph.query(queries.load("facts").text, {"entity": "e1"})
    assert facts.rows == ()
    graph.publish(snapshot(10, ends, []), quiet)
    assert graph.query("MATCH ()-[r:SUCCEEDED_BY]->() RETURN r.id").rows == ()


def test_what_is_said_of_a_body_tells_what_it_is_responsible_for_and_by_when(graph: Graph) -> None:
    promise = replace(
        entity("e2", "open a college", "Commitment"), promise=Promise(PartialDate(2026, 12), "a report")
    )
    claims = (
        claim("s1", "responsible_for", "e1", target="e2"),
        claim("s2", "deadline", "e2", value="2026-12"),
        claim("s3", "name", "e2", value="open a college"),
    )
    source = Source("d1", "https://example.org/1", "Roadmap", "en", None)
    graph.publish(Snapshot(13, (entity("e1", "Alpha"), promise), (), claims, (source,)), quiet)
    question = queries.load("facts").text
    (body,), of_promise = (graph.query(question, {"entity": id_}).records() for id_ in ("e1", "e2"))
    assert (body["relation"], body["other"], body["deadline"]) == (
        "responsible_for", "open a college", "2026-12",
    )  # fmt: skip
    assert [(row["relation"], row["direction"], row["other"], row["type"]) for row in of_promise] == [
        ("deadline", "out", "2026-12", None), ("responsible_for", "in", "Alpha", "Company"),
    ]  # fmt: skip
    (row,) = graph.query("MATCH (c:Commitment) RETURN c.deadline, c.completion_form").rows
    assert row == ("2026-12", "a report")


def test_an_interrupted_publication_is_completed_by_the_next(graph: Graph) -> None:
    whole = snapshot(11, [entity(f"e{n}", f"Name {n:04}") for n in range(2500)], [])

    def interrupt(done: int, _total: int) -> None:
        if done >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graph.publish(whole, interrupt)
    graph.publish(whole, quiet)
    assert len(names(graph)) == 2500


def test_a_name_like_cypher_is_stored_as_it_is(graph: Graph) -> None:
    graph.publish(snapshot(12, [entity("e1", CYPHER_LIKE)], []), quiet)
    assert names(graph) == [CYPHER_LIKE]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Entity {id: 'x'}) RETURN n",
        "MATCH (n) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) FOREACH (x IN [1] | CREATE (:Evil))",
        "UNWIND [1] AS x CALL (x) { CREATE (y:Evil) } RETURN x",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "RETURN 1; RETURN 2",
        "MATCH (n RETURN n",
    ],
)
def test_a_query_that_writes_reaches_out_or_is_wrong_is_refused(query: str, graph: Graph) -> None:
    before = names(graph)
    with pytest.raises(QueryError):
        graph.query(query)
    assert names(graph) == before


def test_a_server_that_is_not_there_is_named(free_port: int) -> None:
    address = Address.of(f"bolt://127.0.0.1:{free_port}")
    with Graph.connect(address) as graph, pytest.raises(EngineError, match=str(free_port)):
        graph.query("RETURN 1")


def test_a_wrong_password_is_said_to_be_wrong(tmp_path: Path) -> None:
    address = ensure_running(tmp_path / "graph")
    try:
        wrong = replace(address, password="wrong")  # noqa: S106
        with Graph.connect(wrong) as graph, pytest.raises(EngineError, match="KG_GRAPH_PASSWORD"):
            graph.query("RETURN 1")
    finally:
        stop(tmp_path / "graph")


def gone(folder: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while answering(folder) is not None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def test_the_server_is_shared_private_and_ends_when_idle(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    first = ensure_running(folder, idle_seconds=2)
    assert ensure_running(folder).url == first.url
    assert (folder / "address.json").stat().st_mode & 0o777 == 0o600
    assert "127.0.0.1" in first.url
    assert gone(folder, 20)


def test_a_server_that_was_told_to_start_is_the_one_that_runs(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    awaken(folder)
    try:
        first = ensure_running(folder)
        awaken(folder)
        assert ensure_running(folder) == first
    finally:
        stop(folder)


def test_a_server_that_is_still_starting_is_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    awaken(folder)
    while not (folder / "config").exists():
        time.sleep(0.05)
    stop(folder)
    time.sleep(2)
    assert answering(folder) is None


def test_the_server_does_not_survive_its_workspace(tmp_path: Path) -> None:
    import shutil
    import socket
    from urllib.parse import urlsplit

    folder = tmp_path / "graph"
    target = urlsplit(ensure_running(folder).url)
    shutil.rmtree(folder)
    deadline = time.monotonic() + 20
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((target.hostname or "", target.port or 0)) != 0:
                return
        assert time.monotonic() < deadline
        time.sleep(0.2)
