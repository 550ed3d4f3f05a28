"""What holds the network together: ties and organisations without which parts of it fall off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from kg.model.table import Cell, Table


def bridges(network: "nx.Graph[str]") -> Table:
    """Return the ties that alone hold a group to the rest, those that hold the most first.

    Each row has the end in the smaller part, then the end in the larger one, and the size of the smaller.
    """
    rows: list[tuple[Cell, ...]] = []
    for tree in _trees(network):
        for inner, outer in tree.bridges():
            below, above = tree.below[inner], tree.size - tree.below[inner]
            (size, small), (_, large) = sorted(((below, inner), (above, outer)))
            rows.append((_name(network, small), _name(network, large), size, small, large))
    rows.sort(key=lambda row: (-_count(row[2]), *map(str, row)))
    return Table(("organisation", "only way to", "cut off without the tie", "id", "to id"), tuple(rows))


def connectors(network: "nx.Graph[str]") -> Table:
    """Return the organisations without which others would be cut off, those that hold the most first.

    What stays with the largest part counts as not cut off.
    """
    rows: list[tuple[Cell, ...]] = []
    for tree in _trees(network):
        for node in tree.organizations():
            parts = tree.parts_without(node)
            if len(parts) > 1:
                rows.append((*_named(network, node), sum(parts) - max(parts), len(parts), node))
    rows.sort(key=lambda row: (-_count(row[2]), -_count(row[3]), str(row[0]), str(row[4])))
    return Table(("name", "type", "cut off without it", "parts without it", "id"), tuple(rows))


def removal(network: "nx.Graph[str]", removed: Iterable[str]) -> Table:
    """Return who would lose all ties, and who would be cut off from the largest part, without some.

    The largest part is that of what the removed, which are in the network, are tied to at whatever distance.
    """
    gone = set(removed)
    rows: list[tuple[Cell, ...]] = []
    for component in nx.connected_components(network):
        if not gone.isdisjoint(component):
            left = network.subgraph(component - gone)
            parts = sorted(
                (sorted(part) for part in nx.connected_components(left)), key=lambda part: (-len(part), part)
            )
            rows += _losses(network, parts)
    rows.sort(key=lambda row: (_count(row[3]), str(row[0]), str(row[5])))
    return Table(("name", "type", "loses", "left with", "ties before", "id"), tuple(rows))


def _losses(network: "nx.Graph[str]", parts: list[list[str]]) -> Iterator[tuple[Cell, ...]]:
    for position, part in enumerate(parts):
        if len(part) == 1:
            yield (*_named(network, part[0]), "all ties", 0, network.degree(part[0]), part[0])
        elif position > 0:
            for node in part:
                ties = network.degree(node)
                yield (*_named(network, node), "the way to the rest", len(part) - 1, ties, node)


@dataclass(frozen=True, slots=True)
class _Tree:
    """One connected part as the tree of its blocks (integers) and organisations (Hopcroft and Tarjan 1973).

    `below` counts the organisations at and under each node of the tree.
    """

    parent: dict[str | int, str | int]
    children: dict[str | int, list[str | int]]
    below: dict[str | int, int]
    size: int

    def organizations(self) -> Iterator[str]:
        return (node for node in self.below if isinstance(node, str))

    def parts_without(self, node: str) -> list[int]:
        parts = [self.below[block] for block in self.children.get(node, ())]
        return [*parts, self.size - self.below[node]] if node in self.parent else parts

    def bridges(self) -> Iterator[tuple[str, str]]:
        """Yield the blocks of a single tie: the end farther from the root, then the other."""
        for block, outer in self.parent.items():
            inner = self.children.get(block, [])
            if isinstance(block, int) and len(inner) == 1:
                yield str(inner[0]), str(outer)


def _trees(network: "nx.Graph[str]") -> Iterator[_Tree]:
    tree: nx.Graph[str | int] = nx.Graph()
    for number, block in enumerate(nx.biconnected_component_edges(network)):
        for first, second in block:
            tree.add_edge(number, str(first))
            tree.add_edge(number, str(second))
    for component in nx.connected_components(tree):
        root = min(node for node in component if isinstance(node, str))
        parent: dict[str | int, str | int] = nx.dfs_predecessors(tree, root)
        children: dict[str | int, list[str | int]] = nx.dfs_successors(tree, root)
        below: dict[str | int, int] = {}
        for node in nx.dfs_postorder_nodes(tree, root):
            own = 1 if isinstance(node, str) else 0
            below[node] = own + sum(below[child] for child in children.get(node, ()))
        yield _Tree(parent, children, below, below[root])


def _named(network: "nx.Graph[str]", node: str) -> tuple[str, str]:
    return network.nodes[node]["name"], network.nodes[node]["type"]


def _name(network: "nx.Graph[str]", node: str) -> str:
    return str(network.nodes[node]["name"])


def _count(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
