"""`/api/v1/gaps`: the matrix of regions and sectors."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from kg.map.asking.gaps import Matrix
from kg.web.map.elements import Element, Entity
from kg.web.map.pictures import Id
from kg.web.map.revision import UNCHANGED, Asking, OncePerRevision
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems


class Heading(Element):
    """A region or a sector by its names, and how many documents speak of it or of what has it."""

    id: str
    name: str
    names: dict[str, str]
    documents: int


class GapCell(Element):
    """What was found for a region and a sector."""

    region: str
    sector: str
    institutions: int
    companies: int
    alliances: int
    partnerships: int


class Gaps(Element):
    """All regions and sectors that something has; of the cells those in which something was found.

    Where few documents were read, an empty cell says little.
    """

    regions: list[Heading]
    sectors: list[Heading]
    cells: list[GapCell]


class CellContent(Element):
    """What is counted in a cell; `documents` speak of both the region and the sector.

    `total` says how many entities there are: organisations, then partners; the first of them are told.
    """

    region: Heading
    sector: Heading
    documents: int
    entities: list[Entity]
    total: int


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the routes of gaps."""
    routes = map_router()
    matrix = OncePerRevision(Matrix)

    @routes.get("/gaps", responses={**UNCHANGED, **problems(HTTPStatus.NOT_FOUND)})
    def gaps(client: Asking) -> Gaps:
        """Count institutions, companies, alliances and partnerships by region and sector."""
        with client.reading(workspace.map) as reading:
            return Gaps.model_validate(matrix.of(reading).gaps(reading))

    @routes.get(
        "/gaps/cell", responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)}
    )
    def cell(
        client: Asking,
        region: Annotated[Id, Query(description="The id of a region of the matrix.")],
        sector: Annotated[Id, Query(description="The id of a sector of the matrix.")],
    ) -> CellContent:
        """Give what is counted in a cell, for the map."""
        with client.reading(workspace.map) as reading:
            return CellContent.model_validate(matrix.of(reading).cell(reading, region, sector))

    return routes
