"""Told before it is begun how long a measure takes."""

import gc
import time
from collections.abc import Callable

import networkx as nx
import pytest
from tests.analysis.networks import network

from kg.analysis.bridges import bridges, connectors
from kg.analysis.centrality import Measure, estimates, score
from kg.analysis.communities import communities
from kg.analysis.cost import Estimate, Step, affordable, crowded, require, size
from kg.errors import TooCostlyError

PIVOTS = 20


@pytest.fixture(scope="module")
def drawn() -> "nx.Graph[str]":
    return network(*(f"x{one}-x{two}" for one, two in nx.barabasi_albert_graph(2_000, 3, seed=1).edges))


def spent(work: Callable[[], object]) -> float:
    """Return the least processor seconds of three times; what else is in memory costs none."""
    gc.collect()
    gc.freeze()
    try:
        return min(_once(work) for _ in range(3))
    finally:
        gc.unfreeze()


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize("measure", [Measure.STANDING, Measure.BETWEEN, Measure.CORE, Measure.CONSTRAINT])
def test_the_estimate_of_a_measure_has_the_right_order_of_magnitude(
    measure: Measure, drawn: "nx.Graph[str]"
) -> None:
    expected = sum(cost.seconds for cost in estimates(drawn, (measure,), PIVOTS))
    assert expected / 10 < spent(lambda: score(drawn, measure, PIVOTS, seed=1)) < expected * 10


def test_the_estimates_of_communities_and_cuts_have_the_right_order_of_magnitude(
    drawn: "nx.Graph[str]",
) -> None:
    expected = Estimate(Step.COMMUNITIES, crowded(drawn)).seconds
    assert expected / 10 < spent(lambda: communities(drawn, seed=1)) < expected * 10
    expected = Estimate(Step.CUTS, 2 * size(drawn)).seconds
    assert expected / 10 < spent(lambda: (connectors(drawn), bridges(drawn))) < expected * 10


def test_what_takes_too_long_is_refused_with_the_estimate_and_what_to_do() -> None:
    cost = Estimate(Step.BETWEENNESS, 1_000_000_000)
    with pytest.raises(
        TooCostlyError, match=r"about \d+ s, most of it for betweenness.*select less.*--patience \d+"
    ):
        require([cost, Estimate(Step.CUTS, 1)], 10, "select less")
    assert require([cost], cost.seconds + 1, "select less") == cost.seconds


def test_the_patience_that_is_named_is_enough() -> None:
    cost = Estimate(Step.COMMUNITIES, 50_000_000)
    with pytest.raises(TooCostlyError) as refused:
        require([cost], 10, "select less")
    named = float(str(refused.value).rpartition("--patience ")[2].rstrip("."))
    assert require([cost], named, "select less") < named


def test_as_much_is_affordable_as_the_estimate_says() -> None:
    times = affordable(Step.BETWEENNESS, 1_000, 5)
    assert (
        Estimate(Step.BETWEENNESS, times * 1_000).seconds
        <= 5
        < Estimate(Step.BETWEENNESS, (times + 1) * 1_000).seconds
    )
