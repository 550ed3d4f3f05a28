"""Finds sectors of the economy from a closed list, where the text says that somebody works in one."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.model import Span

_CONTEXT = 60


@Language.factory("sectors")
class Sectors:
    """Proposes sectors named beside words of activity, and those joined to one of them."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table: dict[str, str] = lexicon(str(nlp.lang), "sectors")["names"]
        self._sector = re.compile(rf"(?<![\w-]){table['sector']}{table.get('case', '')}(?![\w-])")
        self._works = re.compile(table["works"])
        self._behind = re.compile(table.get("before_works", r"(?!)"))
        self._joined = re.compile(table["joined"])

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        text, previous = findings(doc).text, -1
        for match in self._sector.finditer(text):
            start, end = match.span()
            joined = 0 <= previous < start and self._joined.fullmatch(text, previous, start) is not None
            if joined or self._in_activity(text, start, end):
                findings(doc).candidates.append(Candidate(Span(start, end), "Sector", 0.6, "sectors"))
                previous = end
        return doc

    def _in_activity(self, text: str, start: int, end: int) -> bool:
        before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
        return self._works.search(before) is not None or self._behind.match(after) is not None
