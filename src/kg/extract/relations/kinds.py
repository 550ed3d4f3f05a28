"""Tells the kind of a partnership from the words around it."""

import re

from kg.extract.lexicon import lexicon


class Kinds:
    """The words for kinds of partnership in one language, in the order in which they decide."""

    def __init__(self, language: str) -> None:
        rows = lexicon(language, "partnerships")["kind"]
        self._kinds = [(row["name"], re.compile("|".join(row["words"]), re.I)) for row in rows]

    def of(self, evidence: str) -> str:
        """Return the first kind whose words stand in the evidence, `other` if none does."""
        return next((name for name, words in self._kinds if words.search(evidence)), "other")
