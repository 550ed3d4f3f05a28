"""Finds how acts come about: who agreed to them, on which acts they are based, which are one joint act.

A joint order has a number and a date of each of its issuers, and each number is an act of its own here; that
they are one act is said by the singular of «совместный приказ» or by its bodies ordering together. «Приказы»
of two bodies are two acts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named, Sentence, context
from kg.extract.relations.own_acts import OwnActs
from kg.model import Span

CONFIDENCE = 0.95
"""About how often what the rules find was right when it was read through (see the model card)."""

_BODIES = r"(?P<bodies>Ⓞ[-\w]*(?:(?:,|\s(?:и|and|мен|және)|\s(?:и|and)\sс)\s(?:the\s|с\s)?Ⓞ[-\w]*)*)"
_GAP = r"[^.;ⓁⓄ]{0,40}?"
_MOST_LINES = 6
_BEFORE_ACT = 40
_Found = tuple[str, Named, Named, Span]


class Origins:
    """The component `origins` of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "origins")
        self._own = OwnActs(language)
        stated = lexicon(language, "stated")
        self._basis = re.compile("|".join(stated["basis"]), re.IGNORECASE)
        self._orders = re.compile("|".join(stated["acts"]["orders"]))
        changed = (*stated["acts"]["amends"], *stated["acts"]["repeals"])
        self._changed = re.compile("|".join(changed), re.IGNORECASE)
        self._agreed, self._based_first, self._based_last = (
            [_compiled(pattern) for pattern in words[key]] for key in ("agreed", "based_first", "based_last")
        )
        self._heading = re.compile(words["agreed_heading"])
        self._joint = re.compile(words["joint"], re.IGNORECASE)
        self._apart = re.compile(words["apart"], re.IGNORECASE)
        self._jointly = re.compile(words["jointly"])
        self._and = re.compile(rf"\s*(?:{words['and']})\s*(?:Ⓞ[-\w]*\s?)?", re.IGNORECASE)

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).relations`."""
        text, seen = findings(doc).text, context(doc)
        own = self._issued(seen, text)
        told: set[tuple[str, frozenset[int]]] = set()
        for relation, subject, target, evidence in (
            *self._agreements(seen, text, own),
            *self._grounds(seen, text, own),
            *self._joint_acts(seen, text, own),
        ):
            key = relation, frozenset((id(subject.referent), id(target.referent)))
            if key not in told:
                told.add(key)
                seen.add(relation, subject, target, evidence, f"origins.{relation}", confidence=CONFIDENCE)
        return doc

    def _issued(self, seen: Context, text: str) -> list[Named]:
        """Return the own acts of a text without those that its heading says are changed."""
        own = list(self._own.of(seen, text))
        return [act for act in own if not self._changed.search(seen.sentence(act.span).span.of(text))] or own

    def _agreements(self, seen: Context, text: str, own: Sequence[Named]) -> Iterator[_Found]:
        for sentence in seen.sentences:
            for pattern in self._agreed:
                for match in pattern.finditer(sentence.text):
                    act = sentence.masked.marks[match.start("act")]
                    for body in _letters(sentence, "Ⓞ", *match.span("bodies")):
                        yield "agreed_by", act, body, sentence.span
            if own and self._heading.fullmatch(sentence.text):
                for line in self._below(seen, sentence, text):
                    for body in line.of("Organization"):
                        evidence = Span(sentence.span.start, line.span.end)
                        yield from (("agreed_by", act, body, evidence) for act in own)

    def _below(self, seen: Context, heading: Sentence, text: str) -> Iterator[Sentence]:
        """Yield the lines below a heading, up to a gap or the next heading."""
        before = heading
        for line in seen.sentences[heading.order + 1 :][:_MOST_LINES]:
            gap = text[before.span.end : line.span.start].count("\n")
            if (gap > 1 and before is not heading) or self._heading.fullmatch(line.text):
                return
            yield line
            before = line

    def _grounds(self, seen: Context, text: str, own: Sequence[Named]) -> Iterator[_Found]:
        ordering = self._own.ordering(seen, text)
        for sentence in seen.sentences:
            acts = sentence.of("LegalAct")
            if own and ordering is not None and sentence.order <= ordering:
                yield from self._preamble(sentence, text, own)
            elif len(acts) > 1:
                if any(pattern.search(sentence.text) for pattern in self._based_first):
                    first, *grounds = acts
                    yield from (("act_based_on", first, ground, sentence.span) for ground in grounds)
                elif any(pattern.search(sentence.text) for pattern in self._based_last):
                    *grounds, last = acts
                    yield from (("act_based_on", last, ground, sentence.span) for ground in grounds)

    def _preamble(self, sentence: Sentence, text: str, own: Sequence[Named]) -> Iterator[_Found]:
        said = sentence.span.of(text)
        basis, orders = self._basis.search(said), self._orders.search(said)
        if basis is None:
            return
        end = sentence.span.start + orders.start() if orders else sentence.span.end
        known = {id(act.referent) for act in own}
        for ground in sentence.of("LegalAct"):
            if ground.span.start < end and id(ground.referent) not in known:
                yield from (("act_based_on", act, ground, sentence.span) for act in own)

    def _joint_acts(self, seen: Context, text: str, own: Sequence[Named]) -> Iterator[_Found]:
        for sentence in seen.sentences:
            said = sentence.span.of(text)
            if self._joint.search(said) and not self._apart.search(said):
                for one, other in self._coordinated(sentence, text):
                    yield "same_joint_act", one, other, sentence.span
        ordering = self._own.ordering(seen, text)
        if ordering is not None and self._jointly.search(seen.sentences[ordering].span.of(text)):
            for one, other in combinations(own, 2):
                evidence = Span(own[0].span.start, seen.sentences[ordering].span.end)
                yield "same_joint_act", one, other, evidence

    def _coordinated(self, sentence: Sentence, text: str) -> Iterator[tuple[Named, Named]]:
        """Yield acts that follow one another, joined by "and" alone, with "joint order" beside them."""
        marks = sorted(sentence.masked.marks.items())
        acts = [(at, named) for at, named in marks if named.family == "LegalAct"]
        row: list[tuple[int, Named]] = []
        for at, named in acts:
            if row and not self._and.fullmatch(sentence.text, row[-1][0] + 1, at):
                yield from self._pairs(row, text)
                row = []
            row.append((at, named))
        yield from self._pairs(row, text)

    def _pairs(self, row: Sequence[tuple[int, Named]], text: str) -> Iterator[tuple[Named, Named]]:
        if len(row) > 1:
            named = [one for _, one in row]
            around = text[max(named[0].span.start - _BEFORE_ACT, 0) : named[-1].span.end + _BEFORE_ACT]
            if self._joint.search(around):
                yield from combinations(named, 2)


def _compiled(pattern: str) -> re.Pattern[str]:
    filled = pattern.replace("{act}", "(?P<act>Ⓛ)").replace("{bodies}", _BODIES).replace("{gap}", _GAP)
    return re.compile(filled, re.IGNORECASE)


def _letters(sentence: Sentence, letter: str, start: int, end: int) -> list[Named]:
    marks = sentence.masked.marks
    return [marks[at] for at in range(start, end) if sentence.text[at] == letter]


@Language.factory("origins")
def origins(nlp: Language, name: str) -> Origins:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Origins(str(nlp.lang))
