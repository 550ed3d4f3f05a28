"""Errors as people read them: a page for browsers, a problem document for programs."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from kg.errors import BailanysError
from kg.rdf.negotiation import wanted
from kg.web.linked.formats import HTML
from kg.web.linked.rendering import page
from kg.web.linked.site import Site
from kg.web.problems import RETRY_AFTER

_PROBLEM = "application/problem+json"


def legible(site: Site) -> type[APIRoute]:
    """Return the class of routes that answer errors with a page where a page is what is accepted."""

    class _Legible(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def readable(request: Request) -> Response:
                try:
                    return await handle(request)
                except BailanysError as error:
                    if not _reads_pages(request):
                        raise
                    return _page(site, request, error.http_status)
                except HTTPException as error:
                    if not _reads_pages(request):
                        raise
                    return _page(site, request, error.status_code)

            return readable

    return _Legible


def _reads_pages(request: Request) -> bool:
    header = ",".join(request.headers.getlist("accept"))
    return HTML in header.lower() and wanted(header, (_PROBLEM, HTML))[:1] == [HTML]


def _page(site: Site, request: Request, status: int) -> Response:
    missing = status == HTTPStatus.NOT_FOUND
    headers = {"Retry-After": RETRY_AFTER} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    shown = {"problem": "not_found" if missing else "not_possible"}
    return page(site, request, "error.html", shown, headers=headers, status=status)
