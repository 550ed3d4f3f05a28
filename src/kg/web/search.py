"""`/api/v1/search`: entities by name, while it is typed."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from kg.map.lookup.search import ANYTHING, Hit, search
from kg.model.vocabulary import ORGANIZATION, VOCABULARY
from kg.web.map.elements import Entity
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST = 100


class Found(Entity):
    """An entity, and the name of it that was `matched`: `exact` if that is all that was typed."""

    matched: str
    exact: bool


class Hits(BaseModel):
    """What a search found, best first."""

    query: str
    hits: list[Found]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the routes of searching in a workspace."""
    routes = map_router()

    @routes.get("/search", responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)})
    def find(
        client: Asking,
        q: Annotated[str, Query(max_length=500, description="The beginning of a name or of words in it.")],
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many hits at the most.")] = 20,
        type_: Annotated[
            str,
            Query(
                alias="type",
                description="A type of entity; `Organization` stands for all kinds of these.",
                json_schema_extra={"enum": [ANYTHING, ORGANIZATION, *VOCABULARY.entity_types]},
            ),
        ] = ANYTHING,
    ) -> Hits:
        """Find entities by name, in any of the languages and scripts, and as typed on another keyboard."""
        with client.reading(workspace.map) as reading:
            return Hits(query=q, hits=[_found(hit) for hit in search(reading, q, limit, type_)])

    return routes


def _found(hit: Hit) -> Found:
    return Found(**asdict(hit.entity), matched=hit.matched, exact=hit.exact)
