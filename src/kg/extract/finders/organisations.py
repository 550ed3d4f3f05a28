"""Finds the names of organisations: universities, companies, bodies of the state, units and the rest."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings
from kg.extract.finders.bare import BareNames
from kg.extract.finders.echoes import Echoes
from kg.extract.finders.headed import HeadedNames
from kg.extract.finders.known import KnownNames
from kg.extract.finders.quoted import QuotedNames
from kg.extract.finders.words import Surface


class Organisations:
    """Proposes a candidate for every name of an organisation, in texts of one language.

    Latin names in Russian and Kazakh texts follow the English grammar.
    """

    def __init__(self, language: str) -> None:
        self._headed = [HeadedNames(name) for name in dict.fromkeys((language, "en"))]
        self._finders = (QuotedNames(language), KnownNames(language), BareNames(language))
        self._echoes = Echoes(language)

    def __call__(self, doc: Doc) -> Doc:
        """Append the candidates of a text to `findings(doc).candidates`."""
        findings(doc).candidates += self.candidates(doc.text)
        return doc

    def candidates(self, text: str) -> list[Candidate]:
        """Return the candidates of a text; they may overlap, and rank by score."""
        surface = Surface.of(text)
        found = [candidate for headed in self._headed for candidate in headed.find(surface)]
        for finder in self._finders:
            found += finder.find(surface)
        return [*found, *self._echoes.find(surface, found)]


@Language.factory("organisations")
def organisations(nlp: Language, name: str) -> Organisations:
    """Return the component for the language of a pipeline."""
    return Organisations(nlp.lang)
