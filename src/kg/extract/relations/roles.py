"""Finds who holds which role where: a person, a role phrase and an organisation that belong together."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.relations.affiliation import Affiliation
from kg.extract.relations.context import context
from kg.extract.relations.posts import Posts
from kg.extract.relations.role_words import role_words


class Roles:
    """Adds `holds_role` relations."""

    def __init__(self, language: str) -> None:
        self._words = role_words(language)
        self._posts = Posts(language)
        self._affiliation = Affiliation(language)

    def __call__(self, doc: Doc) -> Doc:
        """Read every sentence of the document."""
        seen = context(doc)
        for sentence in seen.sentences:
            if "Ⓟ" not in sentence.text:
                continue
            outline = self._words.outline(sentence, doc.text)
            for post in self._posts.of(outline, doc.text):
                for position in post.persons:
                    organization, rule = self._affiliation.of(seen, outline, post, position)
                    if organization is not None:
                        seen.add(
                            "holds_role",
                            outline.named(position),
                            organization,
                            sentence.span,
                            f"roles.{rule}",
                            role=post.role,
                        )
        return doc


@Language.factory("roles")
def roles(nlp: Language, name: str) -> Roles:
    """Make the component for the language of the pipeline."""
    return Roles(nlp.lang)
