"""Very many entities: each goes to the free cell of a grid that is nearest to where it would be."""

import numpy as np
from numpy.typing import NDArray

from kg.map.placing.network import Network, Points

_REACH = 64
_CHUNK = 256


class Cells:
    """A grid about some points, whose cells are as large as the room of an entity."""

    def __init__(self, room: Points, taken: Points) -> None:
        self._room = room
        self._taken: set[tuple[int, int]] = set()
        for place in taken / room:
            low = np.floor(place + 1e-9)
            high = np.ceil(place - 1e-9)
            self._taken |= {(int(x), int(y)) for x in (low[0], high[0]) for y in (low[1], high[1])}

    def take(self, wish: Points) -> Points:
        """Return the middle of the free cell nearest to a wish; it is free no more."""
        home = np.round(wish / self._room)
        for start in range(0, len(_NEAREST), _CHUNK):
            for x, y in (_NEAREST[start : start + _CHUNK] + home).astype(int).tolist():
                if (x, y) not in self._taken:
                    self._taken.add((x, y))
                    return np.array([x, y]) * self._room
        raise AssertionError("there are more cells than entities in a picture")


def crowded(network: Network, points: Points, room: Points) -> Points:
    """Return all points, those without one placed beyond what they are tied to, step by step from there."""
    found = points.copy()
    there = ~np.isnan(found[:, 0])
    cells, middle = Cells(room, found[there]), found[there].mean(axis=0)
    while True:
        wave = [
            int(at) for at in np.flatnonzero(~there) if any(there[other] for other in network.neighbours[at])
        ]
        if not wave:
            return found
        for entity in wave:
            anchor = found[[at for at in network.neighbours[entity] if there[at]]].mean(axis=0)
            away = (anchor - middle) / room
            found[entity] = cells.take(anchor + away / max(1.0, float(np.hypot(*away))) * room)
        there[wave] = True


def settled(points: Points, room: Points) -> Points:
    """Return points moved into cells, those in the middle first."""
    cells = Cells(room, np.empty((0, 2)))
    found = points.copy()
    far = np.hypot(*((points - points.mean(axis=0)) / room).T).round(6)
    for entity in np.argsort(far, kind="stable"):
        found[entity] = cells.take(points[entity])
    return found


def _nearest() -> NDArray[np.float64]:
    steps = np.arange(-_REACH, _REACH + 1)
    offsets = np.array([(x, y) for x in steps for y in steps], dtype=float)
    far = np.hypot(*offsets.T).round(6)
    return np.asarray(offsets[np.argsort(far, kind="stable")])


_NEAREST = _nearest()
