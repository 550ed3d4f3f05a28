"""Where a single organisation stands."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from tests.analysis.networks import cliques, network, networks

from kg.analysis.centrality import (
    Measure,
    betweenness,
    centrality,
    constraint,
    degree_centralisation,
    pagerank,
    summary,
)

STAR = ("m-x1", "m-x2", "m-x3", "m-x4")


def test_the_middle_of_a_way_stands_between_all_the_others() -> None:
    between = betweenness(network("w1-w2", "w2-w3", "w3-w4", "w4-w5"), 5, seed=1)
    assert between == pytest.approx({"w1": 0, "w2": 3 / 6, "w3": 4 / 6, "w4": 3 / 6, "w5": 0})


def test_the_hub_of_a_star_comes_first_by_every_measure_but_core() -> None:
    for measure in set(Measure) - {Measure.CORE}:
        assert centrality(network(*STAR), [measure], 5, seed=1).rows[0][0] == "M"


def test_a_star_is_a_star_and_a_clique_is_none() -> None:
    assert degree_centralisation(network(*STAR)) == 1.0
    assert degree_centralisation(network("x-y", "y-z", "x-z")) == 0.0
    assert degree_centralisation(network("x-y")) is None


def test_cores_tell_the_dense_part_from_its_fringe() -> None:
    table = centrality(network("x-y", "y-z", "x-z", "z-w"), [Measure.CORE], 4, seed=1)
    assert {row[0]: row[2] for row in table.rows} == {"X": 2, "Y": 2, "Z": 2, "W": 1}


def test_the_least_constrained_come_first() -> None:
    names = [row[0] for row in centrality(cliques(), [Measure.CONSTRAINT], 8, seed=1).rows]
    assert set(names[:2]) == {"X1", "Y1"}


@given(networks())
def test_constraint_is_that_of_networkx(drawn: "nx.Graph[str]") -> None:
    assert constraint(drawn) == pytest.approx(nx.constraint(drawn, weight="weight"))


@given(networks())
def test_pagerank_is_the_stationary_distribution_of_the_google_matrix(drawn: "nx.Graph[str]") -> None:
    rank = pagerank(drawn)
    vector = np.array([rank[node] for node in drawn])
    assert vector.mean() == pytest.approx(1)
    assert vector @ nx.google_matrix(drawn) == pytest.approx(vector, abs=1e-6)


def test_with_fewer_pivots_the_same_seed_gives_the_same_estimate() -> None:
    drawn = network(*(f"x{one}-x{two}" for one, two in nx.barabasi_albert_graph(60, 2, seed=3).edges))
    assert betweenness(drawn, 10, seed=4) == betweenness(drawn, 10, seed=4)
    assert betweenness(drawn, 10, seed=4) != betweenness(drawn, 10, seed=5)


def test_an_empty_network_is_described_too() -> None:
    empty: nx.Graph[str] = nx.Graph(untied=3)
    assert dict(summary(empty))["organisations without a tie"] == 3
    assert centrality(empty, list(Measure), 0, seed=1).rows == ()
