"""Betters a placing entity by entity: each goes to where it reads best, if that is better."""

from collections.abc import Collection

import numpy as np

from kg.map.placing.clarity import Scene
from kg.map.placing.network import Network, Points
from kg.map.placing.room import overlapping, room_for

_MOST = 150
_ROUNDS = 4
LITTLE = 0.05
_HOME = 0.12


def polished(network: Network, points: Points, held: Collection[int] = (), gain: float = LITTLE) -> Points:
    """Return the points with fewer crossings and without ties that run over entities, as far as found.

    Those held stay, others do for less than the gain; a crossing costs 1.5. Pictures of very many entities
    are returned as they are.
    """
    if len(network) > _MOST:
        return points
    found = points.copy()
    offsets = _offsets() * room_for(len(network))
    for turn in range(_ROUNDS if len(network) <= _MOST // 2 else 2):
        better = False
        for entity in range(len(network)):
            if entity not in held and network.neighbours[entity]:
                better |= _bettered(network, found, entity, offsets * (1.0 if turn % 2 else 2.2), gain)
        if not better:
            break
    return found


def _bettered(network: Network, points: Points, entity: int, offsets: Points, gain: float) -> bool:
    room = room_for(len(network))
    others = np.arange(len(network)) != entity
    here = network.ties[(network.ties != entity).all(axis=1)]
    scene = Scene(points[others], points[here].reshape(-1, 4))
    neighbours = points[list(network.neighbours[entity])]
    places = np.vstack([points[entity], points[entity] + offsets, neighbours.mean(axis=0) + offsets])
    free = ~overlapping(places, points[others], room)
    free[0] = True
    costs = np.full(len(places), np.inf)
    costs[free] = scene.costs(places[free], neighbours)
    costs += _HOME * np.hypot(*((places - points[entity]) / room).T)
    best = int(np.argmin(costs.round(6)))
    if costs[best] > costs[0] - gain:
        return False
    points[entity] = places[best]
    return True


def _offsets() -> Points:
    angles = 2 * np.pi * np.arange(12) / 12
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    return np.vstack([ring * 0.45, ring * 1.0, ring * 1.7])
