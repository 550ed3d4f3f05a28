"""Decides what a hyphen at the end of a line is: a part of the word, or the sign that it goes on."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import chain

import pymorphy3

from kg.knowledge import knowledge

SOFT = "\u00ad"
_HYPHENS = "-‐‑" + SOFT
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_LAST = re.compile(r"(?:^|[^\w-])([\w-]*\w)[" + _HYPHENS + r"]$")
_FIRST = re.compile(r"\w+(?:-\w+)*")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_RUSSIAN = re.compile(r"[а-яё]+", re.IGNORECASE)


class Hyphens:
    """The words of a document, by which the hyphens at the ends of its lines are decided."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; they are looked at when the first hyphen is to be decided."""
        self._words_as_printed = words
        self._known: frozenset[str] | None = None

    def join(self, before: str, after: str) -> str:
        """Return two lines as one text, with a blank or, where a word goes on, without."""
        if not before or not after:
            return before or after
        if not before.endswith(tuple(_HYPHENS)) or not (after[0].isalnum()):
            return f"{before} {after}"
        if before.endswith(SOFT):
            return before.rstrip(SOFT) + after
        last, first = _LAST.search(before), _FIRST.match(after)
        if last is None or first is None:
            return f"{before} {after}"
        return (before if self._stays(last[1], first[0]) else before[:-1]) + after

    def _stays(self, last: str, first: str) -> bool:
        joined, hyphenated = (last + first).casefold(), f"{last}-{first}".casefold()
        if last[-1].isdigit() or first[0].isdigit():
            return True
        if joined in self._words:
            return False
        if hyphenated in self._words or hyphenated.startswith(_compounds()):
            return True
        if first[0].isupper():
            return not (last.isupper() and first.isupper())
        if len(last) > 1 and last.isupper():
            return True
        return _is_russian_compound(last, first)

    @property
    def _words(self) -> frozenset[str]:
        if self._known is None:
            self._known = frozenset(
                token.casefold()
                for word in self._words_as_printed
                for token in _TOKEN.findall(word.rstrip(_HYPHENS))
            )
        return self._known


@cache
def _compounds() -> tuple[str, ...]:
    """Return the beginnings of words that are written with a hyphen, from the reviewed list."""
    path = knowledge("ingest", "lexicon", "hyphenated.toml")
    return tuple(chain.from_iterable(tomllib.loads(path.read_text("utf-8")).values()))


def _is_russian_compound(last: str, first: str) -> bool:
    """Return whether two words make one with a hyphen, by the dictionary of pymorphy3 (OpenCorpora)."""
    if not (_RUSSIAN.fullmatch(last) and _RUSSIAN.fullmatch(first)) or _KAZAKH.search(last + first):
        return False
    morphology = _morphology()
    if morphology.word_is_known((last + first).lower()):
        return False
    return (
        len(last) > 2 and morphology.word_is_known(last.lower()) and morphology.word_is_known(first.lower())
    )


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")
