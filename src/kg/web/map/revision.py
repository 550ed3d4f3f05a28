"""Which revision of the map an answer shows, as its entity tag, and `/api/v1/revision`."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from kg.map import MapStore, Reading
from kg.web.conditional import unchanged
from kg.web.map.routing import NotModifiedError, map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

UNCHANGED: dict[int | str, dict[str, Any]] = {
    HTTPStatus.NOT_MODIFIED.value: {"description": "The client has this answer already."}
}
_FRESH = {"Cache-Control": "no-cache"}
_T = TypeVar("_T")


class Client:
    """Who asks: has perhaps had the answer before, and is told by what tag to know it again."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request = request
        self._response = response

    @contextmanager
    def reading(self, store: MapStore) -> Iterator[Reading]:
        """Read the map for the answer, unless the client has it: then a route of `map_router` answers 304.

        Raises NotFoundError when nothing has been published yet.
        """
        with store.reading() as reading:
            headers = {"ETag": f'W/"{reading.mark.tag}"', **_FRESH}
            if unchanged(self._request, headers["ETag"]):
                raise NotModifiedError(headers)
            self._response.headers.update(headers)
            yield reading


Asking = Annotated[Client, Depends()]
"""The parameter of a route whose answer changes with the map alone."""


class OncePerRevision(Generic[_T]):
    """Keeps what takes long to find, for as long as the map stays as it is."""

    def __init__(self, find: Callable[[Reading], _T]) -> None:
        self._find = find
        self._kept: tuple[str, _T] | None = None
        self._alone = threading.Lock()

    def of(self, reading: Reading) -> _T:
        """Return what is found in the map as it is read; one thread at a time looks for it."""
        with self._alone:
            if self._kept is None or self._kept[0] != reading.mark.tag:
                self._kept = reading.mark.tag, self._find(reading)
            return self._kept[1]


class Shown(BaseModel):
    """What the map shows: the revision of the ledger, when it was published (UTC), and how much it is."""

    revision: int
    published_at: str
    entities: int
    relationships: int
    documents: int


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of the revision."""
    routes = map_router()

    @routes.get("/revision", responses={**UNCHANGED, **problems(HTTPStatus.NOT_FOUND)})
    def revision(client: Asking) -> Shown:
        """Tell which revision the map shows, and how much there is in it."""
        with client.reading(workspace.map) as reading:
            counts = reading.one(
                "SELECT (SELECT count(*) FROM entity) AS entities, "
                "(SELECT count(*) FROM relationship) AS relationships, "
                "(SELECT count(*) FROM document) AS documents"
            )
            return Shown(
                revision=reading.mark.revision,
                published_at=reading.mark.published_at,
                **(dict(counts) if counts else {}),
            )

    return routes
