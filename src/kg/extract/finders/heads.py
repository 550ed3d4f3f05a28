"""Head nouns that carry the type of an organisation («университет», "Department"), from the lexicon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.extract.finders.inflection import forms
from kg.extract.finders.phrases import Phrases
from kg.extract.finders.words import Surface
from kg.extract.lexicon import lexicon

SUBJECTS = ("organisations", "offices", "units")


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun says of a name.

    `needs` tells what makes it a name: `name` a capital, quoted or numbered part, `modifier` any modifier,
    `nothing` the noun alone. `when` restricts it to names that match. `body` replaces the head in the
    display form, as the ministry does its minister.
    """

    type: str
    words: tuple[str, ...]
    needs: str
    score: float
    when: re.Pattern[str] | None
    subject: str
    body: str | None


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """A head noun in a text: words `first` to `last` of the surface, and its readings in order."""

    first: int
    last: int
    readings: tuple[Head, ...]

    @property
    def subject(self) -> str:
        """The lexicon file of the head: organisations, offices or units."""
        return self.readings[0].subject

    @property
    def type(self) -> str:
        """The type of its first reading."""
        return self.readings[0].type


class Heads:
    """All head nouns of a language, and the shapes of acronyms that serve as such (КазНУ имени …)."""

    def __init__(self, language: str) -> None:
        phrases: dict[str, list[Head]] = {}
        for subject in SUBJECTS:
            for entry in lexicon(language, subject)["head"]:
                head = _head(entry, subject)
                for word in head.words:
                    phrases.setdefault(word, []).append(head)
        ordered = sorted(phrases, key=len, reverse=True)
        self._readings = [tuple(phrases[phrase]) for phrase in ordered]
        before = r"(?<![\w-])" if language == "en" else r"(?:(?<=[\w]-)|(?<![\w-]))"
        self._phrases = Phrases([(phrase, _either_case(language, phrase)) for phrase in ordered], before)
        bare = lexicon(language, "organisations")["bare"]
        self._never = frozenset(bare["never"])
        self._shapes = [
            (re.compile(entry["shape"]), (_head(entry | {"words": [], "needs": "nothing"}, "shapes"),))
            for entry in bare["shape"]
        ]

    def places(self, surface: Surface) -> Iterator[HeadPlace]:
        """Yield the head nouns of a text in order, then the acronyms that are none."""
        nouns: set[int] = set()
        for start, end, number in self._phrases.find(surface.text):
            last = surface.ends.get(end)
            if last is not None:
                first = surface.starts.get(start, last)
                nouns.update(range(first, last + 1))
                yield HeadPlace(first, last, self._readings[number])
        for index, word in enumerate(surface.words):
            if index not in nouns and word.capital and word.lower not in self._never:
                readings = self._shaped(word.text)
                if readings is not None:
                    yield HeadPlace(index, index, readings)

    def _shaped(self, word: str) -> tuple[Head, ...] | None:
        return next((readings for shape, readings in self._shapes if shape.fullmatch(word)), None)

    def within(self, text: str) -> Iterator[Head]:
        """Yield the readings of the head nouns of a name, the last head first."""
        for _, _, number in reversed(list(self._phrases.find(text))):
            yield from self._readings[number]


def _head(entry: dict[str, Any], subject: str) -> Head:
    return Head(
        type=entry["type"],
        words=tuple(entry["words"]),
        needs=entry.get("needs", "name"),
        score=entry.get("score", 0.85),
        when=re.compile(entry["when"]) if "when" in entry else None,
        subject=subject,
        body=entry.get("body"),
    )


def _either_case(language: str, phrase: str) -> str:
    if language == "en":
        return f"{re.escape(phrase)}|{re.escape(phrase.upper())}"
    return f"(?i:{forms(language, phrase)})"
