"""Places for several entities around one that is there: on arcs that face away, or where there is room."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from kg.map.placing.clarity import Costs, Scene, nearness, passing
from kg.map.placing.network import Points
from kg.map.placing.room import ROOM, overlapping

_LEAST = np.array([168.0, 96.0])
_STEP = np.array([78.0, 42.0])
_OUTWARD = 1.6
_ELBOW = 0.7
_HIDDEN = 5.0
_SPARE = 12
_MOST_RINGS = 60

_MOST_ON_ARCS = 40
_SPANS = (0.16, 0.26, 0.36, 0.46, 0.58)
_ARCS = ((1, np.zeros(2)), (2, np.array([150.0, 76.0])), (3, np.array([150.0, 76.0])))
_TILTS = (0.0, 0.08, -0.08)
_GROWTH = 1.12 ** np.arange(17)
_DISORDER = 0.7
_SAMPLES = 720


@dataclass(frozen=True, slots=True)
class Stem:
    """An entity that others fan out from: where it is, which way is outward, and what is around it.

    `there` are all entities of the picture, `scene` those that may matter here.
    """

    place: Points
    outward: Points
    there: Points
    scene: Scene
    room: Points

    def costs(self, places: Points) -> Costs:
        """Return what it costs to put a neighbour in each place, as if it were the only one."""
        offsets = (places - self.place) / ROOM
        aside = 1 - (offsets @ self.outward) / np.maximum(np.hypot(*offsets.T), 1e-9)
        return np.asarray(self.scene.costs(places, self.place[None, :]) + _OUTWARD * aside)

    def is_clear(self, places: Points) -> bool:
        """Tell whether neighbours in these places overlap nothing, and no tie runs over any entity."""
        ties = np.hstack([np.broadcast_to(self.place, places.shape), places])
        entities = np.vstack([self.scene.entities, places])
        return not (
            overlapping(places, self.there, self.room).any()
            or passing(ties, entities).any()
            or self.scene.struck(places).any()
        )

    def in_turn(self, places: Points) -> Points:
        """Return the places in the order in which one passes them going around, the outward ones amid."""
        offsets = (places - self.place) / ROOM
        angles = np.arctan2(*offsets.T) - np.arctan2(*self.outward)
        turns = ((angles + np.pi) % (2 * np.pi)).round(6)
        return np.asarray(places[np.lexsort((np.hypot(*offsets.T), turns))])


def fan(stem: Stem, count: int) -> Points:
    """Return places for so many neighbours of an entity, going around it."""
    scattered = _scattered(stem, count)
    best, least = scattered, float(stem.costs(scattered).sum()) + _DISORDER * count
    if count <= _MOST_ON_ARCS:
        for places in _arcs(stem, count):
            cost = float(stem.costs(places).sum())
            if cost < least - 1e-6:
                best, least = places, cost
    return stem.in_turn(best)


def _arcs(stem: Stem, count: int) -> Iterator[Points]:
    """Yield places on one arc or several that face outward, the entities on each in turn."""
    turn = np.arctan2(*stem.outward) / (2 * np.pi)
    for span, (arcs, step), tilt in product(_SPANS, _ARCS, _TILTS):
        if count >= arcs:
            share = np.linspace(-0.5, 0.5, count) * span if count > 1 else np.zeros(1)
            places = _on_arcs(stem, turn + tilt + share, np.arange(count) % arcs, step)
            if places is not None:
                yield places


def _on_arcs(stem: Stem, shares: Points, arc: NDArray[np.intp], step: Points) -> Points | None:
    """Return places at shares of the way around, on the smallest arcs where none overlaps another."""
    scale = stem.room / ROOM
    angles = _angles(shares)
    directions = np.column_stack([np.sin(angles), np.cos(angles)])
    for growth in _GROWTH:
        offsets = directions * (_LEAST * growth + step * arc[:, None]) * scale
        gaps = np.abs(offsets[:, None] - offsets[None])
        if np.all(gaps < stem.room, axis=2).sum() == len(offsets):
            places = np.asarray(stem.place + offsets)
            return places if stem.is_clear(places) else None
    return None


def _angles(shares: Points) -> Points:
    """Return the directions, clockwise from the top, at shares of an ellipse measured by rooms."""
    angles = np.linspace(0.0, 2 * np.pi, _SAMPLES + 1)
    points = np.column_stack([np.sin(angles), np.cos(angles)]) * _LEAST / ROOM
    walked = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(points, axis=0)).max(axis=1))])
    turn = np.interp((shares % 1.0) * 2 * np.pi, angles, walked / walked[-1])
    middle = turn[len(turn) // 2]
    around = middle + shares - shares[len(shares) // 2]
    return np.asarray(np.interp((around % 1.0) * walked[-1], walked, angles))


def _scattered(stem: Stem, count: int) -> Points:
    """Return places one by one, each the best that is left."""
    places = _free(stem, count)
    costs = stem.costs(places)
    chosen: list[int] = []
    for _ in range(count):
        best = int(np.argmin(costs.round(6)))
        chosen.append(best)
        costs += _beside(stem, places, places[best])
    return np.asarray(places[chosen])


def _free(stem: Stem, count: int) -> Points:
    """Return places on rings around an entity where nothing is, many more than are wanted."""
    places = np.empty((0, 2))
    for ring in range(_MOST_RINGS):
        axes = (_LEAST + _STEP * ring) * (stem.room / ROOM)
        around = 24 + 8 * ring
        angles = 2 * np.pi * (np.arange(around) + (ring % 2) / 2) / around
        more = stem.place + np.column_stack([np.cos(angles), np.sin(angles)]) * axes
        places = np.vstack([places, more[~overlapping(more, stem.there, stem.room)]])
        if ring >= 3 and len(places) > 40 + _SPARE * count:
            break
    return places


def _beside(stem: Stem, places: Points, taken: Points) -> Costs:
    """Return what places cost more once one of them is taken."""
    tie = np.concatenate([stem.place, taken])[None, :]
    ties = np.hstack([np.broadcast_to(stem.place, places.shape), places])
    more = _HIDDEN * passing(ties, taken[None, :])[:, 0]
    more = more + _HIDDEN * (nearness(places, tie)[:, 0] < _LEAST[1] / 5)
    away = (np.abs(places - taken) / stem.room).max(axis=1)
    more += _ELBOW * np.clip(1.7 - away, 0.0, None)
    more[away < 1 - 1e-9] = np.inf
    return np.asarray(more)
