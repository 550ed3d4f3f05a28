"""What a query of a user's answers, within which limits, and what it may change; over both engines."""

import time
from collections.abc import Iterator

import pytest
from tests.engines import emptied

from kg.errors import QueryError, QueryLimitError
from kg.graph import Address, Graph, Limits

RUNAWAY = (
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b = -1 RETURN count(*)"
)
MANY = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000) AS y RETURN x, y"
TOO_MUCH = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000) AS y RETURN collect(x * y) AS all"


@pytest.fixture(scope="module")
def pair(engine: tuple[str, Address]) -> Iterator[Graph]:
    with Graph.connect(engine[1]) as graph:
        emptied(graph).write(
            "CREATE (:Entity:Person {id: 'e1', name: 'Alpha', fingerprint: 'f'})"
            "-[:PARTNERS_WITH {id: 'r1', status: 'actual', fingerprint: 'f'}]->(:Entity {id: 'e2'})"
        )
        yield graph


def test_nodes_and_relationships_are_shown_by_what_is_ours(pair: Graph) -> None:
    answer = pair.query("MATCH p = (a {id: 'e1'})-[r]->(b) RETURN a, r, p, [b] AS list, {b: b} AS map")
    alpha = {"labels": ["Entity", "Person"], "properties": {"id": "e1", "name": "Alpha"}}
    edge = {"type": "PARTNERS_WITH", "properties": {"id": "r1", "status": "actual"}}
    other = {"labels": ["Entity"], "properties": {"id": "e2"}}
    assert answer.rows == ((alpha, edge, [alpha, edge, other], [other], {"b": other}),)
    assert [node.id for node in answer.nodes] == ["e1", "e2"]
    assert [(tie.id, tie.source, tie.target) for tie in answer.relationships] == [("r1", "e1", "e2")]


def test_times_are_iso_text(pair: Graph) -> None:
    query = "RETURN date('2024-01-02') AS day, localtime('10:11') AS hour, duration('P1DT2H') AS long"
    day, hour, long = pair.query(query).rows[0]
    assert (day, str(hour)[:5], long) == ("2024-01-02", "10:11", "P1DT2H")


def test_an_answer_says_when_it_was_cut(pair: Graph) -> None:
    started = time.monotonic()
    answer = pair.query(MANY, {}, Limits(rows=10, seconds=60))
    assert (len(answer), answer.cut) == (10, True)
    assert time.monotonic() - started < 20
    whole = pair.query("UNWIND range(1, 10) AS x RETURN x", {}, Limits(rows=10))
    assert (len(whole), whole.cut) == (10, False)


@pytest.mark.parametrize("ask", ["query", "change"])
def test_a_runaway_query_is_stopped_and_the_next_is_answered(ask: str, pair: Graph) -> None:
    started = time.monotonic()
    with pytest.raises(QueryLimitError, match="after 2 s"):
        getattr(pair, ask)(RUNAWAY, {}, Limits(seconds=2))
    assert time.monotonic() - started < 20
    started = time.monotonic()
    assert pair.query("RETURN 1 AS one").rows == ((1,),)
    assert time.monotonic() - started < 20
    running = [str(row["currentQuery"]) for row in pair.read("SHOW TRANSACTIONS")]
    assert not [query for query in running if RUNAWAY in query]


def test_a_query_that_no_server_can_hold_ends_with_its_limit(pair: Graph) -> None:
    with pytest.raises(QueryLimitError):
        pair.query(TOO_MUCH, {}, Limits(seconds=20))
    assert pair.query("RETURN 1 AS one").rows == ((1,),)


def test_a_change_is_kept_and_counted(pair: Graph) -> None:
    answer = pair.change("CREATE (n:Draft {id: $id})-[:OF]->(:Draft) RETURN n.id AS id", {"id": "d"})
    assert answer.rows == (("d",),)
    assert answer.changes == {
        "nodes_created": 2,
        "relationships_created": 1,
        "properties_set": 1,
        "labels_added": 2,
    }
    assert pair.query("MATCH (n:Draft) RETURN count(n)").rows == ((2,),)
    assert pair.change("MATCH (n:Draft) DETACH DELETE n").changes["nodes_deleted"] == 2


def test_a_change_is_whole_though_few_of_its_rows_are_shown(pair: Graph) -> None:
    answer = pair.change("UNWIND range(1, 3000) AS x CREATE (n:Draft {x: x}) RETURN x", {}, Limits(rows=5))
    assert (len(answer), answer.cut, answer.changes["nodes_created"]) == (5, True, 3000)
    assert pair.change("MATCH (n:Draft) DELETE n").changes["nodes_deleted"] == 3000


@pytest.mark.parametrize(
    "query",
    [
        "PROFILE CREATE (n:Draft)",
        "CREATE INDEX evil FOR (n:Entity) ON (n.name)",
        "CREATE (n:Draft); CREATE (n:Draft)",
    ],
)
def test_a_change_is_one_statement_about_nodes_and_relationships(query: str, pair: Graph) -> None:
    with pytest.raises(QueryError):
        pair.change(query)
    assert pair.query("MATCH (n:Draft) RETURN count(n)").rows == ((0,),)


def test_a_missing_parameter_is_named(pair: Graph) -> None:
    with pytest.raises(QueryError, match=r"missing.*--param missing|: missing; give it with --param"):
        pair.query("MATCH (n {id: $missing}) RETURN n")


@pytest.mark.parametrize("value", [2**70, "\ud800"])
def test_a_parameter_that_cannot_be_sent_is_refused(value: object, pair: Graph) -> None:
    with pytest.raises(QueryError, match="parameter"):
        pair.query("RETURN $value AS value", {"value": value})
