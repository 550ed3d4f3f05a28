"""`/api/v1/evidence`: on whose word two entities are tied."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from kg.map.seeing import evidence as found
from kg.web.map.elements import Document, Element, Entity, Relationship
from kg.web.map.entities import present
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import FARTHEST, map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST = 100

Id = Annotated[str, Query(min_length=1, max_length=100, description="The id of an entity.")]


class Evidence(Element):
    """A sentence of a document that says something, and what stands around it there, if that is known."""

    id: str
    status: str
    role: str | None
    kind: str | None
    since: str | None
    until: str | None
    sentence: str
    before: str
    after: str
    confidence: float
    extractor: str
    document: Document


class Denial(Evidence):
    """A sentence that denies a relation."""

    relation: str
    source: str
    target: str


class EvidencedRelationship(Relationship):
    """A relationship with the sentences asked for; `total` counts all that there are."""

    total: int
    evidence: list[Evidence]


class Tie(Element):
    """Everything between two entities.

    `independent` counts the documents behind it, copies of a text once; `total` and `denied_total` count the
    sentences that there are.
    """

    first: Entity
    second: Entity
    independent: int
    total: int
    relationships: list[EvidencedRelationship]
    denied_total: int
    denied: list[Denial]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of evidence."""
    routes = map_router()

    @routes.get(
        "/evidence", responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)}
    )
    def evidence(
        client: Asking,
        first: Id,
        second: Id,
        offset: Annotated[int, Query(ge=0, le=FARTHEST, description="How many sentences to pass over.")] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many sentences at the most.")] = 20,
    ) -> Tie:
        """Give every relationship between two entities, with the sentences that say so."""
        with client.reading(workspace.map) as reading:
            one, other = (present(workspace, reading, each) for each in (first, second))
            tie = found.evidence(reading, one, other, workspace.text, offset, limit)
            return Tie(
                first=Entity.model_validate(tie.first),
                second=Entity.model_validate(tie.second),
                independent=tie.independent,
                total=tie.total,
                relationships=[_evidenced(each) for each in tie.relationships],
                denied_total=tie.denied_total,
                denied=[Denial.model_validate(each) for each in tie.denied],
            )

    return routes


def _evidenced(each: found.Evidenced) -> EvidencedRelationship:
    return EvidencedRelationship(
        **Relationship.model_validate(each.relationship).model_dump(),
        total=each.total,
        evidence=[Evidence.model_validate(claim) for claim in each.evidence],
    )
