"""Portable Cypher: each query of `portable/queries` is answered alike by both engines."""

from collections.abc import Iterable

import pytest
from tests.graph.portable.cases import PortableQuery, Step, exact, queries
from tests.graph.portable.dataset import dataset
from tests.graph.portable.reference import COMPUTED

from kg.errors import EngineError, QueryError
from kg.graph import Graph

QUERIES = {query.id: query for query in queries()}


@pytest.fixture(scope="module")
def published(graph: Graph) -> Graph:
    """The dataset, loaded by the loader."""
    graph.publish(dataset(), lambda _done, _total: None)
    return graph


def take(graph: Graph, steps: Iterable[Step]) -> None:
    for step in steps:
        if step.refused:
            with pytest.raises((EngineError, QueryError)):
                graph.write(step.write, step.rows)
        elif step.define:
            graph.define(step.define)
        else:
            graph.write(step.write, step.rows)


def ask(graph: Graph, query: PortableQuery) -> None:
    if query.refused:
        with pytest.raises(QueryError):
            graph.query(query.cypher, query.parameters)
        return
    if query.via == "query":
        answer = graph.query(query.cypher, query.parameters)
        assert answer.columns == query.columns or not query.rows
        assert exact(answer.rows, ordered=query.ordered) == exact(query.rows, ordered=query.ordered)
    records = graph.read(query.cypher, query.parameters)
    assert [tuple(record) for record in records] == [query.columns] * len(query.rows)


@pytest.mark.parametrize("name", QUERIES)
def test_a_portable_query_is_answered_alike(name: str, published: Graph) -> None:
    query = QUERIES[name]
    try:
        take(published, query.before)
        ask(published, query)
    finally:
        if query.before:
            published.write("MATCH (n:Scratch) DETACH DELETE n")
        take(published, query.after)


@pytest.mark.parametrize("name", COMPUTED)
def test_an_answer_worked_out_by_hand_is_the_one_computed(name: str) -> None:
    query = QUERIES[name]
    computed = COMPUTED[name](dataset())
    assert exact(computed, ordered=query.ordered) == exact(query.rows, ordered=query.ordered)


def test_every_query_has_an_id_of_its_own_and_a_sentence() -> None:
    assert len(QUERIES) == len(queries())
    assert all(query.shows.endswith(".") and len(query.shows) < 120 for query in queries())
