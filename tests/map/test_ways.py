"""How two entities of the map are connected."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import Making, World, hub, world

from kg.errors import InputError, NotFoundError
from kg.map import Reading
from kg.map.asking.walking import LONGEST, Ground, Over, walk
from kg.map.asking.ways import EntityPath, Reason, Ways, ways
from kg.model import Status

ANY = Over((Status.ACTUAL, Status.PLANNED, Status.ENDED), 1)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with world().published(tmp_path_factory.mktemp("world")).reading() as opened:
        yield opened


def passed(found: Ways) -> list[tuple[str, ...]]:
    return [ids(path) for path in found.paths]


def ids(path: EntityPath) -> tuple[str, ...]:
    return (path.steps[0].source, *(step.target for step in path.steps))


def linked(*said: tuple[str, str, int]) -> World:
    """Companies that so many documents say are partners, two by two."""
    making = Making()
    for number in range(9):
        making.write(f"d{number}", f"Page {number}", "en", f"202{number}")
    for company in sorted({end for first, second, _ in said for end in (first, second)}):
        making.add(company, "Company", f"ТОО «Пример» {company}")
    for first, second, sources in said:
        making.say("partners_with", first, second, *(f"d{number}" for number in range(sources)))
    return making.done()


def test_each_step_has_its_relationships_and_the_best_sentence_with_its_document(reading: Reading) -> None:
    found = ways(reading, "mysal_college", "aida", most=1)
    assert passed(found) == [("mysal_college", "memo", "aida")]
    for step in found.paths[0].steps:
        best = step.relationships[0]
        assert {best.source, best.target} == {step.source, step.target}
        assert step.sentence
        assert step.document
        assert step.document.copy_of is None
    assert [each.id for each in found.entities] == list(passed(found)[0])
    assert found.reason is None


def test_the_shortest_comes_first_and_among_these_the_one_whose_weakest_step_is_strongest(
    tmp_path: Path,
) -> None:
    made = linked(
        ("a", "b", 5), ("b", "z", 1), ("a", "c", 2), ("c", "z", 3),
        ("a", "d", 9), ("d", "e", 9), ("e", "z", 9),
    )  # fmt: skip
    with made.published(tmp_path).reading() as opened:
        found = ways(opened, "a", "z")
    assert passed(found) == [("a", "c", "z"), ("a", "b", "z"), ("a", "d", "e", "z")]
    assert [(path.weakest.step, path.weakest.sources) for path in found.paths] == [(0, 2), (1, 1), (0, 9)]


def test_what_is_planned_or_ended_is_no_way_unless_asked_for(reading: Reading) -> None:
    assert ("primer", "mysal") not in passed(ways(reading, "primer", "mysal"))
    assert passed(ways(reading, "primer", "mysal", 1, over=ANY)) == [("primer", "mysal")]
    assert passed(ways(reading, "ulgi", "school", over=Over((Status.ENDED,)))) == [("ulgi", "school")]


def test_what_is_denied_is_no_way(reading: Reading) -> None:
    assert ("ulgi", "mysal") not in passed(ways(reading, "ulgi", "mysal", over=ANY))


def test_only_what_enough_documents_say_is_walked(reading: Reading) -> None:
    found = ways(reading, "ulgi", "primer_energy", over=Over(least_sources=2))
    assert passed(found) == [("ulgi", "primer_energy")]
    assert all(each.sources >= 2 for each in found.paths[0].steps[0].relationships)


def test_no_way_leads_over_places_and_sectors(reading: Reading) -> None:
    found = ways(reading, "lonely", "primer")
    assert (found.paths, found.reason) == ((), Reason.NONE)


def test_a_place_may_be_an_end_and_is_walked_over_by_none(reading: Reading) -> None:
    assert passed(ways(reading, "south", "mysal", 1)) == [("south", "mysal")]
    assert passed(ways(reading, "south", "ulgi", 1)) == [("south", "primer", "ulgi")]
    assert ways(reading, "town", "lonely").paths == ()


def test_what_is_known_publicly_is_a_step_without_a_sentence(reading: Reading) -> None:
    step = ways(reading, "town", "north", 1).paths[0].steps[0]
    assert step.relationships[0].authority == "decree"
    assert (step.sentence, step.document) == (None, None)


def test_what_is_left_out_is_not_passed_and_named(reading: Reading) -> None:
    found = ways(reading, "ulgi", "primer", 10, without=["forum", "memo", "nobody", "ulgi"])
    assert [each.id for each in found.excluded] == ["forum", "memo"]
    assert passed(found)
    assert not any({"forum", "memo"} & set(way) for way in passed(found))


def test_it_is_said_if_only_what_is_left_out_connects_two(reading: Reading) -> None:
    found = ways(reading, "chair", "aida", without=["ulgi", "mysal"])
    assert found.reason is Reason.ONLY_THROUGH_EXCLUDED
    assert [each.id for each in found.through] == ["ulgi"]


def test_it_is_said_if_nothing_connects_two(reading: Reading) -> None:
    found = ways(reading, "alone", "ulgi", without=["forum"])
    assert (found.reason, found.paths, found.loosely) == (Reason.NONE, (), None)


def test_it_is_said_if_two_are_too_far_apart(tmp_path: Path) -> None:
    chain = [f"c{number}" for number in range(LONGEST + 2)]
    with linked(*((*pair, 1) for pair in pairwise(chain))).published(tmp_path).reading() as opened:
        assert passed(ways(opened, chain[0], chain[-2])) == [tuple(chain[:-1])]
        assert ways(opened, chain[0], chain[-1]).reason is Reason.TOO_FAR


def test_it_is_said_if_what_is_planned_would_connect_two(reading: Reading) -> None:
    found = ways(reading, "clara", "mysal")
    assert (found.reason, found.loosely) == (Reason.NONE, 2)


def test_a_search_that_takes_too_much_is_given_up_and_says_so(tmp_path: Path) -> None:
    with hub(60, hubs=2).published(tmp_path).reading() as opened:
        found = ways(opened, "company00001", "company00002", most_read=20)
        assert (found.paths, found.reason) == ((), Reason.UNFINISHED)
        assert ways(opened, "company00001", "company00002").reason is None


def test_busy_ones_on_the_way_are_named_the_ends_are_not(tmp_path: Path) -> None:
    with hub(60, hubs=2).published(tmp_path).reading() as opened:
        found = ways(opened, "company00000", "company00001", 2)
        assert [each.id for each in found.hubs] == ["hub", "hub1"]
        assert ways(opened, "hub", "company00001", 1).hubs == ()


def test_the_ends_must_be_two_that_there_are(reading: Reading) -> None:
    with pytest.raises(InputError, match="Both ends are one"):
        ways(reading, "ulgi", "ulgi")
    with pytest.raises(NotFoundError):
        ways(reading, "ulgi", "nobody")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.integers(1, 3)),
        min_size=1,
        max_size=16,
        unique_by=lambda tie: frozenset(tie[:2]),
    ),
    without=st.sets(st.sampled_from("cdefgh"), max_size=2),
)
def test_the_ways_are_the_best_of_all_there_are(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, int]], without: set[str]
) -> None:
    said = [tie for tie in said if tie[0] != tie[1]] or [("a", "b", 1)]
    strength = {frozenset(tie[:2]): tie[2] for tie in said}
    graph: nx.Graph[str] = nx.Graph([tie[:2] for tie in said])
    graph.add_nodes_from("ab")
    graph.remove_nodes_from(without)
    every = nx.all_simple_paths(graph, "a", "b", cutoff=LONGEST)
    ranked = sorted((len(way), -min(strength[frozenset(step)] for step in pairwise(way))) for way in every)
    with linked(*said).published(tmp_path_factory.mktemp("linked")).reading() as opened:
        found = walk(Ground(opened, Over(), ("a", "b")), "a", "b", 4, without).ways
    assert len(set(found)) == len(found)
    assert [(len(way), -min(strength[frozenset(step)] for step in pairwise(way))) for way in found] == ranked[
        :4
    ]
