"""Joins the mentions of one thing within a document into a referent.

Mentions are one thing if their names are the same up to inflection, if one is a form of the other (a person's
initials, an acronym, a part that tells who is meant), or if the text defines one as short for the other. A
general word for an event or an agreement ("the meeting") means the one that was named last.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.display import display_name
from kg.extract.findings import Candidate, Referent, findings
from kg.extract.joining import Joining
from kg.extract.lexicon import lexicon
from kg.extract.names import is_acronym, is_acronym_of, name_words, same_name
from kg.model import VOCABULARY, Span

_BRACKET = re.compile(r"\s{0,2}\(([^()\n]{2,60})\)")
_SHORT, _VOWELS = 4, frozenset("аеёиоуыэюяьй")
_MARKS = " «»“”„\"'–—-:,"


class Referents:
    """Fills `findings(doc).referents` from the selected candidates."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._countries = frozenset(lexicon(language, "aliases")["countries"])
        definitions = "|".join(lexicon(language, "aliases")["definitions"])
        self._definition = re.compile(rf"(?:{definitions})\b(.+)", re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Join the mentions; further places that have a defined short form become mentions too."""
        found = findings(doc)
        text = findings(doc).text
        aliases = list(self._aliases(text, found.candidates))
        found.candidates = _with_aliases(text, found.candidates, aliases)
        groups = self._groups(text, found.candidates, aliases)
        found.referents = [self._referent(text, [found.candidates[i] for i in group]) for group in groups]
        return doc

    def _aliases(self, text: str, mentions: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
        """Yield each mention that a bracket follows which gives a short form, with that form."""
        for mention in mentions:
            bracket = _BRACKET.match(text, mention.span.end)
            if bracket is None:
                continue
            definition = self._definition.search(bracket[1])
            short = (definition[1] if definition else bracket[1]).strip(_MARKS)
            if short and (definition or self._abbreviates(short, mention, text)):
                yield mention, short

    def _abbreviates(self, short: str, mention: Candidate, text: str) -> bool:
        """Tell whether a bracket behind a name gives its short form, such as GIZ, and not its country."""
        if VOCABULARY.entity_type(mention.type).parent is not None and is_acronym(short):
            return short not in self._countries
        return is_acronym_of(short, name_words(mention.span.of(text)))

    def _groups(
        self, text: str, mentions: Sequence[Candidate], aliases: Sequence[tuple[Candidate, str]]
    ) -> list[list[int]]:
        joining = Joining(text, mentions, self._language)
        for one, other in _alias_pairs(text, mentions, aliases):
            joining.join(one, other)
        joining.by_name()
        joining.acronyms()
        joining.recalled()
        return joining.groups()

    def _referent(self, text: str, mentions: Sequence[Candidate]) -> Referent:
        best = max(mentions, key=lambda mention: (mention.span.end - mention.span.start, -mention.span.start))
        return Referent(
            type=_type(mentions),
            name=display_name(
                [mention.name or mention.span.of(text) for mention in mentions], best.type, self._language
            ),
            mentions=sorted({mention.span for mention in mentions}),
            number=next((mention.number for mention in mentions if mention.number), None),
            date=next((mention.date for mention in mentions if mention.date), None),
            finder=best.finder,
            confidence=max(mention.score for mention in mentions),
        )


@Language.factory("referents")
def referents(nlp: Language, name: str) -> Referents:  # noqa: ARG001  (the factory's signature)
    """Build the component for the language of a pipeline."""
    return Referents(str(nlp.lang))


def _type(mentions: Sequence[Candidate]) -> str:
    weights: dict[str, float] = {}
    for mention in mentions:
        weights[mention.type] = weights.get(mention.type, 0) + mention.score
    return min(weights, key=lambda type_: (-weights[type_], type_))


def _with_aliases(
    text: str, mentions: list[Candidate], aliases: Sequence[tuple[Candidate, str]]
) -> list[Candidate]:
    """Return the mentions and, as further ones, all places outside them that have a defined short form."""
    if not aliases:
        return mentions
    stems = {_stem(short): (mention, short) for mention, short in reversed(aliases)}
    alternatives = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    taken = {place for mention in mentions for place in range(mention.span.start, mention.span.end)}
    added = []
    for match in re.finditer(rf"(?<!\w)({alternatives})\w{{0,4}}(?!\w)", text):
        if taken.isdisjoint(range(*match.span())):
            mention, short = stems[match[1]]
            added.append(Candidate(Span(*match.span()), mention.type, mention.score, "aliases", short))
    return sorted([*mentions, *added], key=lambda candidate: candidate.span)


def _stem(short: str) -> str:
    """Leave out the vowel at the end of a longer word, which gives way to case endings."""
    return short[:-1] if len(short) > _SHORT and short[-1] in _VOWELS else short


def _family(mention: Candidate) -> str:
    return VOCABULARY.entity_type(mention.type).family


def _alias_pairs(
    text: str, mentions: Sequence[Candidate], aliases: Sequence[tuple[Candidate, str]]
) -> Iterator[tuple[int, int]]:
    places = {mention.span: index for index, mention in enumerate(mentions)}
    for full, short in aliases:
        for index, mention in enumerate(mentions):
            if _family(mention) == _family(full) and same_name(
                name_words(mention.span.of(text)), name_words(short)
            ):
                yield places[full.span], index
