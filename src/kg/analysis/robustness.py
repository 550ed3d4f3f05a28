"""Whether an order of organisations survives when the data is read more strictly or otherwise."""

from collections.abc import Callable, Mapping, Sequence
from statistics import correlation
from typing import TYPE_CHECKING

from kg.analysis.centrality import DIGITS
from kg.model.table import Cell, Table

if TYPE_CHECKING:
    import networkx as nx

Score = Callable[["nx.Graph[str]"], Mapping[str, float]]

_TOP = 10


def robustness(base: "nx.Graph[str]", others: Mapping[str, "nx.Graph[str]"], score: Score) -> Table:
    """Return how far each other network puts the organisations in the order of the first.

    The rank correlation (Spearman 1904; 1: the same order, 0: none, -1: reversed) is over the organisations
    of both networks together, one that is absent from a network scoring 0 there. It is empty where all of a
    network score alike. The last column counts how many of the ten at the top remain there.
    """
    ours = score(base)
    rows: list[tuple[Cell, ...]] = []
    for name, network in others.items():
        theirs = score(network)
        everybody = sorted(ours.keys() | theirs.keys())
        mine, other = ([scores.get(node, 0.0) for node in everybody] for scores in (ours, theirs))
        kept = len(set(_top(ours)) & set(_top(theirs)))
        rows.append(
            (
                name,
                len(network),
                network.number_of_edges(),
                _spearman(mine, other),
                f"{kept} of {len(_top(ours))}",
            )
        )
    columns = ("if", "organisations", "ties", "rank correlation", "still among the first ten")
    return Table(columns, tuple(rows))


def alike(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return the network with every tie weighing 1, as if each pair had been stated by itself."""
    plain = network.copy()
    for _, _, tie in plain.edges(data=True):
        tie["weight"] = 1.0
    return plain


def _spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    if len(set(first)) < 2 or len(set(second)) < 2:
        return None
    return round(correlation(_ranks(first), _ranks(second)), DIGITS)


def _ranks(scores: Sequence[float]) -> list[float]:
    """Return the rank of each score, equal ones sharing the mean of their ranks."""
    positions: dict[float, list[int]] = {}
    for position, score in enumerate(sorted(scores)):
        positions.setdefault(score, []).append(position)
    return [sum(positions[score]) / len(positions[score]) for score in scores]


def _top(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda node: (-round(scores[node], DIGITS), node))[:_TOP]
