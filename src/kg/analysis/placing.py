"""Places the nodes of a picture: a path from left to right, anything else by springs, labels kept apart."""

import math
from collections.abc import Mapping

import networkx as nx

_STEP = 250.0
_APART = (205.0, 96.0)
_ROUNDS = 300
_SEED = 7


def placed(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return where each node goes, in pixels; the same graph is always placed alike.

    The method is that of Fruchterman and Reingold (1991), component by component, largest first; then nodes
    whose labels overlap are pushed apart.
    """
    places: dict[str, tuple[float, float]] = {}
    below = 0.0
    for component in sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes))):
        part = graph.subgraph(component)
        local = _line(part) or _spread(part)
        left, top = (min(place[axis] for place in local.values()) for axis in (0, 1))
        places |= {node: (x - left, y - top + below) for node, (x, y) in local.items()}
        below = max(y for _, y in places.values()) + 1.5 * _APART[1]
    return places


def _line(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]] | None:
    """Place a path from left to right, from its end that comes first; `None` for anything else."""
    ends = [node for node in graph if graph.degree(node) <= 1]
    if not ends or any(degree > 2 for _, degree in graph.degree()):
        return None
    order = nx.dfs_preorder_nodes(graph, ends[0])
    return {node: (_STEP * number, 0.0) for number, node in enumerate(order)}


def _spread(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges()))
    span = _STEP * math.sqrt(len(ordered)) / 1.3
    found = nx.spring_layout(ordered, seed=_SEED, iterations=_ROUNDS, k=2 / math.sqrt(len(ordered)))
    places = {node: (float(x) * span, float(y) * span * 0.7) for node, (x, y) in found.items()}
    return _pushed_apart(places)


def _pushed_apart(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    moved = {node: [x, y] for node, (x, y) in places.items()}
    nodes = sorted(moved)
    for _ in range(_ROUNDS):
        still = True
        for number, one in enumerate(nodes):
            for other in nodes[number + 1 :]:
                gaps = [
                    least - abs(moved[other][axis] - moved[one][axis]) for axis, least in enumerate(_APART)
                ]
                if min(gaps) > 0.5:
                    still = False
                    axis = 0 if gaps[0] / _APART[0] < gaps[1] / _APART[1] else 1
                    push = math.copysign(gaps[axis] / 2, moved[other][axis] - moved[one][axis])
                    moved[one][axis] -= push
                    moved[other][axis] += push
        if still:
            break
    return {node: (x, y) for node, (x, y) in moved.items()}
