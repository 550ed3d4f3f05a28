"""Decides which pairs of referents are related: rules give hints, a trained classifier weighs them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.findings import Referent
from kg.extract.relations.agreements import add_parties
from kg.extract.relations.classifier import Classifier, load
from kg.extract.relations.context import Context, context
from kg.extract.relations.kinds import Kinds
from kg.extract.relations.pairs import Hint, Pair, Pairs, Place
from kg.extract.relations.roles import HeldRole, Roles
from kg.extract.relations.status import status_features
from kg.knowledge import knowledge
from kg.model import Status

NOTHING = "nothing"
THRESHOLD = 0.35
_ACTUAL_BIAS = 1.0
_OUTRIGHT = frozenset({"after", "before", "between"})
_OUTRIGHT_CONFIDENCE = 0.8


@cache
def classifiers() -> dict[str, Classifier]:
    """Return the trained classifiers: one for each group of pairs, and `status`."""
    return load(knowledge("ingest", "models", "relations.npz"))


def hints(roles: list[HeldRole]) -> list[Hint]:
    """Return what the rules read, as hints for the classifier."""
    return [
        Hint(role.person, role.organization, role.sentence.span, f"role.{role.rule}")
        for role in roles
        if role.organization is not None
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Verdict:
    """A relation found for a pair, the place that says it best, and how sure it is."""

    relation: str
    pair: Pair
    place: Place
    confidence: float


class Relating:
    """The component `relations` of one language: adds the relations of a document."""

    def __init__(self, language: str) -> None:
        self._roles = Roles(language)
        self._pairs = Pairs(language)
        self._kinds = Kinds(language)
        self._classifiers = classifiers()

    def __call__(self, doc: Doc) -> Doc:
        """Append to `findings(doc).relations`."""
        seen = context(doc)
        roles = list(self._roles.of(seen))
        verdicts = [v for v in map(self._verdict, self._pairs.of(seen, hints(roles))) if v is not None]
        held = [verdict for verdict in verdicts if verdict.relation == "holds_role"]
        self._add_roles(seen, held, roles)
        _add_outright(seen, held, roles)
        for verdict in _one_direction(verdicts):
            self._add(seen, verdict)
        add_parties(seen)
        return doc

    def _verdict(self, pair: Pair) -> _Verdict | None:
        classifier = self._classifiers[pair.group]
        probabilities = classifier.probabilities(pair.all_features())
        nothing = classifier.labels.index(NOTHING)
        if probabilities[nothing] > 1 - THRESHOLD:
            return None
        probabilities[nothing] = 0
        label = int(np.argmax(probabilities))
        place = max(
            pair.places,
            key=lambda p: float(classifier.probabilities({*pair.features, *p.features})[label]),
        )
        return _Verdict(classifier.labels[label], pair, place, float(probabilities[label]))

    def _status(self, verdict: _Verdict) -> Status:
        classifier = self._classifiers["status"]
        probabilities = classifier.probabilities(status_features(verdict.pair, verdict.relation))
        probabilities[classifier.labels.index(Status.ACTUAL)] *= np.exp(-_ACTUAL_BIAS)
        return Status(classifier.labels[int(np.argmax(probabilities))])

    def _add(self, seen: Context, verdict: _Verdict) -> None:
        place = verdict.place
        kind = self._kinds.of(seen, place) if verdict.relation == "partners_with" else None
        seen.add(
            verdict.relation, place.subject, place.object, place.evidence, f"relations.{verdict.pair.group}",
            status=self._status(verdict), kind=kind, confidence=round(verdict.confidence, 2),
        )  # fmt: skip

    def _add_roles(self, seen: Context, held: list[_Verdict], roles: list[HeldRole]) -> None:
        by_person: dict[int, list[HeldRole]] = defaultdict(list)
        for role in roles:
            by_person[id(role.person.referent)].append(role)
        for verdict in held:
            for role in _roles_at(by_person[id(verdict.pair.subject)], verdict.pair.object):
                organization = role.organization
                target = (
                    organization
                    if organization and organization.referent is verdict.pair.object
                    else verdict.place.object
                )
                seen.add(
                    "holds_role", role.person, target, role.sentence.span, f"roles.{role.rule}",
                    role=role.role, confidence=round(verdict.confidence, 2),
                )  # fmt: skip


def _add_outright(seen: Context, held: list[_Verdict], roles: list[HeldRole]) -> None:
    """Add the roles whose organisation stands right beside them, whatever the classifier says."""
    known = {(id(verdict.pair.subject), id(verdict.pair.object)) for verdict in held}
    for role in roles:
        organization = role.organization
        if organization is None or role.rule not in _OUTRIGHT:
            continue
        if (id(role.person.referent), id(organization.referent)) not in known:
            seen.add(
                "holds_role", role.person, organization, role.sentence.span, f"roles.{role.rule}",
                role=role.role, confidence=_OUTRIGHT_CONFIDENCE,
            )  # fmt: skip


def _roles_at(roles: list[HeldRole], organization: Referent) -> list[HeldRole]:
    """The roles that rules give the person at the organisation, else the first that may be meant."""
    own = [role for role in roles if role.organization and role.organization.referent is organization]
    distinct = list({role.role.casefold(): role for role in own}.values())
    loose = [
        role for role in roles if role.rule in ("preceding", "generic", "left", "right", "header", "none")
    ]
    return distinct or loose[:1]


def _one_direction(verdicts: list[_Verdict]) -> list[_Verdict]:
    """Keep one verdict of a partnership that was found in both directions, the surer one."""
    kept: dict[tuple[str, frozenset[int]], _Verdict] = {}
    others: list[_Verdict] = []
    for verdict in verdicts:
        if verdict.relation == "holds_role":
            continue
        if verdict.relation != "partners_with":
            others.append(verdict)
            continue
        key = (verdict.relation, frozenset({id(verdict.pair.subject), id(verdict.pair.object)}))
        if key not in kept or kept[key].confidence < verdict.confidence:
            kept[key] = verdict
    return [*others, *kept.values()]


@Language.factory("relations")
def relations(nlp: Language, name: str) -> Relating:  # noqa: ARG001  (the factory's signature)
    """Make the component for the language of the pipeline."""
    return Relating(str(nlp.lang))
