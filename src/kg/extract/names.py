"""Compares names within a document: the same words up to case, quotes, legal form and inflection."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extract.lexicon import lexicon
from kg.knowledge import knowledge

_SHORTEST = 2
_WORD = re.compile(r"[^\W_]+")
_CAPITALS = 2
_QUOTES = '«»"“”'
_SMALL_WORD = 3
_LATIN_ENDING = 2
_STEM_AT_LEAST, _ENDING_AT_MOST, _STEM_SHARE = 4, 3, 0.55
_PATRONYMIC = re.compile(
    r"(?:ович|евич|овна|евна|ична|ұлы|улы|қызы|кызы|ovich|evich|ovna|evna|uly|kyzy|qyzy)[а-яa-zі]{0,3}$"
)
_ARTICLES = frozenset({"the", "a", "an"})
_DOTTED = re.compile(r"\b([^\W\d_]{1,3})\.")
_ACRONYM = re.compile(r"[^\W\d_]{2,10}")
_WORDS_ABBREVIATED = 20
_LONGEST_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name as words in lower case, legal forms and articles set aside.

    `capital` are the words with a capital letter, `acronyms` the short ones with several, `numbers` those
    with digits, `initials` those of one to three letters with a full stop.
    """

    words: tuple[str, ...]
    capital: frozenset[str]
    numbers: frozenset[str]
    initials: frozenset[str]
    acronyms: frozenset[str] = frozenset()


@lru_cache(maxsize=10_000)
def name_words(name: str) -> NameWords:
    """Split a name into words; a name that is only a legal form keeps it."""
    plain = unicodedata.normalize("NFKC", name).replace("ё", "е")
    found = _WORD.findall(plain)
    bare = [word for word in found if word.casefold() not in _legal_forms()] or found
    if len(bare) > 1 and bare[0].casefold() in _ARTICLES:
        del bare[0]
    lowered = tuple(word.casefold() for word in bare)
    return NameWords(
        lowered,
        frozenset(word.casefold() for word in bare if word[0].isupper()),
        frozenset(word for word in lowered if any(char.isdigit() for char in word)),
        frozenset(word.casefold() for word in _DOTTED.findall(plain)),
        frozenset(word.casefold() for word in bare if len(word) <= _LONGEST_ACRONYM and is_acronym(word)),
    )


def same_word(one: str, other: str) -> bool:
    """Tell whether two words differ in nothing but an ending: a short one, and less than the rest."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    if shared == shorter and one.isascii() and longer - shared > _LATIN_ENDING:
        return False
    return (
        shared >= max(_STEM_AT_LEAST, shorter - _ENDING_AT_MOST, _STEM_SHARE * longer)
        and longer - shared <= _ENDING_AT_MOST + 1
    )


def same_name(one: NameWords, other: NameWords) -> bool:
    """Tell whether two names are the same words in the same order, up to inflection."""
    return (
        len(one.words) == len(other.words)
        and one.numbers == other.numbers
        and all(_same(one, a, other, b) for a, b in zip(one.words, other.words, strict=True))
    )


def _same(one: NameWords, left: str, other: NameWords, right: str) -> bool:
    """Tell whether two words of names are one up to inflection, which acronyms such as КазНУ have none of."""
    if left in one.acronyms and right in other.acronyms:
        return left == right
    return same_word(left, right)


def same_office(one: NameWords, other: NameWords, language: str) -> bool:
    """Tell whether names of public bodies differ only in the country, the rank of an office, or endings."""
    left, right = (
        [word for word in name.words if word not in _words(language, "qualifiers")] for name in (one, other)
    )
    return len(left) == len(right) > 1 and all(
        _same_general_word(a, b, language) for a, b in zip(left, right, strict=True)
    )


def shortens(short: NameWords, full: NameWords, language: str) -> bool:
    """Tell whether a name is made of words of a fuller one, among them one that tells who is meant."""
    if len(short.words) >= len(full.words) or not _part_of(short, full):
        return False
    if short.numbers != full.numbers and short.numbers:
        return False
    telling = [word for word in short.words if not is_generic(word, language)]
    return any(word in short.capital for word in telling) or 0 < len(telling) < len(short.words)


def is_general_part(short: NameWords, full: NameWords, language: str) -> bool:
    """Tell whether one or two words are general words of a fuller name: «Палата», «облыс әкімі»."""
    if len(short.words) > _SHORTEST:
        return False
    wanted = {_general(word, language) for word in short.words}
    if None in wanted or len(short.words) >= len(full.words):
        return False
    return wanted <= {_general(word, language) for word in full.words}


def same_head(one: NameWords, other: NameWords, language: str) -> bool:
    """Tell whether two names agree in the word that heads a noun phrase of the language."""
    place = lexicon(language, "aliases")["head"]
    return _same_general_word(one.words[place], other.words[place], language)


def _same_general_word(one: str, other: str, language: str) -> bool:
    """Tell whether two words are alike or forms of one general word: «министр», «министерство»."""
    general = _general(one, language)
    return same_word(one, other) or (general is not None and general == _general(other, language))


def begins(short: NameWords, full: NameWords) -> bool:
    """Tell whether a fuller name begins with the words of a shorter one, two at least."""
    return 1 < len(short.words) < len(full.words) and all(
        same_word(a, b) for a, b in zip(short.words, full.words, strict=False)
    )


def _part_of(short: NameWords, full: NameWords) -> bool:
    return all(any(same_word(word, other) for other in full.words) for word in short.words)


def is_acronym(name: str) -> bool:
    """Tell whether a name is one word with two capital letters or more."""
    letters = name.strip(_QUOTES)
    return _ACRONYM.fullmatch(letters) is not None and sum(map(str.isupper, letters)) >= _CAPITALS


def is_acronym_of(short: str, full: NameWords) -> bool:
    """Tell whether a word with two capital letters or more is made of beginnings of a name's words.

    A capital letter begins a word, a small one goes on with it or stands for a small word (КазНУ, АЭжБУ).
    Words before and behind are free; between those that are used, small ones and one other may be left out.
    """
    if not is_acronym(short):
        return False
    letters = short.strip(_QUOTES)
    words = full.words[:_WORDS_ABBREVIATED]
    return any(_spells(letters, words[start:], 1) for start in range(len(words)))


def _spells(letters: str, words: tuple[str, ...], spare: int) -> bool:
    """Tell whether the first word begins with the first letter, and the rest is spelt from there on."""
    if not words or not words[0].startswith(letters[0].casefold()):
        return False
    for length in range(1, len(letters) + 1):
        taken = letters[:length]
        if not words[0].startswith(taken.casefold()) or any(letter.isupper() for letter in taken[1:]):
            return False
        if length == len(letters) or _spells_on(letters[length:], words[1:], spare):
            return True
    return False


def _spells_on(letters: str, words: tuple[str, ...], spare: int) -> bool:
    if _spells(letters, words, spare):
        return True
    if not words:
        return False
    left = spare if len(words[0]) <= _SMALL_WORD else spare - 1
    return left >= 0 and _spells_on(letters, words[1:], left)


def same_person(one: NameWords, other: NameWords) -> bool:
    """Tell whether two forms of a person's name agree: a word in common, and no given name against it."""
    left, right = list(one.words), list(other.words)
    for word in [word for word in left if _is_full(word, one)]:
        match = next((w for w in right if _is_full(w, other) and same_word(word, w)), None)
        if match is not None:
            left.remove(word)
            right.remove(match)
    if len(left) == len(one.words):
        return False
    if not (_fathers(left) and _fathers(right)):
        left, right = ([word for word in words if not _PATRONYMIC.search(word)] for words in (left, right))
    return all(_agrees(word, right) for word in left) or all(_agrees(word, left) for word in right)


def _is_full(word: str, name: NameWords) -> bool:
    return len(word) > 1 and word not in name.initials


def _fathers(words: list[str]) -> bool:
    return any(_PATRONYMIC.search(word) for word in words)


def _agrees(word: str, others: list[str]) -> bool:
    return any(word.startswith(other) or other.startswith(word) for other in others)


def is_generic(word: str, language: str) -> bool:
    """Tell whether a word is one that many names share."""
    return _general(word, language) is not None


@lru_cache(maxsize=10_000)
def _general(word: str, language: str) -> str | None:
    """Return the entry of the list of general words that the word is a form of."""
    entries = _words(language, "generic")
    if word in entries:
        return word
    found = [entry for entry in entries if entry.endswith("*") and word.startswith(entry[:-1])]
    return max(found, key=len, default=None)


@cache
def _words(language: str, table: str) -> frozenset[str]:
    return frozenset(word for name in {language, "en"} for word in lexicon(name, "aliases")[table])


@cache
def _legal_forms() -> frozenset[str]:
    data = tomllib.loads(knowledge("ingest", "names", "legal_form_marks.toml").read_text("utf-8"))
    return frozenset(mark.casefold() for mark in data["marks"])
