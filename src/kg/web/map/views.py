"""`/api/v1/views`: short addresses for states of the page."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from kg.web.conditional import unchanged
from kg.web.map.elements import Element
from kg.web.map.revision import UNCHANGED
from kg.web.map.routing import POSTED, NotModifiedError, map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems


class NewView(BaseModel):
    """A state of the page, as text of at most 65,536 bytes; it is never looked into."""

    model_config = ConfigDict(extra="forbid")

    state: Annotated[str, Field(min_length=1)]


class ViewId(Element):
    """The id of a view: the same state has the same."""

    id: str


class View(ViewId):
    """A state as it was given, at which revision of the map and when (UTC) it was first kept."""

    state: str
    revision: int
    made_at: str


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the routes of views."""
    routes = map_router()

    @routes.post(
        "/views",
        status_code=HTTPStatus.CREATED,
        responses={**POSTED, **problems(HTTPStatus.INSUFFICIENT_STORAGE)},
    )
    def keep(view: NewView) -> ViewId:
        """Keep a state under a short id."""
        with workspace.map.reading() as reading:
            revision = reading.mark.revision
        return ViewId.model_validate(workspace.views.keep(view.state, revision))

    @routes.get(
        "/views/{identifier}",
        responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)},
    )
    def view(request: Request, response: Response, identifier: str) -> View:
        """Give the state that was kept under an id; it never changes."""
        found = workspace.views.find(identifier)
        headers = {"ETag": f'W/"{found.id}"', "Cache-Control": "no-cache"}
        if unchanged(request, headers["ETag"]):
            raise NotModifiedError(headers)
        response.headers.update(headers)
        return View.model_validate(found)

    return routes
