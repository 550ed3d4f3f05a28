"""Who keeps together, and along which lines."""

import os
import subprocess
import sys

import pytest
from tests.analysis.networks import cliques, extracted, partners

from kg.analysis.attributes import Attribute, values
from kg.analysis.communities import (
    assortativity,
    communities,
    following,
    group_table,
    member_table,
    modularity,
    mutual_information,
)

SIDES = {f"{side}{number}": frozenset({side}) for side in "xy" for number in range(1, 5)}


def test_two_cliques_with_a_bridge_are_two_groups() -> None:
    groups = communities(cliques(), seed=1)
    assert {node for node, group in groups.items() if group == groups["x1"]} == {"x1", "x2", "x3", "x4"}
    assert set(groups.values()) == {1, 2}
    assert [(row[1], row[3], row[4]) for row in group_table(cliques(), groups).rows] == [(4, 6, 1), (4, 6, 1)]
    assert len(member_table(cliques(), groups)) == 8


def test_modularity_is_the_share_of_ties_within_beyond_chance() -> None:
    assert modularity(cliques(), communities(cliques(), seed=1)) == pytest.approx(12 / 13 - 0.5, abs=1e-6)


def test_groups_that_are_the_sides_follow_them_more_than_chance() -> None:
    known, agreement, by_chance, alike = following(cliques(), communities(cliques(), seed=1), SIDES, seed=1)
    assert (known, agreement) == (8, 1.0)
    assert isinstance(by_chance, float)
    assert by_chance < 0.5
    assert alike == pytest.approx(11 / 13, abs=1e-6)


def test_what_is_known_of_nobody_or_alike_for_all_tells_nothing() -> None:
    groups = communities(cliques(), seed=1)
    assert following(cliques(), groups, {}, seed=1) == (0, None, None, None)
    same = dict.fromkeys(SIDES, frozenset({"s"}))
    assert following(cliques(), groups, same, seed=1) == (8, None, None, None)


def test_those_with_two_sectors_are_left_out() -> None:
    two = {**SIDES, "x1": frozenset({"x", "y"})}
    assert following(cliques(), communities(cliques(), seed=1), two, seed=1)[0] == 7


def test_mutual_information_is_one_for_the_same_and_none_for_independent_labels() -> None:
    assert mutual_information("aabb", [1, 1, 2, 2]) == pytest.approx(1)
    assert mutual_information("aabb", [1, 2, 1, 2]) == pytest.approx(0)


def test_ties_between_the_different_only_are_as_disassortative_as_can_be() -> None:
    assert assortativity(cliques(), {"x1": "a", "y1": "b"}) == -1.0
    assert assortativity(cliques(), {"x1": "a"}) is None


def test_types_regions_and_sectors_are_read_from_the_graph() -> None:
    graph = extracted(
        [
            *partners("f1-k1"),
            ("f1", "located_in", "p1", {}),
            ("p1", "within", "p2", {}),
            ("p2", "within", "p3", {}),
            ("k1", "located_in", "p3", {}),
            ("f2", "located_in", "p4", {}),
            ("u1", "part_of", "f2", {}),
            ("k2", "part_of", "f2", {}),
            ("l1", "operates_in", "s1", {}),
            ("k1", "member_of", "l1", {}),
            ("f2", "operates_in", "s2", {}),
        ]
    )
    graph.nodes["p3"]["names"] = ["Kazakhstan"]
    assert values(graph, Attribute.REGION) == {"f1": {"p2"}, "f2": {"p4"}, "u1": {"p4"}}
    assert values(graph, Attribute.SECTOR) == {"l1": {"s1"}, "k1": {"s1"}, "f2": {"s2"}}
    assert values(graph, Attribute.TYPE)["f1"] == {"Company"}


def test_groups_do_not_depend_on_how_the_process_hashes() -> None:
    code = (
        "import networkx as nx; from tests.analysis.networks import network; "
        "from kg.analysis.communities import communities; "
        "drawn = nx.barabasi_albert_graph(120, 2, seed=3).edges; "
        "print(communities(network(*(f'x{one}-x{two}' for one, two in drawn)), seed=2))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, check=True, encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
