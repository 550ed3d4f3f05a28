"""What is extracted of a graph, over both engines."""

from dataclasses import replace

import pytest
from tests.rdf.snapshots import entity, relationship, snapshot

from kg.analysis import Selection, subgraph
from kg.errors import NotFoundError
from kg.graph import Graph
from kg.model import Status


@pytest.fixture(scope="module")
def published(graph: Graph) -> Graph:
    first = snapshot()
    more = (entity("e8", "Company", "Одна"), *first.entities)
    graph.publish(replace(first, entities=more, revision=71), lambda _done, _total: None)
    return graph


def test_the_whole_graph_is_extracted_with_its_properties(published: Graph) -> None:
    whole = subgraph(published)
    assert whole.graph["revision"] == 71
    assert whole.nodes["e1"]["name"] == "Университет «Алатау»"
    assert whole.edges["e3", "e1", "r1"]["type"] == "holds_role"
    assert whole.edges["e3", "e1", "r1"]["role"] == "ректор"
    assert "fingerprint" not in whole.nodes["e1"]
    assert "e8" in whole


def test_what_is_not_selected_is_left_out(published: Graph) -> None:
    chosen = Selection(relations=("partners_with",), statuses=(Status.ACTUAL,), isolated=False)
    assert set(subgraph(published, chosen)) == {"e1", "e2"}
    assert set(subgraph(published, replace(chosen, least_sources=2))) == set()


def test_the_surroundings_of_an_entity_end_at_the_given_distance(published: Graph) -> None:
    around = Selection(relations=("partners_with",), around="e2", hops=1)
    assert set(subgraph(published, around)) == {"e1", "e2"}
    assert set(subgraph(published, replace(around, hops=2))) == {"e1", "e2", "e4"}


def test_an_entity_that_is_not_there_is_said_to_be_missing(published: Graph) -> None:
    with pytest.raises(NotFoundError, match="e999"):
        subgraph(published, Selection(around="e999"))


def test_several_relationships_between_two_entities_stay_apart(graph: Graph) -> None:
    first = snapshot()
    edges = (*first.relationships, replace(relationship("r77", "partners_with", "e1", "e2"), kind="research"))
    graph.publish(replace(first, relationships=edges, revision=72), lambda _done, _total: None)
    assert subgraph(graph).number_of_edges("e1", "e2") == 2
