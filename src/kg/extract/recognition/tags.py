"""The tags of words, and how likely a stretch of words is a name, given the scores of all tags.

Each type has two tags, its first word and a further word (Ramshaw and Marcus 1995); tag 0 is no name. Tags
follow one another as in a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FORBIDDEN = -1e4
_QUIET = 6.0
_LEAST = 1e-30
_AT_ONCE = 64


def first_word(type_number: int) -> int:
    """Return the tag of the first word of a name of a type."""
    return 1 + 2 * type_number


def further_word(type_number: int) -> int:
    """Return the tag of a further word of a name of a type."""
    return 2 + 2 * type_number


def forbidden(tags: int) -> Floats:
    """Return what to add to the scores of pairs of tags (from, to) that may not follow one another."""
    table = np.zeros((tags, tags), np.float32)
    for further in range(2, tags, 2):
        table[:, further] = FORBIDDEN
        table[[further - 1, further], further] = 0
    return table


def forbidden_at_start(tags: int) -> Floats:
    """Return what to add to the scores of tags of a first word."""
    table = np.zeros(tags, np.float32)
    table[2::2] = FORBIDDEN
    return table


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words `first`..`last` taken for a name of a type, by number, with how likely that is."""

    first: int
    last: int
    type_number: int
    probability: float


class Chain:
    """The likely tags of the words of one text.

    Words that are surely no name part the text into stretches, which are worked through side by side.
    """

    def __init__(self, scores: Floats, transitions: Floats) -> None:
        tags = scores.shape[1]
        self._scores = scores
        self._transitions = transitions + forbidden(tags)
        self._moves = np.exp(np.maximum(self._transitions, -50.0)) * (self._transitions > FORBIDDEN / 2)
        self._likely, self._onward = np.zeros_like(scores), np.zeros_like(scores)
        self._likely[:, 0] = 1
        self._tags = np.zeros(len(scores), np.int64)
        for stretches in _alike(_stretches(scores)):
            self._work_through(stretches)

    def names(self) -> Iterator[Tagged]:
        """Yield the names of the likeliest tags, in order (Viterbi 1967)."""
        tags = self._tags
        for first in np.flatnonzero(tags % 2).tolist():
            last, further = first, tags[first] + 1
            while last + 1 < len(tags) and tags[last + 1] == further:
                last += 1
            number = int(tags[first]) // 2
            yield Tagged(first, last, number, self.probability(first, last, number))

    def probability(self, first: int, last: int, type_number: int) -> float:
        """Return how likely the words `first`..`last` are a name of a type, neither longer nor shorter."""
        begins, goes_on = first_word(type_number), further_word(type_number)
        likely = float(self._likely[first, begins])
        tag = begins
        for number in range(first + 1, last + 1):
            likely *= self._next(number, tag, goes_on)
            tag = goes_on
        if last + 1 < len(self._scores):
            likely *= 1 - self._next(last + 1, tag, goes_on)
        return likely

    def _next(self, number: int, tag: int, following: int) -> float:
        ways = self._moves[tag] * self._onward[number]
        total = float(ways.sum())
        return float(ways[following]) / total if total > _LEAST else 0.0

    def _work_through(self, stretches: Sequence[tuple[int, int]]) -> None:
        longest = max(last - first for first, last in stretches) + 1
        places = np.array([first for first, _ in stretches])[:, None] + np.arange(longest)
        inside = places <= np.array([last for _, last in stretches])[:, None]
        scores = self._scores[np.minimum(places, len(self._scores) - 1)]
        scores[~inside] = FORBIDDEN
        scores[~inside, 0] = 0
        likely, onward = self._weighed(scores)
        rows = places[inside]
        self._likely[rows], self._onward[rows] = likely[inside], onward[inside]
        self._tags[rows] = self._best(scores)[inside]

    def _weighed(self, scores: Floats) -> tuple[Floats, Floats]:
        """Return how likely each tag is (stretches by words by tags), from sums forward and backward.

        The second answer is how likely it is by what follows alone. All sums are kept near 1.
        """
        powers = np.exp(scores - scores.max(axis=2, keepdims=True))
        likely, onward = np.empty_like(powers), np.empty_like(powers)
        before = self._moves[:1]
        for number in range(powers.shape[1]):
            likely[:, number] = _near_one(before * powers[:, number])
            before = likely[:, number] @ self._moves
        after = self._moves[None, :, 0]
        for number in range(powers.shape[1] - 1, -1, -1):
            onward[:, number] = _near_one(powers[:, number] * after)
            likely[:, number] = _near_one(likely[:, number] * after)
            after = onward[:, number] @ self._moves.T
        return likely, onward

    def _best(self, scores: Floats) -> NDArray[np.int64]:
        """Return the tags of the likeliest paths (stretches by words)."""
        back = np.zeros(scores.shape, np.int64)
        best = self._transitions[0] + scores[:, 0]
        for number in range(1, scores.shape[1]):
            ways = best[:, :, None] + self._transitions
            back[:, number] = ways.argmax(axis=1)
            best = ways.max(axis=1) + scores[:, number]
        path = np.zeros(scores.shape[:2], np.int64)
        path[:, -1] = (best + self._transitions[:, 0]).argmax(axis=1)
        each = np.arange(len(scores))
        for number in range(scores.shape[1] - 1, 0, -1):
            path[:, number - 1] = back[each, number, path[:, number]]
        return path


def _near_one(sums: Floats) -> Floats:
    scaled: Floats = sums / np.maximum(sums.sum(axis=1, keepdims=True), _LEAST)
    return scaled


def _alike(stretches: Iterable[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    """Yield stretches of similar length together, but not too many at once."""
    by_length: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, last in stretches:
        alike = by_length[(last - first).bit_length()]
        alike.append((first, last))
        if len(alike) == _AT_ONCE:
            yield by_length.pop((last - first).bit_length())
    yield from by_length.values()


def _stretches(scores: Floats) -> Iterator[tuple[int, int]]:
    loud = np.flatnonzero(scores[:, 1:].max(axis=1, initial=FORBIDDEN) > scores[:, 0] - _QUIET)
    if len(loud):
        breaks = np.flatnonzero(np.diff(loud) > 1)
        firsts, lasts = np.concatenate([[0], breaks + 1]), np.concatenate([breaks, [len(loud) - 1]])
        yield from zip(loud[firsts].tolist(), loud[lasts].tolist(), strict=True)
