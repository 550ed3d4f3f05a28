"""What a request of the SPARQL 1.1 Protocol asks (W3C Recommendation, 2013, section 2.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from kg.errors import QueryError
from kg.rdf.negotiation import ANYTHING, GRAPHS, TABLES, wanted

LONGEST = 1 << 20
MOST_PARAMETERS = 200
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
FORMATS = {
    "json": "application/sparql-results+json, application/ld+json",
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
}
_UPDATE = "application/sparql-update"

Parameters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs to ask in place of those it names, and the media types that are accepted.

    Without a query, the service itself is asked after.
    """

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    accept: str

    @property
    def types(self) -> tuple[str, ...]:
        """The media types that the answer may have: one if it is a table, one if it is a graph."""
        return (*wanted(self.accept, TABLES)[:1], *wanted(self.accept, GRAPHS)[:1])


def asked_by_get(request: Request) -> Asked:
    """Return what a GET asks; raises QueryError when it is not well formed."""
    parameters = _parameters(request.scope["query_string"])
    if all(name == "format" for name, _ in parameters):
        return Asked(None, (), (), _accepted(parameters, request))
    return _asked(parameters, request)


async def asked_by_post(request: Request) -> Asked:
    """Return what a POST asks, in a form or as the bare query.

    Raises QueryError when it is not well formed, and HTTPException when it is too long, of another media
    type, or an update.
    """
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    in_address = _parameters(request.scope["query_string"])
    if media_type == FORM:
        return _asked([*in_address, *_parameters(await _body(request))], request)
    if media_type == QUERY:
        return _asked([*in_address, ("query", _text(await _body(request)))], request)
    if media_type == _UPDATE:
        raise _update_refused()
    raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Post the query as {FORM} or as {QUERY}.")


def _asked(parameters: Parameters, request: Request) -> Asked:
    if any(name == "update" for name, _ in parameters):
        raise _update_refused()
    queries = _values("query", parameters)
    if len(queries) != 1:
        raise QueryError("Give exactly one query, as the parameter `query`.")
    return Asked(
        queries[0],
        _values("default-graph-uri", parameters),
        _values("named-graph-uri", parameters),
        _accepted(parameters, request),
    )


def _accepted(parameters: Parameters, request: Request) -> str:
    """Return the media types that are accepted: those of the parameter `format`, else of the header."""
    formats = _values("format", parameters)
    if not formats:
        return ",".join(request.headers.getlist("accept")) or ANYTHING
    if len(formats) > 1 or formats[0] not in FORMATS:
        raise QueryError(f"The parameter `format` is one of {', '.join(FORMATS)}.")
    return FORMATS[formats[0]]


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise HTTPException(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A query may have {LONGEST} bytes at the most."
            )
    return bytes(body)


def _values(name: str, parameters: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)


def _parameters(encoded: bytes) -> Parameters:
    if encoded.count(b"&") >= MOST_PARAMETERS:
        raise QueryError(f"A request may have {MOST_PARAMETERS} parameters at the most.")
    try:
        return parse_qsl(_text(encoded), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise QueryError("The parameters are not UTF-8.") from None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise QueryError("The query is not UTF-8.") from None


def _update_refused() -> HTTPException:
    return HTTPException(HTTPStatus.FORBIDDEN, "Updates are refused: this endpoint only answers queries.")
