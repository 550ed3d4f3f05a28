"""What holds a network together."""

import networkx as nx
from hypothesis import given
from tests.analysis.networks import cliques, network, networks

from kg.analysis.bridges import bridges, connectors, removal


def test_the_tie_between_two_cliques_is_a_bridge_and_its_ends_are_connectors() -> None:
    assert [row[:3] for row in bridges(cliques()).rows] == [("X1", "Y1", 4)]
    assert [row[:4] for row in connectors(cliques()).rows] == [
        ("X1", "University", 3, 2), ("Y1", "University", 3, 2)
    ]  # fmt: skip


def test_the_smaller_side_of_a_bridge_comes_first() -> None:
    rows = bridges(network("w1-w2", "w2-w3", "w3-w4", "w4-w5")).rows
    assert [row[:3] for row in rows] == [("W2", "W3", 2), ("W4", "W3", 2), ("W1", "W2", 1), ("W5", "W4", 1)]


def test_without_the_hub_of_a_star_all_lose_all_ties() -> None:
    lost = removal(network("m-x1", "m-x2", "m-x3"), ["m"])
    assert [row[:4] for row in lost.rows] == [
        (name, "University", "all ties", 0) for name in ("X1", "X2", "X3")
    ]  # fmt: skip


def test_the_smaller_part_is_cut_off_and_the_largest_and_other_networks_are_not_listed() -> None:
    joined = network("x1-x2", "x2-x3", "x3-x1", "x3-m", "m-y1", "y1-y2", "z1-z2")
    assert [row[:5] for row in removal(joined, ["m"]).rows] == [
        ("Y1", "University", "the way to the rest", 1, 2),
        ("Y2", "University", "the way to the rest", 1, 1),
    ]


def test_several_may_be_removed_at_once() -> None:
    assert {row[0] for row in removal(network("x-m1", "x-m2", "m1-m2"), ["m1", "m2"]).rows} == {"X"}


@given(networks())
def test_connectors_and_bridges_are_those_of_networkx(drawn: "nx.Graph[str]") -> None:
    assert {row[4] for row in connectors(drawn).rows} == set(nx.articulation_points(drawn))
    found = {frozenset(map(str, row[3:])) for row in bridges(drawn).rows}
    assert found == {frozenset(ends) for ends in nx.bridges(drawn)}


@given(networks())
def test_removing_a_connector_leaves_as_many_more_parts_as_are_told(drawn: "nx.Graph[str]") -> None:
    before = nx.number_connected_components(drawn)
    for _, _, cut_off, parts, node in connectors(drawn).rows:
        left = drawn.copy()
        left.remove_node(str(node))
        assert nx.number_connected_components(left) == before + int(str(parts)) - 1 > before
        assert len(removal(drawn, [str(node)])) >= int(str(cut_off))


@given(networks())
def test_removing_a_bridge_cuts_off_as_many_as_are_told(drawn: "nx.Graph[str]") -> None:
    for *_, cut_off, small, large in bridges(drawn).rows:
        left = drawn.copy()
        left.remove_edge(str(small), str(large))
        assert len(nx.node_connected_component(left, str(small))) == cut_off
