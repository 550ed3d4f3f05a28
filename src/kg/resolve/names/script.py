"""Letters and spellings: one form for names written in Cyrillic, Kazakh Cyrillic and Latin scripts.

What is folded here serves comparison and look-up and is never shown; a name itself stays as it was written.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.resolve.names.hangul import romanised

_NOT_WORD = re.compile(r"(?:[^\w\n]|_)+")
_APOSTROPHE = re.compile(r"['’ʼ`´ʻ‘]")
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[‐‑‒–—―−﹘﹣－]")
_QUOTES = re.compile("[«»“”„‟″‹›＂❝❞]|''|``")
_DOUBLED = re.compile(r"(\w)\1+")
_MISREAD_NUMBER = re.compile(r"\d+[OОoоlІI]|[OОlІI]\d+")
_MISREAD_LETTER = re.compile(r"(?<!\d)[03](?=[^\W\d])|(?<=[^\W\d])[03](?![\d\u0300-\u036f])")
_ROMAN = re.compile("[IІ]+|[IVXІХ]{2,}")
_DIGIT_OF_LETTER = str.maketrans({**dict.fromkeys("OОoо", "0"), **dict.fromkeys("lІI", "1")})
_TELLING = 2
_MEMORY = 200_000


@dataclass(frozen=True, slots=True)
class _Tables:
    letters: dict[int, str]
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    loose: tuple[tuple[re.Pattern[str], str], ...]
    languages: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    cyrillic: dict[int, str]
    latin: dict[int, str]
    digits: dict[int, str]


def unified(text: str) -> str:
    """Return the text with one kind of quotation mark, dash and blank, and words in one script each.

    Unicode NFKC; control and format characters become blanks or go. A letter of the other script that looks
    like one of the word's own (Latin "C" in "CКС", zero in "0рда") is taken for it; Roman numerals are Latin.
    """
    text = "".join(
        char if char.isprintable() else " " if char.isspace() or unicodedata.category(char) == "Cc" else ""
        for char in _normalised(text)
    )
    text = _QUOTES.sub('"', _DASHES.sub("-", _normalised(text)))
    text = _WORD.sub(lambda match: _one_script(match[0]), text)
    if len(_CYRILLIC.findall(text)) >= len(_LATIN.findall(text)):
        text = _WORD.sub(lambda match: _cyrillic_capitals(match[0]), text)
    return _SPACES.sub(" ", text).strip()


def _normalised(text: str) -> str:
    return "№".join(unicodedata.normalize("NFKC", part) for part in text.split("№"))


def _one_script(word: str) -> str:
    tables = _tables()
    if _MISREAD_NUMBER.fullmatch(word):
        return word.translate(_DIGIT_OF_LETTER)
    if _ROMAN.fullmatch(word):
        return word.translate(tables.latin)
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    if latin and cyrillic and all(ord(char) in tables.cyrillic for char in latin):
        word = word.translate(tables.cyrillic)
    elif latin and cyrillic and all(ord(char) in tables.latin for char in cyrillic):
        word = word.translate(tables.latin)
    word = _normalised(word)
    if len(_CYRILLIC.findall(word)) < _TELLING:
        return word
    return _normalised(_MISREAD_LETTER.sub(_letter_of_digit, word))


def _cyrillic_capitals(word: str) -> str:
    """Return a word of Latin capitals among Cyrillic words in Cyrillic, when all its letters look alike."""
    tables = _tables()
    latin = _LATIN.findall(word)
    alike = (
        latin and word.isascii() and word.isupper() and all(ord(char) in tables.cyrillic for char in latin)
    )
    return _one_script(word.translate(tables.cyrillic)) if alike and not _ROMAN.fullmatch(word) else word


def _letter_of_digit(match: re.Match[str]) -> str:
    """Return the letter that a digit stands for: a capital at the beginning of a word and among capitals."""
    letter = match[0].translate(_tables().digits)
    return letter.upper() if match.start() == 0 or match.string.isupper() else letter


@lru_cache(_MEMORY)
def fold(text: str) -> str:
    """Return the text in lower-case ASCII-like letters and digits, words set apart by one blank.

    Compatibility forms are unified (Unicode NFKC) and accents dropped; letters of scripts other than
    Cyrillic and Latin stay as they are. Text without letters or digits gives the empty string.
    """
    return fold_all((text,))[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the texts folded one by one, as `fold` does it, in the time that one long text takes."""
    if not texts:
        return []
    tables = _tables()
    lines = "\n".join(text.replace("\n", " ") for text in texts)
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", lines).casefold())
    spelled = lowered.translate(tables.letters)
    bare = "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", _APOSTROPHE.sub("", bare.translate(tables.letters)))
    words = "\n".join(line.strip() for line in words.split("\n"))
    for pattern, replacement in tables.spellings:
        words = pattern.sub(replacement, words)
    return words.split("\n")


@lru_cache(_MEMORY)
def sound(text: str) -> str:
    """Return a key under which the romanisations and the Russian and Kazakh spellings of one word agree.

    Looser than `fold`: vowels that the spellings confuse fall together, and doubled letters.
    """
    words = fold(text)
    for pattern, replacement in _tables().loose:
        words = pattern.sub(replacement, words)
    return _DOUBLED.sub(r"\1", words)


_VOWEL = re.compile(r"(?<!^)[aeiou]")


def consonants(key: str) -> str:
    """Return a folded word without its vowels, but for one that it begins with."""
    return _VOWEL.sub("", key)


@lru_cache(_MEMORY)
def letters(text: str) -> str:
    """Return the letters and digits of an acronym in Latin script, none of them left out or joined."""
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    bare = unicodedata.normalize("NFD", lowered.translate(_tables().letters))
    return "".join(char for char in bare.translate(_tables().letters) if char.isalnum())


@lru_cache(_MEMORY)
def respelled(text: str, language: str) -> str:
    """Return a foreign name as Russian texts spell it, in Latin letters; other languages stay as they are."""
    rules = _tables().languages.get(language, ())
    if language == "ko":
        text = romanised(text)
    lowered = unicodedata.normalize("NFC", text).casefold()
    for pattern, replacement in rules:
        lowered = pattern.sub(replacement, lowered)
    return lowered


@cache
def _tables() -> _Tables:
    data = tomllib.loads(knowledge("ingest", "names", "transliteration.toml").read_text("utf-8"))
    look_alikes: dict[str, str] = data["look_alikes"]
    return _Tables(
        letters=str.maketrans(data["letters"]),
        spellings=_rules(data["spellings"]),
        loose=_rules(data["loose"]),
        languages={language: _rules(rows) for language, rows in data["languages"].items()},
        cyrillic=str.maketrans(look_alikes),
        latin=str.maketrans({cyrillic: latin for latin, cyrillic in look_alikes.items()}),
        digits=str.maketrans(data["digits"]),
    )


def _rules(rows: list[dict[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.MULTILINE), row["to"]) for row in rows)
