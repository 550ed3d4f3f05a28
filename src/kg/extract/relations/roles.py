"""Finds who holds which role where: a person, a role phrase and an organisation that belong together."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.findings import findings
from kg.extract.relations.affiliation import Affiliation
from kg.extract.relations.context import Context, Named, Sentence
from kg.extract.relations.posts import Posts
from kg.extract.relations.role_words import role_words


@dataclass(frozen=True, slots=True, eq=False)
class HeldRole:
    """A role said of a person, with the organisation the rule `rule` gives it."""

    person: Named
    role: str
    organization: Named | None
    rule: str
    sentence: Sentence


class Roles:
    """Reads the roles of a document in one language."""

    def __init__(self, language: str) -> None:
        self._words = role_words(language)
        self._posts = Posts(language)
        self._affiliation = Affiliation(language)

    def of(self, seen: Context) -> Iterator[HeldRole]:
        """Yield the roles in text order."""
        text = findings(seen.doc).text
        for sentence in seen.sentences:
            if "Ⓟ" not in sentence.text:
                continue
            outline = self._words.outline(sentence, text)
            for post in self._posts.of(outline, text):
                for position in post.persons:
                    organization, rule = self._affiliation.of(seen, outline, post, position)
                    yield HeldRole(outline.named(position), post.role, organization, rule, sentence)
