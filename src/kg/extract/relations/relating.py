"""Adds the relations of a document: the judge says which hold, rules say in which words a role is put."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import findings
from kg.extract.relations.agreements import add_parties
from kg.extract.relations.context import Context, Named, context
from kg.extract.relations.judge import STATUSES, Opinion, judge
from kg.extract.relations.kinds import Kinds
from kg.extract.relations.leading import Leading
from kg.extract.relations.reading import Reader
from kg.extract.relations.roles import Roles
from kg.extract.relations.wordings import Wordings
from kg.model import Span, Status

_LEAST = 0.3
_LEAST_TOLD = 0.15
_OUTRIGHT_CONFIDENCE = 0.8


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
        opinions = _without_inner_partners(opinions)
        roles = [*self._roles.of(seen), *self._leading.of(seen)]
        wordings = Wordings(seen, roles, self._language)
        for opinion in opinions:
            if opinion.relation == "holds_role":
                _add_roles(seen, opinion, wordings)
            else:
                _add(seen, opinion, self._kinds)
        _add_outright(seen, opinions, wordings)
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


def _without_inner_partners(opinions: Sequence[Opinion]) -> list[Opinion]:
    """Leave out partnerships of a body with its own part."""
    inner = {_ends(opinion) for opinion in opinions if opinion.relation == "part_of"}
    return [o for o in opinions if o.relation != "partners_with" or _ends(o) not in inner]


def _ends(opinion: Opinion) -> frozenset[int]:
    return frozenset((id(opinion.subject.named.referent), id(opinion.object.named.referent)))


def _evidence(seen: Context, *mentions: Named) -> Span:
    """Return the stretch from the first to the last sentence that names one of the given things."""
    sentences = sorted((seen.sentence(named.span) for named in mentions), key=lambda s: s.order)
    return Span(sentences[0].span.start, sentences[-1].span.end)


def _status(opinion: Opinion) -> Status:
    return STATUSES[int(np.argmax(opinion.statuses))]


def _tell_dropped(seen: Context, opinion: Opinion) -> None:
    subject, target = opinion.subject.named, opinion.object.named
    reason = f"{opinion.relation}: too uncertain"
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


def _add_roles(seen: Context, opinion: Opinion, wordings: Wordings) -> None:
    person, body = opinion.subject.named, opinion.object.named
    for wording in wordings.of(person.referent, body.referent):
        seen.add(
            "holds_role", person, body, wording.evidence, wording.rule,
            role=wording.role, status=wording.status or _status(opinion), confidence=_confidence(opinion),
        )  # fmt: skip


def _add_outright(seen: Context, opinions: Sequence[Opinion], wordings: Wordings) -> None:
    """Add the roles whose body stands right beside them, whatever the judge says."""
    known = {(id(o.subject.named.referent), id(o.object.named.referent)) for o in opinions}
    for person, body, wording in wordings.outright():
        if (id(person.referent), id(body.referent)) not in known:
            seen.add(
                "holds_role", person, body, wording.evidence, wording.rule,
                role=wording.role, status=wording.status or Status.ACTUAL, confidence=_OUTRIGHT_CONFIDENCE,
            )  # fmt: skip


@cache
def _reader(language: str) -> Reader:
    return Reader(language, judge().classes)


@Language.factory("relations")
def relations(nlp: Language, name: str) -> Relating:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Relating(str(nlp.lang))
