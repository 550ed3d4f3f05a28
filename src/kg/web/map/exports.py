"""`/api/v1/exports/{format}`: what a picture shows, as a file to keep."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from kg.map.downloads import Format, download
from kg.map.paper.sheet import Occasion, sheet
from kg.map.seeing import elements
from kg.map.seeing.pictures import MOST, MOST_RELATIONSHIPS
from kg.web.map.pictures import Id, Place
from kg.web.map.routing import POSTED, map_router
from kg.web.port import WebWorkspace

_LEFT_OUT = {
    f"Left-Out-{what}": {
        "description": f"How many of the {what.lower()} are not in the file, for the map does not know them.",
        "schema": {"type": "integer"},
    }
    for what in ("Entities", "Relationships")
}
_TEXT = {"schema": {"type": "string"}}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file; its name is in the Content-Disposition.",
        "content": {
            "image/svg+xml": _TEXT,
            "text/csv": _TEXT,
            "application/graphml+xml": _TEXT,
            "application/json": {"schema": {"type": "object"}},
        },
        "headers": {"Content-Disposition": _TEXT, **_LEFT_OUT},
    },
    **POSTED,
}


class Shown(BaseModel):
    """What a picture shows: entities in their places, and ids of the relationships among them.

    `title`, `permalink` and the reader's language are written into the file; `selected` stand out in it.
    """

    model_config = ConfigDict(extra="forbid")

    entities: Annotated[list[Place], Field(max_length=MOST)]
    relationships: Annotated[list[Id], Field(max_length=MOST_RELATIONSHIPS)]
    language: Literal["en", "ru", "kk"]
    permalink: Annotated[str, Field(max_length=70_000)] = ""
    title: Annotated[str, Field(max_length=500)] = ""
    selected: Annotated[list[Id], Field(max_length=MOST)] = []


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of downloads."""
    routes = map_router()

    @routes.post("/exports/{format}", responses=_FILE, response_class=Response)
    def export(format: Format, shown: Shown) -> Response:  # noqa: A002
        """Save what a picture shows: drawn, as a table or network, or with everything as JSON.

        Ids that the map does not know are left out and counted in the headers.
        """
        with workspace.map.reading() as reading:
            present = _present(workspace, elements.known(reading, {each.id for each in shown.entities}))
            found = sheet(
                reading,
                {present(each.id): (each.x, each.y) for each in reversed(shown.entities)},
                shown.relationships,
                Occasion(
                    shown.title,
                    shown.language,
                    shown.permalink,
                    datetime.now(UTC).date(),
                    frozenset(map(present, shown.selected)),
                ),
            )
        file = download(found, format)
        name = f"attachment; filename=\"{file.plain_name}\"; filename*=UTF-8''{quote(file.name, safe='')}"
        headers = {
            "Content-Disposition": name,
            "Left-Out-Entities": str(found.left_out.entities),
            "Left-Out-Relationships": str(found.left_out.relationships),
        }
        return Response(file.content, media_type=file.media_type, headers=headers)

    return routes


def _present(workspace: WebWorkspace, known: Collection[str]) -> Callable[[str], str]:
    """Return what gives the id under which the map has an entity: of one merged away, what it went into."""
    return lambda identifier: identifier if identifier in known else workspace.present_id(identifier)
