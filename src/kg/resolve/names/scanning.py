"""Finds stretches of words from left to right, without overlap."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Something that words from some place to before `end` write."""

    @property
    def end(self) -> int:
        """Where the words behind it begin."""
        ...


_Found = TypeVar("_Found", bound=Stretch)


def scanned(count: int, longest_at: Callable[[int], _Found | None]) -> Iterator[_Found]:
    """Yield what `longest_at` finds at the words from 0 to before `count`, going on behind each find."""
    start = 0
    while start < count:
        found = longest_at(start)
        if found is None:
            start += 1
        else:
            yield found
            start = found.end
