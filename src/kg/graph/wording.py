"""Finds the question that somebody means by its name or its wording, in any of the three languages."""

from functools import cache

from rapidfuzz import fuzz, process, utils

from kg.errors import InputError, NotFoundError
from kg.graph import queries

_LIKE = 86.0
_AHEAD = 4.0
_NEAREST = 3


def meant(text: str) -> str:
    """Return the name of the question that is called or worded so.

    A wording need not be exact. Raises InputError, naming the candidates, when several are as near, and
    NotFoundError, naming the nearest, when none is.
    """
    if text in queries.names():
        return text
    ranked = _ranked(text)
    (best, score), (_, next_score) = ranked[0], ranked[1]
    if score < _LIKE:
        raise NotFoundError(f"No question is worded like {text!r}; the nearest are: {_listed(ranked[:_NEAREST])}")
    if score < 100.0 and score - next_score < _AHEAD:
        near = [(name, other) for name, other in ranked if score - other < _AHEAD]
        raise InputError(f"{text!r} may mean several questions, ask by name: {_listed(near)}")
    return best


def _ranked(text: str) -> list[tuple[str, float]]:
    """Return all questions with how near the nearest of their wordings is, from 0 to 100, nearest first."""
    best: dict[str, float] = dict.fromkeys(queries.names(), 0.0)
    scores = process.extract(text, _wordings(), scorer=fuzz.WRatio, processor=utils.default_process, limit=None)
    for _, score, (name, _) in scores:
        best[name] = max(best[name], score)
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))


@cache
def _wordings() -> dict[tuple[str, str], str]:
    return {
        (name, language): wording
        for name in queries.names()
        for language, wording in {**queries.load(name).question, "": name.replace("_", " ")}.items()
    }


def _listed(ranked: list[tuple[str, float]]) -> str:
    return "; ".join(f"{name} ({queries.load(name).question['en']})" for name, _ in ranked)
