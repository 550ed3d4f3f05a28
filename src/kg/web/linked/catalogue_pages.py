"""`/dataset`, `/catalogue`, `/.well-known/void` and `/dumps`: the dataset as a whole, and where to get it."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from pyoxigraph import Literal, Triple

from kg.errors import NotFoundError
from kg.rdf import Namespaces
from kg.rdf.dumps.catalogue import LICENCE, catalogue
from kg.rdf.dumps.dumped import CATALOGUE, ONTOLOGY, SUMS, dumped
from kg.rdf.namespaces import external
from kg.web.linked.answering import content, server
from kg.web.linked.asking import question, triples
from kg.web.linked.formats import (
    Syntax,
    accepted_form,
    accepted_syntax,
    in_order,
    serialised,
    split_extension,
)
from kg.web.linked.legible import legible
from kg.web.linked.rendering import page
from kg.web.linked.site import Site

_SERVED = re.compile(rf"bailanys-r\d+\.(?:nq|ttl)\.gz|{CATALOGUE}|{ONTOLOGY}|{SUMS}")
_TURTLE, _GZIP, _PLAIN = "text/turtle", "application/gzip", "text/plain"


def router(site: Site) -> APIRouter:
    """Return the routes of the dataset as a whole."""
    routes = APIRouter(include_in_schema=False, route_class=legible(site))

    @routes.get("/dataset", response_class=Response)
    def dataset(request: Request) -> Response:
        """Describe the dataset: a page, or VoID and DCAT in the accepted syntax."""
        return _answer(site, request, "/dataset", accepted_form(request))

    @routes.get("/catalogue", response_class=Response)
    def whole_catalogue(request: Request) -> Response:
        """Give the DCAT catalogue with its downloads and the SPARQL endpoint."""
        return _answer(site, request, "/catalogue", accepted_form(request))

    @routes.get("/dataset.{extension}", response_class=Response)
    def dataset_in_syntax(request: Request, extension: str) -> Response:
        """Give the description of the dataset in a syntax."""
        return _answer(site, request, "/dataset", _syntax(extension))

    @routes.get("/catalogue.{extension}", response_class=Response)
    def catalogue_in_syntax(request: Request, extension: str) -> Response:
        """Give the catalogue in a syntax."""
        return _answer(site, request, "/catalogue", _syntax(extension))

    @routes.get("/.well-known/void", response_class=Response)
    def void(request: Request) -> Response:
        """Describe the dataset in VoID, where programs look for it."""
        return _answer(site, request, "/dataset", accepted_syntax(request))

    @routes.get("/dumps/", response_class=Response)
    def downloads() -> Response:
        """Lead to the list of downloads."""
        return Response(status_code=HTTPStatus.SEE_OTHER, headers={"Location": "/dataset#downloads"})

    @routes.get("/dumps/{name}", response_class=Response)
    def download(name: str) -> Response:
        """Give a file of the dumps, or a range of its bytes."""
        path = site.workspace.dumps / name
        if _SERVED.fullmatch(name) is None or not path.is_file():
            raise NotFoundError(f"There is no dump {name[:60]!r} here; see /dataset for those that are.")
        return FileResponse(path, media_type=_media_type(name), headers=_disposition(name))

    return routes


def _syntax(extension: str) -> Syntax:
    _, syntax = split_extension(f"document.{extension}")
    if syntax is None:
        raise NotFoundError("This is offered as .ttl, .nt, .jsonld and .rdf.")
    return syntax


def _answer(site: Site, request: Request, path: str, syntax: Syntax | None) -> Response:
    described = triples(site.queries, question("dataset", dataset=site.namespaces.dataset))
    dumps = dumped(site.workspace.dumps)
    if syntax is not None:
        made = catalogue(site.namespaces, server(request), dumps, described)
        body = serialised(in_order(made), syntax, site.namespaces.prefixes)
        return content(
            request, body, syntax.media_type, {"Link": f'<{path}>; rel="alternate"; type="text/html"'}
        )
    shown = {
        "path": path,
        "iri": site.namespaces.dataset.value,
        "counts": _counts(described, site.namespaces),
        "licence": LICENCE.value,
        "dumps": dumps,
        "newest": dumps[0].revision if dumps else 0,
        "state": site.state(),
    }
    return page(site, request, "dataset.html", shown)


def _counts(described: set[Triple], namespaces: Namespaces) -> Mapping[str, str]:
    """Return how many entities, documents and triples there are, as far as the dataset says."""
    numbers = {
        (each.subject, each.predicate): each.object.value
        for each in described
        if isinstance(each.object, Literal)
    }
    classes = {namespaces.term("Entity"): "entities", namespaces.term("Document"): "documents"}
    parts = {
        key: each.subject
        for cls, key in classes.items()
        for each in described
        if each.predicate == external("void:class") and each.object == cls
    }
    found = {key: numbers.get((part, external("void:entities"))) for key, part in parts.items()}
    found["triples"] = numbers.get((namespaces.dataset, external("void:triples")))
    return {key: value for key, value in found.items() if value is not None}


def _media_type(name: str) -> str:
    if name.endswith(".gz"):
        return _GZIP
    return _TURTLE if name.endswith(".ttl") else _PLAIN


def _disposition(name: str) -> Mapping[str, str]:
    attached = {"Content-Disposition": f'attachment; filename="{quote(name)}"'}
    return attached if name.endswith(".gz") else {}
