"""Whom an entity has to do with: every neighbour is counted, and what is not shown is said."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import hub, world

from kg.errors import InputError, NotFoundError
from kg.map import Reading
from kg.map.seeing.entities import profile
from kg.map.seeing.filters import Filter
from kg.map.seeing.neighbours import Direction, Way, neighbours

PARTNERS = Way("partners_with", Direction.BOTH)


def found(reading: Reading, entity: str, wanted: Filter, limit: int = 100) -> list[str]:
    return [each.entity.id for each in neighbours(reading, entity, wanted, limit=limit).neighbours]


def test_the_true_number_of_neighbours_is_shown_whatever_is_asked_for(reading: Reading) -> None:
    tied = {
        end
        for each in world().snapshot.relationships
        for end in (each.source, each.target)
        if "ulgi" in (each.source, each.target) and end != "ulgi"
    }
    asked = neighbours(reading, "ulgi", Filter(types=frozenset({"Person"})), PARTNERS, limit=1)
    assert asked.total == len(tied) == profile(reading, "ulgi").entity.degree
    assert asked.matching == 0
    assert neighbours(reading, "ulgi", limit=3).matching == len(tied)


def test_groups_count_neighbours_by_relation_and_direction(reading: Reading) -> None:
    asked = neighbours(reading, "ulgi", Filter(types=frozenset({"Company"})))
    groups = {Way(each.relation, each.direction): (each.total, each.matching) for each in asked.groups}
    assert groups[PARTNERS] == (10, 5)
    assert groups[Way("holds_role", Direction.IN)] == (1, 0)
    assert groups[Way("member_of", Direction.OUT)] == (1, 0)
    assert list(groups) == sorted(groups, key=lambda way: (-groups[way][0], way))


def test_those_come_first_that_most_independent_documents_tie(reading: Reading) -> None:
    first, second, *_ = neighbours(reading, "ulgi").neighbours
    assert (first.entity.id, first.independent) == ("ulgi_oil", 3), "a copy of a document counts once"
    assert second.independent == 2


def test_what_ties_a_neighbour_is_told_with_it(reading: Reading) -> None:
    first = neighbours(reading, "ulgi", group=PARTNERS).neighbours[0]
    assert [(each.kind, each.agreement) for each in first.relationships] == [
        ("dual_education", None),
        ("memorandum", "memo"),
    ]


def test_pages_together_are_the_whole_in_one_order(tmp_path: Path) -> None:
    with hub(120).published(tmp_path).reading() as reading:
        whole = [each.entity.id for each in neighbours(reading, "hub", limit=200).neighbours]
        pages = [
            each.entity.id
            for offset in range(0, 140, 20)
            for each in neighbours(reading, "hub", offset=offset).neighbours
        ]
        assert pages == whole
        assert len(set(whole)) == neighbours(reading, "hub").total == 120


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(kinds=frozenset({"internship"})), {"primer_energy"}),
        (Filter(relations=frozenset({"part_of", "holds_role"})), {"chair", "aida"}),
        (Filter(statuses=frozenset({"ended"})), {"school"}),
        (Filter(sectors=frozenset({"energy"}), types=frozenset({"Company"})), {"ulgi_oil", "primer_energy"}),
        (Filter(regions=frozenset({"south"})), {"primer"}),
        (Filter(sources=2, relations=frozenset({"partners_with"})), {"ulgi_oil", "primer_energy"}),
        (Filter(types=frozenset({"Nothing"})), set()),
    ],
)
def test_a_filter_takes_what_it_names(reading: Reading, wanted: Filter, expected: set[str]) -> None:
    assert set(found(reading, "ulgi", wanted)) == expected


def test_what_is_known_publicly_needs_no_documents(reading: Reading) -> None:
    assert "homeland" in found(reading, "north", Filter(sources=5))


def test_a_place_is_in_its_own_region(reading: Reading) -> None:
    assert "north" in found(reading, "mysal_college", Filter(regions=frozenset({"north"})))


def test_an_unknown_entity_is_said_to_be_unknown(reading: Reading) -> None:
    with pytest.raises(NotFoundError, match="'nobody'"):
        neighbours(reading, "nobody")


@pytest.mark.parametrize("text", ["", "issued", "issued:", ":out", "issued:sideways"])
def test_a_group_is_a_relation_and_a_direction(text: str) -> None:
    with pytest.raises(InputError, match="issued:out"):
        Way.parse(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_every_neighbour_is_matched_or_left_out_for_a_reason(reading: Reading, data: st.DataObject) -> None:
    """Whatever is asked for, the groups add up, and no page shows what the filter does not take."""
    some = st.frozensets
    wanted = Filter(
        relations=data.draw(some(st.sampled_from(["partners_with", "holds_role", "x'); --"]))),
        types=data.draw(some(st.sampled_from(["Company", "Person", "Place"]))),
        regions=data.draw(some(st.sampled_from(["north", "south", "nowhere"]))),
        statuses=data.draw(some(st.sampled_from(["actual", "planned", "ended"]))),
        sources=data.draw(st.integers(0, 3)),
        undated=data.draw(st.booleans()),
    )
    entity = data.draw(st.sampled_from(["ulgi", "primer", "chamber", "alone"]))
    asked = neighbours(reading, entity, wanted, limit=100)
    assert len(asked.neighbours) == asked.matching <= asked.total
    assert asked.matching + asked.undated <= asked.total
    for each in asked.neighbours:
        assert not wanted.types or each.entity.type in wanted.types
        for tie in each.relationships:
            assert entity in (tie.source, tie.target)
            assert not wanted.relations or tie.relation in wanted.relations
            assert not wanted.statuses or tie.status in wanted.statuses
            assert tie.sources >= wanted.sources or tie.authority
    assert all(each.matching <= each.total for each in asked.groups)
