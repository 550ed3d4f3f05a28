"""Finds agreements: a head noun such as «меморандум» or "contract" unless it is missing, planned or ended."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.titled import TitledNames
from kg.extract.findings import Candidate, Findings, findings
from kg.extract.lexicon import lexicon
from kg.model import Span


@Language.factory("agreements")
class Agreements:
    """Proposes agreements, but not those that the sentence calls missing, planned or ended."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table: dict[str, str] = lexicon(str(nlp.lang), "agreements")["names"]
        self._names = TitledNames(str(nlp.lang), "agreements")
        self._unsealed = re.compile(table["unsealed"], re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        text, found = doc.text, findings(doc)
        sentences = _Sentences(found, text)
        for name in self._names.find(text):
            sentence = sentences.around(name.span)
            if not self._unsealed.search(sentence):
                score = 0.5 if name.plain else 0.65
                found.candidates.append(Candidate(name.span, "Agreement", score, "agreements"))
        return doc


class _Sentences:
    """The sentences of a text, asked for in text order."""

    def __init__(self, found: Findings, text: str) -> None:
        self._spans = found.sentences or [Span(0, len(text))]
        self._text = text
        self._index = 0

    def around(self, span: Span) -> str:
        while self._index < len(self._spans) - 1 and self._spans[self._index].end <= span.start:
            self._index += 1
        return self._spans[self._index].of(self._text)
