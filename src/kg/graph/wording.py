"""Finds the question that somebody means by its name or its wording, in any of the three languages.

Words are compared by Jaro-Winkler, which forgives endings, and rarer words count more (inverse document
frequency; K. Spärck Jones, A statistical interpretation of term specificity, 1972).
"""

from collections import Counter
from functools import cache
from math import log

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.utils import default_process

from kg.errors import InputError, NotFoundError
from kg.graph import queries

_ONE_WORD = 0.88
_LIKE = 0.5
_AHEAD = 0.08
_NEAREST = 3
_OF_THE_ASKED = 0.7


def meant(text: str) -> str:
    """Return the name of the question that is called or worded so.

    A wording need not be exact. Raises InputError, naming the candidates, when several are as near, and
    NotFoundError, naming the nearest, when none is.
    """
    if text in queries.names():
        return text
    asked = _words(text)
    ranked = sorted(
        ((_likeness(asked, name), name) for name in queries.names()), key=lambda one: (-one[0], one[1])
    )
    best = ranked[0][0]
    if best < _LIKE:
        raise NotFoundError(
            f"No question is worded like {text!r}; the nearest are: {_listed(ranked[:_NEAREST])}"
        )
    near = [one for one in ranked if best - one[0] < _AHEAD]
    if len(near) > 1 and best < 1.0:
        raise InputError(f"{text!r} may mean several questions, ask by name: {_listed(near)}")
    return ranked[0][1]


def _likeness(asked: frozenset[str], name: str) -> float:
    """Return from 0 to 1 how much the words asked and the nearest wording of a question share."""
    return max((_shared(asked, wording) for wording in _wordings()[name]), default=0.0)


def _shared(asked: frozenset[str], wording: frozenset[str]) -> float:
    return _OF_THE_ASKED * _covered(asked, wording) + (1 - _OF_THE_ASKED) * _covered(wording, asked)


def _covered(words: frozenset[str], by: frozenset[str]) -> float:
    total = sum(map(_weight, words))
    found = sum(_weight(word) for word in words if any(_one(word, other) for other in by))
    return found / total if total else 0.0


@cache
def _one(word: str, other: str) -> bool:
    return JaroWinkler.similarity(word, other) >= _ONE_WORD


@cache
def _weight(word: str) -> float:
    questions = len(_wordings())
    return log((questions + 1) / (_frequencies()[word] + 1)) + 0.1


@cache
def _frequencies() -> Counter[str]:
    return Counter(word for wordings in _wordings().values() for word in frozenset().union(*wordings))


@cache
def _wordings() -> dict[str, tuple[frozenset[str], ...]]:
    return {
        name: tuple(map(_words, (name.replace("_", " "), *queries.load(name).question.values())))
        for name in queries.names()
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(default_process(text).split())


def _listed(ranked: list[tuple[float, str]]) -> str:
    return "; ".join(f"{name} ({queries.load(name).question['en']})" for _, name in ranked)
