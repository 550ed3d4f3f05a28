"""Finds who is said, with a verb, to lead what: «… headed by Ⓟ», «Ⓟ возглавляет Ⓞ»."""

import re
from collections.abc import Iterator

from kg.extract.findings import findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context
from kg.extract.relations.role_words import Outline, role_words
from kg.extract.relations.roles import HeldRole

RULE = "leads"


class Leading:
    """The verbs of leading of one language, each with the role it stands for."""

    def __init__(self, language: str) -> None:
        self._words = role_words(language)
        self._verbs = [
            (re.compile(entry["pattern"]), entry["role"]) for entry in lexicon(language, "roles")["leads"]
        ]

    def of(self, seen: Context) -> Iterator[HeldRole]:
        """Yield the roles in text order; the organisation is none where a general noun stands for it."""
        text = findings(seen.doc).text
        for sentence in seen.sentences:
            if "Ⓟ" in sentence.text:
                yield from self._within(self._words.outline(sentence, text))

    def _within(self, outline: Outline) -> Iterator[HeldRole]:
        for pattern, role in self._verbs:
            for match in pattern.finditer(outline.text):
                body = match.start("o")
                organization = outline.named(body) if outline.text[body] == "Ⓞ" else None
                yield HeldRole(outline.named(match.start("p")), role, organization, RULE, outline.sentence)
