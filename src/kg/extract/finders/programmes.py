"""Finds programmes, roadmaps and projects: a head noun with a title or a subject, and their short forms."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.titled import TitledNames
from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.model import Span

_SHORTEST = 20


@Language.factory("programmes")
class Programmes:
    """Proposes programmes; their display name is the quoted title where there is one."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table: dict[str, dict[str, str]] = lexicon(str(nlp.lang), "programmes")
        self._names = TitledNames(str(nlp.lang), "programmes")
        self._defined = re.compile(
            rf"[(][^()\n]{{0,20}}?[\"“«]?(?P<short>{table['names']['defined']})[\"”»]?[)]"
        )

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        text, found = findings(doc).text, findings(doc)
        for name in self._names.find(text):
            if name.plain or (name.title is None and name.span.end - name.span.start < _SHORTEST):
                continue
            display = name.title.of(text) if name.title else None
            found.candidates.append(Candidate(name.span, "Programme", 0.75, "programmes", name=display))
        for match in self._defined.finditer(text):
            span = Span(*match.span("short"))
            found.candidates.append(Candidate(span, "Programme", 0.6, "programmes.defined"))
        return doc
