"""The page of the map, the one to embed, their files, and `/health`."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

STATIC = Path(__file__).with_name("static")


def router() -> APIRouter:
    """Return the routes of the map's pages and of `/health`."""
    routes = APIRouter()

    @routes.get("/", include_in_schema=False)
    def map_() -> FileResponse:
        return FileResponse(STATIC / "index.html", media_type="text/html")

    @routes.get("/embed", include_in_schema=False)
    def embedded() -> FileResponse:
        return FileResponse(STATIC / "embed.html", media_type="text/html")

    @routes.get("/health", tags=["health"])
    def health() -> dict[str, str]:
        """Tell that the server answers."""
        return {"status": "ok"}

    return routes
