"""Errors as problem details (RFC 9457), `application/problem+json`, for every error the application makes."""

import json
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kg.errors import BailanysError

RETRY_AFTER = "10"


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return a problem document; one of status 503 says when to try again."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    retry = {"Retry-After": RETRY_AFTER} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(
        json.dumps(body, ensure_ascii=False), status, {**retry, **(headers or {})}, "application/problem+json"
    )


def register(app: FastAPI) -> None:
    """Let the application answer all errors with problems."""

    @app.exception_handler(BailanysError)
    async def known(_: Request, error: BailanysError) -> Response:
        return problem(error.http_status, str(error))

    @app.exception_handler(HTTPException)
    async def of_http(_: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return problem(HTTPStatus.BAD_REQUEST, f"Parameter {first['loc'][-1]!r}: {first['msg']}.")

    @app.exception_handler(Exception)
    async def unexpected(_: Request, __: Exception) -> Response:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong; the server's log says what.")
