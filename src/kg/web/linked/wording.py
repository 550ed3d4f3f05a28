"""What pages say in one language: their own texts, dates, and the labels of types, relations and kinds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kg.model import VOCABULARY, PartialDate
from kg.rdf import Namespaces
from kg.rdf.terms import ontology_terms

_HERE = Path(__file__).parent
_PROPERTY_LABELS = {"label": "is_called", "altLabel": "is_also_called"}
_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {letter: 0x400 + place for place, letter in enumerate(_ALPHABET)}
Labels: TypeAlias = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Speaks one of the languages (`kk`, `ru` or `en`)."""

    language: str

    def say(self, key: str, *values: object, **named: object) -> str:
        """Return a text of the pages with the values in it; raises KeyError when there is none."""
        return texts()[key][self.language].format(*values, **named)

    def heading(self, relation: str, direction: str) -> str:
        """Return what facts of a relation are called: `out` from the entity of the page, `in` to it."""
        return headings()[relation][direction][self.language]

    def relation(self, relation: str) -> str:
        """Return the label of a relation or of a property, such as `is located in`."""
        known = {**VOCABULARY.relation_types, **VOCABULARY.known_relations}.get(relation)
        if known:
            return known.labels[self.language]
        key = _PROPERTY_LABELS.get(relation, relation)
        return self.say(key) if key in texts() else relation

    def type(self, name: str) -> str:
        """Return the label of a type of entity."""
        return VOCABULARY.entity_type(name).labels[self.language]

    def notation(self, notation: str) -> str:
        """Return the label of a status or kind by its notation; one that is not listed, as it is."""
        return _notations().get(notation, {}).get(self.language, notation)

    def date(self, text: str) -> str:
        """Return an ISO date as it is written in words, as precise as it is; anything else as it is."""
        try:
            date = PartialDate.parse(text)
        except ValueError:
            return text
        manner = _manners()[self.language]
        if not date.month:
            return str(date.year)
        months = manner["months" if date.day else "alone"]
        pattern = str(manner["day" if date.day else "month"])
        return pattern.format(day=date.day, month=months[date.month - 1], year=date.year)

    def order(self, text: str) -> list[int]:
        """Return what to sort a text by: the letters of Kazakh and Russian in the order of the alphabet."""
        return [_PLACES.get(letter, ord(letter)) for letter in text.casefold()]

    def language_name(self, tag: str) -> str:
        """Return what a language is called; one of no name here by its tag."""
        names = {"en": "english", "ru": "russian", "kk": "kazakh"}
        return self.say(names[tag]) if tag in names else tag


@cache
def texts() -> Mapping[str, Labels]:
    """Return all texts of the pages by key and language."""
    return tomllib.loads((_HERE / "texts.toml").read_text("utf-8"))


@cache
def headings() -> Mapping[str, Mapping[str, Labels]]:
    """Return what groups of facts are called, by relation, direction and language."""
    return tomllib.loads((_HERE / "relations.toml").read_text("utf-8"))


@cache
def _manners() -> Mapping[str, Mapping[str, str | list[str]]]:
    return tomllib.loads((_HERE / "months.toml").read_text("utf-8"))


@cache
def _notations() -> Mapping[str, Labels]:
    return {term.notation: term.labels for term in ontology_terms(Namespaces()) if term.notation}
