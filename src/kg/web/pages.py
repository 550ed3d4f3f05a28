"""The page of the map, the one to embed, and `/health`."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kg.web.assets import Assets

STATIC = Path(__file__).with_name("static")


def router(assets: Assets) -> APIRouter:
    """Return the routes of the map's pages and of `/health`."""
    routes = APIRouter()

    @routes.get("/", include_in_schema=False)
    def map_() -> HTMLResponse:
        return assets.page("index.html")

    @routes.get("/embed", include_in_schema=False)
    def embedded() -> HTMLResponse:
        return assets.page("embed.html")

    @routes.get("/health", tags=["health"])
    def health() -> dict[str, str]:
        """Tell that the server answers."""
        return {"status": "ok"}

    return routes
