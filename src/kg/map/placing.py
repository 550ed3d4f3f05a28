"""Places new entities of a picture in a ring; what has a place keeps it."""

import math
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


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
    """Return where everything goes; what is fixed stays."""
    del ties, arrangement
    x, y = fixed.get(around or "", (0.0, 0.0))
    radius = max(100.0, 100.0 * len(added) / math.tau)
    turns = (math.tau * number / len(added) for number in range(len(added)))
    ring = ((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns)
    return {**fixed, **dict(zip(added, ring, strict=True))}
