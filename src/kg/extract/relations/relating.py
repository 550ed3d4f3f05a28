"""Adds the relations of a document: the judge says which hold, rules say in which words a role is put."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Referent, findings
from kg.extract.relations.agreements import add_parties
from kg.extract.relations.context import Context, Named, Sentence, context
from kg.extract.relations.judge import STATUSES, Opinion, judge
from kg.extract.relations.kinds import Kinds
from kg.extract.relations.leading import Leading
from kg.extract.relations.reading import Reader
from kg.extract.relations.roles import HeldRole, Roles
from kg.model import Span, Status

_LEAST = 0.3
_LEAST_TOLD = 0.15
_OUTRIGHT = frozenset({"after", "before", "between"})
_OUTRIGHT_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """The words for a role in a text, with the sentence they stand in."""

    role: str
    evidence: Span
    rule: str


class Relating:
    """The component `relations` of one language."""

    def __init__(self, language: str) -> None:
        self._roles = Roles(language)
        self._leading = Leading(language)
        self._kinds = Kinds(language)
        self._language = language

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).relations`."""
        seen = context(doc)
        opinions = []
        for opinion in _best(judge().opinions(seen.sentences, _reader(self._language))):
            if _confidence(opinion) >= _LEAST:
                opinions.append(opinion)
            elif _confidence(opinion) >= _LEAST_TOLD:
                _tell_dropped(seen, opinion)
        wordings = _Wordings(seen, [*self._roles.of(seen), *self._leading.of(seen)])
        for opinion in opinions:
            if opinion.relation == "holds_role":
                _add_roles(seen, opinion, wordings)
            else:
                _add(seen, opinion, self._kinds)
        wordings.add_outright({(id(o.subject.named.referent), id(o.object.named.referent)) for o in opinions})
        add_parties(seen)
        return doc


def _best(opinions: Iterable[Opinion]) -> list[Opinion]:
    """Keep one opinion of each relation of two referents, the surest; a partnership has no direction."""
    kept: dict[tuple[str, object], Opinion] = {}
    for opinion in opinions:
        ends = (id(opinion.subject.named.referent), id(opinion.object.named.referent))
        key = (opinion.relation, frozenset(ends) if opinion.relation == "partners_with" else ends)
        if key not in kept or kept[key].probability < opinion.probability:
            kept[key] = opinion
    return list(kept.values())


def _evidence(seen: Context, *mentions: Named) -> Span:
    """Return the stretch from the first to the last sentence that names one of the given things."""
    sentences = sorted((seen.sentence(named.span) for named in mentions), key=lambda s: s.order)
    return Span(sentences[0].span.start, sentences[-1].span.end)


def _status(opinion: Opinion) -> Status:
    return STATUSES[int(np.argmax(opinion.statuses))]


def _tell_dropped(seen: Context, opinion: Opinion) -> None:
    subject, target = opinion.subject.named, opinion.object.named
    reason = f"{opinion.relation} at {_confidence(opinion):.2f} is too uncertain"
    findings(seen.doc).dropped.append((reason, _evidence(seen, subject, target)))


def _confidence(opinion: Opinion) -> float:
    """Return how likely the relation holds and both ends are what they are taken for."""
    ends = opinion.subject.named.referent.confidence * opinion.object.named.referent.confidence
    return round(opinion.probability * ends, 2)


def _add(seen: Context, opinion: Opinion, kinds: Kinds) -> None:
    subject, target = opinion.subject.named, opinion.object.named
    evidence = _evidence(seen, subject, target)
    kind = kinds.of(evidence.of(findings(seen.doc).text)) if opinion.relation == "partners_with" else None
    seen.add(
        opinion.relation, subject, target, evidence, "relations.judge",
        status=_status(opinion), kind=kind, confidence=_confidence(opinion),
    )  # fmt: skip


def _add_roles(seen: Context, opinion: Opinion, wordings: "_Wordings") -> None:
    person, body = opinion.subject.named, opinion.object.named
    for said in wordings.of(person, body):
        seen.add(
            "holds_role", person, body, said.evidence, said.rule,
            role=said.role, status=_status(opinion), confidence=_confidence(opinion),
        )  # fmt: skip


@cache
def _reader(language: str) -> Reader:
    return Reader(language, judge().classes)


class _Wordings:
    """The words for roles in a document: those that rules join to a person, and those that are recognised."""

    def __init__(self, seen: Context, roles: Sequence[HeldRole]) -> None:
        self._seen = seen
        self._held: dict[int, list[HeldRole]] = defaultdict(list)
        for role in roles:
            self._held[id(role.person.referent)].append(role)
        self._recognised: dict[int, list[Span]] = defaultdict(list)
        for span in findings(seen.doc).roles:
            self._recognised[seen.sentence(span).order].append(span)

    def of(self, person: Named, body: Named) -> Iterator[_Said]:
        """Yield the roles of a person at a body: those that rules give there, else the nearest words."""
        held = self._held[id(person.referent)]
        own = [role for role in held if role.organization and role.organization.referent is body.referent]
        if own:
            distinct = {role.role.casefold(): role for role in own}
            yield from (_said(role) for role in distinct.values())
        elif near := self._nearest(person.referent, body.referent):
            yield near
        else:
            yield from (_said(role) for role in held if role.rule not in _OUTRIGHT)

    def add_outright(self, known: set[tuple[int, int]]) -> None:
        """Add the roles whose body stands right beside them, whatever the judge says."""
        for roles in self._held.values():
            for role in roles:
                body = role.organization
                if body is None or role.rule not in _OUTRIGHT:
                    continue
                if (id(role.person.referent), id(body.referent)) not in known:
                    self._seen.add(
                        "holds_role", role.person, body, role.sentence.span, f"roles.{role.rule}",
                        role=role.role, confidence=_OUTRIGHT_CONFIDENCE,
                    )  # fmt: skip

    def _nearest(self, person: Referent, body: Referent) -> _Said | None:
        """Return the recognised words for a role that stand nearest to a mention of the person."""
        places = [
            (_gap(span, mention) + (not _names(sentence, body)), span, sentence)
            for mention in person.mentions
            for sentence in [self._seen.sentence(mention)]
            for span in self._recognised.get(sentence.order, ())
        ]
        if not places:
            return None
        _, span, sentence = min(places, key=lambda place: place[0])
        return _Said(span.of(findings(self._seen.doc).text), sentence.span, "roles.recognised")


def _said(role: HeldRole) -> _Said:
    return _Said(role.role, role.sentence.span, f"roles.{role.rule}")


def _names(sentence: Sentence, body: Referent) -> bool:
    return any(named.referent is body for named in sentence.named)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


@Language.factory("relations")
def relations(nlp: Language, name: str) -> Relating:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Relating(str(nlp.lang))
