"""Claims as pages show them: what is said, the sentence that says it, and the document it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.web.linked.asking import Row, iris, number, question, rows, text
from kg.web.port import SparqlService

SHOWN = 3
"""How many quotations stand beneath a fact."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of a document, from character `start` to before `end` of its text."""

    sentence: str
    start: int
    end: int
    document: str
    title: str
    address: str
    issued: str
    language: str


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim; `object` is the IRI of an entity if `is_entity`, else a value."""

    iri: str
    subject: str
    predicate: str
    object: str
    is_entity: bool
    status: str
    confidence: str
    kind: str
    role: str
    since: str
    until: str
    agreement: str
    extractor: str
    quotation: Quotation

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The IRIs of the entities it is about."""
        return tuple(filter(None, (self.subject, self.object if self.is_entity else "", self.agreement)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quotations for a relationship, and how many claims it rests on in all."""

    claims: Sequence[ShownClaim]
    total: int


def claims(queries: SparqlService, claim_iris: Sequence[str]) -> list[ShownClaim]:
    """Return the claims of these IRIs in their order."""
    if not claim_iris:
        return []
    found = {
        str(row["claim"]): _claim(row) for row in rows(queries, question("claims", claims=iris(claim_iris)))
    }
    return [found[iri] for iri in claim_iris if iri in found]


def evidence(queries: SparqlService, relationships: Sequence[str]) -> dict[str, Evidence]:
    """Return some of the claims that each relationship rests on: none from copies, and the latest, first."""
    if not relationships:
        return {}
    chosen: dict[str, list[str]] = {}
    totals: dict[str, int] = {}
    for row in rows(queries, question("claims_of_relationships", relationships=iris(relationships))):
        if row["relationship"] is None:
            continue
        marks = sorted(text(row["marks"]).split("\n"), reverse=True)
        iri = str(row["relationship"])
        chosen[iri] = [mark.rsplit(" ", 1)[1] for mark in marks[:SHOWN]]
        totals[iri] = number(row["total"])
    shown = {claim.iri: claim for claim in claims(queries, [one for many in chosen.values() for one in many])}
    return {
        iri: Evidence([shown[one] for one in many if one in shown], totals[iri])
        for iri, many in chosen.items()
    }


def _claim(row: Row) -> ShownClaim:
    value = {name: text(cell) for name, cell in row.items()}
    return ShownClaim(
        iri=value["claim"],
        subject=value["subject"],
        predicate=value["predicate"],
        object=value["object"],
        is_entity=row["is_iri"] is True,
        **{
            name: value[name]
            for name in (
                "status", "confidence", "kind", "role", "since", "until", "agreement", "extractor"
            )
        },
        quotation=Quotation(
            sentence=value["sentence"],
            start=number(row["start"]),
            end=number(row["end"]),
            document=value["document"],
            title=value["title"] or value["identifier"],
            address=value["address"],
            issued=value["issued"],
            language=value["document_language"],
        ),
    )  # fmt: skip
