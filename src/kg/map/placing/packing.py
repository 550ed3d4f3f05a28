"""Several pictures side by side, in rows as on a page that is wider than high."""

import numpy as np

from kg.map.placing.network import Points
from kg.map.placing.room import ROOM

_GAP = np.array([50.0, 40.0])
_ASPECT = 1.6


def packed(pictures: list[Points]) -> list[Points]:
    """Return the pictures moved so that they lie in rows, in the order given, about the origin."""
    sizes = [np.ptp(points, axis=0) + ROOM + _GAP for points in pictures]
    area = sum(float(size.prod()) for size in sizes)
    width = max([(_ASPECT * area) ** 0.5, *(float(size[0]) for size in sizes)])
    rows: list[list[int]] = [[]]
    used = 0.0
    for at, size in enumerate(sizes):
        if rows[-1] and used + size[0] > width * 1.05:
            rows.append([])
            used = 0.0
        rows[-1].append(at)
        used += float(size[0])
    corners = [np.zeros(2) for _ in pictures]
    top = 0.0
    for row in rows:
        height = max(float(sizes[at][1]) for at in row)
        left = -sum(float(sizes[at][0]) for at in row) / 2
        for at in row:
            corners[at] = np.array([left + sizes[at][0] / 2, top - height / 2])
            left += float(sizes[at][0])
        top -= height
    return [
        points - (points.max(axis=0) + points.min(axis=0)) / 2 + corner - np.array([0.0, top / 2])
        for points, corner in zip(pictures, corners, strict=True)
    ]
