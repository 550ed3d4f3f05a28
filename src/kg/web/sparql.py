"""`/sparql`: the query side of the SPARQL 1.1 Protocol (W3C Recommendation, 2013, section 2.1)."""

from http import HTTPStatus
from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from kg.errors import QueryError
from kg.web.pages import STATIC
from kg.web.port import WebWorkspace

LONGEST = 1 << 20
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_FORMATS = {"csv": "text/csv", "json": "application/sparql-results+json, application/ld+json"}
_DATASET = {"default-graph-uri", "named-graph-uri"}

Parameters = list[tuple[str, str]]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the routes of querying a workspace."""
    routes = APIRouter(tags=["SPARQL"])

    @routes.get("/sparql", response_class=Response)
    async def get(request: Request) -> Response:
        """Answer the query in the parameter `query`; without one, give browsers the page to write it on."""
        if "query" not in request.query_params and "text/html" in request.headers.get("accept", ""):
            return FileResponse(STATIC / "sparql.html", media_type="text/html")
        return await _answer(workspace, request, _parameters(request.scope["query_string"]))

    @routes.post("/sparql", response_class=Response)
    async def post(request: Request) -> Response:
        """Answer the query in the body, a form or the bare query."""
        return await _answer(workspace, request, await _posted(request))

    return routes


async def _answer(workspace: WebWorkspace, request: Request, parameters: Parameters) -> Response:
    query = _query(parameters)
    accept = _FORMATS.get(dict(parameters).get("format", "")) or ",".join(request.headers.getlist("accept"))
    result, media_type = await run_in_threadpool(workspace.sparql_service.run, query, accept or "*/*")
    return Response(result, media_type=media_type)


async def _posted(request: Request) -> Parameters:
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    in_address = _parameters(request.scope["query_string"])
    if media_type == _FORM:
        return [*in_address, *_parameters(await _body(request))]
    if media_type == _QUERY:
        return [*in_address, ("query", _text(await _body(request)))]
    if media_type == _UPDATE:
        raise _update_refused()
    raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Post the query as {_FORM} or as {_QUERY}.")


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise HTTPException(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A query may have {LONGEST} bytes at the most."
            )
    return bytes(body)


def _query(parameters: Parameters) -> str:
    names = {name for name, _ in parameters}
    if "update" in names:
        raise _update_refused()
    if names & _DATASET:
        raise QueryError("There is one graph here; leave default-graph-uri and named-graph-uri out.")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise QueryError("Give exactly one query, as the parameter `query`.")
    return queries[0]


def _parameters(encoded: bytes) -> Parameters:
    try:
        return parse_qsl(_text(encoded), keep_blank_values=True, errors="strict")
    except ValueError:
        raise QueryError("The parameters are not UTF-8.") from None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise QueryError("The query is not UTF-8.") from None


def _update_refused() -> HTTPException:
    return HTTPException(HTTPStatus.FORBIDDEN, "Updates are refused: this endpoint only answers queries.")
