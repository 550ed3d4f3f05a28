"""`/api/v1/common`: what several entities have in common."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from kg.map.asking import common as found
from kg.web.map.elements import Document, Element, Entity, Relationship
from kg.web.map.entities import present
from kg.web.map.pictures import Id
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST = 500


class Link(Element):
    """The relationships that tie one of the compared to what is shared, the best supported first."""

    of: str
    relationships: list[Relationship]


class Shared(Element):
    """Something that at least two of the compared are tied to."""

    category: Literal[
        "people", "events", "alliances", "agreements", "partners", "programmes", "acts", "commitments",
        "indicators", "places", "sectors",
    ]  # fmt: skip
    entity: Entity
    links: list[Link]


class NamingDocument(Element):
    """A document that names at least two of the compared; of copies of one text it is the first."""

    document: Document
    of: list[str]


class Common(Element):
    """What the compared have in common, by category what most of them share first.

    `shared_total` and `documents_total` tell how much there is, `shared` and `documents` the first of it.
    """

    of: list[Entity]
    shared: list[Shared]
    shared_total: int
    documents: list[NamingDocument]
    documents_total: int


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of what is in common."""
    routes = map_router()

    @routes.get("/common", responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)})
    def common(
        client: Asking,
        of: Annotated[
            list[Id],
            Query(min_length=found.FEWEST, max_length=found.MOST, description="The ids of those to compare."),
        ],
        limit: Annotated[int, Query(ge=1, le=MOST, description="How much of either at the most.")] = 200,
    ) -> Common:
        """Give everything that at least two of the entities are tied to, and the documents that name them."""
        with client.reading(workspace.map) as reading:
            compared = [present(workspace, reading, id_) for id_ in of]
            return Common.model_validate(found.common(reading, compared, limit))

    return routes
