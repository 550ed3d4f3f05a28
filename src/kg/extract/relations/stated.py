"""Relations that the wording states outright: who supported or organised, who issued, what rests on what.

They come after the classifier and correct it: an agreement that is said not to have been signed is denied,
who is said to have supported an event did not organise it by that, an act whose issuer stands inside or
beside its name has no other, who only talked is no partner, and a name that may be none is none either.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Findings, Referent, Relation, findings
from kg.extract.lexicon import lexicon
from kg.model import VOCABULARY, Span, Status

_MARK = "\ue000"
_BESIDE = 3
_CERTAIN = 0.95
_LEAST_TRUSTED = 0.4
_AGREED = frozenset({"partners_with", "party_to", "signed"})
_BASES = frozenset({"LegalAct", "Programme"})


@dataclass(frozen=True, slots=True, eq=False)
class _Mention:
    """A referent with one of the places that name it."""

    referent: Referent
    span: Span


class Stated:
    """Adds the relations that patterns of a language state, and drops what they contradict."""

    def __init__(self, language: str) -> None:
        words = lexicon(language, "stated")
        self._event_roles = {
            relation: [
                re.compile(pattern.replace("{n}", _MARK), re.IGNORECASE) for pattern in words[relation]
            ]
            for relation in ("supported", "organized")
        }
        self._witness = [
            re.compile(pattern.replace("{n}", _MARK), re.IGNORECASE) for pattern in words["witness"]
        ]
        self._basis = re.compile("|".join(words["basis"]), re.IGNORECASE)
        self._not_actual = [
            (status, re.compile(rf"(?<!\w)(?:{'|'.join(words[status])})(?!\w)", re.IGNORECASE))
            for status in (Status.DENIED, Status.ENDED, Status.PLANNED)
        ]
        self._talks, self._reached = (
            re.compile("|".join(words[key]), re.IGNORECASE) for key in ("talks", "reached")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Change `findings(doc).relations`."""
        found, text = findings(doc), findings(doc).text
        sentences = _by_sentence(found)
        for number, sentence in enumerate(found.sentences):
            mentions = sentences.get(number, [])
            self._add_event_roles(found, text, sentence, mentions)
            self._add_bases(found, text, sentence, mentions)
            _add_issuers(found, sentence, mentions)
        self._correct_status(found, text)
        self._drop_witnesses(found, text)
        self._drop_talks(found, text)
        _drop_doubtful(found)
        return doc

    def _correct_status(self, found: Findings, text: str) -> None:
        """Say of what rests on an agreement whether it is denied, over or to come, as its sentence does.

        Where the evidence is several sentences, the one that names the later of both ends is asked.
        """
        starts = [sentence.start for sentence in found.sentences]
        for relation in found.relations:
            if relation.relation not in _AGREED or not starts:
                continue
            later = max(relation.subject_span.start, relation.object_span.start)
            said = found.sentences[max(bisect_right(starts, later) - 1, 0)].of(text)
            relation.status = next(
                (status for status, pattern in self._not_actual if pattern.search(said)), relation.status
            )

    def _drop_witnesses(self, found: Findings, text: str) -> None:
        """Let nobody sign in whose presence others did."""
        witnessed = []
        for relation in found.relations:
            if relation.relation == "signed":
                sentence = _sentence_of(found, relation.subject_span)
                mention = _Mention(relation.subject, relation.subject_span)
                if sentence and _stands(self._witness, text, sentence, mention):
                    witnessed.append(relation)
        _drop(found, witnessed, "only a witness")

    def _drop_talks(self, found: Findings, text: str) -> None:
        """Assert no partnership of those of whom one sentence says only that they met or talked."""
        only_talks = [
            relation
            for relation in found.relations
            if relation.relation == "partners_with"
            and relation.status is Status.ACTUAL
            and self._are_talks(found, text, relation)
        ]
        _drop(found, only_talks, "partners_with: only talks")

    def _are_talks(self, found: Findings, text: str, relation: Relation) -> bool:
        sentence = _sentence_of(found, relation.subject_span)
        if sentence is None or sentence != _sentence_of(found, relation.object_span):
            return False
        said = sentence.of(text)
        return self._talks.search(said) is not None and self._reached.search(said) is None

    def _add_event_roles(self, found: Findings, text: str, sentence: Span, mentions: list[_Mention]) -> None:
        for relation, patterns in self._event_roles.items():
            said = [mention for mention in mentions if _says(patterns, text, sentence, mention)]
            persons = [mention for mention in said if mention.referent.type == "Person"]
            for mention in persons or said:
                event = _event_near(found, mention, mentions)
                if event:
                    _contradict(found, ("organized", "supported"), mention.referent, event.referent)
                    _add(found, relation, mention, event, sentence)

    def _add_bases(self, found: Findings, text: str, sentence: Span, mentions: list[_Mention]) -> None:
        """Let all acts and programmes of one "in accordance with …" be bases of what one of them is."""
        if not self._basis.search(sentence.of(text)):
            return
        bases = [mention for mention in mentions if mention.referent.type in _BASES]
        based = [
            relation
            for relation in found.relations
            if relation.relation == "based_on" and any(base.referent is relation.object for base in bases)
        ]
        for relation in based:
            subject = _Mention(relation.subject, relation.subject_span)
            for base in bases:
                _add(found, "based_on", subject, base, relation.evidence)


def _drop_doubtful(found: Findings) -> None:
    """Assert no partnership of a name that may be none; what is dropped is recorded."""
    doubtful = [
        relation
        for relation in found.relations
        if relation.relation in _AGREED
        and min(relation.subject.confidence, relation.object.confidence) < _LEAST_TRUSTED
    ]
    _drop(found, doubtful, "partners_with: too uncertain")


def _drop(found: Findings, relations: list[Relation], reason: str) -> None:
    found.relations = [relation for relation in found.relations if relation not in relations]
    found.dropped += [(reason, relation.evidence) for relation in relations]


def _says(patterns: list[re.Pattern[str]], text: str, sentence: Span, mention: _Mention) -> bool:
    return VOCABULARY.allows("organized", mention.referent.type, "Event") and _stands(
        patterns, text, sentence, mention
    )


def _sentence_of(found: Findings, span: Span) -> Span | None:
    number = bisect_right(found.sentences, span.start, key=lambda sentence: sentence.start) - 1
    return found.sentences[number] if number >= 0 else None


def _stands(patterns: list[re.Pattern[str]], text: str, sentence: Span, mention: _Mention) -> bool:
    marked = text[sentence.start : mention.span.start] + _MARK + text[mention.span.end : sentence.end]
    return any(pattern.search(marked) for pattern in patterns)


def _by_sentence(found: Findings) -> dict[int, list[_Mention]]:
    starts = [sentence.start for sentence in found.sentences]
    mentions: dict[int, list[_Mention]] = {}
    for referent in found.referents:
        for span in referent.mentions:
            number = bisect_right(starts, span.start) - 1
            if number >= 0 and span.end <= found.sentences[number].end:
                mentions.setdefault(number, []).append(_Mention(referent, span))
    for inside in mentions.values():
        inside.sort(key=lambda mention: mention.span)
    return mentions


def _event_near(found: Findings, mention: _Mention, mentions: list[_Mention]) -> _Mention | None:
    """Return the event named nearest in the sentence, else the last one named before it."""
    events = [other for other in mentions if other.referent.type == "Event"]
    if events:
        return min(events, key=lambda other: abs(other.span.start - mention.span.start))
    before = [
        _Mention(referent, span)
        for referent in found.referents
        if referent.type == "Event"
        for span in referent.mentions
        if span.end <= mention.span.start
    ]
    return max(before, key=lambda other: other.span.start, default=None)


def _add_issuers(found: Findings, sentence: Span, mentions: list[_Mention]) -> None:
    for act in mentions:
        if act.referent.type != "LegalAct" or act.referent.number is None:
            continue
        for issuer in _issuers(act, mentions):
            for relation in list(found.relations):
                if relation.relation == "issued" and relation.object is act.referent:
                    found.relations.remove(relation)
            _add(found, "issued", issuer, act, sentence)


def _issuers(act: _Mention, mentions: list[_Mention]) -> Iterator[_Mention]:
    """Yield the first body named inside an act's name, else the one that ends right before it."""
    bodies = [other for other in mentions if VOCABULARY.allows("issued", other.referent.type, "LegalAct")]
    inside = [body for body in bodies if act.span.start <= body.span.start and body.span.end <= act.span.end]
    beside = [body for body in bodies if 0 <= act.span.start - body.span.end <= _BESIDE]
    yield from (inside or beside)[:1]


def _contradict(found: Findings, relations: tuple[str, ...], subject: Referent, target: Referent) -> None:
    found.relations = [
        relation
        for relation in found.relations
        if not (relation.relation in relations and relation.subject is subject and relation.object is target)
    ]


def _add(found: Findings, relation: str, subject: _Mention, target: _Mention, evidence: Span) -> None:
    same = (
        known
        for known in found.relations
        if known.relation == relation
        and known.subject is subject.referent
        and known.object is target.referent
    )
    if subject.referent is target.referent or any(same):
        return
    if VOCABULARY.allows(relation, subject.referent.type, target.referent.type):
        found.relations.append(
            Relation(
                relation,
                subject.referent,
                target.referent,
                subject.span,
                target.span,
                evidence,
                f"stated.{relation}",
                confidence=_CERTAIN,
            )
        )


@Language.factory("stated")
def stated(nlp: Language, name: str) -> Stated:  # noqa: ARG001  (the factory's signature)
    """Build the component for the language of a pipeline."""
    return Stated(str(nlp.lang))
