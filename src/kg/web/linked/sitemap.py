"""`/robots.txt` and the sitemap (sitemaps.org protocol 0.9): the pages of entities and documents."""

from collections.abc import Iterator
from http import HTTPStatus
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request, Response

from kg.errors import NotFoundError
from kg.web.conditional import unchanged
from kg.web.linked.answering import server
from kg.web.linked.asking import number, question, rows, text
from kg.web.linked.legible import legible
from kg.web.linked.site import Site

MOST = 50_000
"""How many addresses a file may have by the protocol."""

_XML = "application/xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def router(site: Site) -> APIRouter:
    """Return the routes of the sitemap."""
    routes = APIRouter(include_in_schema=False, route_class=legible(site))

    @routes.get("/robots.txt")
    def robots(request: Request) -> Response:
        return Response(
            "User-agent: *\nDisallow: /api/\nDisallow: /review\nDisallow: /sparql\n\n"
            f"Sitemap: {server(request)}sitemap.xml\n",
            media_type="text/plain",
        )

    @routes.get("/sitemap.xml")
    def index(request: Request) -> Response:
        total = number(rows(site.queries, question("counted"))[0]["total"])
        parts = [f"{server(request)}sitemaps/{at + 1}.xml" for at in range(-(-total // MOST))]
        return _answer(site, request, "sitemapindex", "sitemap", parts)

    @routes.get("/sitemaps/{name}.xml")
    def part(request: Request, name: str) -> Response:
        if not (name.isascii() and name.isdecimal() and 0 < len(name) < 8 and int(name)):
            raise NotFoundError("There is no such part of the sitemap; see /sitemap.xml.")
        asked = question("listed", limit=MOST, offset=(int(name) - 1) * MOST)
        root = server(request).rstrip("/")
        found = [root + site.addresses.page(text(row["resource"])) for row in rows(site.queries, asked)]
        if not found:
            raise NotFoundError("There is no such part of the sitemap; see /sitemap.xml.")
        return _answer(site, request, "urlset", "url", found)

    return routes


def _answer(site: Site, request: Request, root: str, item: str, addresses: list[str]) -> Response:
    headers = {"ETag": site.state().tag(request.url.path, server(request), *addresses[:1])}
    if unchanged(request, headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    lines = _lines(root, item, addresses, site.modified())
    return Response("\n".join(lines), headers=headers, media_type=_XML)


def _lines(root: str, item: str, addresses: list[str], modified: str) -> Iterator[str]:
    last = f"<lastmod>{escape(modified)}</lastmod>" if modified else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<{root} xmlns="{_NAMESPACE}">'
    for address in addresses:
        yield f"<{item}><loc>{escape(address)}</loc>{last}</{item}>"
    yield f"</{root}>\n"
