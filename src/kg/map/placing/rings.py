"""An entity in the middle and its neighbours on rings around it, those tied with each other side by side."""

from itertools import product

import numpy as np

from kg.map.placing.clarity import passing
from kg.map.placing.network import Network, Points
from kg.map.placing.room import CROWD, room_for

_LEAST = np.array([172.0, 112.0])
_STEPS = (np.array([150.0, 72.0]), np.array([175.0, 80.0]), np.array([206.0, 91.0]))
_MOST_RINGS = 6
_GROWTH = 1.06 ** np.arange(60)
_SAMPLES = 720
_HOLLOW = 6
_SEED = 0.76


def rings(network: Network, around: list[int]) -> Points:
    """Return where the entities `around` go when what they are around is at the origin, row by row.

    On several rings they have their turns, so that no tie from the middle runs over an inner one. The rings
    are the smallest on which that is so.
    """
    room = room_for(len(network))
    if len(around) > CROWD:
        return _sunflower(len(around)) * room
    order = circle(network.part(around))
    shares = (np.arange(len(order)) + (0.5 if len(order) % 2 == 0 else 0.0)) / max(1, len(order))
    found = np.zeros((len(around), 2))
    smallest = np.inf
    counts = range(1, min(_MOST_RINGS, len(order)) + 1)
    for count, step in product(counts, _STEPS):
        points = _on_rings(shares, count, step, room)
        size = float(np.ptp(points, axis=0).prod()) if points is not None else np.inf
        if points is not None and size < smallest * 0.98:
            smallest = size
            found[order] = points
    return found


def _on_rings(shares: Points, count: int, step: Points, room: Points) -> Points | None:
    """Return the places on so many rings, wide enough for all to have room and be seen from the middle."""
    walked = _walked(_LEAST, room)
    angles = np.interp(shares * walked[-1], walked, np.linspace(0.0, 2 * np.pi, _SAMPLES + 1))
    ring = (np.arange(len(shares)) % count)[:, None]
    for growth in _GROWTH:
        axes = (_LEAST * growth + step * ring) * (room / room_for(0))
        points = np.asarray(np.column_stack([np.sin(angles), np.cos(angles)]) * axes)
        if _clear(points, room):
            return points
    return None


def _clear(points: Points, room: Points) -> bool:
    gaps = np.abs(points[:, None] - points[None])
    close = (gaps < room).all(axis=2)
    if close.sum() > len(points):
        return False
    ties = np.hstack([np.zeros_like(points), points])
    return not passing(ties, points).any()


def _sunflower(entities: int) -> Points:
    """Return places about the origin, as dense everywhere and each in a direction of its own.

    They are those of Vogel, "A better way to construct the sunflower head" (1979).
    """
    number = np.arange(entities) + _HOLLOW
    angles = number * np.pi * (3 - 5**0.5)
    directions = np.column_stack([np.sin(angles), np.cos(angles)])
    return np.asarray(_SEED * np.sqrt(number)[:, None] * directions)


def circle(network: Network) -> list[int]:
    """Return the entities in an order in which ties are short, seen around a circle.

    What hangs together stays together; within, the order is that of the Fiedler vector, which keeps the sum
    of squared lengths least (Juvan and Mohar, "Optimal linear labelings and eigenvalues of graphs", 1992),
    then bettered by exchanging neighbours.
    """
    order: list[int] = []
    for component in sorted(network.components(), key=min):
        order += _seriated(network, component)
    return order


def _seriated(network: Network, component: list[int]) -> list[int]:
    if len(component) < 3:
        return component
    part = network.part(component)
    laplacian = np.zeros((len(part), len(part)))
    laplacian[part.ties[:, 0], part.ties[:, 1]] = laplacian[part.ties[:, 1], part.ties[:, 0]] = -1.0
    np.fill_diagonal(laplacian, -laplacian.sum(axis=1))
    fiedler = np.linalg.eigh(laplacian)[1][:, 1].round(6)
    order = [int(at) for at in np.lexsort((np.arange(len(part)), fiedler))]
    if order.index(0) > len(order) // 2:
        order.reverse()
    return [component[at] for at in _exchanged(part, order)]


def _exchanged(part: Network, order: list[int]) -> list[int]:
    at = {entity: place for place, entity in enumerate(order)}

    def length(entity: int) -> int:
        return sum(abs(at[entity] - at[other]) for other in part.neighbours[entity])

    for _ in range(len(order)):
        better = False
        for place in range(len(order) - 1):
            one, other = order[place], order[place + 1]
            before = length(one) + length(other)
            at[one], at[other] = place + 1, place
            if length(one) + length(other) < before:
                order[place], order[place + 1] = other, one
                better = True
            else:
                at[one], at[other] = place, place + 1
        if not better:
            break
    return order


def _walked(axes: Points, room: Points) -> Points:
    """Return how many rooms one has gone by each of many points of the ellipse, from the top clockwise."""
    angles = np.linspace(0.0, 2 * np.pi, _SAMPLES + 1)
    points = np.column_stack([np.sin(angles), np.cos(angles)]) * axes
    steps = (np.abs(np.diff(points, axis=0)) / room).max(axis=1)
    return np.concatenate([[0.0], np.cumsum(steps)])
