"""Makes the parties of an agreement explicit: n parties of one memorandum are n `party_to`."""

from kg.extract.findings import Relation, findings
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


def _agreement_in(seen: Context, evidence: Span) -> Named | None:
    inside = [
        named
        for named in seen.named
        if named.family == "Agreement" and evidence.start <= named.span.start < evidence.end
    ]
    return inside[0] if len({id(named.referent) for named in inside}) == 1 else None
