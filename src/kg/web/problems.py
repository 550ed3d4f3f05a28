"""Errors as problem details (RFC 9457), `application/problem+json`, for every error the application makes."""

import json
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from kg.errors import BailanysError

RETRY_AFTER = "10"
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_PROBLEM = "application/problem+json"
_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence that says what to do."},
    },
}


def problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return how problems of these statuses are described in the OpenAPI document."""
    return {
        status.value: {"description": status.phrase, "content": {_PROBLEM: {"schema": _SCHEMA}}}
        for status in statuses
    }


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return a problem document; one of status 503 says when to try again."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    retry = {"Retry-After": RETRY_AFTER} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(json.dumps(body, ensure_ascii=False), status, {**retry, **(headers or {})}, _PROBLEM)


def register(app: FastAPI) -> None:
    """Let the application answer all errors with problems."""

    @app.exception_handler(BailanysError)
    async def known(_: Request, error: BailanysError) -> Response:
        return problem(error.http_status, str(error))

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = ", ".join(_allowed(app, request.scope))
        return problem(error.status_code, str(error.detail), headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return problem(HTTPStatus.BAD_REQUEST, f"Parameter {first['loc'][-1]!r}: {first['msg']}.")

    @app.exception_handler(ClientDisconnect)
    async def unfinished(_: Request, __: ClientDisconnect) -> Response:
        return problem(HTTPStatus.BAD_REQUEST, "The request ended before it was whole.")

    @app.exception_handler(Exception)
    async def unexpected(_: Request, __: Exception) -> Response:
        # The server ends a connection on which an error passed; a client must know before it asks on.
        return problem(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong; the server's log says what.",
            {"Connection": "close"},
        )


def _allowed(app: FastAPI, scope: Scope) -> list[str]:
    """Return the methods of every route to the path; the framework names those of the first alone."""
    taken = [method for method in _METHODS if _is_taken(app, {**scope, "method": method})]
    return ["OPTIONS", *(["HEAD"] if "GET" in taken else []), *taken]


def _is_taken(app: FastAPI, scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in app.router.routes)
