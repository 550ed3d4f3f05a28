"""`/api/v1/changes`: what became of the relationships since a day or a revision."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from kg.map.asking import changes as found
from kg.web.map.elements import Element, Entity, Relationship
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import FARTHEST, map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST = 200
_SINCE = r"^([0-9]{1,9}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?)$"


class Known(Element):
    """The publication with which the log begins, and when it was (UTC)."""

    revision: int
    date: str


class GoneEntity(Element):
    """An entity that is no longer there, by the name it had."""

    id: str
    name: str


class Change(Element):
    """What became of a relationship in all; `at` and `revision` tell when it changed last.

    `relationship` is as it is now, or was when it was withdrawn. `before` is how one that is not new was at
    first, and of one that changed `differences` names what differs, such as `status`.
    """

    change: Literal["new", "changed", "withdrawn"]
    at: str
    revision: int
    relationship: Relationship
    before: Relationship | None
    differences: list[str]
    source: Entity | GoneEntity
    target: Entity | GoneEntity


class Counts(Element):
    """How many relationships are new, changed and withdrawn."""

    new: int
    changed: int
    withdrawn: int


class Changes(Element):
    """Some of the changes, the latest first.

    `known_since` is where the log begins, and `complete` says whether it goes back as far as was asked.
    """

    since: str
    known_since: Known | None
    complete: bool
    total: int
    counts: Counts
    changes: list[Change]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of changes."""
    routes = map_router()

    @routes.get("/changes", responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)})
    def changes(
        client: Asking,
        since: Annotated[
            str,
            Query(
                pattern=_SINCE,
                description="A day or month, such as 2026-05-31 or 2026-05, or the number of a revision.",
            ),
        ],
        offset: Annotated[int, Query(ge=0, le=FARTHEST, description="How many to pass over.")] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many at the most.")] = 50,
    ) -> Changes:
        """Tell which relationships are new, changed and withdrawn since a day or after a revision."""
        with client.reading(workspace.map) as reading:
            return Changes.model_validate(found.changes(reading, since, offset, limit))

    return routes
