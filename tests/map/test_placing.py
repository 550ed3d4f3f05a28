"""Where entities go in a picture: what is there stays, nothing overlaps, and chance has no part in it."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.map.placing import Arrangement, Point, placed

WIDE, HIGH = 140.0, 60.0
"""The room of an entity with its label of two lines."""

Ties = Collection[tuple[str, str]]


def first(added: Sequence[str], ties: Ties, around: str | None = None) -> dict[str, Point]:
    return placed({}, added, ties, around, Arrangement.AROUND)


def star(leaves: int, middle: str = "middle", letter: str = "n") -> list[tuple[str, str]]:
    return [(middle, f"{letter}{number}") for number in range(leaves)]


def names(ties: Ties) -> list[str]:
    return list(dict.fromkeys(end for tie in ties for end in tie))


def overlapping(places: Mapping[str, Point]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in combinations(sorted(places), 2)
        if abs(places[one][0] - places[other][0]) < WIDE and abs(places[one][1] - places[other][1]) < HIGH
    ]


def crossings(places: Mapping[str, Point], ties: Ties) -> int:
    lines = {(min(tie), max(tie)) for tie in ties}
    return sum(
        crossing(*(places[end] for end in (*one, *other)))
        for one, other in combinations(sorted(lines), 2)
        if not {*one} & {*other}
    )


def crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(one: Point, two: Point, seen: Point) -> float:
        return (two[0] - one[0]) * (seen[1] - one[1]) - (two[1] - one[1]) * (seen[0] - one[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def run_over(places: Mapping[str, Point], ties: Ties, least: float = 14.0) -> list[tuple[str, str, str]]:
    """Return ties that run over an entity, with it."""
    return [
        (one, other, seen)
        for one, other in ties
        for seen in places
        if seen not in (one, other) and distance(places[seen], places[one], places[other]) < least
    ]


def distance(place: Point, start: Point, end: Point) -> float:
    (x, y), (a, b), (c, d) = place, start, end
    length = (c - a) ** 2 + (d - b) ** 2
    share = min(1.0, max(0.0, ((x - a) * (c - a) + (y - b) * (d - b)) / length)) if length else 0.0
    return float(((a + share * (c - a) - x) ** 2 + (b + share * (d - b) - y) ** 2) ** 0.5)


def random_ties(entities: int, more: int, seed: int) -> list[tuple[str, str]]:
    chance = random.Random(seed)  # noqa: S311
    tree = [(f"e{chance.randrange(number)}", f"e{number}") for number in range(1, entities)]
    return [
        *tree,
        *((f"e{chance.randrange(entities)}", f"e{chance.randrange(entities)}") for _ in range(more)),
    ]


@pytest.mark.parametrize("leaves", [1, 2, 3, 4, 7, 12, 24, 40, 60])
def test_neighbours_stand_around_the_middle_with_room_for_their_names(leaves: int) -> None:
    ties = star(leaves)
    places = first(names(ties), ties, "middle")
    assert places["middle"] == (0, 0)
    assert not overlapping(places)
    assert not run_over(places, ties)


def test_a_first_picture_is_wider_than_high_and_not_scattered() -> None:
    places = first(names(star(12)), star(12), "middle")
    across, down = (max(each) - min(each) for each in zip(*places.values(), strict=True))
    assert down < across < 900


def test_many_neighbours_stand_on_several_rings() -> None:
    places = first(names(star(60)), star(60), "middle")
    heights = {
        round((x / 172) ** 2 + (y / 112) ** 2, 1) for name, (x, y) in places.items() if name != "middle"
    }
    assert len(heights) > 1
    assert max(x for x, _ in places.values()) < 1000


def test_neighbours_tied_with_each_other_stand_side_by_side() -> None:
    ties = [*star(12), ("n0", "n6"), ("n3", "n9")]
    places = first(names(ties), ties, "middle")
    assert crossings(places, ties) == 0
    for one, other in (("n0", "n6"), ("n3", "n9")):
        nearest = sorted(star(12), key=lambda tie: abs(complex(*places[tie[1]]) - complex(*places[one])))
        assert other in [leaf for _, leaf in nearest[1:3]]


def test_what_is_fixed_comes_back_unchanged_to_the_bit() -> None:
    fixed = {"a": (0.1 + 0.2, -1e-17), "b": (3.3333333333333335, 1 / 7), "c": (5e6, -5e6)}
    places = placed(fixed, ["b", "d", "e"], [("a", "d"), ("d", "e"), ("b", "e")], "a", Arrangement.AROUND)
    assert {name: places[name] for name in fixed} == fixed
    assert str(places["a"][1]) == "-1e-17"
    assert places.keys() == {"a", "b", "c", "d", "e"}


@pytest.mark.parametrize("fresh", [1, 3, 8, 20, 50])
def test_expanding_moves_nothing_and_covers_nothing(fresh: int) -> None:
    before = first(names(star(12)), star(12), "middle")
    ties = [*star(12), *star(fresh, "n1", "m")]
    places = placed(before, [f"m{at}" for at in range(fresh)], ties, "n1", Arrangement.AROUND)
    assert {name: places[name] for name in before} == before
    assert not overlapping(places)
    if fresh <= 8:
        assert crossings(places, ties) == 0
        assert not run_over(places, ties)


def test_what_is_added_fans_out_away_from_what_is_there() -> None:
    before = first(names(star(12)), star(12), "middle")
    rightmost = max(before, key=lambda name: before[name])
    ties = [*star(12), *star(5, rightmost, "m")]
    places = placed(before, [f"m{at}" for at in range(5)], ties, rightmost, Arrangement.AROUND)
    assert all(places[f"m{at}"][0] > before[rightmost][0] for at in range(5))
    assert all(abs(complex(*places[f"m{at}"]) - complex(*before[rightmost])) < 400 for at in range(5))


def test_what_is_tied_to_several_goes_between_them() -> None:
    fixed = {"left": (-400.0, 0.0), "right": (400.0, 0.0)}
    places = placed(fixed, ["new"], [("left", "new"), ("new", "right")], None, Arrangement.AROUND)
    assert -250 < places["new"][0] < 250


def test_a_chain_between_two_that_are_there_is_strung_between_them() -> None:
    fixed = {"left": (-600.0, 0.0), "right": (600.0, 0.0)}
    chain = list(pairwise(["left", "a", "b", "c", "right"]))
    places = placed(fixed, ["c", "a", "b"], chain, None, Arrangement.PATH)
    assert -600 < places["a"][0] < places["b"][0] < places["c"][0] < 600


def test_what_is_tied_to_nothing_goes_beside_the_picture() -> None:
    before = first(names(star(12)), star(12), "middle")
    places = placed(before, ["alone", "too"], star(12), None, Arrangement.AROUND)
    assert not overlapping(places)
    assert all(places[new][0] > max(x for x, _ in before.values()) for new in ("alone", "too"))


def test_a_path_leads_from_left_to_right() -> None:
    order = ["start", "b", "a", "end"]
    places = placed({}, order, list(pairwise(order)), None, Arrangement.PATH)
    assert sorted(order, key=lambda name: places[name][0]) == order
    assert len({y for _, y in places.values()}) == 1
    assert all(places[two][0] - places[one][0] >= WIDE for one, two in pairwise(order))


def test_paths_lie_one_under_the_other_and_what_they_share_is_there_once() -> None:
    paths = ["sat", "sbct", "sbdt", "sefct"]
    ties = [tie for path in paths for tie in pairwise(path)]
    places = placed({}, list("sabcdeft"), ties, None, Arrangement.PATH)
    assert places["s"][0] == min(x for x, _ in places.values())
    assert places["t"][0] == max(x for x, _ in places.values())
    for path in paths:
        assert [places[name][0] for name in path] == sorted(places[name][0] for name in path)
    assert crossings(places, ties) == 0
    assert not overlapping(places)
    assert not run_over(places, ties)


def test_a_direct_tie_runs_over_nothing_on_longer_paths() -> None:
    ties = [("s", "t"), ("s", "a"), ("a", "t")]
    places = placed({}, ["s", "a", "t"], ties, "s", Arrangement.PATH)
    assert not run_over(places, ties)


def test_what_two_have_in_common_is_between_them() -> None:
    shared = [f"s{number}" for number in range(9)]
    ties = [(one, other) for one in ("left", "right") for other in shared]
    places = placed({}, ["left", "right", *shared], ties, None, Arrangement.SHARED)
    assert all(places["left"][0] < places[each][0] < places["right"][0] for each in shared)
    assert crossings(places, ties) == 0
    assert not overlapping(places)


def test_what_three_have_in_common_is_within_them() -> None:
    chosen = ["one", "two", "three"]
    shared = {"a": chosen, "b": chosen, "c": chosen[:2], "d": chosen[1:], "e": chosen[::2]}
    ties = [(one, other) for other, those in shared.items() for one in those]
    places = placed({}, [*chosen, *shared], ties, None, Arrangement.SHARED)
    low, high = (min(places[name][1] for name in chosen), max(places[name][1] for name in chosen))
    assert all(low <= places[each][1] <= high for each in shared)
    assert not overlapping(places)
    assert not run_over(places, ties)


def test_what_hangs_together_is_apart_from_what_does_not() -> None:
    ties = [*star(5, "one", "a"), *star(5, "two", "b")]
    places = first(names(ties), ties)
    groups = [
        [places[name] for name in names(star(5, one, few))] for one, few in (("one", "a"), ("two", "b"))
    ]

    def separate(axis: int) -> bool:
        one, other = ([place[axis] for place in group] for group in groups)
        return max(one) < min(other) or max(other) < min(one)

    assert separate(0) or separate(1)


@pytest.mark.parametrize("seed", range(5))
def test_trees_hardly_cross_themselves(seed: int) -> None:
    ties = random_ties(30, 0, seed)
    places = first(names(ties), ties)
    assert crossings(places, ties) <= 2
    assert not overlapping(places)
    assert not run_over(places, ties)


def test_a_grid_is_seen_as_one() -> None:
    ties = [
        ((across, down), (across + right, down + below))
        for across in range(5)
        for down in range(4)
        for right, below in ((1, 0), (0, 1))
        if across + right < 5 and down + below < 4
    ]
    named = [(f"{one}", f"{other}") for one, other in ties]
    places = first(names(named), named)
    assert crossings(places, named) == 0
    assert not overlapping(places)


@pytest.mark.parametrize(("entities", "more"), [(40, 12), (40, 40), (150, 80)])
def test_names_never_overlap_in_pictures_of_the_usual_size(entities: int, more: int) -> None:
    ties = random_ties(entities, more, entities + more)
    places = first(names(ties), ties)
    assert not overlapping(places)
    assert len(places) == entities


@pytest.mark.parametrize("around", [None, "e0"])
def test_of_a_thousand_entities_none_covers_another(around: str | None) -> None:
    ties = random_ties(1000, 500, 3)
    places = first(names(ties), ties, around)
    ordered = sorted(places.values())
    assert len(set(ordered)) == 1000
    assert all(
        abs(one[1] - other[1]) > 30
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 : at + 60]
        if other[0] - one[0] < 40
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_picture_is_whole_and_no_two_new_entities_lie_on_each_other(data: st.DataObject) -> None:
    ids = st.sampled_from([f"id{number}" for number in range(14)])
    coordinate = st.floats(-3000, 3000)
    fixed = data.draw(st.dictionaries(ids, st.tuples(coordinate, coordinate), max_size=4))
    added = data.draw(st.lists(ids, max_size=12))
    ties = data.draw(st.sets(st.tuples(ids, ids), max_size=24))
    around = data.draw(st.none() | ids)
    places = placed(fixed, added, ties, around, data.draw(st.sampled_from(Arrangement)))
    assert places.keys() == {*fixed, *added}
    assert {name: places[name] for name in fixed} == fixed
    new = {name: place for name, place in places.items() if name not in fixed}
    assert not overlapping(new)
    assert all(not overlapping({name: new[name], other: fixed[other]}) for name in new for other in fixed)


def test_the_order_of_a_set_and_the_seed_of_hashes_change_nothing() -> None:
    program = (
        "import json, random; from kg.map.placing import placed, Arrangement\n"
        "ties = {(f'e{a}', f'e{b}') for a in range(40) for b in (a // 2, a // 3, a - 7) if b >= 0}\n"
        "names = [f'e{a}' for a in range(40)]\n"
        "first = placed({}, names[:20], ties, 'e0', Arrangement.AROUND)\n"
        "more = placed(first, names[20:], frozenset(ties), 'e3', Arrangement.AROUND)\n"
        "free = placed({}, names, ties, None, Arrangement.AROUND)\n"
        "print(json.dumps([more, free], sort_keys=True))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert len(json.loads(answers.pop())[0]) == 40
