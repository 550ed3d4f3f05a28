"""Regions and sectors in which something, or nothing, was found."""

from tests.analysis.networks import Edge, extracted

from kg.analysis.gaps import empty, gaps, work
from kg.analysis.subgraph import Selection
from kg.analysis.ties import RELATIONS, selected, ties

SAID: list[Edge] = [
    ("f1", "located_in", "p1", {}),
    ("f1", "operates_in", "s1", {}),
    ("k1", "located_in", "p2", {}),
    ("p2", "within", "p3", {}),
    ("k1", "partners_with", "f1", {}),
    ("l1", "operates_in", "s2", {}),
    ("l1", "located_in", "p1", {}),
    ("x", "member_of", "l1", {}),
    ("x", "located_in", "p1", {}),
]
READ = {"f1": {"d1", "d2"}, "k1": {"d2"}, "x": {"d3"}, "l1": {"d3"}, "s2": {"d4"}}


def matrix() -> dict[tuple[object, object], tuple[object, ...]]:
    graph = extracted(SAID)
    partnerships = ties(selected(graph, Selection(relations=RELATIONS)))
    return {(row[0], row[1]): row[2:8] for row in gaps(graph, partnerships, READ).rows}


def test_a_firm_and_a_partnership_are_in_the_cells_of_their_regions_and_sectors() -> None:
    assert matrix()["P1", "S1"][:4] == (0, 1, 0, 1)
    assert matrix()["P3", "S1"][:4] == (0, 0, 0, 1)


def test_members_of_an_alliance_work_in_its_sector() -> None:
    assert matrix()["P1", "S2"][:4] == (1, 0, 1, 0)


def test_an_empty_cell_tells_how_much_was_read() -> None:
    assert matrix()["P3", "S2"] == (0, 0, 0, 0, 1, 2)
    graph = extracted(SAID)
    partnerships = ties(selected(graph, Selection(relations=RELATIONS)))
    assert [row[:2] for row in empty(gaps(graph, partnerships, READ)).rows] == [("P3", "S2")]


def test_the_cost_grows_with_cells_and_ties() -> None:
    places = {"f1": frozenset({"p1", "p2"}), "k1": frozenset({"p1"})}
    assert work(ties(extracted(SAID[4:5])), places, {"f1": frozenset({"s1", "s2", "s3"})}) == 2 * 3 + 1
