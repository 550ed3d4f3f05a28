"""What some chosen entities have in common: the chosen outside, the shared between those that share it."""

import numpy as np

from kg.map.placing.network import Network, Points
from kg.map.placing.polishing import polished
from kg.map.placing.rings import circle
from kg.map.placing.room import apart, room_for

_ROW = 74.0
_COLUMN = 165.0
_AISLE = 230.0
_TALL = 16
_WIDEN = 14.0
_GAP = 40.0
_WORTH_MOVING = 1.0


def chosen_of(network: Network) -> int:
    """Return how many entities at the beginning are those whose common things the others are; 0 for none.

    They are the least number of which each other one is tied to two at the least.
    """
    for count in range(2, len(network)):
        if all(
            sum(other < count for other in network.neighbours[at]) >= 2 for at in range(count, len(network))
        ):
            return count
    return 0


def between(network: Network, chosen: int) -> Points:
    """Return where the entities go when so many at the beginning are the chosen ones."""
    shared = list(range(chosen, len(network)))
    order = [shared[at] for at in circle(network.part(shared))]
    points = _columns(network, order) if chosen == 2 else _amidst(network, chosen, order)
    room = room_for(len(network))
    firm = np.arange(len(network)) < chosen
    points = polished(network, apart(points, room, firm), range(chosen), _WORTH_MOVING)
    return apart(points, room, firm)


def _columns(network: Network, order: list[int]) -> Points:
    """Return two chosen left and right, and the others in columns, each lower than the one before."""
    points = np.zeros((len(network), 2))
    columns = -(-len(order) // _TALL)
    row = _ROW / columns
    for at, entity in enumerate(order):
        across = (at % columns) - (columns - 1) / 2
        points[entity] = across * _COLUMN, ((len(order) - 1) / 2 - at) * row
    if 1 in network.neighbours[0]:
        points[2:, 1] += np.where(points[2:, 1] >= 0, _GAP, -_GAP)
    side = (columns - 1) / 2 * _COLUMN + _AISLE + _WIDEN * min(len(order), _TALL)
    points[0], points[1] = (-side, 0.0), (side, 0.0)
    return points


def _amidst(network: Network, chosen: int, order: list[int]) -> Points:
    """Return the chosen on an ellipse and each other one in the middle of those that share it."""
    points = np.zeros((len(network), 2))
    axes = np.array([230.0, 170.0]) + np.array([58.0, 40.0]) * max(len(order), chosen) ** 0.6
    turns = 2 * np.pi * (np.arange(chosen) + (0.5 if chosen % 2 == 0 else 0.0)) / chosen
    points[:chosen] = np.column_stack([np.sin(turns), np.cos(turns)]) * axes
    groups: dict[tuple[int, ...], list[int]] = {}
    for entity in order:
        sharing = tuple(at for at in network.neighbours[entity] if at < chosen)
        groups.setdefault(sharing, []).append(entity)
    for sharing, those in groups.items():
        middle = points[list(sharing)].mean(axis=0)
        across = max(1, round((len(those) / 2) ** 0.5))
        down = -(-len(those) // across)
        for at, entity in enumerate(those):
            offset = (at % across - (across - 1) / 2, (down - 1) / 2 - at // across)
            points[entity] = middle + np.array(offset) * (_COLUMN, _ROW)
    return points
