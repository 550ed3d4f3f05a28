"""What ties organisations, and how much."""

import pytest
from hypothesis import given
from tests.analysis.networks import Edge, agreements, extracted, network, parties, partners

from kg.analysis import ties
from kg.analysis.subgraph import Selection
from kg.model import Status


def weight(edges: list[Edge], first: str, second: str) -> float:
    return float(ties.ties(extracted(edges)).edges[first, second]["weight"])


def test_an_agreement_of_n_parties_weighs_one_by_n_less_one_in_each_pair() -> None:
    signed = ties.ties(extracted(parties("a1", ["x", "y", "z", "w"])))
    assert signed.number_of_edges() == 6
    assert [tie["weight"] for *_, tie in signed.edges(data=True)] == pytest.approx([1 / 3] * 6)


def test_two_agreements_of_a_pair_add_up() -> None:
    assert weight([*parties("a1", ["x", "y"]), *parties("a2", ["x", "y", "z"])], "x", "y") == 1.5


def test_the_agreement_is_known_from_its_pairs_alone() -> None:
    pairs = [edge for edge in parties("a1", ["x", "y", "z"]) if edge[1] == "partners_with"]
    assert weight(pairs, "x", "z") == 0.5


def test_partnerships_of_different_kinds_count_apart_and_one_kind_counts_once() -> None:
    said = [("x", "partners_with", "y", {"kind": kind}) for kind in ("research", "internship", "research")]
    assert weight(said, "x", "y") == 2.0


def test_a_kind_that_an_agreement_covers_and_an_unstated_one_add_nothing() -> None:
    more: list[Edge] = [("x", "partners_with", "y", {"kind": "memorandum"}), ("y", "partners_with", "x", {})]
    assert weight([*parties("a1", ["x", "y"]), *more], "x", "y") == 1.0


def test_other_relations_between_organisations_weigh_one_each() -> None:
    assert weight([("f1", "member_of", "l1", {}), ("f1", "part_of", "l1", {})], "f1", "l1") == 2.0


def test_people_events_and_organisations_without_a_tie_are_no_part_of_the_network() -> None:
    whole = ties.ties(extracted([*partners("x-y"), ("h1", "holds_role", "x", {})], "z", "v1"))
    assert list(whole) == ["x", "y"]
    assert whole.graph["untied"] == 1


def test_what_is_planned_or_said_once_is_left_out_when_asked() -> None:
    said = extracted(
        [("x", "partners_with", "y", {"status": "planned", "sources": 3}), *partners("y-z"),
         ("x", "partners_with", "z", {"sources": 2})]
    )  # fmt: skip
    strict = Selection(relations=ties.RELATIONS, statuses=(Status.ACTUAL,), least_sources=2)
    assert list(ties.ties(ties.selected(said, strict)).edges) == [("x", "z")]


def test_surroundings_count_ties_between_organisations() -> None:
    assert set(ties.surroundings(network("x-y", "y-z", "z-w"), "x", 2)) == {"x", "y", "z"}


@given(agreements())
def test_the_ties_of_an_organisation_weigh_as_much_as_it_has_agreements_with_others(
    edges: list[Edge],
) -> None:
    signed = extracted(edges)
    parties_of = ties.agreements(signed)
    for node, total in ties.ties(signed).degree(weight="weight"):
        assert total == pytest.approx(sum(node in members for members in parties_of.values()))
