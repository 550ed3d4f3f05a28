"""Compares names within a document: the same words up to case, quotes, legal form and inflection."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extract.lexicon import lexicon
from kg.knowledge import knowledge

_WORD = re.compile(r"[^\W_]+")
_INITIAL = 2
_STEM_AT_LEAST, _ENDING_AT_MOST = 4, 3


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name as words in lower case, legal forms set aside; `numbers` are its words with digits."""

    words: tuple[str, ...]
    capital: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=10_000)
def name_words(name: str) -> NameWords:
    """Split a name into words; a name that is only a legal form keeps it."""
    found = _WORD.findall(unicodedata.normalize("NFKC", name).replace("ё", "е"))
    bare = [word for word in found if word.casefold() not in _legal_forms()] or found
    lowered = tuple(word.casefold() for word in bare)
    return NameWords(
        lowered,
        frozenset(word.casefold() for word in bare if word[0].isupper()),
        frozenset(word for word in lowered if any(char.isdigit() for char in word)),
    )


def same_word(one: str, other: str) -> bool:
    """Tell whether two words differ in nothing but an ending of at most three letters."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    return shared >= max(_STEM_AT_LEAST, shorter - _ENDING_AT_MOST) and longer - shared <= _ENDING_AT_MOST + 1


def same_name(one: NameWords, other: NameWords) -> bool:
    """Tell whether two names are the same words in the same order, up to inflection."""
    return (
        len(one.words) == len(other.words)
        and one.numbers == other.numbers
        and all(same_word(a, b) for a, b in zip(one.words, other.words, strict=True))
    )


def shortens(short: NameWords, full: NameWords, language: str) -> bool:
    """Tell whether a name is made of words of a fuller one, among them one that tells who is meant."""
    if len(short.words) >= len(full.words) or not short.numbers <= full.numbers:
        return False
    if short.numbers != full.numbers and short.numbers:
        return False
    telling = any(word in short.capital and not is_generic(word, language) for word in short.words)
    return telling and all(any(same_word(word, other) for other in full.words) for word in short.words)


def is_acronym_of(short: str, full: NameWords) -> bool:
    """Tell whether capital letters are the initials of a name, small words left out or not."""
    letters = short.strip('«»"“”').casefold()
    if not short.strip('«»"“”').isupper() or not _INITIAL <= len(letters) <= 8:
        return False
    every = "".join(word[0] for word in full.words)
    capital = "".join(word[0] for word in full.words if word in full.capital or len(word) > 3)
    return letters in (every, capital)


def same_person(one: NameWords, other: NameWords) -> bool:
    """Tell whether two forms of a person's name agree: a word in common, and no given name against it."""
    left, right = list(one.words), list(other.words)
    for word in [word for word in left if len(word) > _INITIAL]:
        match = next((w for w in right if len(w) > _INITIAL and same_word(word, w)), None)
        if match is not None:
            left.remove(word)
            right.remove(match)
    if len(left) == len(one.words):
        return False
    return all(_agrees(word, right) for word in left) or all(_agrees(word, left) for word in right)


def _agrees(word: str, others: list[str]) -> bool:
    return any(word.startswith(other) or other.startswith(word) for other in others)


def is_generic(word: str, language: str) -> bool:
    """Tell whether a word is one that many names share."""
    exact, beginnings = _generic(language)
    return word in exact or word.startswith(beginnings)


@cache
def _generic(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = [word for name in {language, "en"} for word in lexicon(name, "aliases")["generic"]]
    return frozenset(words), tuple(word for word in words if len(word) > 3)


@cache
def _legal_forms() -> frozenset[str]:
    data = tomllib.loads(knowledge("ingest", "names", "legal_form_marks.toml").read_text("utf-8"))
    return frozenset(mark.casefold() for mark in data["marks"])
