"""`/sparql`: the query side of the SPARQL 1.1 Protocol (W3C Recommendation, 2013, section 2.1)."""

from functools import cached_property, partial
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from kg.rdf import Stop
from kg.rdf.negotiation import GRAPHS, wanted
from kg.web import sparql_api
from kg.web.asked import Asked, asked_by_get, asked_by_post
from kg.web.assets import Assets
from kg.web.conditional import known_tags
from kg.web.port import SparqlResult, SparqlService, WebWorkspace
from kg.web.turns import Turns

_HTML = "text/html"
_FRESH = {"Cache-Control": "no-cache"}


def router(workspace: WebWorkspace, assets: Assets) -> APIRouter:
    """Return the routes of querying a workspace."""
    routes = APIRouter(tags=["SPARQL"])
    endpoint = _Endpoint(workspace)

    @routes.get(
        "/sparql",
        response_class=Response,
        responses=sparql_api.GET_RESPONSES,
        openapi_extra=sparql_api.GET,
    )
    async def get(request: Request) -> Response:
        """Answer the query in the parameter `query`; without one, describe the service."""
        asked = asked_by_get(request)
        if asked.query is None and _prefers_page(asked.accept):
            return assets.page("sparql.html")
        return await endpoint.answer_unless_known(asked, request)

    @routes.post(
        "/sparql",
        response_class=Response,
        responses=sparql_api.POST_RESPONSES,
        openapi_extra=sparql_api.POST,
    )
    async def post(request: Request) -> Response:
        """Answer the query in the body, a form or the bare query."""
        return await endpoint.answer(await asked_by_post(request), request)

    return routes


class _Endpoint:
    def __init__(self, workspace: WebWorkspace) -> None:
        self._workspace = workspace

    async def answer(self, asked: Asked, request: Request) -> Response:
        """Answer, when it is the question's turn."""
        work = partial(_result, self._service, asked, _address(request))
        result = await self._turns.take(work, request.receive)
        cut = {"X-SPARQL-MaxRows": str(self._service.limits.rows)} if result.cut else {}
        return Response(result.content, media_type=result.media_type, headers={**_FRESH, **cut})

    async def answer_unless_known(self, asked: Asked, request: Request) -> Response:
        """Answer, or say that the client has the answer already (RFC 9110, 13.1.2)."""
        question = asked.query or _address(request), asked.default_graphs, asked.named_graphs, asked.types
        validator = await run_in_threadpool(self._service.validator, *question)
        if validator is None:
            return await self.answer(asked, request)
        tag = f'W/"{validator}"'
        if tag.removeprefix("W/") in known_tags(request):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag, **_FRESH})
        response = await self.answer(asked, request)
        response.headers["ETag"] = tag
        return response

    @property
    def _service(self) -> SparqlService:
        return self._workspace.sparql_service

    @cached_property
    def _turns(self) -> Turns:
        return Turns(self._service.limits)


def _result(service: SparqlService, asked: Asked, address: str, stop: Stop) -> SparqlResult:
    if asked.query is None:
        return service.describe(address, asked.accept, stop)
    return service.run(asked.query, asked.accept, asked.default_graphs, asked.named_graphs, stop)


def _prefers_page(accept: str) -> bool:
    return wanted(accept, (*GRAPHS, _HTML))[:1] == [_HTML]


def _address(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))
