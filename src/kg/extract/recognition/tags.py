"""The tags of words, and how likely a stretch of words is a name, given the scores of all tags.

Each type has two tags, its first word and a further word (Ramshaw and Marcus 1995); tag 0 is no name. Tags
follow one another as in a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

FORBIDDEN = -1e4
_QUIET = 3.0
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

    Words whose likeliest tag of a name is e to the power of `_QUIET` times less likely than none part the
    text into stretches, which are worked through side by side; the sums within each are exact.
    """

    def __init__(self, scores: Floats, transitions: Floats) -> None:
        tags = scores.shape[1]
        self._scores = scores
        self._transitions = transitions + forbidden(tags)
        self._moves = np.exp(np.maximum(self._transitions, -50.0)) * (self._transitions > FORBIDDEN / 2)
        self._likely, self._onward = np.zeros_like(scores), np.zeros_like(scores)
        self._likely[:, 0] = 1
        self._tags = np.zeros(len(scores), np.int64)
        steps = _side_by_side(*_stretches(scores))
        if steps:
            self._weigh(steps)
            self._follow_best(steps)
        self._any_onward = np.maximum(self._onward @ self._moves.T, _LEAST)

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
        way = self._moves[tag, following] * self._onward[number, following]
        return float(way / self._any_onward[number, tag])

    def _weigh(self, steps: Sequence[Places]) -> None:
        """Set how likely each tag is, from sums forward and backward, and how likely by what follows alone.

        All sums are kept near 1.
        """
        powers = np.exp(self._scores - self._scores.max(axis=1, keepdims=True))
        begun = self._moves[:1]
        for words in steps:
            self._likely[words] = _near_one(begun[: len(words)] * powers[words])
            begun = self._likely[words] @ self._moves
        ended = np.tile(self._moves[:, 0], (len(steps[0]), 1))
        for words in reversed(steps):
            after = ended[: len(words)]
            self._likely[words] *= after
            self._onward[words] = _near_one(powers[words] * after)
            ended[: len(words)] = self._onward[words] @ self._moves.T
        inside = np.concatenate(steps)
        self._likely[inside] = _near_one(self._likely[inside])

    def _follow_best(self, steps: Sequence[Places]) -> None:
        """Set the tags of the likeliest paths."""
        back = np.zeros(self._scores.shape, np.int64)
        into = np.ascontiguousarray(self._transitions.T)
        best = self._transitions[0] + self._scores[steps[0]]
        for words in steps[1:]:
            ways = best[: len(words), None, :] + into
            back[words] = ways.argmax(axis=2)
            best[: len(words)] = ways.max(axis=2) + self._scores[words]
        tags = (best + self._transitions[:, 0]).argmax(axis=1)
        for words in reversed(steps):
            here = tags[: len(words)]
            self._tags[words] = here
            tags[: len(words)] = back[words, here]


def _near_one(sums: Floats) -> Floats:
    scaled: Floats = sums / np.maximum(sums.sum(axis=1, keepdims=True), _LEAST)
    return scaled


def _stretches(scores: Floats) -> tuple[Places, Places]:
    """Return the first words and the lengths of the stretches that may hold names."""
    loud = np.flatnonzero(scores[:, 1:].max(axis=1, initial=FORBIDDEN) > scores[:, 0] - _QUIET)
    begins = np.diff(loud, prepend=-2) > 1
    firsts = loud[begins]
    lengths = np.diff(np.flatnonzero(begins), append=len(loud))
    return firsts, lengths


def _side_by_side(firsts: Places, lengths: Places) -> list[Places]:
    """Return the first words of all stretches, then the second words of those that have one, and so on.

    The longest stretch comes first in each.
    """
    longest_first = np.argsort(-lengths, kind="stable")
    firsts, lengths = firsts[longest_first], lengths[longest_first]
    counts = np.searchsorted(-lengths, -np.arange(lengths.max(initial=0)), "left")
    return [firsts[:count] + step for step, count in enumerate(counts.tolist())]
