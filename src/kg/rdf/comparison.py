"""What a store must be given, and what it must lose, to hold other quads, without holding all of either here.

A quad is known by its hash of 64 bits. That two of ten million have the same one, so that a difference
between them would not be seen, is to be expected once in 400,000 comparisons.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import Quad

from kg.batches import batches

_AT_ONCE = 50_000


class Comparison:
    """Wanted quads beside those that a store holds; `held` gives these, as often as it is called."""

    def __init__(self, held: Callable[[], Iterable[Quad]]) -> None:
        self._held = held
        self._hashes = np.unique(np.fromiter(map(hash, held()), np.int64))
        self._is_wanted = np.zeros(len(self._hashes), np.bool_)
        self._added: dict[Quad, None] = {}

    def wanted(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Note quads as wanted while they are taken, and yield each the first time that it is met."""
        for batch in batches(quads, _AT_ONCE):
            hashes, first = np.unique(np.fromiter(map(hash, batch), np.int64), return_index=True)
            places = np.searchsorted(self._hashes, hashes)
            is_held = _is_at(self._hashes, places, hashes)
            places = places[is_held]
            is_new = ~self._is_wanted[places]
            self._is_wanted[places] = True
            yield from (batch[position] for position in first[is_held][is_new])
            for position in first[~is_held]:
                if (quad := batch[position]) not in self._added:
                    self._added[quad] = None
                    yield quad

    @property
    def added(self) -> list[Quad]:
        """The quads wanted so far that are not held."""
        return list(self._added)

    def removed(self) -> list[Quad]:
        """Return the quads that are held and are not wanted so far."""
        gone = set(self._hashes[~self._is_wanted].tolist())
        return [quad for quad in self._held() if hash(quad) in gone] if gone else []


def _is_at(held: NDArray[np.int64], places: NDArray[np.intp], hashes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell for each hash whether it stands at its place among those held."""
    is_inside = places < len(held)
    found = np.zeros(len(hashes), np.bool_)
    found[is_inside] = held[places[is_inside]] == hashes[is_inside]
    return found
