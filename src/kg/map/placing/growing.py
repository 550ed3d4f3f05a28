"""What is added to a picture fans out into free space from what it is tied to; nothing there moves."""

import numpy as np

from kg.map.placing.clarity import Scene
from kg.map.placing.crowding import crowded
from kg.map.placing.fanning import Stem, fan
from kg.map.placing.network import Network, Points
from kg.map.placing.rings import circle
from kg.map.placing.room import CROWD, ROOM, overlapping, room_for

_FAN = 60.0
_REACH = 900.0
_ASTRAY = 0.8


def grown(network: Network, points: Points, around: int | None) -> Points:
    """Return all points, those without one placed near what they are tied to, step by step from there.

    Every component must have a point already. What is tied to several goes between them; what is tied to one
    goes around it, away from its other neighbours. `around` goes before others that could be fanned out from.
    """
    if np.isnan(points[:, 0]).sum() > CROWD:
        return crowded(network, points, room_for(len(network)))
    growth = _Growth(network, points.copy(), around)
    while True:
        missing = np.isnan(growth.points[:, 0])
        wave = [
            int(at)
            for at in np.flatnonzero(missing)
            if any(not missing[other] for other in network.neighbours[at])
        ]
        if not wave:
            return growth.points
        growth.take(wave)


class _Growth:
    def __init__(self, network: Network, points: Points, around: int | None) -> None:
        self.points = points
        self._network = network
        self._around = around
        self._room = room_for(len(network))
        self._wishes = _harmonic(network, points)

    def take(self, wave: list[int]) -> None:
        fans: dict[int, list[int]] = {}
        between: list[int] = []
        for entity in wave:
            anchors = self._placed_neighbours(entity)
            stem = self._around if self._around in anchors else anchors[0]
            away = np.hypot(*(self._wishes[entity] - self.points[stem]))
            if len(anchors) == 1 and away < _FAN:
                fans.setdefault(stem, []).append(entity)
            else:
                between.append(entity)
        for stem, those in sorted(fans.items(), key=lambda fan: (fan[0] != self._around, fan[0])):
            self._fan_out(stem, those)
        for entity in sorted(between, key=lambda at: (-len(self._placed_neighbours(at)), at)):
            self._put_between(entity)

    def _placed_neighbours(self, entity: int) -> list[int]:
        return [at for at in self._network.neighbours[entity] if not np.isnan(self.points[at, 0])]

    def _there(self) -> Points:
        return self.points[~np.isnan(self.points[:, 0])]

    def _scene(self, middle: Points) -> Scene:
        """Return what is there, and of the ties those that come near."""
        ends = self.points[self._network.ties]
        lines = ends[~np.isnan(ends).any(axis=(1, 2))].reshape(-1, 4)
        low = np.minimum(lines[:, :2], lines[:, 2:]) - middle
        high = np.maximum(lines[:, :2], lines[:, 2:]) - middle
        near = ((low < _REACH) & (high > -_REACH)).all(axis=1)
        there = self._there()
        return Scene(there[(np.abs(there - middle) < _REACH).all(axis=1)], lines[near])

    def _put_between(self, entity: int) -> None:
        wish, anchors = self._wishes[entity], self.points[self._placed_neighbours(entity)]
        scene = self._scene(wish)
        for extent in (3, 6, 12, 24, 48, 96):
            places = wish + _lattice(extent) * self._room / 2
            free = places[~overlapping(places, self._there(), self._room)]
            if len(free):
                astray = np.hypot(*((free - wish) / self._room).T)
                costs = scene.costs(free, anchors) + _ASTRAY * astray
                self.points[entity] = free[_least(costs)]
                return

    def _fan_out(self, stem: int, those: list[int]) -> None:
        middle = self.points[stem]
        found = fan(
            Stem(middle, self._outward(stem), self._there(), self._scene(middle), self._room), len(those)
        )
        for at, place in zip(circle(self._network.part(those)), found, strict=True):
            self.points[those[at]] = place

    def _outward(self, stem: int) -> Points:
        """Return the direction from the neighbours of an entity to it and beyond."""
        others = self._placed_neighbours(stem)
        seen = self.points[others] if others else self._there()
        way = (self.points[stem] - seen.mean(axis=0)) / ROOM
        length = float(np.hypot(*way))
        return way / length if length > 1e-6 else np.array([1.0, 0.0])


def _harmonic(network: Network, points: Points) -> Points:
    """Return where those without a point would hang, each in the middle of its neighbours.

    The method is that of Tutte, "How to draw a graph" (1963), with those that are there as the frame.
    """
    wishes = points.copy()
    missing = np.flatnonzero(np.isnan(points[:, 0]))
    row = {int(entity): at for at, entity in enumerate(missing)}
    matrix = np.eye(len(missing)) * 1e-9
    pull = np.zeros((len(missing), 2))
    for entity, at in row.items():
        for other in network.neighbours[entity]:
            matrix[at, at] += 1.0
            if other in row:
                matrix[at, row[other]] -= 1.0
            else:
                pull[at] += points[other]
    if len(missing):
        wishes[missing] = np.linalg.solve(matrix, pull)
    return wishes


def _lattice(extent: int) -> Points:
    """Return whole steps around the origin, as far as the extent."""
    steps = np.arange(-extent, extent + 1)
    if extent > 24:
        steps = steps[::4]
    return np.array([(x, y) for x in steps for y in steps], dtype=float)


def _least(costs: Points) -> int:
    """Return where the least cost is, the first of those that are as good but for rounding."""
    return int(np.argmin(costs.round(6)))
