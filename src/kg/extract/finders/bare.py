"""Names without head noun, legal form or quotation marks: acronyms, and Latin names in Cyrillic text."""

import re

from kg.extract.findings import Candidate
from kg.extract.finders.words import Surface
from kg.extract.lexicon import lexicon
from kg.model import Span


class BareNames:
    """Guesses organisations among capitalised words by their shape, in texts of one language."""

    def __init__(self, language: str) -> None:
        lists = lexicon(language, "organisations")["bare"]
        self._language = language
        self._never = frozenset(lists["never"])
        self._shapes = [
            (re.compile(entry["shape"]), entry["type"], entry["score"]) for entry in lists["shape"]
        ]

    def find(self, surface: Surface) -> list[Candidate]:
        """Return guesses of low score."""
        found = self._shaped(surface)
        return found if self._language == "en" else [*found, *self._latin(surface)]

    def _shaped(self, surface: Surface) -> list[Candidate]:
        found = []
        for word in surface.words:
            if word.lower in self._never or not word.capital:
                continue
            for shape, type_, score in self._shapes:
                if shape.fullmatch(word.text):
                    found.append(Candidate(Span(word.start, word.end), type_, score, "organisations.shape"))
                    break
        return found

    def _latin(self, surface: Surface) -> list[Candidate]:
        found, index = [], 0
        words = surface.words
        while index < len(words):
            end = index
            while end < len(words) and words[end].latin and (words[end].capital or end > index):
                if end > index and not surface.joined(end - 1):
                    break
                end += 1
            if end > index:
                if not any(word.lower in self._never for word in words[index:end]) and end - index <= 5:
                    span = Span(words[index].start, words[end - 1].end)
                    if not surface.text[span.start : span.end].isdigit() and span.end - span.start > 2:
                        found.append(Candidate(span, "Company", 0.55, "organisations.latin"))
                index = end
            else:
                index += 1
        return found
