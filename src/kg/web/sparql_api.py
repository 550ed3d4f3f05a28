"""How `/sparql` is described in the OpenAPI document."""

from http import HTTPStatus
from typing import Any

from kg.rdf.negotiation import GRAPHS, TABLES
from kg.web.asked import FORM, FORMATS, QUERY
from kg.web.problems import problems

_TEXT = {"type": "string"}
_EXAMPLE = "SELECT ?name WHERE { ?x a kg:University ; skos:prefLabel ?name } LIMIT 10"
_IRIS = {"type": "array", "items": {"type": "string", "format": "uri"}}
_QUERY_FIELD = {
    "type": "string",
    "minLength": 1,
    "description": "A SPARQL 1.1 query.",
    "examples": [_EXAMPLE],
}
_FORMAT = {"type": "string", "enum": list(FORMATS)}
_FORMAT_SAID = "The format of the result, where the header Accept cannot be set."
_GRAPH_FIELDS = {
    "default-graph-uri": "A graph of the store to ask as (part of) the default graph; repeat it.",
    "named-graph-uri": "A graph of the store that GRAPH may find; repeat it.",
}
_HEADERS = {
    "ETag": {"schema": _TEXT, "description": "What to send as If-None-Match next time (GET only)."},
    "X-SPARQL-MaxRows": {
        "schema": {"type": "integer"},
        "description": "Only on a result that was cut: how many rows or triples of it are given.",
    },
}


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


_IN_ADDRESS = [
    *(_parameter(name, _IRIS, description) for name, description in _GRAPH_FIELDS.items()),
    _parameter("format", _FORMAT, _FORMAT_SAID),
]
_FORM_SCHEMA = {
    "type": "object",
    "required": ["query"],
    "properties": {
        "query": _QUERY_FIELD,
        "format": {**_FORMAT, "description": _FORMAT_SAID},
        **{name: {**_IRIS, "description": description} for name, description in _GRAPH_FIELDS.items()},
    },
}


def _answers(*media_types: str) -> dict[str, Any]:
    return {
        "description": "The result of the query, or the description of the service.",
        "headers": _HEADERS,
        "content": {media_type: {} for media_type in dict.fromkeys(media_types)},
    }


GET: dict[str, Any] = {
    "parameters": [
        _parameter("query", _QUERY_FIELD, "A SPARQL 1.1 query; without one, the service is described."),
        *_IN_ADDRESS,
    ]
}
POST: dict[str, Any] = {
    "parameters": _IN_ADDRESS,
    "requestBody": {
        "required": True,
        "content": {FORM: {"schema": _FORM_SCHEMA}, QUERY: {"schema": _QUERY_FIELD}},
    },
}
_NO_QUERY = problems(
    HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.SERVICE_UNAVAILABLE
)
GET_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: _answers(*TABLES, *GRAPHS, "text/html"),
    304: {"description": "The client has the answer already."},
    **_NO_QUERY,
}
POST_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: _answers(*TABLES, *GRAPHS),
    **_NO_QUERY,
    **problems(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
}
