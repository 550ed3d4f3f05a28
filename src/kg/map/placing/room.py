"""The room that an entity takes: its shape, and below it two lines of label.

Overlapping entities are pushed apart, along the axis on which they overlap least, as in Dwyer, Marriott and
Stuckey, "Fast Node Overlap Removal" (2005), but in small steps that many pairs take at once.
"""

import numpy as np
from numpy.typing import NDArray

from kg.map.placing.network import Points

ROOM = np.array([146.0, 64.0])
"""How far apart two entities are at the least, in width or in height."""
NARROW = np.array([84.0, 48.0])
"""The same in pictures of so many entities that labels are seen only when coming near."""
CROWD = 150
RADIUS = 14.0
LABEL = np.array([[-52.0, -28.0], [52.0, -28.0]])
"""Where the middle of a label runs, from left to right, seen from its entity."""

_ROUNDS = 400
_SLACK = 1e-6


def room_for(entities: int) -> Points:
    """Return width and height that an entity takes in a picture of so many."""
    return ROOM if entities <= CROWD else NARROW


def overlapping(places: Points, others: Points, room: Points) -> NDArray[np.bool_]:
    """Tell for each place whether something put there would overlap any of the others."""
    if not len(others):
        return np.zeros(len(places), dtype=bool)
    gaps = np.abs(places[:, None, :] - others[None, :, :])
    return np.asarray(np.any(np.all(gaps < room - _SLACK, axis=2), axis=1))


def apart(points: Points, room: Points, held: NDArray[np.bool_] | None = None) -> Points:
    """Return the points pushed apart until none overlaps another; those held stay where they are.

    Two held ones may go on overlapping. Points are first spread about their middle when they lie very close.
    """
    moved = points.copy()
    firm = np.zeros(len(points), dtype=bool) if held is None else held
    weight = np.where(firm, 0.0, 1.0)
    for turn in range(_ROUNDS):
        first, second = _pairs(moved, room)
        movable = weight[first] + weight[second] > 0
        first, second = first[movable], second[movable]
        if not len(first):
            break
        between = moved[second] - moved[first]
        lacking = room + 0.01 - np.abs(between)
        axis = np.argmin(lacking / room + (np.arange(2) * 1e-9), axis=1)
        rows = np.arange(len(first))
        way = np.where(between[rows, axis] < 0, -1.0, 1.0)
        push = lacking[rows, axis] * way / (weight[first] + weight[second])
        step = np.zeros_like(moved)
        eased = 0.6 if turn < _ROUNDS // 2 else 1.0
        np.add.at(step, (first, axis), -push * weight[first] * eased)
        np.add.at(step, (second, axis), push * weight[second] * eased)
        moved += np.clip(step, -room, room)
    return moved


def _pairs(points: Points, room: Points) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the overlapping pairs, found along the x axis."""
    order = np.argsort(points[:, 0], kind="stable")
    x = points[order, 0]
    until = np.searchsorted(x, x + room[0] - _SLACK)
    counts = until - np.arange(len(x)) - 1
    first = np.repeat(np.arange(len(x)), counts)
    begins = np.cumsum(counts) - counts
    second = np.arange(counts.sum()) - np.repeat(begins, counts) + first + 1
    one, other = order[first], order[second]
    near = np.abs(points[one, 1] - points[other, 1]) < room[1] - _SLACK
    return one[near], other[near]
