"""Cuts a masked sentence into short tokens: letters of mentions, word stems and trigger classes."""

import re
from dataclasses import dataclass

from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Named, Sentence

_TOKEN = re.compile(r"[Ⓐ-Ⓩ]|[^\W\d_]+|\d+|[^\w\s]")
_STEM = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A stem or letter, the mention behind a letter, the trigger classes of a word, and the word itself."""

    stem: str
    named: Named | None
    classes: tuple[str, ...]
    text: str

    @property
    def family(self) -> str | None:
        """The coarse type of a mention."""
        return None if self.named is None else self.named.family


class Tokens:
    """The tokens of sentences in one language."""

    def __init__(self, language: str) -> None:
        self._classes = {
            name: tuple(beginnings) for name, beginnings in lexicon(language, "triggers").items()
        }
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of a sentence in order."""
        marks = sentence.masked.marks
        return [
            self._token(match.group(), marks.get(match.start())) for match in _TOKEN.finditer(sentence.text)
        ]

    def _token(self, text: str, named: Named | None) -> Token:
        if named is not None:
            return Token(text, named, (), text)
        word = text.lower()
        if word[0].isdigit():
            return Token("0", None, (), text)
        return Token(word[:_STEM], None, self._classes_of(word), text)

    def _classes_of(self, word: str) -> tuple[str, ...]:
        if word not in self._known:
            self._known[word] = tuple(
                name
                for name, beginnings in self._classes.items()
                if any(word == b if len(b) < 3 else word.startswith(b) for b in beginnings)
            )
        return self._known[word]
