"""Puts the application together."""

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from kg import __version__
from kg.rdf import Namespaces
from kg.web import examples, openapi, pages, problems, review, search, sparql, terms, vocabulary
from kg.web.assets import ADDRESS, Assets
from kg.web.head import Head
from kg.web.headers import Headers
from kg.web.linked import catalogue_pages, ontology_pages, resources, schemes, sitemap
from kg.web.linked.site import Site
from kg.web.map import routers
from kg.web.port import Reviews, WebWorkspace

_COMPRESSION = 5


def create_app(workspace: WebWorkspace, reviews: Reviews | None = None) -> ASGIApp:
    """Return the application over an open workspace, which must stay open as long as it is served.

    With `reviews`, pairs can be decided on; nothing else writes but what keeps views of the map.
    FastAPI's own documentation pages load scripts from elsewhere and are left out; the description of
    the API is at `/api/v1/openapi.json`.
    """
    app = FastAPI(
        title="Bailanys",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    problems.register(app)
    openapi.describe(app)
    assets = Assets(pages.STATIC)
    site = Site(workspace, Namespaces.from_environment())
    for routes in (
        pages.router(assets),
        review.page(assets),
        vocabulary.router(),
        search.router(workspace),
        sparql.router(workspace, assets),
        examples.router(workspace),
        terms.router(),
        resources.router(site),
        ontology_pages.router(site),
        schemes.router(site),
        catalogue_pages.router(site),
        sitemap.router(site),
        *routers(workspace),
    ):
        app.include_router(routes)
    if reviews is not None:
        app.include_router(review.router(reviews))
    app.mount(ADDRESS.rstrip("/"), assets)
    return Headers(Head(GZipMiddleware(app, compresslevel=_COMPRESSION)))
