"""Finds the names of organisations: universities, companies, bodies of the state, units and the rest."""

from dataclasses import replace
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.bare import LatinNames
from kg.extract.finders.echoes import Echoes
from kg.extract.finders.headed import HeadedNames
from kg.extract.finders.known import KnownNames
from kg.extract.finders.quoted import QuotedNames
from kg.extract.finders.words import Surface
from kg.extract.findings import Candidate, findings


class Organisations:
    """Proposes a candidate for every name of an organisation, in texts of one language.

    Latin names in Russian and Kazakh texts follow the English grammar.
    """

    def __init__(self, language: str) -> None:
        self._finders: list[Finder] = [HeadedNames(language), QuotedNames(language), KnownNames(language)]
        if language != "en":
            self._finders += [HeadedNames("en"), LatinNames(language)]
        self._echoes = Echoes(language)

    def __call__(self, doc: Doc) -> Doc:
        """Append the candidates of a text to `findings(doc).candidates`."""
        findings(doc).candidates += self.candidates(findings(doc).text)
        return doc

    def candidates(self, text: str) -> list[Candidate]:
        """Return the candidates of a text; they may overlap, and rank by score."""
        surface = Surface.of(text)
        found = [candidate for finder in self._finders for candidate in finder.find(surface)]
        found += self._echoes.find(surface, found)
        return [_with_marks(surface, candidate) for candidate in found]


class Finder(Protocol):
    """Finds names of one make."""

    def find(self, surface: Surface) -> list[Candidate]:
        """Return the candidates of a text."""


def _with_marks(surface: Surface, candidate: Candidate) -> Candidate:
    """Return the candidate with the quotation marks right round it, which belong to a name."""
    quotation = surface.quotation_at.get(candidate.span.start - 1)
    if quotation is not None and quotation.inside == candidate.span:
        return replace(candidate, span=quotation.span)
    return candidate


@Language.factory("organisations")
def organisations(nlp: Language, name: str) -> Organisations:  # noqa: ARG001  (the factory's signature)
    """Return the component for the language of a pipeline."""
    return Organisations(str(nlp.lang))
