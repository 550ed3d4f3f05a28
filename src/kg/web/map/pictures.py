"""`/api/v1/pictures`: entities with their places, and the relationships among them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from kg.errors import InputError
from kg.map import Reading
from kg.map.placing import Arrangement
from kg.map.seeing import elements, pictures
from kg.map.seeing.pictures import MOST
from kg.web.map.elements import Element, Entity, Relationship
from kg.web.map.filtering import FilterBody
from kg.web.map.routing import POSTED, map_router
from kg.web.port import WebWorkspace

Id = Annotated[str, Field(min_length=1, max_length=100)]
Coordinate = Annotated[float, Field(ge=-1e7, le=1e7, allow_inf_nan=False)]


class Place(BaseModel):
    """An entity and where it is; 100 is the usual distance of neighbours, and y grows upwards."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Id
    x: Coordinate
    y: Coordinate


class Wanted(BaseModel):
    """What is to be in a picture: entities that have their places, and others to add.

    What is added goes `around` an entity, on a `path` in the order given, or between what is `shared`.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    entities: Annotated[list[Place], Field(max_length=MOST)] = []
    add: Annotated[list[Id], Field(max_length=MOST)] = []
    around: Id | None = None
    arrangement: Literal["around", "path", "shared"] = "around"
    filter: FilterBody = FilterBody()


class PlacedEntity(Entity):
    """An entity and its place; a `hub` is an agreement that stands for the pairs that follow from it."""

    x: float
    y: float
    hub: bool


class LeftOut(Element):
    """What the picture has no room for: agreements that would be hubs, and relationships."""

    agreements: int
    relationships: int


class Picture(BaseModel):
    """The entities and all relationships among them that the filter takes, as of a revision.

    `missing` lists the ids that the map does not know, and `renamed` those that went into others.
    """

    revision: int
    entities: list[PlacedEntity]
    relationships: list[Relationship]
    missing: list[str]
    renamed: dict[str, str]
    left_out: LeftOut


def router(workspace: WebWorkspace) -> APIRouter:
    """Return the route of pictures."""
    routes = map_router()

    @routes.post("/pictures", responses=POSTED)
    def draw(wanted: Wanted) -> Picture:
        """Make a picture: what has a place keeps it, and what is added is given one."""
        asked = list(dict.fromkeys((*(each.id for each in wanted.entities), *wanted.add)))
        if len(asked) > MOST:
            raise InputError(f"A picture may have {MOST} entities at the most; take some of these away.")
        with workspace.map.reading() as reading:
            present = dict(_present(workspace, reading, asked))
            found = pictures.picture(
                reading,
                fixed=_fixed(wanted.entities, present),
                added=[present[id_] for id_ in wanted.add if id_ in present],
                around=present.get(wanted.around or "", wanted.around),
                arrangement=Arrangement(wanted.arrangement),
                wanted=wanted.filter.wanted(),
            )
            return Picture(
                revision=reading.mark.revision,
                entities=[_placed(each) for each in found.entities],
                relationships=[Relationship.model_validate(each) for each in found.relationships],
                missing=[id_ for id_ in asked if id_ not in present],
                renamed={old: new for old, new in present.items() if old != new},
                left_out=LeftOut.model_validate(found.left_out),
            )

    return routes


def _fixed(places: Iterable[Place], present: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return where entities are by the ids they have now; of several that went into one, the first counts."""
    fixed: dict[str, tuple[float, float]] = {}
    for each in places:
        if each.id in present:
            fixed.setdefault(present[each.id], (each.x, each.y))
    return fixed


def _placed(each: pictures.PlacedEntity) -> PlacedEntity:
    entity = Entity.model_validate(each.entity).model_dump(exclude={"page"})
    return PlacedEntity(**entity, x=each.x, y=each.y, hub=each.hub)


def _present(workspace: WebWorkspace, reading: Reading, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each id that the map knows, or that went into one which it knows, with that one."""
    asked = list(ids)
    known = elements.known(reading, asked)
    later = {id_: workspace.present_id(id_) for id_ in asked if id_ not in known}
    there = known | elements.known(reading, set(later.values()))
    for id_ in asked:
        now = later.get(id_, id_)
        if now in there:
            yield id_, now
