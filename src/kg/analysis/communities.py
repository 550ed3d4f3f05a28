"""Which organisations keep together, and whether these groups follow region, sector or type."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import log
from random import Random

import networkx as nx

from kg.analysis.attributes import Values
from kg.analysis.centrality import DIGITS
from kg.model.table import Cell, Table

Groups = dict[str, int]

_SHUFFLES = 20
_EXAMPLES = 3


def communities(network: "nx.Graph[str]", seed: int) -> Groups:
    """Return the group of each organisation, numbered from 1, the largest group first.

    Louvain (Blondel et al., J. Stat. Mech. P10008, 2008) over weighted ties, with a fixed seed.
    """
    names = list(network)
    number = {node: position for position, node in enumerate(names)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    for first, second, tie in network.edges(data=True):
        numbered.add_edge(number[first], number[second], weight=tie["weight"])
    found = nx.community.louvain_communities(numbered, weight="weight", seed=seed)
    groups = sorted((sorted(names[position] for position in group) for group in found), key=_largest_first)
    return {node: number for number, group in enumerate(groups, start=1) for node in group}


def group_table(network: "nx.Graph[str]", groups: Groups) -> Table:
    """Return each group with its size, its best tied members, and its ties within and to other groups."""
    members: dict[int, list[str]] = defaultdict(list)
    for node, group in groups.items():
        members[group].append(node)
    inside, outside = Counter[int](), Counter[int]()
    for first, second in network.edges:
        ends = {groups[first], groups[second]}
        (inside if len(ends) == 1 else outside).update(ends)
    rows = tuple(
        (group, len(nodes), _best_tied(network, nodes), inside[group], outside[group])
        for group, nodes in sorted(members.items())
    )
    return Table(("group", "organisations", "among them", "ties within", "ties to others"), rows)


def member_table(network: "nx.Graph[str]", groups: Groups) -> Table:
    """Return each organisation with its group."""
    rows = [
        (network.nodes[node]["name"], network.nodes[node]["type"], group, node)
        for node, group in groups.items()
    ]
    rows.sort(key=lambda row: (row[2], row[0], row[3]))
    return Table(("name", "type", "group", "id"), tuple(rows))


def modularity(network: "nx.Graph[str]", groups: Groups) -> float:
    """Return the modularity (Newman and Girvan 2004): ties within groups beyond what chance puts there."""
    by_group: dict[int, set[str]] = defaultdict(set)
    for node, group in groups.items():
        by_group[group].add(node)
    return round(float(nx.community.modularity(network, by_group.values(), weight="weight")), DIGITS)


def following(network: "nx.Graph[str]", groups: Groups, values: Values, seed: int) -> tuple[Cell, ...]:
    """Return how far groups and ties follow a property of organisations, over those with one known value.

    In order: of how many it is known; normalised mutual information of groups and values (0 to 1, with the
    arithmetic mean of the entropies); the same on the average of 20 shuffles of the values; assortativity
    (Newman 2003: 1 if ties only join the same, 0 as by chance, below if they join the different).
    """
    known = {node: min(values[node]) for node in network if len(values.get(node, ())) == 1}
    if len(set(known.values())) < 2:
        return (len(known), None, None, None)
    order = list(known)
    labels = [known[node] for node in order]
    theirs = [groups[node] for node in order]
    draw = Random(seed)  # noqa: S311  (a draw that can be repeated, not a secret)
    by_chance = [mutual_information(theirs, draw.sample(labels, len(labels))) for _ in range(_SHUFFLES)]
    return (
        len(known),
        round(mutual_information(theirs, labels), DIGITS),
        round(sum(by_chance) / _SHUFFLES, DIGITS),
        assortativity(network, known),
    )


def mutual_information(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return the normalised mutual information of two labellings of the same things (Danon et al. 2005)."""
    total = len(first)
    one, other, both = Counter(first), Counter(second), Counter(zip(first, second, strict=True))
    shared = sum(
        number / total * log(number * total / (one[left] * other[right]))
        for (left, right), number in both.items()
    )
    spread = (_entropy(one, total) + _entropy(other, total)) / 2
    return shared / spread if spread else 1.0


def assortativity(network: "nx.Graph[str]", known: Mapping[str, str]) -> float | None:
    """Return the assortativity of a property over the ties between organisations of which it is known.

    `None` where there are no such ties, or all their ends are alike, so that chance cannot be told.
    """
    ends = Counter[tuple[str, str]]()
    for first, second in network.edges:
        if first in known and second in known:
            ends[known[first], known[second]] += 1
            ends[known[second], known[first]] += 1
    total = sum(ends.values())
    margin = Counter[str]()
    for (value, _), number in ends.items():
        margin[value] += number
    expected = sum((number / total) ** 2 for number in margin.values())
    if len(margin) < 2:
        return None
    alike = sum(number for (value, other), number in ends.items() if value == other) / total
    return round((alike - expected) / (1 - expected), DIGITS)


def _entropy(counts: Mapping[Hashable, int], total: int) -> float:
    return -sum(number / total * log(number / total) for number in counts.values())


def _best_tied(network: "nx.Graph[str]", nodes: Sequence[str]) -> list[Cell]:
    best = sorted(nodes, key=lambda node: (-network.degree(node), network.nodes[node]["name"], node))
    return [network.nodes[node]["name"] for node in best[:_EXAMPLES]]


def _largest_first(group: list[str]) -> tuple[int, list[str]]:
    return -len(group), group
