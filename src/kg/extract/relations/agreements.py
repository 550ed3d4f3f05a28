"""Makes the parties of an agreement explicit: n parties of one memorandum are n `party_to`."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from kg.extract.findings import Referent, Relation, findings
from kg.extract.lexicon import lexicon
from kg.extract.relations.context import Context, Named
from kg.model import Span

_WRITTEN = frozenset(
    {"memorandum", "agreement", "dual_education", "joint_programme", "internship", "alliance", "research"}
)


def add_parties(seen: Context) -> None:
    """Give every partnership the agreement named in its evidence, and both partners a `party_to`."""
    found = findings(seen.doc)
    known: set[tuple[int, int]] = set()
    for relation in list(found.relations):
        if relation.relation != "partners_with" or relation.kind not in _WRITTEN:
            continue
        agreement = _agreement_in(seen, relation.evidence)
        if agreement is None:
            continue
        relation.agreement = agreement.referent
        for party, span in (
            (relation.subject, relation.subject_span),
            (relation.object, relation.object_span),
        ):
            if (id(party), id(agreement.referent)) in known:
                continue
            known.add((id(party), id(agreement.referent)))
            found.relations.append(
                Relation(
                    "party_to",
                    party,
                    agreement.referent,
                    span,
                    agreement.span,
                    relation.evidence,
                    "agreements.party",
                    status=relation.status,
                    confidence=relation.confidence,
                )
            )
    parties: dict[int, list[Relation]] = defaultdict(list)
    for relation in found.relations:
        if relation.relation == "party_to":
            parties[id(relation.object)].append(relation)
    for shared in parties.values():
        _join_all(seen, shared[0].object, shared)


def _join_all(seen: Context, agreement: Referent, parties: Sequence[Relation]) -> None:
    """Make partners of all parties of an agreement whose name says that it is one of three or more."""
    found = findings(seen.doc)
    many = re.compile(lexicon(seen.doc.lang_, "partnerships")["many_parties"], re.IGNORECASE)
    if not any(many.search(span.of(found.text)) for span in agreement.mentions):
        return
    paired = {
        frozenset((id(r.subject), id(r.object))) for r in found.relations if r.relation == "partners_with"
    }
    for one, other in combinations(parties, 2):
        if frozenset((id(one.subject), id(other.subject))) not in paired:
            found.relations.append(
                replace(
                    one,
                    relation="partners_with",
                    object=other.subject,
                    object_span=other.subject_span,
                    rule="agreements.many",
                    kind="agreement",
                    agreement=agreement,
                    confidence=min(one.confidence, other.confidence),
                )
            )


def _agreement_in(seen: Context, evidence: Span) -> Named | None:
    inside = [
        named
        for named in seen.named
        if named.family == "Agreement" and evidence.start <= named.span.start < evidence.end
    ]
    return inside[0] if len({id(named.referent) for named in inside}) == 1 else None
