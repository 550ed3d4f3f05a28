"""A picture: what has a place keeps it, an agreement of many is one hub, and nothing is shown twice."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import PARTIES, Making, World

from kg.map import Reading
from kg.map.seeing import hubs
from kg.map.seeing.filters import Filter
from kg.map.seeing.pictures import Picture, picture

COORDINATES = st.floats(-1e6, 1e6, allow_nan=False)


def shown(made: Picture) -> list[str]:
    return [each.entity.id for each in made.entities]


def drawn(made: Picture) -> set[tuple[str, str, str]]:
    return {(each.relation, each.source, each.target) for each in made.relationships if not each.folded}


def folded(made: Picture) -> set[tuple[str, str]]:
    return {(each.source, each.target) for each in made.relationships if each.folded}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.dictionaries(st.sampled_from(PARTIES), st.tuples(COORDINATES, COORDINATES), min_size=1),
    st.lists(st.sampled_from(["mysal", "markup", "aida", "forum", *PARTIES]), unique=True),
)
def test_what_has_a_place_keeps_it_to_the_bit(
    reading: Reading, fixed: dict[str, tuple[float, float]], added: list[str]
) -> None:
    made = picture(reading, fixed, added, around=next(iter(fixed)))
    places = {each.entity.id: (each.x, each.y) for each in made.entities}
    assert {id_: places[id_] for id_ in fixed} == fixed
    assert made == picture(reading, fixed, added, around=next(iter(fixed)))


def test_all_relationships_among_the_entities_are_shown(reading: Reading) -> None:
    made = picture(reading, {}, ["primer", "mysal", "primer_energy", "order"])
    assert drawn(made) == {
        ("partners_with", "mysal", "primer"),
        ("partners_with", "primer", "primer_energy"),
    }


def test_an_agreement_of_many_parties_is_a_hub_and_its_pairs_are_folded(reading: Reading) -> None:
    made = picture(reading, {}, PARTIES[:3])
    assert [each.entity.id for each in made.entities if each.hub] == ["memo"]
    assert folded(made) == {tuple(sorted(pair)) for pair in combinations(PARTIES[:3], 2)}
    assert drawn(made) == {("party_to", party, "memo") for party in PARTIES[:3]}


def test_two_parties_are_drawn_as_a_pair(reading: Reading) -> None:
    made = picture(reading, {}, PARTIES[:2])
    assert shown(made) == list(PARTIES[:2])
    assert drawn(made) == {("partners_with", "primer", "ulgi")}


def test_a_pair_tied_apart_from_the_agreement_is_drawn_too(reading: Reading) -> None:
    made = picture(reading, {}, PARTIES)
    assert ("partners_with", "ulgi", "ulgi_oil") in drawn(made)
    assert ("ulgi", "ulgi_oil") in folded(made)


def test_an_agreement_that_is_present_stays_without_its_parties(reading: Reading) -> None:
    made = picture(reading, {"memo": (0.0, 0.0)}, ["ulgi", "aida"])
    assert not any(each.hub for each in made.entities)
    assert drawn(made) == {
        ("party_to", "ulgi", "memo"), ("signed", "aida", "memo"), ("holds_role", "aida", "ulgi"),
    }  # fmt: skip


def test_what_ties_a_hub_to_others_is_drawn(reading: Reading) -> None:
    assert ("signed", "aida", "memo") in drawn(picture(reading, {}, [*PARTIES, "aida"]))


@pytest.mark.parametrize(
    "wanted", [Filter(kinds=frozenset({"memorandum"})), Filter(relations=frozenset({"partners_with"}))]
)
def test_a_filter_for_pairs_keeps_the_lines_of_the_hub_they_are_folded_into(
    reading: Reading, wanted: Filter
) -> None:
    assert {("party_to", party, "memo") for party in PARTIES} <= drawn(
        picture(reading, {}, PARTIES, wanted=wanted)
    )


def test_a_hub_of_which_the_filter_shows_nothing_is_not_added(reading: Reading) -> None:
    wanted = Filter(relations=frozenset({"holds_role"}))
    made = picture(reading, {}, [*PARTIES, "aida"], wanted=wanted)
    assert "memo" not in shown(made)
    assert drawn(made) == {("holds_role", "aida", "ulgi")}


def test_a_filter_of_neighbours_takes_a_relationship_by_either_end(reading: Reading) -> None:
    wanted = Filter(types=frozenset({"School"}))
    made = picture(reading, {}, ["ulgi", "school", "primer_energy"], wanted=wanted)
    assert drawn(made) == {("partners_with", "school", "ulgi")}


def test_what_is_unknown_is_left_aside(reading: Reading) -> None:
    made = picture(reading, {"nobody": (1.0, 2.0)}, ["ulgi", "nothing", "ulgi"], around="nobody")
    assert shown(made) == ["ulgi"]


def test_an_empty_picture_is_empty(reading: Reading) -> None:
    assert picture(reading, {}, []).entities == ()


def agreements(number: int) -> World:
    """Three bodies that have signed so many agreements together."""
    making = Making()
    making.write("d", "Пример", "ru", "2024")
    for body in "abc":
        making.add(body, "Company", f"ТОО «Пример {body}»")
    for each in range(number):
        making.add(f"m{each:03}", "Agreement", f"Меморандум {each}")
        for body in "abc":
            making.say("party_to", body, f"m{each:03}", "d")
        for first, second in combinations("abc", 2):
            making.say("partners_with", first, second, "d", agreement=f"m{each:03}")
    return making.done()


def test_hubs_that_have_no_room_are_counted(tmp_path: Path) -> None:
    with agreements(hubs.MOST + 7).published(tmp_path).reading() as reading:
        made = picture(reading, {}, list("abc"))
        assert sum(each.hub for each in made.entities) == hubs.MOST
        assert made.left_out.agreements == 7
        assert len([each for each in made.relationships if each.agreement and not each.folded]) == 7 * 3
