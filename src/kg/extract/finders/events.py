"""Finds events: a head noun such as «форум» or "round table", with its title or alone."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.titled import TitledNames
from kg.extract.findings import Candidate, findings


@Language.factory("events")
class Events:
    """Proposes events; a head noun alone is a weaker candidate than one with a title."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        self._names = TitledNames(str(nlp.lang), "events")

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        for found in self._names.find(findings(doc).text):
            score = 0.45 if found.plain else 0.8 if found.title else 0.6
            findings(doc).candidates.append(Candidate(found.span, "Event", score, "events"))
        return doc
