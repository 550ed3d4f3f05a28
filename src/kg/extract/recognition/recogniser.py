"""The recogniser: reads a text once and answers what in it is a name, and how surely."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from kg.extract.findings import Candidate
from kg.extract.network.operations import Plain, Weights
from kg.extract.network.storage import load
from kg.extract.recognition.tagger import scores
from kg.extract.recognition.tags import Chain, Floats
from kg.extract.recognition.words import Words, words
from kg.model import Span

WEIGHTS = Path(__file__).parents[1] / "models" / "names.npz"
_NO_TRANSITIONS = np.zeros((3, 3), np.float32)
_STRETCH, _SEEN_AROUND = 8000, 32


class Reading:
    """What the recogniser sees in one text."""

    def __init__(self, read: Words, types: Sequence[str], names: Chain, roles: Chain) -> None:
        self._words, self._types = read, {name: number for number, name in enumerate(types)}
        self._names, self._roles = names, roles

    def names(self) -> Iterator[tuple[Span, str, float]]:
        """Yield the likeliest names in text order, each with its type and probability; none overlap."""
        types = list(self._types)
        for name in self._names.names():
            yield self._words.span(name.first, name.last), types[name.type_number], name.probability

    def roles(self) -> Iterator[tuple[Span, float]]:
        """Yield the phrases for roles that persons are said to hold, each with its probability."""
        for role in self._roles.names():
            yield self._words.span(role.first, role.last), role.probability

    def probability(self, span: Span, type_: str) -> float:
        """Return how likely a stretch of text is a name of a type; 0 where its edges cut words."""
        inside = self._words.inside(span)
        if not inside or self._words.span(inside[0], inside[-1]) != span or type_ not in self._types:
            return 0.0
        return self._names.probability(inside[0], inside[-1], self._types[type_])


class Recogniser:
    """A trained network with the types of names and the proposals of rules that it knows."""

    def __init__(self, weights: Weights, types: Sequence[str], proposals: Sequence[str]) -> None:
        self.weights = weights
        self._types = list(types)
        self._proposals = list(proposals)
        self._known = {name: number for number, name in enumerate(proposals, 1)}
        self._ops = Plain()

    def lists(self) -> dict[str, Sequence[str]]:
        """Return what the rows of its weights stand for."""
        return {"types": self._types, "proposals": self._proposals}

    def read(self, text: str, language: str, candidates: Iterable[Candidate]) -> Reading:
        """Read a text of `en`, `ru` or `kk` with what rules propose in it."""
        seen = words(text, language, candidates, self._known)
        names, roles = self._scores(seen)
        transitions = self.weights["transitions"]
        return Reading(seen, self._types, Chain(names, transitions), Chain(roles, _NO_TRANSITIONS))

    def _scores(self, seen: Words) -> tuple[Floats, Floats]:
        """Return the scores of all words; of a long text they are taken stretch by stretch."""
        parts = [self._stretch(seen, start) for start in range(0, max(len(seen), 1), _STRETCH)]
        names, roles = (np.concatenate(rows) for rows in zip(*parts, strict=True))
        return names, roles

    def _stretch(self, seen: Words, start: int) -> tuple[Floats, Floats]:
        first, last = max(start - _SEEN_AROUND, 0), min(start + _STRETCH + _SEEN_AROUND, len(seen))
        place = slice(first, last)
        arrays = {
            "parts": seen.parts[place],
            "signs": seen.signs[place],
            "proposals": seen.proposals[place],
            "groups": np.unique(seen.groups[place], return_inverse=True)[1],
            "valid": np.ones(last - first, np.float32),
        }
        names, roles = scores(self.weights, arrays, self._ops)
        own = slice(start - first, min(start + _STRETCH, len(seen)) - first)
        return names[own], roles[own]


@cache
def recogniser() -> Recogniser:
    """Return the trained recogniser, read from disk once per process."""
    weights, lists = load(WEIGHTS)
    return Recogniser(weights, lists["types"], lists["proposals"])
