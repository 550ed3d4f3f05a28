"""Head nouns that carry the type of an organisation («университет», "Department"), from the lexicon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.finders.inflection import forms
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


class Heads:
    """All head nouns of a language."""

    def __init__(self, language: str) -> None:
        heads = [
            Head(
                entry["type"],
                tuple(entry["words"]),
                entry.get("needs", "name"),
                entry.get("score", 0.85),
                re.compile(entry["when"]) if "when" in entry else None,
                subject,
                entry.get("body"),
            )
            for subject in SUBJECTS
            for entry in lexicon(language, subject)["head"]
        ]
        phrases: dict[str, list[Head]] = {}
        for head in heads:
            for word in head.words:
                phrases.setdefault(word, []).append(head)
        ordered = sorted(phrases, key=len, reverse=True)
        self._readings = [tuple(phrases[phrase]) for phrase in ordered]
        alternatives = "|".join(f"({forms(language, phrase)})" for phrase in ordered)
        prefix = r"(?:(?<=-)|(?<![\w-]))" if language != "en" else r"(?<![\w-])"
        flags = re.IGNORECASE
        self._pattern = re.compile(rf"{prefix}(?:{alternatives})(?![\w])", flags)

    def places(self, surface: Surface) -> Iterator[HeadPlace]:
        """Yield the head nouns of a text in order."""
        for match in self._pattern.finditer(surface.text):
            last = surface.ends.get(match.end())
            first = surface.starts.get(match.start())
            if last is None:
                continue
            if first is None:
                first = last
            index = match.lastindex
            assert index is not None  # noqa: S101
            yield HeadPlace(first, last, self._readings[index - 1])

    def within(self, text: str) -> Iterator[Head]:
        """Yield the readings of the head nouns of a name, the last head first."""
        for match in reversed(list(self._pattern.finditer(text))):
            index = match.lastindex
            assert index is not None  # noqa: S101
            yield from self._readings[index - 1]
