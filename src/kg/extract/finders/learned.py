"""Proposes the names that the trained recogniser sees and says how likely each proposal of a rule is.

It comes after the rules, whose proposals it weighs.
"""

import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.extract.recognition.recogniser import Recogniser, recogniser
from kg.model import Span

LEARNED = "learned"
_LEAST_ROLE = 0.3


class LearnedFinder:
    """Adds a `Candidate` for every name and a span for every role; scores all candidates from 0 to 1."""

    def __init__(self, trained: Recogniser, language: str) -> None:
        self._recogniser, self._language = trained, language
        self._title = re.compile(rf"(?:{lexicon(language, 'persons')['title']})+", re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Change `findings(doc).candidates` and fill `roles`; time grows with the length of the text."""
        found = findings(doc)
        reading = self._recogniser.read(findings(doc).text, self._language, found.candidates)
        own = {(self._named(span, type_, found.text), type_): score for span, type_, score in reading.names()}
        found.candidates = [
            replace(
                candidate,
                score=max(
                    reading.probability(candidate.span, candidate.type),
                    own.get((candidate.span, candidate.type), 0.0),
                ),
            )
            for candidate in found.candidates
        ]
        found.candidates += [Candidate(span, type_, score, LEARNED) for (span, type_), score in own.items()]
        found.roles = [span for span, likely in reading.roles() if likely >= _LEAST_ROLE]
        return doc

    def _named(self, span: Span, type_: str, text: str) -> Span:
        """Return a name without the titles before it, which are no part of a person's name."""
        title = self._title.match(text, span.start, span.end) if type_ == "Person" else None
        return span if title is None else Span(title.end(), span.end)


@Language.factory("learned_finder")
def learned_finder(nlp: Language, name: str) -> LearnedFinder:  # noqa: ARG001  (the factory's signature)
    """Build the finder; one network serves all three languages."""
    return LearnedFinder(recogniser(), str(nlp.lang))
