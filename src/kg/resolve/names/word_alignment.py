"""Pairs the words of two names of organisations: of one sound, stem, place or meaning, or a slip apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from kg.resolve.names.concepts import nearly_one
from kg.resolve.names.gazetteer import place_bases
from kg.resolve.names.organisations import Word, parts_of, structure
from kg.resolve.names.pairing import paired
from kg.resolve.names.script import letters

_STEM, _LONG, _VERY_LONG = 4, 6, 10
_MOST_JOINED = 4


class Likeness(IntEnum):
    """How two words agree, the best first."""

    EQUAL = 0
    SOUND = 1
    STEM = 2
    PLACE = 3
    MEANING = 4
    NEAR = 5
    SLIP = 6


@dataclass(frozen=True, slots=True)
class WordPair:
    """Two words that agree."""

    left: Word
    right: Word
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of two names, and the words of each that have no counterpart."""

    pairs: tuple[WordPair, ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def align(left: Sequence[Word], right: Sequence[Word]) -> Alignment:
    """Pair the words of two names: phrases as wholes first, then what is left of them word by word."""
    pairs, rest_left, rest_right = _paired(left, right)
    if rest_left and rest_right and any(" " in word.text for word in (*rest_left, *rest_right)):
        split = [[part for word in side for part in parts_of(word)] for side in (rest_left, rest_right)]
        more, parts_left, parts_right = _paired(*split)
        if more:
            return Alignment((*pairs, *more), tuple(parts_left), tuple(parts_right))
    return Alignment(tuple(pairs), tuple(rest_left), tuple(rest_right))


def _paired(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[WordPair], list[Word], list[Word]]:
    found, rest_left, rest_right = paired(left, right, likeness)
    return _with_joined([WordPair(*pair) for pair in found], rest_left, rest_right)


def likeness(left: Word, right: Word) -> Likeness | None:
    """Return how two words agree, `None` when they do not."""
    if left.fold == right.fold and left.fold:
        return Likeness.EQUAL
    if left.sound == right.sound and left.sound:
        return Likeness.SOUND
    if left.places and right.places and left.places & right.places:
        return Likeness.PLACE
    if left.stem == right.stem or _case_forms(left.fold, right.fold) or _adjective_of(left, right):
        return Likeness.STEM
    if left.concepts & right.concepts:
        return Likeness.MEANING
    if nearly_one(left.concepts, right.concepts):
        return Likeness.NEAR
    return Likeness.SLIP if _is_slip(left, right) else None


def _case_forms(left: str, right: str) -> bool:
    """Tell whether two folded words differ in a case ending alone."""
    if left[:_STEM] != right[:_STEM]:
        return False
    both = enumerate(zip(left, right, strict=False))
    shared = next((at for at, (one, other) in both if one != other), min(len(left), len(right)))
    endings = structure().case_endings
    if left[shared:] not in endings or right[shared:] not in endings:
        return False
    return shared > _STEM or (shared == _STEM and shared in {len(left), len(right)})


def _adjective_of(left: Word, right: Word) -> bool:
    shorter = min(len(left.fold), len(right.fold))
    return shorter >= _STEM and not place_bases(left.fold).isdisjoint(place_bases(right.fold))


def _is_slip(left: Word, right: Word) -> bool:
    """Tell whether a long word was misread: one letter, or two in a very long one, and no known word."""
    shorter = min(len(left.fold), len(right.fold))
    allowed = 0 if shorter < _LONG else 1 if shorter < _VERY_LONG else 2
    if (
        not allowed
        or left.fold[-1] != right.fold[-1]
        or left.is_acronym
        or right.is_acronym
        or (_is_known(left) and _is_known(right))
    ):
        return False
    return OSA.distance(left.fold, right.fold, score_cutoff=allowed) <= allowed


def _is_known(word: Word) -> bool:
    return bool(word.concepts or word.places)


def _with_joined(
    pairs: list[WordPair], left: list[Word], right: list[Word]
) -> tuple[list[WordPair], list[Word], list[Word]]:
    """Pair also the words that one name writes together and the other apart."""
    for ours, theirs in ((left, right), (right, left)):
        for word in list(theirs):
            whole = word.sound.replace(" ", "")
            for start, end in _runs(len(ours)):
                if "".join(part.sound.replace(" ", "") for part in ours[start:end]) == whole:
                    pairs.append(WordPair(word, ours[start], Likeness.SOUND))
                    del ours[start:end]
                    theirs.remove(word)
                    break
    return pairs, left, right


def _runs(length: int) -> list[tuple[int, int]]:
    """Return the bounds of all runs of some words, the longest first."""
    return [
        (start, start + size)
        for size in range(min(length, _MOST_JOINED), 1, -1)
        for start in range(length - size + 1)
    ]


def expansion(acronym: Word, words: Sequence[Word]) -> Sequence[Word]:
    """Return the run of words whose initials, or capitals, an acronym is made of; empty if there is none."""
    wanted = letters(acronym.text)
    for start in range(len(words)):
        for end in range(len(words), start + 1, -1):
            run = words[start:end]
            if wanted in {"".join(map(_initials, run)), "".join(map(_humps, run))}:
                return run
    return ()


def _initials(word: Word) -> str:
    return "".join(letters(part[0]) for part in word.text.split())


def _humps(word: Word) -> str:
    """Return the capitals of a word such as КазТрансГаз, or its first letter."""
    capitals = [char for char in word.text if char.isupper()]
    return letters("".join(capitals)) if len(capitals) > 1 else _initials(word)
