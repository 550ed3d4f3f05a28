"""Tells by their shape alone what in a cell is a person's name and what begins like a post."""

import re
from functools import cache

from kg.extract.lexicon import lexicon
from kg.extract.tables.words import LANGUAGES, names_group

_PIECE = r"[^\W\d_a-zа-яёәғқңөұүһі](?:[^\W\d_]|['’ʻ‘])*(?:-[^\W\d_](?:[^\W\d_]|['’ʻ‘])*)*"
_INITIAL = r"(?:[^\W\d_a-zа-яёәғқңөұүһі]|[A-Z][a-z]h?|Дж)\."
_PARTICLE = r"(?:van|von|der|de|da|al|bin|ван|дер|фон|де|аль|оглы|кызы|ұлы|қызы|улы|uly|kyzy)"
_NAME = re.compile(
    rf"(?:{_INITIAL}\s?){{0,2}}{_PIECE}(?:[ \u00a0]?{_INITIAL}|\s(?:{_PIECE}|{_PARTICLE})){{0,4}}"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-–][^\W\d_]+)*\.?")
_MOST_PIECES = 5


@cache
def is_name(said: str) -> bool:
    """Tell whether a stretch is built like the name of a person, of two pieces at least, and like no post."""
    said = said.strip(" ,;.\u00a0") + ("." if said.rstrip(" ,;").endswith(".") else "")
    pieces = _WORD.findall(said)
    if not 1 < len(pieces) <= _MOST_PIECES or _NAME.fullmatch(said) is None:
        return False
    return not any(is_post_word(piece) or names_group(piece) for piece in pieces)


@cache
def begins_with_post(said: str) -> bool:
    """Tell whether one of the first words of a stretch is one by which posts are called."""
    return any(is_post_word(word) for word in _WORD.findall(said[:60])[:3])


@cache
def ends_with_post(said: str) -> bool:
    """Tell whether one of the last words of a stretch is one by which posts are called."""
    return any(_is_head(word) for word in _WORD.findall(said[-60:])[-3:])


@cache
def is_post_word(word: str) -> bool:
    """Tell whether a word is one by which posts are called or that stands before such a one."""
    return _pattern("heads").fullmatch(word) is not None or _pattern("modifiers").fullmatch(word) is not None


@cache
def _is_head(word: str) -> bool:
    return _pattern("heads").fullmatch(word) is not None


@cache
def _pattern(section: str) -> re.Pattern[str]:
    words = [
        word
        for language in LANGUAGES
        for words in lexicon(language, "roles")[section].values()
        for word in words
    ]
    return re.compile("|".join(f"(?:{word})" for word in words), re.IGNORECASE)
