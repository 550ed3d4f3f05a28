"""Whether an order survives."""

import networkx as nx
from tests.analysis.networks import extracted, network, parties

from kg.analysis.robustness import alike, robustness
from kg.analysis.ties import ties


def degrees(drawn: "nx.Graph[str]") -> dict[str, float]:
    return dict(drawn.degree(weight="weight"))


def test_the_same_network_keeps_the_order_and_a_reversed_one_reverses_it() -> None:
    base = network("x-y", "x-z", "x-w", "y-z")
    other = network("w-y", "w-z")
    rows = robustness(base, {"the same": base, "other": other}, degrees).rows
    assert rows[0][3:] == (1.0, "4 of 4")
    assert isinstance(rows[1][3], float)
    assert rows[1][3] < 0


def test_where_all_score_alike_no_order_is_told() -> None:
    triangle = network("x-y", "y-z", "x-z")
    assert robustness(triangle, {"the same": triangle}, degrees).rows[0][3] is None
    empty: nx.Graph[str] = nx.Graph()
    assert robustness(triangle, {"nothing": empty}, degrees).rows[0][1:] == (0, 0, None, "0 of 3")


def test_weighing_each_pair_the_same_favours_those_in_large_agreements() -> None:
    signed = ties(
        extracted([*parties("a1", ["x", "y", "z"]), *parties("a2", ["n", "m"]), *parties("a3", ["n", "m"])])
    )
    assert degrees(signed)["n"] > degrees(signed)["x"]
    plain = alike(signed)
    assert degrees(plain)["n"] < degrees(plain)["x"]
    assert degrees(signed)["x"] == 1.0
