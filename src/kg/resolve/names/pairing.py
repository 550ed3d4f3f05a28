"""Pairs the words of two names one to one, those that agree best first."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TypeVar

_Word = TypeVar("_Word")
_Likeness = TypeVar("_Likeness", bound=IntEnum)


def paired(
    left: Sequence[_Word], right: Sequence[_Word], likeness: Callable[[_Word, _Word], _Likeness | None]
) -> tuple[list[tuple[_Word, _Word, _Likeness]], list[_Word], list[_Word]]:
    """Return the pairs, each with its likeness, and the words of each side that are left over, in order.

    A lower likeness is a better one, `None` is none; of equal ones those that stand nearer go first.
    """
    options = sorted(
        (found, abs(i - j), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (found := likeness(one, other)) is not None
    )
    pairs: list[tuple[_Word, _Word, _Likeness]] = []
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for found, _, i, j in options:
        if i in free_left and j in free_right:
            pairs.append((left[i], right[j], found))
            free_left.remove(i)
            free_right.remove(j)
    return pairs, [left[i] for i in sorted(free_left)], [right[j] for j in sorted(free_right)]
