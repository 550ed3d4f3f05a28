"""The routes of the map: which answers a client has already, and how much may be posted."""

from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute

from kg.web.posted import require_short_json
from kg.web.problems import problems

LONGEST = 1 << 19
"""How many bytes may be posted at the most."""

FARTHEST = 10_000_000
"""How many things may be passed over in a list at the most."""


POSTED = problems(
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.LENGTH_REQUIRED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)
"""How the problems are described that anything posted may meet."""


class NotModifiedError(Exception):
    """The client has the answer already; `headers` say which."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = headers


class _Route(APIRoute):
    """Answers with status 304 what the client has, and refuses a long body before it is read."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of the route, guarded."""
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            if request.method == "POST":
                require_short_json(request, LONGEST, "body")
            try:
                return await handle(request)
            except NotModifiedError as known:
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=known.headers)

        return guarded


def map_router() -> APIRouter:
    """Return a router for questions about the map; what is posted must be JSON of at most `LONGEST` bytes."""
    return APIRouter(prefix="/api/v1", tags=["map"], route_class=_Route)
