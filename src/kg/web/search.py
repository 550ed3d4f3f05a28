"""`/api/v1/search`: entities by name."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, computed_field

from kg.rdf.namespaces import kind_of
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST = 100


class Found(BaseModel):
    """An entity; `documents` counts the documents that name it, `page` is the path of the page about it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    type: str
    documents: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def page(self) -> str:
        """The path of the page about it."""
        return f"/page/{kind_of(self.type)}/{quote(self.id, safe='')}"


class Hits(BaseModel):
    """What a search found, best first."""

    query: str
    hits: list[Found]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the routes of searching in a workspace."""
    routes = APIRouter(prefix="/api/v1", tags=["search"])

    @routes.get("/search", responses=problems(HTTPStatus.BAD_REQUEST))
    def search(
        q: Annotated[str, Query(max_length=500, description="The beginning of a name or of a word in it.")],
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many hits at the most.")] = 20,
    ) -> Hits:
        """Find entities by name, in any of the languages and scripts."""
        found = workspace.search(q, limit) if q.strip() else []
        return Hits(query=q, hits=[Found.model_validate(hit) for hit in found])

    return routes
