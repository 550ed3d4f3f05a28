"""Finds agreements: a head noun such as «меморандум» or "contract" unless it is missing, planned or ended."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.titled import TitledNames
from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.model import Span

_REACH = 200


@Language.factory("agreements")
class Agreements:
    """Proposes agreements, but not those that the sentence calls missing, planned or ended."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table: dict[str, str] = lexicon(str(nlp.lang), "agreements")["names"]
        self._names = TitledNames(str(nlp.lang), "agreements")
        self._unsealed = re.compile(table["unsealed"], re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        text, found = findings(doc).text, findings(doc)
        sentences = iter(found.sentences or [Span(0, max(1, len(text)))])
        sentence = next(sentences)
        for name in self._names.find(text):
            while sentence.end <= name.span.start:
                sentence = next(sentences, Span(sentence.end, len(text) + 1))
            start = max(sentence.start, name.span.start - _REACH)
            end = min(sentence.end, name.span.end + _REACH)
            if not self._unsealed.search(text, start, end):
                score = 0.5 if name.plain else 0.65
                found.candidates.append(Candidate(name.span, "Agreement", score, "agreements"))
        return doc
