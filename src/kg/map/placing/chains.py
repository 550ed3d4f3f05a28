"""The paths between two entities: from left to right, one under the other, what they share placed once."""

import numpy as np

from kg.map.placing.network import Network, Points
from kg.map.placing.room import apart, room_for

_STEP = 190.0
_ROW = 120.0


def chained(network: Network, start: int, end: int) -> Points:
    """Return where the entities go; `start` is the leftmost, `end` the rightmost.

    What lies on no path between the two keeps to the side of where it comes from.
    """
    forth, back = network.distances(start), network.distances(end)
    rows = _rows(network, start, end)
    longest = max(len(row) for row in rows) + 1 if rows else 1
    points = np.zeros((len(network), 2))
    levels = _levels(len(rows), end in network.neighbours[start])
    for level, row in zip(levels, rows, strict=True):
        for entity in row:
            total = forth[entity] + back[entity]
            points[entity] = forth[entity] / total * longest * _STEP, -level * _ROW
    points[end] = longest * _STEP, 0.0
    points -= np.array([longest * _STEP / 2, 0.0])
    firm = np.zeros(len(network), dtype=bool)
    firm[[start, end]] = True
    return apart(points, room_for(len(network)), firm)


def _rows(network: Network, start: int, end: int) -> list[list[int]]:
    """Return what is between the two, path by path, the shortest first, each entity in its first path."""
    forth, back = network.distances(start), network.distances(end)
    rows: list[list[int]] = []
    shown = {start, end}
    for entity in sorted(forth, key=lambda at: (forth[at] + back[at], forth[at], at)):
        if entity not in shown:
            row = [
                *reversed(_run(network, entity, shown, forth)), entity, *_run(network, entity, shown, back)
            ]  # fmt: skip
            rows.append(row)
            shown.update(row)
    return rows


def _run(network: Network, entity: int, shown: set[int], steps: dict[int, int]) -> list[int]:
    """Return what comes after an entity on the way to where steps are counted from, until something shown."""
    found: list[int] = []
    here = entity
    while True:
        nearer = [at for at in network.neighbours[here] if steps[at] < steps[here]]
        if not nearer or not shown.isdisjoint(nearer):
            return found
        here = nearer[0]
        found.append(here)


def _levels(rows: int, direct: bool) -> list[float]:
    """Return how far below the middle each row goes; a direct tie keeps the middle to itself."""
    if not direct or rows % 2 == 0:
        return [row - (rows - 1) / 2 for row in range(rows)]
    above = rows // 2
    return [float(row - above) if row < above else float(row - above + 1) for row in range(rows)]
