"""The forms in which the head words of names occur, as regular expressions."""

import re
from functools import cache, lru_cache

import pymorphy3
from pymorphy3.analyzer import Parse

_KAZAKH_CASES = (
    r"(?:с?[іы])?(?:н[іы]ң|[тд][іы]ң|н[іы]|[тд][іы]|н[еа]|нд[еа]|[нтд][еа]н|[мпб]ен|[гк]е|[ғқ]а|н|[дт][еа])?"
    r"(?:г[іы]|ғ[іы])?"
)
_SOFTENED = {"қ": "[қғ]", "к": "[кг]", "п": "[пб]"}


@cache
def forms(language: str, phrase: str) -> str:
    """Return a pattern for the inflected singular forms of a word or phrase in its base form.

    Russian forms come from the dictionary of pymorphy3 (OpenCorpora); Kazakh ones from the possessive
    and case suffixes; English ones are the phrase itself.
    """
    if language == "en":
        return re.escape(phrase)
    inflect = _kazakh if language == "kk" else _russian
    return r"\s".join(inflect(word) for word in phrase.split())


def _kazakh(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1])
    stem = word[:-1] + _SOFTENED[word[-1]] if word[-1] in _SOFTENED else re.escape(word)
    return stem + _KAZAKH_CASES


@cache
def _russian(word: str) -> str:
    found = {word}
    for parse in readings(word):
        if "nomn" in parse.tag or "Abbr" in parse.tag:
            found |= {form.word for form in parse.lexeme if "plur" not in form.tag}
    spellings = found | {form.replace("ё", "е") for form in found}
    return "(?:" + "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) + ")"


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Parse, ...]:
    """Return what a Russian word may be, the likeliest first."""
    return tuple(_morphology().parse(word))


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")
