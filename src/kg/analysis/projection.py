"""What organisations share, and the pairs that come of it: two-mode networks and their projections."""

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from itertools import combinations
from math import fsum

import networkx as nx

from kg.analysis.centrality import DIGITS
from kg.analysis.ties import agreements, is_organization
from kg.model.table import Cell, Table

Memberships = dict[str, tuple[str, ...]]
Stated = Mapping[frozenset[str], str]


class Shared(StrEnum):
    """What joins organisations that are not said to cooperate."""

    AGREEMENTS = "agreements"
    EVENTS = "events"
    DELEGATIONS = "delegations"
    ALLIANCES = "alliances"
    PEOPLE = "people"


_AT_EVENT = ("organized", "participated_in", "supported")
RELATIONS: Mapping[Shared, tuple[str, ...]] = {
    Shared.AGREEMENTS: ("party_to", "partners_with"),
    Shared.EVENTS: _AT_EVENT,
    Shared.DELEGATIONS: (*_AT_EVENT, "holds_role"),
    Shared.ALLIANCES: ("member_of",),
    Shared.PEOPLE: ("holds_role",),
}
"""Which relations make a two-mode network; stated partnerships are needed beside them for `pairs`."""


def memberships(extracted: "nx.MultiDiGraph[str]", shared: Shared) -> Memberships:
    """Return, by the id of what is shared, the organisations that share it, if two or more do.

    At an event is who organised, supported or took part in it; `delegations` counts as well the bodies in
    which a person who was there holds a role that has not ended. A person joins the bodies in which he or
    she holds a role; only membership in an alliance counts, not in a chamber.
    """
    if shared is Shared.AGREEMENTS:
        return agreements(extracted)
    groups: dict[str, set[str]] = defaultdict(set)
    for source, target, properties in extracted.edges(data=True):
        for organization, group in _places(extracted, shared, source, target, properties["type"]):
            groups[group].add(organization)
    return {key: tuple(sorted(groups[key])) for key in sorted(groups) if len(groups[key]) > 1}


def projected(extracted: "nx.MultiDiGraph[str]", groups: Memberships) -> "nx.Graph[str]":
    """Return the pairs of organisations that share something, nodes and pairs in order of id.

    What n share weighs 1/(n-1) in each pair (Newman 2001), so that the weights of an organisation add up to
    the number of groups it is in. Nodes have `name` and `type`, pairs `weight` and `shared`, the ids.
    """
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for group, members in groups.items():
        for pair in combinations(members, 2):
            shared[pair].append(group)
    network: nx.Graph[str] = nx.Graph()
    for node in sorted({member for members in groups.values() for member in members}):
        network.add_node(node, name=extracted.nodes[node]["name"], type=extracted.nodes[node]["type"])
    for pair in sorted(shared):
        weight = fsum(1 / (len(groups[group]) - 1) for group in shared[pair])
        network.add_edge(*pair, weight=weight, shared=shared[pair])
    return network


def pair_count(groups: Memberships) -> int:
    """Return how many pairs all groups have together, which is what projecting them costs."""
    return sum(len(members) * (len(members) - 1) // 2 for members in groups.values())


def pairs(extracted: "nx.MultiDiGraph[str]", network: "nx.Graph[str]", stated: Stated, least: int) -> Table:
    """Return the pairs that share at least so much, most first, and what is stated between them."""
    rows: list[tuple[Cell, ...]] = []
    for ends in network.edges:
        first, second = sorted(ends, key=lambda node: (network.nodes[node]["name"], node))
        pair = network.edges[ends]
        if len(pair["shared"]) >= least:
            what: list[Cell] = sorted(extracted.nodes[group].get("name", group) for group in pair["shared"])
            names = (network.nodes[first]["name"], network.nodes[second]["name"])
            between = stated.get(frozenset(ends), "nothing")
            rows.append((*names, len(what), between, what, round(pair["weight"], DIGITS), first, second))
    rows.sort(key=lambda row: (-_number(row[2]), -_number(row[5]), *map(str, (*row[:2], *row[6:]))))
    columns = ("organisation", "with", "in common", "stated between them", "what", "weight", "id", "with id")
    return Table(columns, tuple(rows))


def stated_between(extracted: "nx.MultiDiGraph[str]", partnerships: "nx.Graph[str]") -> Stated:
    """Return for pairs of organisations whether they are partners, or one is a part of the other."""
    parts = {
        frozenset((source, target)): "one is part of the other"
        for source, target, properties in extracted.edges(data=True)
        if properties["type"] == "part_of"
    }
    return {**parts, **{frozenset(ends): "partnership" for ends in partnerships.edges}}


def members(extracted: "nx.MultiDiGraph[str]", groups: Memberships) -> Table:
    """Return the two-mode network: each organisation beside what it shares, with how many share it."""
    rows = [
        (
            extracted.nodes[member]["name"],
            extracted.nodes[member]["type"],
            extracted.nodes[group].get("name", group),
            len(groups[group]),
            member,
            group,
        )
        for group in groups
        for member in groups[group]
    ]
    rows.sort(key=lambda row: (row[2], row[5], row[0], row[4]))
    return Table(("organisation", "type", "shares", "shared by", "id", "shared id"), tuple(rows))


def _places(
    extracted: "nx.MultiDiGraph[str]", shared: Shared, source: str, target: str, relation: str
) -> list[tuple[str, str]]:
    """Return the memberships, each an organisation and a group, that one relationship makes."""
    if relation not in RELATIONS[shared]:
        return []
    match shared:
        case Shared.PEOPLE:
            return [(target, source)]
        case Shared.ALLIANCES if extracted.nodes[target]["type"] != "Alliance":
            return []
        case Shared.DELEGATIONS if relation == "holds_role":
            return []
        case Shared.DELEGATIONS if extracted.nodes[source]["type"] == "Person":
            return [(body, target) for body in _bodies(extracted, source)]
    return [(source, target)] if is_organization(extracted, source) else []


def _bodies(extracted: "nx.MultiDiGraph[str]", person: str) -> list[str]:
    return [
        body
        for _, body, properties in extracted.out_edges(person, data=True)
        if properties["type"] == "holds_role" and properties["status"] == "actual"
    ]


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0.0
