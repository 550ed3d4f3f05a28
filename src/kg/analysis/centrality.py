"""Who has many ties, and who stands between others: measures of a single organisation's place."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import networkx as nx

from kg.analysis.cost import Estimate, Step, crowded, size
from kg.model.table import Cell, Table

DIGITS = 6
"""Scores are rounded to so many digits after the point, for their last bits differ between machines."""

_DAMPING = 0.85
_ROUNDS = 200
_TOLERANCE = 1e-7


class Measure(StrEnum):
    """What is measured of an organisation, under the name of its column."""

    PARTNERS = "partners"
    WEIGHT = "agreements"
    STANDING = "standing"
    BETWEEN = "between"
    CORE = "core"
    CONSTRAINT = "constraint"


def estimates(network: "nx.Graph[str]", measures: Sequence[Measure], pivots: int) -> tuple[Estimate, ...]:
    """Return what the measures would cost, with betweenness from so many pivots."""
    everything = size(network)
    costs = {
        Measure.STANDING: Estimate(Step.STANDING, everything),
        Measure.BETWEEN: Estimate(Step.BETWEENNESS, pivots * crowded(network)),
        Measure.CORE: Estimate(Step.CORES, everything),
        Measure.CONSTRAINT: Estimate(Step.CONSTRAINT, sum(degree**2 for _, degree in network.degree())),
    }
    return tuple(costs[measure] for measure in measures if measure in costs)


def centrality(network: "nx.Graph[str]", measures: Sequence[Measure], pivots: int, seed: int) -> Table:
    """Return the organisations with the measures, those with the most of the first measure at the top.

    Constraint goes the other way: the least constrained come first. With as many pivots as organisations,
    betweenness is exact; with fewer, it is estimated from paths out of pivots that are drawn with the seed
    (Brandes and Pich, Int. J. Bifurcation and Chaos 17, 2007).
    """
    scores = {measure: score(network, measure, pivots, seed) for measure in measures}
    first = scores[measures[0]]
    sign = 1 if measures[0] is Measure.CONSTRAINT else -1
    order = sorted(
        network, key=lambda node: (sign * round(first[node], DIGITS), network.nodes[node]["name"], node)
    )
    rows = tuple(
        (
            network.nodes[node]["name"],
            network.nodes[node]["type"],
            *(_rounded(scores[measure][node]) for measure in measures),
            node,
        )
        for node in order
    )
    return Table(("name", "type", *(measure.value for measure in measures), "id"), rows)


def score(network: "nx.Graph[str]", measure: Measure, pivots: int, seed: int) -> Mapping[str, float]:
    """Return one measure of all organisations; pivots and seed matter to betweenness alone."""
    match measure:
        case Measure.PARTNERS:
            return dict(network.degree())
        case Measure.WEIGHT:
            return dict(network.degree(weight="weight"))
        case Measure.STANDING:
            return pagerank(network)
        case Measure.BETWEEN:
            return betweenness(network, pivots, seed)
        case Measure.CORE:
            return dict(nx.core_number(network))
        case Measure.CONSTRAINT:
            return constraint(network)


def pagerank(network: "nx.Graph[str]") -> dict[str, float]:
    """Return PageRank (Page et al. 1999) over weighted ties, damping 0.85, times the number of organisations.

    So 1 is the average. By power iteration, written out because that of networkx asks for SciPy; no
    organisation in a network of ties is without one, so none is dangling.
    """
    strength = dict(network.degree(weight="weight"))
    number = {node: position for position, node in enumerate(network)}
    given = [
        [(number[other], _DAMPING * tie["weight"] / strength[other]) for other, tie in ties.items()]
        for ties in (network.adj[node] for node in network)
    ]
    rank = [1.0] * len(network)
    for _ in range(_ROUNDS):
        following = [1 - _DAMPING + sum([rank[other] * part for other, part in ties]) for ties in given]
        change = sum(abs(new - old) for new, old in zip(following, rank, strict=True))
        rank = following
        if change < _TOLERANCE * len(network):
            break
    return dict(zip(network, rank, strict=True))


def betweenness(network: "nx.Graph[str]", pivots: int, seed: int) -> dict[str, float]:
    """Return the share of shortest paths between others that lead through each organisation."""
    some = pivots if pivots < len(network) else None
    scores: dict[str, float] = nx.betweenness_centrality(network, k=some, seed=seed)
    return scores


def constraint(network: "nx.Graph[str]") -> dict[str, float]:
    """Return Burt's constraint (Structural Holes, 1992): how far partners are tied to one another.

    The sum over each partner v of (p(u,v) + sum over w of p(u,w) p(w,v)) squared, p being the share of a tie
    in the weight of its first end. The same figures as those of networkx, which takes minutes without SciPy.
    """
    strength = dict(network.degree(weight="weight"))
    share = {
        node: {other: tie["weight"] / strength[node] for other, tie in network.adj[node].items()}
        for node in network
    }
    return {node: _constraint(share, node) for node in network}


def degree_centralisation(network: "nx.Graph[str]") -> float | None:
    """Return how far the network is a star: 1 for a star, 0 where all have as many ties (Freeman 1978)."""
    count = len(network)
    if count < 3:
        return None
    degrees = [degree for _, degree in network.degree()]
    return round(sum(max(degrees) - degree for degree in degrees) / ((count - 1) * (count - 2)), DIGITS)


def summary(network: "nx.Graph[str]") -> tuple[tuple[str, Cell], ...]:
    """Return what describes a network as a whole, each figure under its name."""
    parts = [len(part) for part in nx.connected_components(network)]
    return (
        ("organisations with a tie", len(network)),
        *((("organisations without a tie", network.graph["untied"]),) if "untied" in network.graph else ()),
        ("ties", network.number_of_edges()),
        ("share of possible ties", round(nx.density(network), DIGITS)),
        ("separate groups", len(parts)),
        ("organisations in the largest group", max(parts, default=0)),
        ("how far a star (0 to 1)", degree_centralisation(network)),
    )


def _constraint(share: Mapping[str, Mapping[str, float]], node: str) -> float:
    reached = dict(share[node])
    for partner, first in share[node].items():
        for other, second in share[partner].items():
            if other in reached and other != node:
                reached[other] += first * second
    return sum(value**2 for value in reached.values())


def _rounded(value: float) -> Cell:
    return round(value, DIGITS) if isinstance(value, float) else value
