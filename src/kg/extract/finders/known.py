"""Organisations whose names are publicly known, from the gazetteers of ministries, universities, others."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.finders.inflection import forms
from kg.extract.finders.phrases import Phrases
from kg.extract.finders.words import Surface
from kg.extract.findings import Candidate
from kg.knowledge import knowledge
from kg.model import Span

GAZETTEERS = ("ministries", "universities", "organizations")


@dataclass(frozen=True, slots=True)
class KnownName:
    """An organisation with its names by language; `short` holds acronyms and short names of all languages."""

    type: str
    names: dict[str, str]
    short: tuple[str, ...]


@cache
def known_names() -> tuple[KnownName, ...]:
    """Return the organisations of all gazetteers."""
    return tuple(_read())


def _read() -> Iterator[KnownName]:
    for gazetteer in GAZETTEERS:
        path = knowledge("ingest", "gazetteers", f"{gazetteer}.tsv")
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                names = {language: row[f"name_{language}"] for language in ("en", "ru", "kk")}
                yield KnownName(row["type"], names, tuple(filter(None, row["short"].split("; "))))


class KnownNames:
    """Finds the short names and the uninflected full names of the gazetteers in texts of a language."""

    def __init__(self, language: str) -> None:
        self._types: dict[str, str] = {}
        patterns: set[str] = set()
        for organisation in known_names():
            for name in (*organisation.short, *filter(None, organisation.names.values())):
                self._types.setdefault(name.lower(), organisation.type)
                patterns.add(name)
        self._names = {name.lower() for name in patterns}
        ordered = sorted(patterns, key=len, reverse=True)
        self._ordered = ordered
        self._phrases = Phrases([(name, _form(language, name)) for name in ordered], r"(?<![\w-])")

    def find(self, surface: Surface) -> list[Candidate]:
        """Return every known name of the text."""
        return [
            Candidate(
                Span(start, end), self._types[self._ordered[number].lower()], 0.86, "organisations.known"
            )
            for start, end, number in self._phrases.find(surface.text)
        ]


def _form(language: str, name: str) -> str:
    cyrillic = not name.isascii()
    if not cyrillic or name.isupper() or sum(letter.isupper() for letter in name) > 2 or language == "en":
        return re.escape(name)
    if " " not in name:
        inflected = forms(language, name.lower())
        return rf"(?={re.escape(name[0])})(?i:{inflected})"
    return re.escape(name)
