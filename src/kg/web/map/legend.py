"""`/api/v1/legend`: the shape, colour and line of everything on the map, with words for it."""

from fastapi import APIRouter
from pydantic import Field

from kg.map.paper import legend as look
from kg.web.map.elements import Element
from kg.web.map.routing import map_router

Labels = dict[str, str]


class Shape(Element):
    """A circle (no corners), a regular polygon, or a star of so many points.

    The first corner is up, or turned clockwise by `rotation` in radians. `inner` is the distance of the
    middles of the sides, or of a star's inner corners, as a share of that of the outer corners; that is
    `reach` times the radius of a circle that looks as large.
    """

    corners: int
    rotation: float
    inner: float
    reach: float


class EntityLook(Element):
    """How entities of a type look on light and on dark ground; types of one group look alike."""

    id: str
    group: str
    shape: Shape
    light: str
    dark: str
    label: Labels


class StatusLook(Element):
    """How ties of a status are drawn: the pixels of dash and gap, both 0 for a solid line."""

    id: str
    dash: tuple[float, float] = Field(examples=[(9, 5)])
    label: Labels


class Legend(Element):
    """The look of all types, group by group, and of all statuses.

    A tie of several statuses has the line of the first of them in this order.
    """

    types: list[EntityLook]
    statuses: list[StatusLook]


def router() -> APIRouter:
    """Return the route of the legend."""
    routes = map_router()
    read = look.legend()
    types = [
        EntityLook(
            id=type_,
            group=group.id,
            shape=Shape.model_validate(group.shape),
            light=group.light,
            dark=group.dark,
            label={each: look.type_label(type_, each) for each in look.LANGUAGES},
        )
        for group in read.groups
        for type_ in group.types
    ]
    answer = Legend(types=types, statuses=[StatusLook.model_validate(each) for each in read.statuses])

    @routes.get("/legend")
    def legend() -> Legend:
        """Give the look of everything on the map."""
        return answer

    return routes
