"""Puts the application together."""

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kg import __version__
from kg.web import pages, problems, search, sparql, vocabulary
from kg.web.headers import Headers
from kg.web.port import WebWorkspace


def create_app(workspace: WebWorkspace) -> ASGIApp:
    """Return the application over an open workspace, which must stay open as long as it is served.

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
    for routes in (pages.router(), vocabulary.router(), search.router(workspace), sparql.router(workspace)):
        app.include_router(routes)
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    return Headers(app)
