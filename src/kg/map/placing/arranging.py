"""Which way of placing a picture calls for."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

import numpy as np

from kg.map.placing.between import between, chosen_of
from kg.map.placing.chains import chained
from kg.map.placing.growing import grown
from kg.map.placing.network import Network, Point, Points
from kg.map.placing.packing import packed
from kg.map.placing.polishing import polished
from kg.map.placing.rings import rings
from kg.map.placing.room import ROOM, apart, room_for
from kg.map.placing.springs import sprung

_GAP = 60.0
_WIDE = 1.9
_WORTH_MOVING = 2.5
_LONGEST_LINE = 6


class Arrangement(StrEnum):
    """How what is added is arranged."""

    AROUND = "around"
    PATH = "path"
    SHARED = "shared"


def placed(
    fixed: Mapping[str, Point],
    added: Sequence[str],
    ties: Collection[tuple[str, str]],
    around: str | None,
    arrangement: Arrangement,
) -> dict[str, Point]:
    """Return where every entity goes: those fixed as they are given, the added in whole units.

    `around` names the entity whose neighbours are added: it goes into the middle of a first picture, and in
    one that is there its neighbours fan out from it. Without it, what hangs together is placed by springs.
    For a `path`, `around` or else the first added is the left end, and the last added is the right end. For
    what is `shared`, the first of the added are the chosen, all those after them have at least two of them.
    Both hold for first pictures; into one that is there, entities are added near what they are tied to.
    """
    new = [name for name in dict.fromkeys(added) if name not in fixed]
    network = Network.of([*sorted(fixed), *new], ties)
    points = network.points(fixed)
    middle = network.names.index(around) if around in network.names else None
    if set(fixed) <= {around}:
        _begin(network, points, middle, arrangement)
    apart_from_all = [part for part in network.components() if np.isnan(points[part][:, 0]).all()]
    alone = {at for part in apart_from_all for at in part}
    joined = [at for at in range(len(network)) if at not in alone]
    if joined:
        stem = joined.index(middle) if middle in joined else None
        points[joined] = grown(network.part(joined), points[joined], stem)
    if apart_from_all:
        _put_beside(points, apart_from_all, [_component(network.part(part)) for part in apart_from_all])
    found = {
        name: (float(x), float(y)) for name, (x, y) in zip(network.names, points.round() + 0.0, strict=True)
    }
    return {**found, **fixed}


def _begin(network: Network, points: Points, middle: int | None, arrangement: Arrangement) -> None:
    """Place the beginning of a first picture."""
    if arrangement is Arrangement.PATH and len(network) > 1:
        _begin_path(network, points, 0 if middle is None else middle)
    elif arrangement is Arrangement.SHARED and (chosen := chosen_of(network)):
        points[:] = between(network, chosen)
    elif middle is not None:
        _begin_around(network, points, middle)


def _begin_path(network: Network, points: Points, start: int) -> None:
    part = sorted(network.distances(start))
    end = part[-1] if part[-1] != start else part[0]
    if end != start:
        origin = np.nan_to_num(points[start])
        places = chained(network.part(part), part.index(start), part.index(end))
        points[part] = places - places[part.index(start)] + origin


def _begin_around(network: Network, points: Points, middle: int) -> None:
    neighbours = list(network.neighbours[middle])
    origin = np.nan_to_num(points[middle])
    inner = [middle, *neighbours]
    part = network.part(inner)
    places = np.vstack([np.zeros((1, 2)), rings(part, list(range(1, len(inner))))])
    room, firm = room_for(len(network)), np.arange(len(inner)) == 0
    places = polished(part, apart(places, room, firm), (0,), _WORTH_MOVING)
    points[inner] = apart(places, room, firm) + origin


def _component(network: Network) -> Points:
    """Return the places of entities that hang together, whatever else there is."""
    degrees = [len(each) for each in network.neighbours]
    if max(degrees) <= 2 and sum(degrees) == 2 * (len(network) - 1) and len(network) <= _LONGEST_LINE:
        ends = [at for at, degree in enumerate(degrees) if degree <= 1]
        return chained(network, ends[0], ends[-1]) if len(network) > 1 else np.zeros((1, 2))
    if max(degrees) == len(network) - 1:
        points = np.full((len(network), 2), np.nan)
        _begin_around(network, points, degrees.index(max(degrees)))
        return points
    return sprung(network)


def _put_beside(points: Points, parts: list[list[int]], pictures: list[Points]) -> None:
    """Put new pictures to the right of what is there, or below when that is wide."""
    there = points[~np.isnan(points[:, 0])]
    together = packed(pictures)
    shift = np.zeros(2)
    if len(there):
        low, high = there.min(axis=0), there.max(axis=0)
        block = np.vstack(together)
        size = high - low + ROOM
        if size[0] > _WIDE * size[1]:
            shift = np.array([(low + high)[0] / 2, low[1] - ROOM[1] - _GAP - block[:, 1].max()])
        else:
            shift = np.array([high[0] + ROOM[0] + _GAP - block[:, 0].min(), (low + high)[1] / 2])
    for part, picture in zip(parts, together, strict=True):
        points[part] = picture + shift
