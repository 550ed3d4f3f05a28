"""Who is tied to whom: the multigraph of relationships as one weighted tie for each pair of organisations."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import fsum

import networkx as nx

from kg.analysis.subgraph import Properties, Selection
from kg.model.vocabulary import ORGANIZATION, VOCABULARY

RELATIONS = ("partners_with", "party_to")
"""What makes a tie unless other relations are asked for: partnerships, and being party to one agreement."""

PROPERTIES = Properties(("name", "type"), ("status", "kind", "agreement", "sources"))
"""What ties and what is shared are made of."""

Pair = tuple[str, str]


def ties(extracted: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """Return the organisations that are tied, and a weight on each tie; nodes and ties are in order of id.

    An agreement of n parties weighs 1/(n-1) in each of its pairs (Newman, Phys. Rev. E 64, 016132, 2001), so
    that it counts once for each party, however many sign. A partnership without an agreement weighs 1 for
    each kind, unless an agreement of that kind joins the two; one of no stated kind weighs only where the two
    have nothing else. Any other relation between two organisations weighs 1. The status of what is selected
    does not change its weight.

    Nodes have `name` and `type`, ties `weight`. The attribute `untied` of the result counts the
    organisations without a tie.
    """
    weights: dict[Pair, list[float]] = defaultdict(list)
    for parties in agreements(extracted).values():
        for pair in combinations(parties, 2):
            weights[pair].append(1 / (len(parties) - 1))
    direct = {(first, second, relation) for first, second, relation, _ in _between_organizations(extracted)}
    for first, second, relation in sorted(direct):
        if relation not in RELATIONS:
            weights[first, second].append(1.0)
    for pair, kinds in _without_agreement(extracted).items():
        weights[pair] += [1.0] * (kinds or int(not weights[pair]))
    return _network(extracted, weights)


def agreements(extracted: "nx.MultiDiGraph[str]") -> dict[str, tuple[str, ...]]:
    """Return the parties of each agreement that has two or more, both in order of id."""
    parties: dict[str, set[str]] = defaultdict(set)
    for source, target, properties in extracted.edges(data=True):
        if properties["type"] == "party_to" and is_organization(extracted, source):
            parties[target].add(source)
        elif properties["type"] == "partners_with" and properties.get("agreement"):
            parties[properties["agreement"]] |= {source, target}
    return {key: tuple(sorted(parties[key])) for key in sorted(parties) if len(parties[key]) > 1}


def selected(extracted: "nx.MultiDiGraph[str]", selection: Selection) -> "nx.MultiDiGraph[str]":
    """Return all entities with those relationships that the selection takes; its `around` is left aside."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph(**extracted.graph)
    for node, properties in extracted.nodes(data=True):
        kept.add_node(node, **properties)
    for source, target, key, properties in extracted.edges(keys=True, data=True):
        if (
            properties["type"] in selection.relations
            and properties["status"] in selection.statuses
            and properties["sources"] >= selection.least_sources
        ):
            kept.add_edge(source, target, key, **properties)
    return kept


def is_organization(extracted: "nx.MultiDiGraph[str]", entity: str) -> bool:
    """Tell whether an entity of the extracted graph is one of the kinds of organisation."""
    type_ = VOCABULARY.entity_types.get(extracted.nodes[entity].get("type", ""))
    return type_ is not None and type_.parent == ORGANIZATION


def surroundings(network: "nx.Graph[str]", centre: str, hops: int) -> "nx.Graph[str]":
    """Return what is at most so many ties away from an organisation of the network."""
    near = nx.single_source_shortest_path_length(network, centre, cutoff=hops)
    return ordered(network, set(near))


def ordered(network: "nx.Graph[str]", kept: set[str]) -> "nx.Graph[str]":
    """Return the part of a network between the nodes kept, nodes and ties in order of id."""
    part: nx.Graph[str] = nx.Graph(**network.graph)
    part.add_nodes_from((node, network.nodes[node]) for node in sorted(kept))
    part.add_edges_from(
        (first, second, network.edges[first, second])
        for first, second in sorted(_pair(*ends) for ends in network.edges if kept.issuperset(ends))
    )
    return part


def _network(extracted: "nx.MultiDiGraph[str]", weights: dict[Pair, list[float]]) -> "nx.Graph[str]":
    tied = {organization for pair in weights for organization in pair}
    untied = sum(1 for node in extracted if node not in tied and is_organization(extracted, node))
    network: nx.Graph[str] = nx.Graph(untied=untied)
    for node in sorted(tied):
        network.add_node(node, name=extracted.nodes[node]["name"], type=extracted.nodes[node]["type"])
    for pair in sorted(weights):
        network.add_edge(*pair, weight=fsum(weights[pair]))
    return network


def _without_agreement(extracted: "nx.MultiDiGraph[str]") -> dict[Pair, int]:
    """Return how many kinds of partnership without an agreement of the kind each pair of partners has."""
    loose: dict[Pair, set[str]] = defaultdict(set)
    agreed: dict[Pair, set[str]] = defaultdict(set)
    for source, target, relation, (kind, agreement) in _between_organizations(extracted):
        if relation == "partners_with":
            chosen = agreed if agreement else loose
            chosen[source, target] |= {kind} if kind else set()
    return {pair: len(loose[pair] - agreed[pair]) for pair in sorted(loose)}


def _between_organizations(
    extracted: "nx.MultiDiGraph[str]",
) -> Iterator[tuple[str, str, str, tuple[str, str]]]:
    """Yield the two ends in order of id, the relation, and the kind and agreement, empty if there is none."""
    for source, target, properties in extracted.edges(data=True):
        ends = _pair(source, target)
        if source != target and all(is_organization(extracted, end) for end in ends):
            terms = (properties.get("kind") or "", properties.get("agreement") or "")
            yield *ends, properties["type"], terms


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)
