"""Aligns predicted entities with annotated ones, one to one, by name; as the gold's own scorer does."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from kg.model import VOCABULARY
from kg.model.vocabulary import ORGANIZATION

Record = dict[str, Any]

SIMILAR = 0.85
_LENGTHS = 0.8
_SAME_ACT = 0.9
_ARTICLES = ("the", "a", "an")
_LEGAL_FORMS = frozenset(
    re.findall(
        r"\w+",
        "llp llc ltd jsc njsc ncjsc inc gmbh ggmbh plc co corp company too тоо ао оао зао пао нао оо рго ргп "
        "гккп кгкп кгу ооо ип жшс ақ кеақ мкқк кмм",
    )
)
_ACT_NUMBER = re.compile(r"(?:№|\bNo\.?|\bN)\s*(\d+(?:\s?-\s?\w+)?)")
_NUMBER = re.compile(r"\d+")
_SIGN = re.compile(r"[^\w\s]|_")


def coarse(type_: str | None) -> str | None:
    """Return `Org` for every kind of organisation, else the type itself."""
    known = VOCABULARY.entity_types.get(type_ or "")
    return "Org" if known is not None and known.parent == ORGANIZATION else type_


@lru_cache(maxsize=100_000)
def normalised(name: str) -> str:
    """Return a name in lower case without signs and leading article."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    words = _SIGN.sub(" ", folded).split()
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=100_000)
def bare(name: str) -> str:
    """Return the normalised name without legal forms."""
    return " ".join(word for word in normalised(name).split() if word not in _LEGAL_FORMS)


@lru_cache(maxsize=100_000)
def similarity(one: str, other: str) -> float:
    """Return how alike two normalised names are as sets of words, 0 when their numbers differ."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    numbers = frozenset(_NUMBER.findall(one)), frozenset(_NUMBER.findall(other))
    if all(numbers) and numbers[0] != numbers[1]:
        return 0.0
    left, right = (" ".join(sorted(set(name.split()))) for name in (one, other))
    if left == right:
        return 1.0
    if 2 * min(len(left), len(right)) / (len(left) + len(right)) < _LENGTHS:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def names(entity: Record) -> list[str]:
    """Return the name and the mentions of an entity, each once, without those of signs alone."""
    given = [entity.get("name") or "", *(entity.get("mentions") or [])]
    return list(dict.fromkeys(name for name in given if isinstance(name, str) and normalised(name)))


def aligned(annotated: Sequence[Record], predicted: Sequence[Record]) -> dict[int, int]:
    """Return the index of the annotated entity for each index of a predicted one that names the same thing.

    The best pairs are taken first: same coarse type, equal names, likeness, same type, order of the text.
    """
    pairs = []
    for i, one in enumerate(annotated):
        for j, other in enumerate(predicted):
            score = _score(one, other)
            if score is not None:
                pairs.append((*score, one.get("type") == other.get("type"), -i, -j))
    found: dict[int, int] = {}
    for *_, i, j in sorted(pairs, reverse=True):
        if -j not in found and -i not in found.values():
            found[-j] = -i
    return found


def _score(annotated: Record, predicted: Record) -> tuple[bool, int, float] | None:
    exact, best = 0, 0.0
    for one in names(annotated):
        for other in names(predicted):
            if normalised(one) == normalised(other):
                exact, best = 2, 1.0
            elif bare(one) and bare(one) == bare(other):
                exact, best = max(exact, 1), 1.0
            else:
                best = max(best, similarity(normalised(one), normalised(other)))
    same_type = coarse(annotated.get("type")) == coarse(predicted.get("type"))
    is_act = same_type and annotated.get("type") == "LegalAct"
    if best < SIMILAR and is_act and _act_numbers(annotated) & _act_numbers(predicted):
        exact, best = 0, _SAME_ACT
    return (same_type, exact, best) if best >= SIMILAR else None


def _act_numbers(entity: Record) -> frozenset[str]:
    return frozenset(number.casefold() for name in names(entity) for number in _ACT_NUMBER.findall(name))
