"""`/id`, `/page` and `/data`: each resource by its IRI, as a page for people and as data for machines."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from pyoxigraph import NamedNode

from kg.web.conditional import unchanged
from kg.web.linked.addresses import resource_path
from kg.web.linked.answering import server
from kg.web.linked.describing import about_document, describe
from kg.web.linked.formats import (
    HTML,
    SYNTAXES,
    accepted_form,
    accepted_syntax,
    in_order,
    serialised,
    split_extension,
)
from kg.web.linked.languages import language_of
from kg.web.linked.legible import legible
from kg.web.linked.resource_pages import maker, page_number
from kg.web.linked.site import Site


def router(site: Site) -> APIRouter:
    """Return the routes of resources."""
    routes = APIRouter(include_in_schema=False, route_class=legible(site))

    @routes.get("/id/{kind}/{identifier}", response_class=Response)
    def identify(request: Request, kind: str, identifier: str) -> Response:
        """Lead from a resource to its page, or to data about it, as the Accept header prefers."""
        resource = site.find(kind, identifier)
        if moved := _moved(site, "id", kind, identifier, resource):
            return _redirect(HTTPStatus.MOVED_PERMANENTLY, moved, {})
        section = "page" if accepted_form(request) is None else "data"
        target = resource_path(section, resource, site.namespaces)
        return _redirect(HTTPStatus.SEE_OTHER, target, {"Vary": "Accept", "Link": _described(site, resource)})

    @routes.get("/page/{kind}/{identifier}", response_class=Response)
    def page(request: Request, kind: str, identifier: str) -> Response:
        """Show the page about a resource, in Kazakh, Russian or English."""
        resource = site.find(kind, identifier)
        if moved := _moved(site, "page", kind, identifier, resource):
            return _redirect(HTTPStatus.MOVED_PERMANENTLY, _with_query(moved, request), {})
        state = site.state()
        headers = {
            "ETag": state.tag(HTML, request.url.path, request.url.query, language_of(request)),
            "Vary": "Accept, Accept-Language",
            "Link": _described(site, resource),
        }
        if unchanged(request, headers["ETag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return maker(kind)(site, request, resource, state, headers)

    @routes.get("/data/{kind}/{name}", response_class=Response)
    def data(request: Request, kind: str, name: str) -> Response:
        """Describe a resource in RDF: the syntax is that of the extension, else of the Accept header."""
        identifier, syntax = split_extension(name)
        resource = site.find(kind, identifier)
        extension = f".{syntax.extension}" if syntax else ""
        if moved := _moved(site, "data", kind, identifier, resource):
            return _redirect(HTTPStatus.MOVED_PERMANENTLY, _with_query(moved + extension, request), {})
        wanted, number = syntax or accepted_syntax(request), page_number(request)
        path = resource_path("data", resource, site.namespaces)
        headers = {"ETag": site.state().tag(wanted.media_type, path, str(number)), "Vary": "Accept"}
        if unchanged(request, headers["ETag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        found = describe(site, resource, kind, number)
        if not found.triples:
            raise HTTPException(HTTPStatus.NOT_FOUND, "There is nothing more; go back to the first page.")
        own = f"{path}.{wanted.extension}"
        others = {
            relation: _numbered(own, at)
            for relation, at, there in (("prev", number - 1, number > 1), ("next", number + 1, found.more))
            if there
        }
        root = server(request).rstrip("/")
        neighbours = {relation: root + address for relation, address in others.items()}
        document = about_document(site, resource, root + _numbered(own, number), neighbours)
        body = serialised(in_order([*found.triples, *document]), wanted, site.namespaces.prefixes)
        headers["Content-Location"] = _numbered(own, number)
        headers["Link"] = _around(site, resource, own, others)
        return Response(body, media_type=wanted.media_type, headers=headers)

    return routes


def _moved(site: Site, section: str, kind: str, identifier: str, resource: NamedNode) -> str:
    asked = site.namespaces.resource(kind, identifier)
    return "" if asked == resource else resource_path(section, resource, site.namespaces)


def _redirect(status: HTTPStatus, target: str, headers: Mapping[str, str]) -> Response:
    return Response(status_code=status, headers={"Location": target, **headers})


def _with_query(path: str, request: Request) -> str:
    return f"{path}?{request.url.query}" if request.url.query else path


def _numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?{urlencode({'page': number})}"


def _described(site: Site, resource: NamedNode) -> str:
    """Return the links from a resource or its page to the data about it."""
    path = resource_path("data", resource, site.namespaces)
    return ", ".join((
        f'<{resource.value}>; rel="describes"',
        *(
            f'<{path}.{each.extension}>; rel="describedby alternate"; type="{each.media_type}"'
            for each in SYNTAXES
        ),
    ))  # fmt: skip


def _around(site: Site, resource: NamedNode, own: str, others: Mapping[str, str]) -> str:
    """Return the links from data about a resource to it, to its page, and to the data that follows."""
    page = resource_path("page", resource, site.namespaces)
    return ", ".join((
        f'<{resource.value}>; rel="describes"',
        f'<{own}>; rel="canonical"',
        f'<{page}>; rel="alternate"; type="{HTML}"',
        *(f'<{address}>; rel="{relation}"' for relation, address in others.items()),
    ))  # fmt: skip
