"""`/api/v1/entities/{id}`: one entity closer up."""

from http import HTTPStatus

from fastapi import APIRouter

from kg.map import Reading
from kg.map.seeing import elements
from kg.map.seeing.entities import profile
from kg.web.map.elements import Element, Entity
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems


class EntityName(Element):
    """A name: found in `documents`, publicly `known`, or a `former` one, and between which dates it was."""

    text: str
    language: str | None
    origin: str
    since: str | None
    until: str | None


class Counted(Element):
    """How many neighbours there are by a relation: `out` to them, `in` from them, or `both` ways alike."""

    relation: str
    direction: str
    total: int


class EntityProfile(Element):
    """An entity, its names and details, and how many neighbours it has; `denied` counts denied claims."""

    entity: Entity
    names: list[EntityName]
    details: dict[str, str | int | float]
    groups: list[Counted]
    denied: int


def present(workspace: WebWorkspace, reading: Reading, identifier: str) -> str:
    """Return the id under which the map has an entity: its own, or that of what an earlier id went into."""
    return identifier if elements.known(reading, (identifier,)) else workspace.present_id(identifier)


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of one entity."""
    routes = map_router()

    @routes.get(
        "/entities/{identifier}",
        responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)},
    )
    def entity(client: Asking, identifier: str) -> EntityProfile:
        """Give an entity by its id, or by an earlier id that went into it."""
        with client.reading(workspace.map) as reading:
            found = profile(reading, present(workspace, reading, identifier))
            return EntityProfile.model_validate(found)

    return routes
