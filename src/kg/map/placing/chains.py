"""The paths between two entities: from left to right, one under the other, what they share placed once."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import permutations

import numpy as np

from kg.map.placing.clarity import crossing, passing
from kg.map.placing.network import Network, Points
from kg.map.placing.room import apart, room_for

_STEP = 190.0
_ROW = 120.0
_MOST_ORDERED = 5


def chained(network: Network, start: int, end: int) -> Points:
    """Return where the entities of a connected network go: `start` leftmost, `end` rightmost.

    What lies on no path between the two keeps to the side of where it comes from.
    """
    forth = {**network.distances(start), **network.distances(start, avoiding=end)}
    back = {**network.distances(end), **network.distances(end, avoiding=start)}
    rows = _rows(network, (start, end), forth, back)
    longest = max((len(row) for row in rows), default=0) + 1
    across = {at: (forth[at] / (forth[at] + back[at]) - 0.5) * longest * _STEP for at in forth}
    levels = _levels(len(rows), direct=end in network.neighbours[start])
    orders = permutations(rows) if len(rows) <= _MOST_ORDERED else [tuple(rows)]
    points = min((_in_rows(order, across, levels, end) for order in orders), key=partial(_tangles, network))
    firm = np.zeros(len(network), dtype=bool)
    firm[[start, end]] = True
    return apart(points, room_for(len(network)), firm)


def _in_rows(rows: Sequence[list[int]], across: Mapping[int, float], levels: list[float], end: int) -> Points:
    points = np.array([(across[at], 0.0) for at in range(len(across))])
    points[end, 0] = -points[:, 0].min()
    for level, row in zip(levels, rows, strict=True):
        points[row, 1] = -level * _ROW
    return points


def _tangles(network: Network, points: Points) -> int:
    """Return how often ties cross each other or run over an entity."""
    lines = points[network.ties].reshape(-1, 4)
    return int(crossing(lines, lines).sum() // 2 + passing(lines, points).sum())


def _rows(
    network: Network, ends: tuple[int, int], forth: Mapping[int, int], back: Mapping[int, int]
) -> list[list[int]]:
    """Return what is between the two, path by path, the shortest first, each entity in its first path."""
    rows: list[list[int]] = []
    shown = set(ends)
    for entity in sorted(forth, key=lambda at: (forth[at] + back[at], forth[at], at)):
        if entity not in shown:
            before, after = (_run(network, entity, shown, steps) for steps in (forth, back))
            rows.append([*reversed(before), entity, *after])
            shown.update(rows[-1])
    return rows


def _run(network: Network, entity: int, shown: set[int], steps: Mapping[int, int]) -> list[int]:
    """Return what comes after an entity on the way to where steps are counted from, until something shown."""
    found: list[int] = []
    here = entity
    while True:
        nearer = [at for at in network.neighbours[here] if steps[at] < steps[here]]
        fresh = [at for at in nearer if at not in shown]
        if not fresh or (found and len(fresh) < len(nearer)):
            return found
        here = fresh[0]
        found.append(here)


def _levels(rows: int, direct: bool) -> list[float]:
    """Return how far below the middle each row goes; a direct tie keeps the middle to itself."""
    if not direct or rows % 2 == 0:
        return [row - (rows - 1) / 2 for row in range(rows)]
    above = rows // 2
    return [float(row - above) if row < above else float(row - above + 1) for row in range(rows)]
