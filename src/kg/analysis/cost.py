"""How long a measure would take, told before it is begun; what takes too long is refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.errors import TooCostlyError

if TYPE_CHECKING:
    import networkx as nx

PATIENCE = 10.0
"""Seconds that an analysis may take unless more is granted."""


class Step(StrEnum):
    """A part of an analysis whose time grows with a known amount of work."""

    EXTRACTION = "extraction"
    TIES = "ties"
    PROJECTION = "projection"
    STANDING = "standing"
    BETWEENNESS = "betweenness"
    CORES = "cores"
    CONSTRAINT = "constraint"
    CUTS = "cuts"
    COMMUNITIES = "communities"
    FOLLOWING = "following"
    PATH = "path"
    GAPS = "gaps"


# For one unit of work: python -m benchmarks analysis, on two cores that others used as well.
_MICROSECONDS: Mapping[Step, float] = {
    Step.EXTRACTION: 60,
    Step.TIES: 30,
    Step.PROJECTION: 15,
    Step.STANDING: 20,
    Step.BETWEENNESS: 0.05,
    Step.CORES: 3,
    Step.CONSTRAINT: 0.2,
    Step.CUTS: 6,
    Step.COMMUNITIES: 2,
    Step.FOLLOWING: 5,
    Step.PATH: 15,
    Step.GAPS: 20,
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long a step is expected to take; `work` is counted in what the step goes through."""

    step: Step
    work: int

    @property
    def seconds(self) -> float:
        """The expected time."""
        return self.work * _MICROSECONDS[self.step] / 1e6


def size(network: "nx.Graph[str]") -> int:
    """Return the number of nodes and ties together, in which most steps are linear."""
    return len(network) + network.number_of_edges()


def crowded(network: "nx.Graph[str]") -> int:
    """Return the size times the nodes to the power of 0.4, for what is larger than a cache costs more."""
    return int(size(network) * len(network) ** 0.4)


def affordable(step: Step, unit: int, seconds: float) -> int:
    """Return how many times a step of so much work each can be done in the time."""
    return int(seconds * 1e6 / (_MICROSECONDS[step] * max(unit, 1)))


def require(estimates: Iterable[Estimate], patience: float, instead: str) -> float:
    """Return the seconds expected in all; raises TooCostlyError when they are more than the patience.

    `instead` says what could be asked in place of it, in the imperative.
    """
    known = tuple(estimates)
    seconds = sum(estimate.seconds for estimate in known)
    if seconds > patience:
        longest = max(known, key=lambda estimate: estimate.seconds)
        raise TooCostlyError(
            f"This would take about {seconds:,.0f} s, most of it for {longest.step.value}; {patience:g} s "
            f"are allowed. To stay within them, {instead}, or grant the time with --patience "
            f"{_granted(seconds)}."
        )
    return seconds


def _granted(seconds: float) -> int:
    return int(seconds * 1.5) + 1
