"""What several entities of the map have in common."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.map.worlds import hub, world

from kg.errors import InputError, NotFoundError
from kg.map import Reading
from kg.map.asking.common import Common, common


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with world().published(tmp_path_factory.mktemp("world")).reading() as opened:
        yield opened


def by_category(found: Common) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for each in found.shared:
        listed.setdefault(each.category.value, []).append(each.entity.id)
    return listed


def test_what_two_or_more_are_tied_to_is_told_by_category(reading: Reading) -> None:
    found = by_category(common(reading, ["ulgi", "primer", "chamber"]))
    assert found["people"] == ["aida"]
    assert found["events"] == ["forum"]
    assert found["alliances"] == ["alliance"]
    assert found["agreements"] == ["memo"]
    assert set(found["partners"]) == {"mysal_college", "sample_college", "ulgi_oil", "primer_energy"}


def test_places_and_sectors_are_shared_too(reading: Reading) -> None:
    assert by_category(common(reading, ["primer", "mysal", "lonely"]))["places"] == ["south"]
    assert by_category(common(reading, ["alliance", "ulgi_oil"]))["sectors"] == ["energy"]
    assert by_category(common(reading, ["order", "roadmap"]))["alliances"] == ["alliance"]


def test_what_most_share_comes_first(reading: Reading) -> None:
    found = common(reading, ["ulgi", "mysal_college", "primer", "ulgi_oil"])
    sharers = [len(each.links) for each in found.shared if each.category == "partners"]
    assert sharers == sorted(sharers, reverse=True)
    assert sharers[0] > sharers[-1]


def test_each_link_has_the_relationships_between_the_two(reading: Reading) -> None:
    oil = next(each for each in common(reading, ["primer", "ulgi"]).shared if each.entity.id == "ulgi_oil")
    assert [link.of for link in oil.links] == ["primer", "ulgi"]
    for link in oil.links:
        assert {(each.source, each.target) for each in link.relationships} <= {
            (link.of, "ulgi_oil"),
            ("ulgi_oil", link.of),
        }
    assert {each.status for each in oil.links[0].relationships} == {"actual", "planned"}


def test_what_is_planned_counts_and_what_is_denied_does_not(reading: Reading) -> None:
    assert by_category(common(reading, ["chamber", "mysal"]))["alliances"] == ["alliance"]
    assert "mysal" not in by_category(common(reading, ["ulgi", "primer"]))["partners"]


def test_the_compared_are_not_told_of_each_other(reading: Reading) -> None:
    found = common(reading, ["ulgi", "primer", "ulgi_oil"])
    assert not {"ulgi", "primer", "ulgi_oil"} & {each.entity.id for each in found.shared}


def test_documents_that_name_two_are_told_a_copy_once(reading: Reading) -> None:
    found = common(reading, ["primer", "sample_college"])
    assert [(each.document.id, each.of) for each in found.documents] == [("d1", ("primer", "sample_college"))]


def test_a_copy_that_alone_names_the_second_counts_for_its_text(tmp_path: Path) -> None:
    made = world().snapshot
    claims = [
        replace(claim, source="d2")
        for claim in made.claims
        if claim.type == "party_to" and claim.subject == "ulgi" and claim.source == "d1"
    ]
    claims += [
        claim
        for claim in made.claims
        if claim.type == "party_to" and claim.subject == "primer" and claim.source == "d1"
    ]
    told = replace(made, claims=tuple(claims))
    with replace(world(), snapshot=told).published(tmp_path).reading() as opened:
        found = common(opened, ["primer", "ulgi"])
    assert [(each.document.id, each.of) for each in found.documents] == [("d1", ("primer", "ulgi"))]


def test_nothing_in_common_is_an_empty_answer(reading: Reading) -> None:
    found = common(reading, ["alone", "clara"])
    assert (found.shared, found.shared_total, found.documents_total) == ((), 0, 0)


def test_what_is_not_told_is_counted(tmp_path: Path) -> None:
    with hub(30, hubs=2).published(tmp_path).reading() as opened:
        found = common(opened, ["hub", "hub1"], most=1)
    assert (len(found.shared), found.shared_total) == (1, 30)
    assert (len(found.documents), found.documents_total) == (1, 2)


@pytest.mark.parametrize("of", [["ulgi"], ["ulgi", "ulgi"], [f"e{number}" for number in range(11)]])
def test_two_to_ten_are_compared(reading: Reading, of: list[str]) -> None:
    with pytest.raises(InputError, match="2 to 10"):
        common(reading, of)


def test_each_must_be_there(reading: Reading) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        common(reading, ["ulgi", "nobody"])
