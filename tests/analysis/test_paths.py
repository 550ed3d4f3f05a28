"""How two things are connected."""

from itertools import pairwise
from random import Random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.networks import Edge, extracted, partners

from kg.analysis.paths import Way, shortest, step_table, why_none


def tie(first: str, second: str, sources: int, confidence: float = 0.9) -> Edge:
    return (first, "partners_with", second, {"sources": sources, "confidence": confidence})


def nodes(way: Way | None) -> list[str]:
    assert way is not None
    return [way.steps[0].start, *(step.end for step in way.steps)]


def test_the_shortest_way_wins_however_weak() -> None:
    assert nodes(shortest(extracted([tie("x", "y", 1), tie("x", "z", 9), tie("z", "y", 9)]), "x", "y")) == [
        "x",
        "y",
    ]


def test_of_ways_of_as_many_steps_the_one_with_the_strongest_weakest_step_wins() -> None:
    graph = extracted([tie("x", "m", 9), tie("m", "y", 1), tie("x", "n", 2), tie("n", "y", 2)])
    way = shortest(graph, "x", "y")
    assert nodes(way) == ["x", "n", "y"]
    assert way is not None
    assert (way.weakest, way.equally_short) == ((2, 0.9), 2)


def test_between_steps_of_as_many_documents_confidence_decides() -> None:
    graph = extracted([tie("x", "m", 1, 0.5), tie("m", "y", 1), tie("x", "n", 1, 0.6), tie("n", "y", 1)])
    assert nodes(shortest(graph, "x", "y")) == ["x", "n", "y"]


def test_of_two_relationships_of_a_pair_the_better_supported_is_shown() -> None:
    way = shortest(extracted([tie("x", "y", 1), ("y", "member_of", "x", {"sources": 4})]), "x", "y")
    assert way is not None
    assert way.steps[0].properties["type"] == "member_of"
    assert not way.steps[0].forwards


def test_what_is_known_publicly_is_no_weak_step() -> None:
    graph = extracted([tie("x", "m", 3), ("m", "succeeded_by", "y", {"sources": 0, "authority": "register"})])
    way = shortest(graph, "x", "y")
    assert way is not None
    assert way.weakest == (3, 0.9)
    rows = list(step_table(graph, way, {}).records())
    assert [row["weakest"] for row in rows] == ["yes", "no"]
    assert rows[1]["document"] == "register"


def test_a_hub_can_be_avoided() -> None:
    graph = extracted(partners("x-m", "m-y", "x-n", "n-o", "o-y"))
    assert nodes(shortest(graph, "x", "y", ["m"])) == ["x", "n", "o", "y"]
    assert shortest(graph, "x", "y", ["m", "n"]) is None
    assert why_none(graph, "x", "y", ["m", "n"]).endswith("X is connected with 0, Y is connected with 1.")


def test_every_step_has_its_sentences_read_in_their_own_direction() -> None:
    graph = extracted([("h1", "holds_role", "x", {"role": "rector", "claims": ["c1", "c2"]})])
    way = shortest(graph, "x", "h1")
    assert way is not None
    said = {claim: {"sentence": f"Sentence {claim}.", "uri": "d"} for claim in ("c1", "c2")}
    rows = list(step_table(graph, way, said).records())
    assert [row["sentence"] for row in rows] == ["Sentence c1.", "Sentence c2."]
    assert [(row["from"], row["to"], row["terms"]) for row in rows] == [("H1", "X", "rector")] * 2


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgx"), st.sampled_from("bcdefgy"), st.integers(1, 3)), max_size=20
    )
)
def test_no_shortest_way_has_a_stronger_weakest_step(drawn: list[tuple[str, str, int]]) -> None:
    graph = extracted([tie(*edge) for edge in drawn if edge[0] != edge[1]], "x", "y")
    way = shortest(graph, "x", "y")
    plain = nx.Graph(graph)
    if way is None:
        assert not nx.has_path(plain, "x", "y")
        return
    best: dict[frozenset[str], int] = {}
    for first, second, properties in graph.edges(data=True):
        ends = frozenset((first, second))
        best[ends] = max(best.get(ends, 0), properties["sources"])
    ways = list(nx.all_shortest_paths(plain, "x", "y"))
    assert way.equally_short == len(ways)
    assert way.weakest[0] == max(min(best[frozenset(ends)] for ends in pairwise(nodes_)) for nodes_ in ways)


def test_the_order_of_the_edges_does_not_matter() -> None:
    edges = partners("x-m", "m-y", "x-n", "n-y", "x-o", "o-y")
    found = set()
    for seed in range(10):
        mixed = edges.copy()
        Random(seed).shuffle(mixed)  # noqa: S311
        found.add(tuple(nodes(shortest(extracted(mixed), "x", "y"))))
    assert found == {("x", "m", "y")}


def test_the_ends_are_never_avoided() -> None:
    assert nodes(shortest(extracted(partners("x-y")), "x", "y", ["x", "y"])) == ["x", "y"]
