"""What legal acts do to one another, and at which event an agreement was reached, from the wording.

An order amends or repeals what its numbered points name. Its own acts stand before the word that orders; a
joint order has several. In other texts the act named first in a sentence acts upon those after it, or the
last one upon those before it where they undergo it: "was repealed by".
"""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named, Sentence, context
from kg.extract.relations.own_acts import OwnActs

_CERTAIN = 0.9


class ActsUponActs:
    """Adds `amends`, `repeals` and `concluded_at` in texts of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "stated")
        acts = words["acts"]
        self._own = OwnActs(language)
        self._concluded = re.compile("|".join(acts["concluded"]), re.IGNORECASE)
        self._undergone = re.compile("|".join(acts["undergone"]), re.IGNORECASE)
        self._upon = {
            relation: re.compile("|".join(acts[relation]), re.IGNORECASE)
            for relation in ("amends", "repeals")
        }

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).relations`."""
        seen = context(doc)
        text = findings(doc).text
        for relation, subject, target, sentence in (*self._acts(seen, text), *self._places(seen, text)):
            seen.add(relation, subject, target, sentence.span, f"acts.{relation}", confidence=_CERTAIN)
        return doc

    def _acts(self, seen: Context, text: str) -> Iterator[tuple[str, Named, Named, Sentence]]:
        own = list(self._own.of(seen, text))
        ordering = self._own.ordering(seen, text)
        for sentence in seen.sentences:
            named = sentence.of("LegalAct")
            told = self._told(sentence, text)
            if not named or told is None:
                continue
            if own and ordering is not None and sentence.order > ordering:
                subjects, targets = own, named
            elif self._undergone.search(sentence.span.of(text)):
                subjects, targets = named[-1:], named[:-1]
            else:
                subjects, targets = named[:1], named[1:]
            known = {id(subject.referent) for subject in subjects}
            for target in targets:
                if id(target.referent) not in known:
                    yield from ((told, subject, target, sentence) for subject in subjects)

    def _told(self, sentence: Sentence, text: str) -> str | None:
        """Return what a sentence, or the list header it is an item of, says is done to acts."""
        for said in (sentence, sentence.header):
            if said is not None:
                for relation, pattern in self._upon.items():
                    if pattern.search(said.span.of(text)):
                        return relation
        return None

    def _places(self, seen: Context, text: str) -> Iterator[tuple[str, Named, Named, Sentence]]:
        for sentence in seen.sentences:
            agreements, events = sentence.of("Agreement"), sentence.of("Event")
            if _one(agreements) and _one(events) and self._concluded.search(sentence.span.of(text)):
                yield "concluded_at", agreements[0], events[0], sentence


def _one(named: Sequence[Named]) -> bool:
    return len({id(one.referent) for one in named}) == 1


@Language.factory("acts_upon_acts")
def acts_upon_acts(nlp: Language, name: str) -> ActsUponActs:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return ActsUponActs(str(nlp.lang))
