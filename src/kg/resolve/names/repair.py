"""Slips in names of organisations: one word that differs by a letter or two from the other name's."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from kg.resolve.names.concepts import meanings
from kg.resolve.names.gazetteer import places_called
from kg.resolve.names.legal_forms import find_forms
from kg.resolve.names.script import fold, unified

_TOKEN = re.compile(r"[^\W_]+")
_LONG, _VERY_LONG = 6, 9
_MEMORY = 100_000


def repaired(left: str, right: str) -> tuple[str, str] | None:
    """Return the two names with the odd word of one in place of the other's, `None` when that is no slip.

    The names must have the same words in the same order but for one, which is long, has a letter or two
    wrong, and is not, on both sides, a word or a place of its own. More than one may be wrong when each is a
    known word in the one name and none in the other.
    """
    ours, theirs = _taken_apart(left), _taken_apart(right)
    if len(ours.folded) != len(theirs.folded) or len(ours.folded) < 2:
        return None
    both = zip(ours.words, theirs.words, ours.folded, theirs.folded, strict=True)
    odd = [(one, other) for one, other, folded, other_folded in both if folded != other_folded]
    if (
        not odd
        or len(odd) >= len(ours.words) - _forms(ours.words)
        or not all(_is_slip(*pair) for pair in odd)
    ):
        return None
    if len(odd) > 1 and not all(_is_known(one) != _is_known(other) for one, other in odd):
        return None
    left, right = ours.text, theirs.text
    for one, other in odd:
        if _is_known(one):
            right = right.replace(other, one)
        else:
            left = left.replace(one, other)
    return left, right


@dataclass(frozen=True, slots=True)
class _TakenApart:
    text: str
    words: tuple[str, ...]
    folded: tuple[str, ...]


@lru_cache(_MEMORY)
def _taken_apart(name: str) -> _TakenApart:
    text = unified(name)
    words = tuple(_TOKEN.findall(text))
    return _TakenApart(text, words, tuple(map(fold, words)))


def _forms(words: tuple[str, ...]) -> int:
    """Count the words that write a legal form, which hold on to nothing."""
    return sum(form.end - form.start for form in find_forms(words))


def _is_slip(one: str, other: str) -> bool:
    ours, theirs = one.casefold(), other.casefold()
    shorter = min(len(ours), len(theirs))
    allowed = 0 if shorter < _LONG else 1 if shorter < _VERY_LONG else 2
    if any(char.isdigit() for char in ours + theirs) or one.isupper() != other.isupper():
        return False
    if not 0 < OSA.distance(ours, theirs) <= allowed or ours[:1] != theirs[:1]:
        return False
    known = _is_known(one), _is_known(other)
    return not all(known) and (any(known) or ours[-1:] == theirs[-1:])


def _is_known(word: str) -> bool:
    return bool(meanings((word.casefold(),))) or bool(places_called(word))
