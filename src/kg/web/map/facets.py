"""`/api/v1/facets`: what there is to filter by."""

from http import HTTPStatus

from fastapi import APIRouter

from kg.map.seeing.facets import facets as found
from kg.web.map.elements import Element
from kg.web.map.revision import UNCHANGED, Asking, OncePerRevision
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems


class Count(Element):
    """A value, and how many relationships or entities have it."""

    id: str
    count: int


class NamedCount(Count):
    """A region or sector, its names by language, and how many entities are in it."""

    name: str
    names: dict[str, str]


class Years(Element):
    """The first and the last year of any date of a relationship, if there is any."""

    first: int | None
    last: int | None


class Facets(Element):
    """What there is to filter by, the most frequent first; `undated` counts relationships without a date."""

    relations: list[Count]
    kinds: list[Count]
    types: list[Count]
    statuses: list[Count]
    regions: list[NamedCount]
    sectors: list[NamedCount]
    years: Years
    undated: int


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of what can be filtered by."""
    routes = map_router()
    kept = OncePerRevision(found)

    @routes.get("/facets", responses={**UNCHANGED, **problems(HTTPStatus.NOT_FOUND)})
    def facets(client: Asking) -> Facets:
        """Give every relation, kind, type, status, region and sector that there is, and how often."""
        with client.reading(workspace.map) as reading:
            return Facets.model_validate(kept.of(reading))

    return routes
