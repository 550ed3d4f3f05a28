"""How clearly a place reads: what an entity put there would cross, cover and lie on.

The terms are those that Davidson and Harel, "Drawing Graphs Nicely Using Simulated Annealing" (1996), add up,
with labels beside.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.map.placing.network import Points
from kg.map.placing.room import LABEL, RADIUS

Costs = NDArray[np.float64]

_CROSSING = 1.5
_ON_A_TIE = 5.0
_ON_A_LABEL = 0.35
_LENGTH = 0.6
_WIDE = np.array([150.0, 100.0])
_CLEAR = RADIUS + 8.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is there already: entities, and ties as rows of x and y of both ends."""

    entities: Points
    ties: Points

    def costs(self, places: Points, neighbours: Points) -> Costs:
        """Return for each place how badly an entity with these neighbours would read there."""
        own = _tied(places, neighbours)
        total = _LENGTH * self._lengths(places, neighbours)
        total += self._of_ties(own).reshape(len(places), -1).sum(axis=1)
        return total + self.costs_of_lying(places)

    def costs_of_lying(self, places: Points) -> Costs:
        """Return for each place what it costs that other ties run through it and its label."""
        if not len(self.ties):
            return np.zeros(len(places))
        labels = crossing(labels_at(places), self.ties)
        return np.asarray(_ON_A_TIE * self.struck(places) + _ON_A_LABEL * labels.sum(axis=1))

    def struck(self, places: Points) -> Costs:
        """Return how many ties run over each place."""
        return np.asarray((nearness(places, self.ties) < _CLEAR).sum(axis=1, dtype=float))

    def _lengths(self, places: Points, neighbours: Points) -> Costs:
        away = (places[:, None, :] - neighbours[None, :, :]) / _WIDE
        return np.asarray(np.hypot(away[..., 0], away[..., 1]).sum(axis=1))

    def _of_ties(self, ties: Points) -> Costs:
        costs = np.zeros(len(ties))
        if len(self.ties):
            costs += _CROSSING * crossing(ties, self.ties).sum(axis=1)
        if len(self.entities):
            costs += _ON_A_TIE * passing(ties, self.entities).sum(axis=1)
            costs += _ON_A_LABEL * crossing(ties, labels_at(self.entities)).sum(axis=1)
        return costs


def labels_at(places: Points) -> Points:
    """Return the lines along which the labels of entities at these places run."""
    return np.hstack([places + LABEL[0], places + LABEL[1]])


def crossing(some: Points, others: Points) -> NDArray[np.bool_]:
    """Tell of each line whether it crosses each other one; lines that meet at an end do not cross."""
    a, b = some[:, None, :2], some[:, None, 2:]
    c, d = others[None, :, :2], others[None, :, 2:]
    return np.asarray((_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0))


def passing(lines: Points, entities: Points) -> NDArray[np.bool_]:
    """Tell of each line whether it runs over each entity that is not at one of its ends."""
    at_an_end = np.minimum(
        np.abs(lines[:, None, :2] - entities[None]).max(axis=2),
        np.abs(lines[:, None, 2:] - entities[None]).max(axis=2),
    )
    return np.asarray((nearness(entities, lines).T < _CLEAR) & (at_an_end > 1e-6))


def nearness(places: Points, lines: Points) -> Costs:
    """Return how far each place is from each line."""
    start, along = lines[None, :, :2], lines[None, :, 2:] - lines[None, :, :2]
    length = np.maximum((along**2).sum(axis=2), 1e-9)
    from_start = places[:, None, :] - start
    share = np.clip((from_start * along).sum(axis=2) / length, 0.0, 1.0)
    away = from_start - share[..., None] * along
    return np.asarray(np.hypot(away[..., 0], away[..., 1]))


def _tied(places: Points, neighbours: Points) -> Points:
    pairs = np.empty((len(places), len(neighbours), 4))
    pairs[..., :2] = places[:, None, :]
    pairs[..., 2:] = neighbours[None, :, :]
    return pairs.reshape(-1, 4)


def _side(a: Points, b: Points, c: Points) -> Costs:
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )
