"""An entity in the middle and its neighbours on rings around it, those tied with each other side by side."""

import numpy as np

from kg.map.placing.network import Network, Points
from kg.map.placing.room import room_for

_LEAST = np.array([178.0, 112.0])
_STEP = np.array([150.0, 86.0])
_FULL = 0.93
_SAMPLES = 1440


def rings(network: Network, around: list[int]) -> Points:
    """Return where the entities `around` go when what they are around is at the origin, row by row.

    Several rings have their entities in turn, so that no tie from the middle runs over an inner one.
    """
    order = circle(network.part(around))
    room = room_for(len(network))
    axes, counts = _axes(len(order), room)
    on_ring = _dealt(counts)
    points = np.zeros((len(order), 2))
    shares = (np.arange(len(order)) + (0.5 if len(order) % 2 == 0 else 0.0)) / max(1, len(order))
    for ring, ellipse in enumerate(axes):
        here = np.flatnonzero(on_ring == ring)
        points[here] = _along(ellipse, shares[here], room)
    found = np.zeros((len(around), 2))
    found[order] = points
    return found


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


def _axes(entities: int, room: Points) -> tuple[list[Points], list[int]]:
    """Return the half axes of the rings and how many entities go on each."""
    scale = room / room_for(0)
    best: tuple[float, list[Points], list[int]] | None = None
    for rings_ in range(1, 12):
        first = _LEAST * scale
        low, high = 1.0, 12.0
        for _ in range(30):
            factor = (low + high) / 2
            ellipses = [first * factor + _STEP * scale * ring for ring in range(rings_)]
            if sum(_capacity(ellipse, room) for ellipse in ellipses) >= entities:
                high = factor
            else:
                low = factor
        ellipses = [first * high + _STEP * scale * ring for ring in range(rings_)]
        size = float(ellipses[-1].prod())
        if best is None or size < best[0] * 0.999:
            best = size, ellipses, _shared_out(entities, [_capacity(each, room) for each in ellipses])
    assert best is not None
    return best[1], best[2]


def _capacity(axes: Points, room: Points) -> float:
    return float(_walked(axes, room)[-1] * _FULL)


def _walked(axes: Points, room: Points) -> Points:
    """Return how many rooms one has gone by each of many points of the ellipse, from the top clockwise."""
    angles = np.linspace(0.0, 2 * np.pi, _SAMPLES + 1)
    points = np.column_stack([np.sin(angles), np.cos(angles)]) * axes
    steps = (np.abs(np.diff(points, axis=0)) / room).max(axis=1)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _along(axes: Points, shares: Points, room: Points) -> Points:
    """Return the points at these shares of the way around the ellipse, from the top clockwise."""
    walked = _walked(axes, room)
    angles = np.interp(shares * walked[-1], walked, np.linspace(0.0, 2 * np.pi, _SAMPLES + 1))
    return np.column_stack([np.sin(angles), np.cos(angles)]) * axes


def _shared_out(entities: int, capacities: list[float]) -> list[int]:
    wanted = np.array(capacities) * entities / sum(capacities)
    counts = np.floor(wanted).astype(int)
    for ring in np.argsort(counts - wanted, kind="stable")[: entities - counts.sum()]:
        counts[ring] += 1
    return [int(count) for count in counts]


def _dealt(counts: list[int]) -> Points:
    """Return the ring of each entity in turn, each ring coming up as evenly as it can."""
    turns = [
        ((turn + 0.5) / count, ring) for ring, count in enumerate(counts) for turn in range(count)
    ]
    return np.array([ring for _, ring in sorted(turns)], dtype=int)
