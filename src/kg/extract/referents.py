"""Joins the mentions of one thing within a document into a referent.

Mentions are one thing if their names are the same up to inflection, if one is a form of the other (a person's
initials, an acronym, a part that tells who is meant), or if the text defines one as short for the other. A
general word for an event or an agreement ("the meeting") means the one that was named last.
"""

import re
from collections.abc import Iterator, Sequence

import networkx as nx
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.display import display_name
from kg.extract.findings import Candidate, Referent, findings
from kg.extract.lexicon import lexicon
from kg.extract.names import is_acronym_of, name_words, same_name, same_person, shortens
from kg.model import VOCABULARY, Span

_BRACKET = re.compile(r"\s{0,2}\(([^()\n]{2,60})\)")
_MARKS = " «»“”„\"'–—-:,"
_GENERAL_WORDS = 2
_RECALLED = frozenset({"Event", "Agreement"})
_FULLY_NAMED = frozenset({"GovernmentBody", "LegalAct"})


class Referents:
    """Fills `findings(doc).referents` from the selected candidates."""

    def __init__(self, language: str) -> None:
        self._language = language
        definitions = "|".join(lexicon(language, "aliases")["definitions"])
        self._definition = re.compile(rf"(?:{definitions})\b(.+)", re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Join the mentions; further places that have a defined short form become mentions too."""
        found = findings(doc)
        text = doc.text
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
            if short and (definition or is_acronym_of(short, name_words(mention.span.of(text)))):
                yield mention, short

    def _groups(
        self, text: str, mentions: Sequence[Candidate], aliases: Sequence[tuple[Candidate, str]]
    ) -> list[list[int]]:
        same: nx.Graph[int] = nx.Graph()
        same.add_nodes_from(range(len(mentions)))
        same.add_edges_from(self._name_pairs(text, mentions))
        same.add_edges_from(_alias_pairs(text, mentions, aliases))
        same.add_edges_from(_recalled_pairs(text, mentions))
        return sorted(sorted(group) for group in nx.connected_components(same))

    def _name_pairs(self, text: str, mentions: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
        """Yield pairs of mentions whose names agree; a short form joins only where one fuller name has it."""
        for family in {_family(mention) for mention in mentions}:
            forms: dict[str, list[int]] = {}
            for index, mention in enumerate(mentions):
                if _family(mention) == family:
                    forms.setdefault(_known_by(text, mention), []).append(index)
            for places in forms.values():
                yield from ((places[0], place) for place in places[1:])
            names = [(name, places[0]) for name, places in forms.items()]
            for position, (name, place) in enumerate(names):
                yield from ((place, other) for other in self._agreeing(names, position, name, family))

    def _agreeing(
        self, names: Sequence[tuple[str, int]], position: int, name: str, family: str
    ) -> Iterator[int]:
        words = name_words(name)
        fuller = []
        for number, (other_name, other) in enumerate(names):
            if number == position:
                continue
            other_words = name_words(other_name)
            if same_name(words, other_words):
                yield other
            elif family == "Person":
                if len(words.words) <= len(other_words.words) and same_person(words, other_words):
                    fuller.append(other)
            elif is_acronym_of(name, other_words):
                fuller.append(other)
            elif family not in _FULLY_NAMED and shortens(words, other_words, self._language):
                fuller.append(other)
        if len(fuller) == 1 and family not in _RECALLED:
            yield fuller[0]

    def _referent(self, text: str, mentions: Sequence[Candidate]) -> Referent:
        best = max(mentions, key=lambda mention: (mention.span.end - mention.span.start, -mention.span.start))
        return Referent(
            type=_type(mentions),
            name=display_name([_known_by(text, mention) for mention in mentions], best.type, self._language),
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


def _known_by(text: str, mention: Candidate) -> str:
    if mention.type == "LegalAct" and mention.number:
        return f"№ {mention.number}"
    return mention.name or mention.span.of(text)


def _family(mention: Candidate) -> str:
    family = VOCABULARY.entity_type(mention.type).family
    return mention.type if mention.type in ("Unit", "GovernmentBody") else family


def _type(mentions: Sequence[Candidate]) -> str:
    weights: dict[str, float] = {}
    for mention in mentions:
        weights[mention.type] = weights.get(mention.type, 0) + mention.score
    return min(weights, key=lambda type_: (-weights[type_], type_))


def _with_aliases(
    text: str, mentions: list[Candidate], aliases: Sequence[tuple[Candidate, str]]
) -> list[Candidate]:
    """Return the mentions and, as further ones, all places outside them that have a defined short form."""
    taken = {place for mention in mentions for place in range(mention.span.start, mention.span.end)}
    added = []
    for mention, short in aliases:
        for match in re.finditer(rf"(?<!\w){re.escape(short)}\w{{0,4}}(?!\w)", text):
            if not taken & set(range(*match.span())):
                taken.update(range(*match.span()))
                added.append(Candidate(Span(*match.span()), mention.type, mention.score, "aliases", short))
    return sorted([*mentions, *added], key=lambda candidate: candidate.span)


def _alias_pairs(
    text: str, mentions: Sequence[Candidate], aliases: Sequence[tuple[Candidate, str]]
) -> Iterator[tuple[int, int]]:
    places = {mention.span: index for index, mention in enumerate(mentions)}
    for full, short in aliases:
        for index, mention in enumerate(mentions):
            if mention.type == full.type and same_name(name_words(mention.span.of(text)), name_words(short)):
                yield places[full.span], index


def _recalled_pairs(text: str, mentions: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Yield each general word for an event or agreement with the fuller mention it recalls or announces."""
    for type_ in _RECALLED:
        indexes = [index for index, mention in enumerate(mentions) if mention.type == type_]
        full = [index for index in indexes if not _is_general(text, mentions[index])]
        for index in indexes:
            if index in full:
                continue
            before = [other for other in full if other < index]
            recalled = before[-1:] or full[:1] or indexes[:1]
            yield index, recalled[0]


def _is_general(text: str, mention: Candidate) -> bool:
    words = name_words(mention.span.of(text))
    return len(words.words) <= _GENERAL_WORDS and not words.capital - {words.words[0]}
