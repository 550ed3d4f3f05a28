"""The entities of a picture and the ties between them, numbered, in an order of their own."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = NDArray[np.float64]
"""A row of x and y for each entity."""
Numbers: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Network:
    """Entities by number, and the ties between two different ones, each once."""

    names: tuple[str, ...]
    ties: Numbers
    neighbours: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, names: Sequence[str], ties: Collection[tuple[str, str]]) -> "Network":
        """Number the names as they come; ties with an end that is not among them are left out."""
        number = {name: at for at, name in enumerate(names)}
        known = {
            (min(ends), max(ends))
            for first, second in ties
            if first != second and first in number and second in number
            for ends in [(number[first], number[second])]
        }
        neighbours: list[list[int]] = [[] for _ in names]
        for first, second in sorted(known):
            neighbours[first].append(second)
            neighbours[second].append(first)
        return cls(
            tuple(names),
            np.array(sorted(known), dtype=np.intp).reshape(-1, 2),
            tuple(tuple(sorted(each)) for each in neighbours),
        )

    def __len__(self) -> int:
        return len(self.names)

    def part(self, numbers: Iterable[int]) -> "Network":
        """Return the network of some entities, numbered anew in the order given."""
        kept = list(numbers)
        inside = set(kept)
        ties = [
            (self.names[one], self.names[other])
            for one in kept
            for other in self.neighbours[one]
            if other in inside
        ]
        return Network.of([self.names[at] for at in kept], ties)

    def components(self) -> list[list[int]]:
        """Return what hangs together, the largest first, each in ascending order."""
        left = set(range(len(self)))
        found = []
        for start in range(len(self)):
            if start in left:
                reached = self.distances(start).keys()
                left -= reached
                found.append(sorted(reached))
        return sorted(found, key=lambda part: (-len(part), part[0]))

    def distances(self, start: int, avoiding: int | None = None) -> dict[int, int]:
        """Return in how many steps each entity is reached from the start, those that are.

        No way leads over the one that is avoided.
        """
        steps = {start: 0}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for other in self.neighbours[here]:
                if other not in steps and other != avoiding:
                    steps[other] = steps[here] + 1
                    queue.append(other)
        return steps

    def points(self, positions: Mapping[str, Point]) -> Points:
        """Return the positions as rows by number; those without one are not a number."""
        nowhere = (np.nan, np.nan)
        return np.array([positions.get(name, nowhere) for name in self.names], dtype=float).reshape(-1, 2)
