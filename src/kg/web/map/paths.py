"""`/api/v1/paths`: how two entities are connected."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from kg.map.asking import ways
from kg.map.asking.walking import Over
from kg.model import Status
from kg.web.map.elements import Document, Element, Entity, Relationship
from kg.web.map.entities import present
from kg.web.map.pictures import Id
from kg.web.map.revision import UNCHANGED, Asking
from kg.web.map.routing import map_router
from kg.web.port import WebWorkspace
from kg.web.problems import problems

MOST_LEFT_OUT = 100
_MOST_SOURCES = 1_000_000

Statuses = Annotated[list[Literal["actual", "planned", "ended"]], Field(max_length=3)]


class PathStep(Element):
    """A step to the next entity; `sentence` is the best for the first relationship, from `document`.

    What is known publicly has none.
    """

    source: str
    target: str
    relationships: list[Relationship]
    sentence: str | None
    document: Document | None


class WeakestStep(Element):
    """The step that is supported worst, counted from 0, and by how many independent documents, how surely."""

    step: int
    sources: int
    confidence: float


class FoundPath(Element):
    """The steps from one end to the other."""

    steps: list[PathStep]
    weakest: WeakestStep


class Paths(Element):
    """The shortest paths, among those of as many steps the one first whose weakest step is the strongest.

    Without a path `reason` tells why: there is `none` at all, `only_through_excluded` ones (`through` says
    through which), or none of up to six steps (`too_far`). If it is `unfinished`, so much would have to be
    looked at that the search was given up, and there may be other paths. `loosely` is the number of steps of
    the shortest path if planned and ended relationships counted as well, and what a single document says.
    `hubs` are the busy ones on the paths, to leave out next.
    """

    start: Annotated[Entity, Field(serialization_alias="from")]
    end: Annotated[Entity, Field(serialization_alias="to")]
    paths: list[FoundPath]
    entities: list[Entity]
    excluded: list[Entity]
    through: list[Entity]
    reason: Literal["none", "only_through_excluded", "too_far", "unfinished"] | None
    loosely: int | None
    hubs: list[Entity]


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of paths."""
    routes = map_router()

    @routes.get("/paths", responses={**UNCHANGED, **problems(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)})
    def paths(
        client: Asking,
        start: Annotated[Id, Query(alias="from", description="The id of the one end.")],
        end: Annotated[Id, Query(alias="to", description="The id of the other.")],
        without: Annotated[
            list[Id],
            Query(
                default_factory=list, max_length=MOST_LEFT_OUT, description="Ids that no path leads through."
            ),
        ],
        status: Annotated[
            Statuses,
            Query(
                default_factory=list,
                description="Over which relationships; the actual ones if none is given.",
            ),
        ],
        most: Annotated[int, Query(ge=1, le=ways.MOST, description="How many paths at the most.")] = 3,
        sources: Annotated[
            int, Query(ge=0, le=_MOST_SOURCES, description="The least number of independent documents.")
        ] = 1,
    ) -> Paths:
        """Find the shortest paths between two entities, over no place, sector, commitment or indicator."""
        over = Over(tuple(map(Status, dict.fromkeys(status))) or Over().statuses, sources)
        with client.reading(workspace.map) as reading:
            first, last = (present(workspace, reading, id_) for id_ in (start, end))
            left_out = [present(workspace, reading, id_) for id_ in without]
            return Paths.model_validate(ways.ways(reading, first, last, most, left_out, over))

    return routes
