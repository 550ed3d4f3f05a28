"""The tags of words, and how likely a stretch of words is a name, given the scores of all tags.

Each type has two tags, its first word and a further word (Ramshaw and Marcus 1995); tag 0 is no name. Tags
follow one another as in a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FORBIDDEN = -1e4
_QUIET = 9.0
_LEAST = 1e-30


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

    Words that are surely no name part the text into stretches, each of which is worked through alone.
    """

    def __init__(self, scores: Floats, transitions: Floats) -> None:
        tags = scores.shape[1]
        self._scores = scores
        self._transitions = transitions + forbidden(tags)
        self._moves = np.exp(np.maximum(self._transitions, -50.0)) * (self._transitions > FORBIDDEN / 2)
        self._likely, self._onward = np.zeros_like(scores), np.zeros_like(scores)
        self._likely[:, 0] = 1
        self._stretches = list(_stretches(scores))
        for first, last in self._stretches:
            self._weigh(first, last)

    def names(self) -> Iterator[Tagged]:
        """Yield the names of the likeliest tags, in order (Viterbi 1967)."""
        for first, last in self._stretches:
            yield from self._names_within(first, self._best(first, last))

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

    def _weigh(self, first: int, last: int) -> None:
        """Fill in how likely each tag is (forward and backward sums, kept near 1)."""
        scores = self._scores[first : last + 1]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        forward = np.empty_like(powers)
        before = self._moves[0]
        for number, power in enumerate(powers):
            row = before * power
            forward[number] = row / max(float(row.sum()), _LEAST)
            before = forward[number] @ self._moves
        after = self._moves[:, 0]
        for number in range(len(powers) - 1, -1, -1):
            onward = powers[number] * after
            onward /= max(float(onward.sum()), _LEAST)
            self._onward[first + number] = onward
            likely = forward[number] * after
            self._likely[first + number] = likely / max(float(likely.sum()), _LEAST)
            after = self._moves @ onward

    def _best(self, first: int, last: int) -> list[int]:
        scores = self._scores[first : last + 1]
        back = np.zeros(scores.shape, np.int64)
        best = self._transitions[0] + scores[0]
        for number in range(1, len(scores)):
            ways = best[:, None] + self._transitions
            back[number] = ways.argmax(axis=0)
            best = ways[back[number], np.arange(len(best))] + scores[number]
        path = [int((best + self._transitions[:, 0]).argmax())]
        for number in range(len(scores) - 1, 0, -1):
            path.append(int(back[number, path[-1]]))
        return path[::-1]

    def _names_within(self, offset: int, path: list[int]) -> Iterator[Tagged]:
        number = 0
        while number < len(path):
            tag, last = path[number], number
            if tag % 2:
                while last + 1 < len(path) and path[last + 1] == tag + 1:
                    last += 1
                type_number = tag // 2
                likely = self.probability(offset + number, offset + last, type_number)
                yield Tagged(offset + number, offset + last, type_number, likely)
            number = last + 1


def _stretches(scores: Floats) -> Iterator[tuple[int, int]]:
    loud = np.flatnonzero(scores[:, 1:].max(axis=1, initial=FORBIDDEN) > scores[:, 0] - _QUIET)
    if len(loud):
        breaks = np.flatnonzero(np.diff(loud) > 1)
        firsts, lasts = np.concatenate([[0], breaks + 1]), np.concatenate([breaks, [len(loud) - 1]])
        yield from zip(loud[firsts].tolist(), loud[lasts].tolist(), strict=True)
