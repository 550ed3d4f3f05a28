"""Small extracted graphs to measure, written as the relationships they hold."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from kg.analysis.ties import ties

Edge = tuple[str, str, str, dict[str, Any]]
_TYPES = {"a": "Agreement", "v": "Event", "h": "Person", "p": "Place", "s": "Sector", "l": "Alliance"}


def extracted(edges: Iterable[Edge], *lone: str) -> "nx.MultiDiGraph[str]":
    """A graph of source, relation, target and properties; an id's first letter tells its type.

    Ids that begin with a, v, h, p, s and l are of an agreement, event, human, place, sector and alliance,
    with f of a firm, with k of a college, with u of a unit; any other is of a university.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(revision=1, rules="")
    edges = list(edges)
    for node in [*lone, *(end for source, _, target, _ in edges for end in (source, target))]:
        others = {"f": "Company", "k": "College", "u": "Unit"}
        type_ = _TYPES.get(node[0]) or others.get(node[0], "University")
        graph.add_node(node, name=node.upper(), type=type_, names=[node.upper()])
    for number, (source, relation, target, properties) in enumerate(edges):
        stated = {"status": "actual", "sources": 1, "confidence": 0.9, "claims": [f"c{number}"], **properties}
        graph.add_edge(source, target, f"r{number:03}", **stated, type=relation)
    return graph


def partners(*pairs: str) -> list[Edge]:
    """Partnerships between the ends of pairs such as `x-y`."""
    return [(*_ends(pair), {}) for pair in pairs]


def parties(agreement: str, members: Sequence[str]) -> list[Edge]:
    """An agreement of these parties, with the partnerships that derive from it."""
    derived = [
        (first, "partners_with", second, {"agreement": agreement, "kind": "memorandum"})
        for at, first in enumerate(members)
        for second in members[at + 1 :]
    ]
    return [*((member, "party_to", agreement, {}) for member in members), *derived]


def network(*pairs: str) -> "nx.Graph[str]":
    """The ties of partnerships."""
    return ties(extracted(partners(*pairs)))


def cliques() -> "nx.Graph[str]":
    """Two cliques of four, x1 to x4 and y1 to y4, with one tie between x1 and y1."""
    inside = [f"{side}{one}-{side}{two}" for side in "xy" for one in range(1, 5) for two in range(one + 1, 5)]
    return network(*inside, "x1-y1")


@st.composite
def networks(draw: st.DrawFn) -> "nx.Graph[str]":
    """Networks of up to ten organisations with a tie or more."""
    bodies = [f"x{number}" for number in range(10)]
    pairs = draw(
        st.lists(st.tuples(st.sampled_from(bodies), st.sampled_from(bodies)), min_size=1, max_size=18)
    )
    return network("x0-x1", *(f"{one}-{two}" for one, two in pairs if one != two))


@st.composite
def agreements(draw: st.DrawFn) -> list[Edge]:
    """Agreements of one to six of seven organisations."""
    bodies = [f"x{number}" for number in range(7)]
    drawn = draw(st.lists(st.lists(st.sampled_from(bodies), min_size=1, max_size=6, unique=True), max_size=6))
    return [edge for number, members in enumerate(drawn) for edge in parties(f"a{number}", sorted(members))]


def _ends(pair: str) -> tuple[str, str, str]:
    first, _, second = pair.partition("-")
    return first, "partners_with", second


def column(rows: Iterator[dict[str, Any]], key: str, value: str) -> dict[Any, Any]:
    """One column of a table by another."""
    return {row[key]: row[value] for row in rows}
