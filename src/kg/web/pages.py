"""The start page, its files, and `/health`."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

STATIC = Path(__file__).with_name("static")


def router() -> APIRouter:
    """Return the routes of the start page and of `/health`."""
    routes = APIRouter()

    @routes.get("/", include_in_schema=False)
    def start() -> FileResponse:
        return FileResponse(STATIC / "index.html", media_type="text/html")

    @routes.get("/health", tags=["health"])
    def health() -> dict[str, str]:
        """Tell that the server answers."""
        return {"status": "ok"}

    return routes
