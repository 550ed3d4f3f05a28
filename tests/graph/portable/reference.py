"""Answers to some portable queries, computed from the dataset itself by looking at everything."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from kg.model import Relationship, Snapshot, Status

Rows = list[list[Any]]


def _between(snapshot: Snapshot, *types: str) -> list[Relationship]:
    return [edge for edge in snapshot.relationships if edge.type in types]


def _partnerships(snapshot: Snapshot) -> list[Relationship]:
    return _between(snapshot, "partners_with")


def _ends(edges: list[Relationship]) -> Iterator[tuple[str, Relationship, str]]:
    """Yield each edge from either end."""
    for edge in edges:
        yield edge.source, edge, edge.target
        yield edge.target, edge, edge.source


def _walks(edges: list[Relationship], start: str, longest: int) -> Iterator[list[str]]:
    """Yield the nodes of each walk from a node that uses no edge twice and has at most so many edges."""
    waiting: list[tuple[list[str], set[str]]] = [([start], set())]
    while waiting:
        nodes, used = waiting.pop()
        for source, edge, target in _ends(edges):
            if source == nodes[-1] and edge.id not in used and len(used) < longest:
                yield [*nodes, target]
                waiting.append(([*nodes, target], used | {edge.id}))


def _neighbours(snapshot: Snapshot, node: str) -> set[str]:
    return {target for source, _, target in _ends(_partnerships(snapshot)) if source == node}


def _types(snapshot: Snapshot, *labels: str) -> set[str]:
    return {entity.id for entity in snapshot.entities if entity.type in labels}


def types_by_frequency(snapshot: Snapshot) -> Rows:
    others = {"Person", "LegalAct", "Agreement", "Event", "Place"}
    counted = Counter(entity.type for entity in snapshot.entities if entity.type not in others)
    return [[type_, n] for type_, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def sum_least_and_greatest(snapshot: Snapshot) -> Rows:
    edges = _partnerships(snapshot)
    confidences, since = (
        [edge.confidence for edge in edges],
        [str(edge.since) for edge in edges if edge.since],
    )
    sources = sum(edge.sources for edge in edges)
    return [[sum(confidences), min(confidences), max(confidences), sources, min(since), max(since)]]


def beginnings_by_year(snapshot: Snapshot) -> Rows:
    counted = Counter(str(edge.since.year) for edge in snapshot.relationships if edge.since)
    return [[year, n] for year, n in sorted(counted.items())]


def who_has_most_edges(snapshot: Snapshot) -> Rows:
    degrees = Counter(source for source, _, _ in _ends(list(snapshot.relationships)))
    return [[id_, n] for id_, n in sorted(degrees.items(), key=lambda item: (-item[1], item[0]))[:5]]


def edges_by_type_and_status(snapshot: Snapshot) -> Rows:
    counted = Counter(
        (edge.type.upper(), edge.status.value)
        for edge in snapshot.relationships
        if edge.status is not Status.ACTUAL
    )
    return [[type_, status, n] for (type_, status), n in counted.items()]


def triangles(snapshot: Snapshot) -> Rows:
    nodes = sorted({source for source, _, _ in _ends(_partnerships(snapshot))})
    return [
        list(three) for three in combinations(nodes, 3)
        if all(b in _neighbours(snapshot, a) for a, b in combinations(three, 2))
    ]  # fmt: skip


def in_force_on_a_day(snapshot: Snapshot) -> Rows:
    day = "2024-06-30"
    return [
        [edge.id] for edge in _partnerships(snapshot)
        if (not edge.since or str(edge.since) <= day) and (not edge.until or str(edge.until) >= day)
    ]  # fmt: skip


def partners_of_partners(snapshot: Snapshot) -> Rows:
    near = _neighbours(snapshot, "u1")
    far = {far for partner in near for far in _neighbours(snapshot, partner)}
    return [[id_] for id_ in far - near - {"u1"}]


def distances(snapshot: Snapshot) -> Rows:
    lengths: dict[str, int] = {}
    for nodes in _walks(_between(snapshot, "partners_with", "part_of"), "d1", 9):
        lengths[nodes[-1]] = min(lengths.get(nodes[-1], 9), len(nodes) - 1)
    return [[id_, length] for id_, length in lengths.items() if id_ != "d1"]


def all_shortest_paths(snapshot: Snapshot) -> Rows:
    edges = _between(snapshot, "partners_with", "member_of")
    found = [nodes for nodes in _walks(edges, "k2", 8) if nodes[-1] == "a1"]
    return [[nodes] for nodes in found if len(nodes) == min(map(len, found))]


def shortest_path_over_actual_edges(snapshot: Snapshot) -> Rows:
    edges = [
        edge for edge in _between(snapshot, "partners_with", "member_of") if edge.status is Status.ACTUAL
    ]
    return [[min((nodes for nodes in _walks(edges, "c1", 5) if nodes[-1] == "a1"), key=len)]]


def shortest_path_round_some_nodes(snapshot: Snapshot) -> Rows:
    shunned = _types(snapshot, "Agreement", "Alliance")
    walks = _walks(_between(snapshot, "party_to", "member_of", "partners_with"), "k3", 5)
    return [[min((nodes for nodes in walks if nodes[-1] == "u1" and not shunned & {*nodes}), key=len)]]


def walks_of_a_triangle(snapshot: Snapshot) -> Rows:
    return [[id_, n] for id_, n in _ends_of_walks(snapshot, "t1", 3).items()]


def walks_round_parallel_edges(snapshot: Snapshot) -> Rows:
    return [[id_, n] for id_, n in _ends_of_walks(snapshot, "k1", 4).items()]


def _ends_of_walks(snapshot: Snapshot, start: str, longest: int) -> Counter[str]:
    return Counter(nodes[-1] for nodes in _walks(_partnerships(snapshot), start, longest))


def condition_at_each_hop(snapshot: Snapshot) -> Rows:
    actual = [edge for edge in _partnerships(snapshot) if edge.status is Status.ACTUAL]
    return [[id_] for id_ in {nodes[-1] for nodes in _walks(actual, "c1", 4)}]


def a_union_inside_a_call(snapshot: Snapshot) -> Rows:
    members = {edge.source for edge in _between(snapshot, "member_of")}
    return [[id_] for id_ in (_neighbours(snapshot, "u2") | members) - {"u2"}]


COMPUTED: dict[str, Callable[[Snapshot], Rows]] = {
    "types-by-frequency": types_by_frequency,
    "sum-least-and-greatest": sum_least_and_greatest,
    "beginnings-by-year": beginnings_by_year,
    "who-has-most-edges": who_has_most_edges,
    "edges-by-type-and-status": edges_by_type_and_status,
    "triangles": triangles,
    "in-force-on-a-day": in_force_on_a_day,
    "partners-of-partners": partners_of_partners,
    "distances": distances,
    "all-shortest-paths": all_shortest_paths,
    "the-shortest-path-over-actual-edges": shortest_path_over_actual_edges,
    "the-shortest-path-by-a-condition-at-each-hop": shortest_path_over_actual_edges,
    "the-shortest-path-round-some-nodes": shortest_path_round_some_nodes,
    "walks-that-use-an-edge-once": walks_of_a_triangle,
    "walks-of-a-quantified-relationship": walks_round_parallel_edges,
    "a-condition-at-each-hop": condition_at_each_hop,
    "a-union-inside-a-call": a_union_inside_a_call,
}
