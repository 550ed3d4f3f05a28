"""Names beside entities: broken into two lines at the most, and put where nothing runs through them.

How wide a text will be is estimated, for the reader's machine chooses the typeface.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.map.placing.clarity import crossing
from kg.map.placing.network import Points

_NARROW = frozenset(" .,:;'|!()[]«»\"-ijlftrIіїІ1")
_WIDE = frozenset("mwMWШЩЖЮФЫДшщжюфыдм—@%ӘәҢңҚ")
_WIDTHS = (0.36, 0.58, 0.7, 0.86)
_ELLIPSIS = "…"
_BIAS = (0.0, 0.3, 0.45, 0.45)
_COVERED = 12.0
_STRUCK = 1.0
_CHUNK = 100


def width(text: str) -> float:
    """Return about how wide a text is, as a share of the size of its letters."""
    return sum(map(_letter, text))


def lines(name: str, most: float) -> tuple[str, ...]:
    """Return a name in one or two lines of such a width at the most; what is cut ends in an ellipsis.

    Two lines are broken where they come out most alike. Runs of blanks and line ends are one blank.
    """
    words = name.split()
    whole = " ".join(words)
    if width(whole) <= most:
        return (whole,)
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    fitting = [pair for pair in pairs if max(map(width, pair)) <= most]
    if fitting:
        return min(fitting, key=lambda pair: abs(width(pair[0]) - width(pair[1])))
    beginnings = [pair for pair in pairs if width(pair[0]) <= most]
    if beginnings:
        first, rest = beginnings[-1]
        return first, cut(rest, most)
    at = _fitting(whole, most)
    return whole[:at], cut(whole[at:].lstrip(), most)


def cut(text: str, most: float) -> str:
    """Return a text as it is if it is not wider than this, or else its beginning with an ellipsis."""
    if width(text) <= most:
        return text
    return text[: _fitting(text, most - width(_ELLIPSIS))].rstrip() + _ELLIPSIS


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text: `x` is where they are anchored (`start`, `middle` or `end`), `top` where they begin."""

    lines: tuple[str, ...]
    x: float
    top: float
    anchor: str


def labels(
    names: Sequence[tuple[str, ...]], places: Points, radii: Points, ties: Points, size: float, leading: float
) -> list[Label]:
    """Return where the lines of each name go: below its entity, or above, right or left if that reads better.

    It does when ties run through the lines, or other entities or names are under them. `places` and `ties`
    are in pixels, y growing downwards.
    """
    boxes = np.array([_boxes(*each, size, leading) for each in zip(names, places, radii, strict=True)])
    bodies = np.hstack([places - radii[:, None], places + radii[:, None]])
    costs = _costs(boxes.reshape(-1, 4), bodies, ties).reshape(-1, 4) + np.array(_BIAS)
    chosen = np.zeros(len(names), dtype=int)
    rows = np.arange(len(names))
    for _ in range(3):
        for row in rows:
            others = boxes[rows != row, chosen[rows != row]]
            covering = _overlaps(boxes[row], others).sum(axis=1)
            chosen[row] = int(np.argmin((costs[row] + _COVERED * covering).round(6)))
    return [_label(name, boxes[row, chosen[row]], chosen[row]) for row, name in enumerate(names)]


def _boxes(name: tuple[str, ...], place: Points, radius: float, size: float, leading: float) -> Points:
    """Return the boxes of a name below, above, right and left of an entity: left, top, right, bottom."""
    across, down = max(map(width, name), default=0.0) * size, len(name) * leading
    x, y = place
    away = radius + 3.0
    corners = [
        (x - across / 2, y + away),
        (x - across / 2, y - away - down),
        (x + away + 3.0, y - down / 2),
        (x - away - 3.0 - across, y - down / 2),
    ]
    return np.array([(left, top, left + across, top + down) for left, top in corners])


def _costs(boxes: Points, bodies: Points, ties: Points) -> Points:
    costs = []
    for start in range(0, len(boxes), _CHUNK):
        some = boxes[start : start + _CHUNK]
        falling, rising = some, some[:, [0, 3, 2, 1]]
        struck = crossing(falling, ties) | crossing(rising, ties) if len(ties) else np.zeros((len(some), 0))
        costs.append(_STRUCK * struck.sum(axis=1) + _COVERED * _overlaps(some, bodies).sum(axis=1))
    return np.concatenate(costs) if costs else np.zeros(0)


def _overlaps(some: Points, others: Points) -> Points:
    one, other = some[:, None], others[None]
    return np.asarray(
        (one[..., 0] < other[..., 2])
        & (other[..., 0] < one[..., 2])
        & (one[..., 1] < other[..., 3])
        & (other[..., 1] < one[..., 3])
    )


def _label(name: tuple[str, ...], box: Points, side: int) -> Label:
    left, top, right, _ = (float(each) for each in box)
    anchored = {2: (left, "start"), 3: (right, "end")}
    x, anchor = anchored.get(side, ((left + right) / 2, "middle"))
    return Label(name, x, top, anchor)


def _letter(letter: str) -> float:
    narrow, usual, capital, wide = _WIDTHS
    if letter in _NARROW:
        return narrow
    if letter in _WIDE:
        return wide
    return capital if letter.isupper() or ord(letter) > 0x2E80 else usual


def _fitting(text: str, most: float) -> int:
    """Return how many letters of a text are not wider than this, one at the least."""
    used = 0.0
    for at, letter in enumerate(text):
        used += _letter(letter)
        if used > most:
            return max(1, at)
    return len(text)
