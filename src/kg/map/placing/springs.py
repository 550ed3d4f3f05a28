"""A component whose ties have the lengths of springs, in such a way that labels have room.

The method is stress majorization (Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004),
from the beginning that pivot MDS gives (Brandes and Pich, 2007).
"""

import numpy as np

from kg.map.placing.crowding import settled
from kg.map.placing.network import Network, Points
from kg.map.placing.polishing import polished
from kg.map.placing.room import CROWD, apart, room_for

_SCALE = np.array([165.0, 112.0])
_LOOSE = 1.7
_PIVOTS = 50
_GOLDEN = np.pi * (3 - 5**0.5)


def sprung(network: Network) -> Points:
    """Return where the entities of a connected network go."""
    room = room_for(len(network))
    lengths = _lengths(network)
    rounds = 120 if len(network) <= CROWD else 12
    points = _majorized(_beginning(lengths), lengths, rounds)
    points = _laid_flat(points) * _SCALE * (room / room_for(0))
    if len(network) > CROWD:
        return settled(points * _LOOSE, room)
    points = apart(points, room)
    return apart(polished(network, points), room)


def _lengths(network: Network) -> Points:
    """Return the wished distance of each pair: the steps between, more around those with many neighbours."""
    size = len(network)
    tied = np.zeros((size, size), dtype=np.float32)
    tied[network.ties[:, 0], network.ties[:, 1]] = tied[network.ties[:, 1], network.ties[:, 0]] = 1.0
    steps = np.full((size, size), np.inf)
    reached = np.eye(size, dtype=np.float32)
    for step in range(size):
        fresh = (reached > 0) & np.isinf(steps)
        if not fresh.any():
            break
        steps[fresh] = step
        reached = (fresh.astype(np.float32) @ tied) > 0
        reached = reached.astype(np.float32)
    around = 0.3 * np.sqrt(tied.sum(axis=1)) - 0.3
    lengths = steps + around[:, None] + around[None, :]
    np.fill_diagonal(lengths, 0.0)
    return np.asarray(lengths)


def _beginning(lengths: Points) -> Points:
    """Return a first placing, those of the same place spread a little."""
    size = len(lengths)
    pivots = [0]
    while len(pivots) < min(_PIVOTS, size):
        pivots.append(int(np.argmax(lengths[pivots].min(axis=0))))
    squares = lengths[:, pivots] ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    left, strength, _ = np.linalg.svd(centred / -2.0, full_matrices=False)
    points = np.zeros((size, 2))
    for axis in range(min(2, len(strength))):
        column = left[:, axis] * np.sqrt(strength[axis])
        points[:, axis] = column * (1.0 if column[np.argmax(np.abs(column).round(6))] > 0 else -1.0)
    turns = np.arange(size) * _GOLDEN
    spread = 0.1 * np.sqrt(1 + np.arange(size) % 17)
    return np.asarray(points + spread[:, None] * np.column_stack([np.cos(turns), np.sin(turns)]))


def _majorized(points: Points, lengths: Points, rounds: int) -> Points:
    size = len(points)
    if size < 2:
        return points
    with np.errstate(divide="ignore"):
        weights = np.where(lengths > 0, lengths**-2.0, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / size) - 1.0 / size
    pull = weights * lengths
    for _ in range(rounds):
        dots = points @ points.T
        squares = np.diag(dots)
        away = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * dots, 1e-12))
        toward = -pull / away
        np.fill_diagonal(toward, 0.0)
        np.fill_diagonal(toward, -toward.sum(axis=1))
        points = np.asarray(inverse @ (toward @ points))
    return points


def _laid_flat(points: Points) -> Points:
    """Return the points about their middle, turned so that they reach furthest from left to right."""
    centred = points - points.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    turned = centred @ axes.T
    for axis in range(turned.shape[1]):
        furthest = turned[np.argmax(np.abs(turned[:, axis]).round(6)), axis]
        turned[:, axis] *= -1.0 if furthest < 0 else 1.0
    return np.asarray(turned)
