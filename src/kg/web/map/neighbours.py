"""`/api/v1/entities/{id}/neighbours`: whom an entity has to do with."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from kg.map.seeing import neighbours as found
from kg.map.seeing.neighbours import Way
from kg.web.map.elements import Element, Entity, Relationship
from kg.web.map.entities import Counted, present
from kg.web.map.filtering import Wanted
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import FARTHEST, map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST = 100


class CountedTwice(Counted):
    """How many neighbours there are by a relation, and how many of them match the filter."""

    matching: int


class Neighbour(Element):
    """A neighbour, and the relationships asked for that tie it; `independent` counts documents."""

    entity: Entity
    independent: int
    relationships: list[Relationship]


class Neighbours(Element):
    """Some neighbours, the best first; `total` counts all there are, `matching` those asked for.

    `undated` were left out by the time asked for, only because nothing dates them.
    """

    total: int
    matching: int
    undated: int
    groups: list[CountedTwice]
    neighbours: list[Neighbour]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of the neighbours of an entity."""
    routes = map_router()

    @routes.get(
        "/entities/{identifier}/neighbours",
        responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)},
    )
    def neighbours(
        client: Asking,
        identifier: str,
        wanted: Wanted,
        group: Annotated[
            str | None,
            Query(
                max_length=100,
                pattern="^[a-z_]+:(out|in|both)$",
                description="Only those by a relation and direction, such as issued:out.",
            ),
        ] = None,
        offset: Annotated[int, Query(ge=0, le=FARTHEST, description="How many to pass over.")] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many at the most.")] = 20,
    ) -> Neighbours:
        """Give neighbours of an entity, those first that most independent documents tie to it."""
        with client.reading(workspace.map) as reading:
            entity = present(workspace, reading, identifier)
            way = Way.parse(group) if group else None
            return Neighbours.model_validate(found.neighbours(reading, entity, wanted, way, offset, limit))

    return routes
