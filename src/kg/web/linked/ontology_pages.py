"""`/ont`, `/shapes` and `/context.jsonld`: the ontology documented for people and as data for machines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from fastapi import APIRouter, HTTPException, Request, Response
from pyoxigraph import Literal, NamedNode

from kg.errors import NotFoundError
from kg.rdf import Namespaces
from kg.rdf.namespaces import external
from kg.rdf.ontology import context, read_ontology, written
from kg.rdf.terms import Term, ontology_terms
from kg.web.conditional import unchanged
from kg.web.linked.answering import content
from kg.web.linked.formats import (
    HTML,
    JSON_LD,
    TURTLE,
    Syntax,
    accepted,
    accepted_form,
    serialised,
    split_extension,
)
from kg.web.linked.languages import language_of
from kg.web.linked.legible import legible
from kg.web.linked.rendering import page
from kg.web.linked.site import Site, tag

_SECTIONS = {
    "classes": ("class", "datatype"),
    "object_properties": ("object property",),
    "datatype_properties": ("datatype property",),
}


@dataclass(frozen=True, slots=True)
class Ontology:
    """What the ontology says of itself; texts by language."""

    iri: str
    version: str
    version_iri: str
    prior: str
    licence: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]


def router(site: Site) -> APIRouter:
    """Return the routes of the ontology."""
    routes = APIRouter(include_in_schema=False, route_class=legible(site))

    @routes.get("/ont", response_class=Response)
    def ontology(request: Request) -> Response:
        """Give the ontology: its documentation, or its triples in the accepted syntax."""
        return _answer(site, request, "/ont", accepted_form(request))

    @routes.get("/ont.{extension}", response_class=Response)
    def in_syntax(request: Request, extension: str) -> Response:
        """Give the triples of the ontology in a syntax."""
        _, syntax = split_extension(f"ont.{extension}")
        if syntax is None:
            raise NotFoundError("The ontology is offered as .ttl, .nt, .jsonld and .rdf.")
        return _answer(site, request, "/ont", syntax)

    @routes.get("/ont/{version}", response_class=Response)
    def of_version(request: Request, version: str) -> Response:
        """Give the ontology of a version, of which only the current one is kept here."""
        current = about_ontology(site.namespaces).version
        if version != current:
            raise NotFoundError(f"Version {version[:30]!r} is not kept here; the current one is {current}.")
        return _answer(site, request, f"/ont/{version}", accepted_form(request))

    @routes.get("/context.jsonld", response_class=Response)
    def json_ld_context(request: Request) -> Response:
        """Give the JSON-LD context of the data."""
        return content(request, _file(context, site.namespaces).encode(), JSON_LD.media_type)

    @routes.get("/shapes", response_class=Response)
    def shapes(request: Request) -> Response:
        """Give the SHACL shapes that the data keep to, in Turtle."""
        accepted(request, (TURTLE.media_type,))
        text = _file(lambda namespaces: written("shapes.ttl", namespaces), site.namespaces)
        return content(request, text.encode(), TURTLE.media_type)

    return routes


@cache
def about_ontology(namespaces: Namespaces) -> Ontology:
    """Return what the ontology says of itself."""
    said: dict[NamedNode, list[object]] = {}
    for triple in read_ontology(namespaces):
        if triple.subject == namespaces.ontology_graph:
            said.setdefault(triple.predicate, []).append(triple.object)

    def value(name: str) -> str:
        return next((str(getattr(each, "value", each)) for each in said.get(external(name), ())), "")

    def texts(name: str) -> dict[str, str]:
        literals = (each for each in said.get(external(name), ()) if isinstance(each, Literal))
        return {each.language or "": each.value for each in literals}

    return Ontology(
        iri=namespaces.ontology_graph.value,
        version=value("owl:versionInfo"),
        version_iri=value("owl:versionIRI"),
        prior=value("owl:priorVersion"),
        licence=value("dcterms:license"),
        titles=texts("dcterms:title"),
        descriptions=texts("dcterms:description"),
    )


def _answer(site: Site, request: Request, path: str, syntax: Syntax | None) -> Response:
    about = about_ontology(site.namespaces)
    headers = {"Link": f'<{about.iri}>; rel="describes", </ont>; rel="canonical"'}
    if syntax is not None:
        return content(request, _data(site.namespaces, syntax), syntax.media_type, headers)
    headers["ETag"] = tag(HTML, path, request.url.query, language_of(request))
    headers["Vary"] = "Accept, Accept-Language"
    if unchanged(request, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    terms = ontology_terms(site.namespaces)
    shown = {
        "path": path,
        "about": about,
        "sections": {key: [each for each in terms if each.kind in kinds] for key, kinds in _SECTIONS.items()},
        "by_iri": {each.iri: each for each in terms},
        "schemes": _schemes(terms),
        "subclasses": _below(terms),
        "short": site.namespaces.abbreviated,
    }
    return page(site, request, "ontology.html", shown, headers=headers)


@cache
def _data(namespaces: Namespaces, syntax: Syntax) -> bytes:
    if syntax == TURTLE:
        return written("kg.ttl", namespaces).encode()
    return serialised(read_ontology(namespaces), syntax, namespaces.prefixes)


def _schemes(terms: Sequence[Term]) -> list[tuple[Term, list[Term]]]:
    return [
        (scheme, [each for each in terms if each.kind == "concept" and scheme.iri in each.parents])
        for scheme in terms
        if scheme.kind == "concept scheme"
    ]


def _below(terms: Sequence[Term]) -> Mapping[str, Sequence[str]]:
    return {
        each.iri: [other.iri for other in terms if each.iri in other.parents]
        for each in terms
        if each.kind == "class"
    }  # fmt: skip


def _file(read: Callable[[Namespaces], str], namespaces: Namespaces) -> str:
    try:
        return read(namespaces)
    except FileNotFoundError:
        raise HTTPException(HTTPStatus.NOT_FOUND, "This installation does not have the file.") from None
