"""What organisations share."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.networks import Edge, extracted, partners

from kg.analysis.projection import (
    Shared,
    members,
    memberships,
    pair_count,
    pairs,
    projected,
    stated_between,
)
from kg.analysis.subgraph import Selection
from kg.analysis.ties import RELATIONS, selected, ties

MET: list[Edge] = [
    ("x", "participated_in", "v1", {}),
    ("f1", "organized", "v1", {}),
    ("k1", "supported", "v1", {}),
    ("x", "participated_in", "v2", {}),
    ("k1", "participated_in", "v2", {}),
    ("x", "participated_in", "v3", {}),
    ("h1", "participated_in", "v3", {}),
    ("h1", "holds_role", "f2", {}),
    ("h1", "holds_role", "f3", {"status": "ended"}),
    ("x", "partners_with", "f1", {}),
    ("k1", "part_of", "x", {}),
]


def found(edges: Iterable[Edge], shared: Shared, least: int = 1) -> list[tuple[object, ...]]:
    graph = extracted(edges)
    groups = memberships(graph, shared)
    partnerships = ties(selected(graph, Selection(relations=RELATIONS)))
    table = pairs(graph, projected(graph, groups), stated_between(graph, partnerships), least)
    return [row[:4] for row in table.rows]


def test_pairs_that_met_are_told_apart_by_whether_they_are_partners_or_parts() -> None:
    assert found(MET, Shared.EVENTS) == [
        ("K1", "X", 2, "one is part of the other"),
        ("F1", "K1", 1, "nothing"),
        ("F1", "X", 1, "partnership"),
    ]


def test_pairs_with_less_in_common_are_left_out_when_asked() -> None:
    assert [row[:2] for row in found(MET, Shared.EVENTS, least=2)] == [("K1", "X")]


def test_delegations_count_bodies_whose_present_office_holders_were_there() -> None:
    pairs_ = {row[:2] for row in found(MET, Shared.DELEGATIONS)}
    assert ("F2", "X") in pairs_
    assert ("F3", "X") not in pairs_


def test_a_person_joins_the_bodies_where_he_or_she_holds_a_role() -> None:
    assert [row[:3] for row in found(MET, Shared.PEOPLE)] == [("F2", "F3", 1)]


def test_membership_counts_in_alliances_not_in_chambers() -> None:
    said: list[Edge] = [
        (body, "member_of", group, {}) for group in ("l1", "other") for body in ("f1", "f2", "x")
    ]
    assert {row[:3] for row in found(said, Shared.ALLIANCES)} == {
        ("F1", "F2", 1), ("F1", "X", 1), ("F2", "X", 1)
    }  # fmt: skip


def test_the_two_mode_network_is_listed_as_well() -> None:
    graph = extracted(MET)
    rows = members(graph, memberships(graph, Shared.EVENTS)).rows
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("F1", "V1", 3), ("K1", "V1", 3), ("X", "V1", 3), ("K1", "V2", 2), ("X", "V2", 2)
    ]  # fmt: skip


def test_the_cost_is_the_number_of_pairs_in_all_groups() -> None:
    assert pair_count({"v1": ("x", "y", "z"), "v2": ("x", "y")}) == 4


@given(st.lists(st.sets(st.sampled_from("xyzw"), min_size=2), max_size=6))
def test_the_weights_of_an_organisation_add_up_to_its_groups(drawn: list[set[str]]) -> None:
    graph = extracted(partners("x-y", "z-w"))
    groups = {f"v{number}": tuple(sorted(group)) for number, group in enumerate(drawn)}
    for node, total in projected(graph, groups).degree(weight="weight"):
        assert total == pytest.approx(sum(node in group for group in groups.values()))
