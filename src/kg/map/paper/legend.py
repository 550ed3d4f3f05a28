"""How things on the map look, and words for it: one look on paper and screen, read from `graph/map.toml`."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.knowledge import knowledge
from kg.model import VOCABULARY

LANGUAGES = ("en", "ru", "kk")

Wordings = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A circle (no corners), a regular polygon, or a star with so many points.

    The first corner is up, or turned from there clockwise by `rotation` in radians. `inner` is how far the
    middles of a polygon's sides are from its middle, or the inner corners of a star, as a share of the
    outer corners' distance; that is `reach` times the radius of a circle that looks as large.
    """

    corners: int
    rotation: float
    inner: float
    reach: float

    def outline(self, x: float, y: float, radius: float) -> list[tuple[float, float]]:
        """Return the corners about a point, y growing downwards: none of a circle."""
        return [
            (
                x + radius * self.reach * share * math.sin(self.rotation + math.pi * step / self.corners),
                y - radius * self.reach * share * math.cos(self.rotation + math.pi * step / self.corners),
            )
            for step in range(2 * self.corners)
            for share in [self.inner if step % 2 else 1.0]
        ]


@dataclass(frozen=True, slots=True)
class Group:
    """Types of entity that look alike; the colours are those on light and on dark ground."""

    id: str
    types: tuple[str, ...]
    shape: Shape
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Line:
    """How ties of a status are drawn: lengths of dash and gap, both 0 for a solid line."""

    id: str
    dash: tuple[float, float]
    label: Wordings


@dataclass(frozen=True, slots=True)
class Legend:
    """The look of every type and status; `statuses` go before one another where a line stands for several.

    `kinds` are the names of kinds of relationship; `words` and `columns` are what is written around pictures
    and over the columns of tables, by key.
    """

    groups: tuple[Group, ...]
    statuses: tuple[Line, ...]
    kinds: Mapping[str, Wordings]
    words: Mapping[str, Wordings]
    columns: Mapping[str, Wordings]

    def group(self, type_: str) -> Group:
        """Return the group of a type; raises KeyError for one that the vocabulary does not list."""
        return _by_type(self)[type_]

    def line(self, status: str) -> Line:
        """Return the line of a status; raises KeyError for one that is not drawn."""
        return {line.id: line for line in self.statuses}[status]

    def word(self, key: str, language: str, **values: object) -> str:
        """Return a wording with its values filled in."""
        return self.words[key][language].format(**values)


@cache
def legend() -> Legend:
    """Return the legend as reviewed."""
    read = tomllib.loads(knowledge("graph", "map.toml").read_text("utf-8"))
    return Legend(
        groups=tuple(
            Group(each["id"], tuple(each["types"]), _shape(**each["shape"]), each["light"], each["dark"])
            for each in read["group"]
        ),
        statuses=tuple(
            Line(each["id"], (each["dash"][0], each["dash"][1]), each["label"]) for each in read["status"]
        ),
        kinds=read["kinds"],
        words=read["words"],
        columns=read["columns"],
    )


def type_label(type_: str, language: str) -> str:
    """Return what a type of entity is called."""
    return VOCABULARY.entity_types[type_].labels[language]


def relation_label(relation: str, language: str) -> str:
    """Return what a relation is called, also one that is known publicly alone."""
    known = VOCABULARY.relation_types.get(relation) or VOCABULARY.known_relations[relation]
    return known.labels[language]


def _shape(corners: int, turn: float = 0.0, inner: float | None = None, reach: float = 1.0) -> Shape:
    middle_of_side = math.cos(math.pi / corners) if corners else 1.0
    return Shape(corners, math.radians(turn), middle_of_side if inner is None else inner, reach)


def _by_type(look: Legend) -> Mapping[str, Group]:
    return {type_: group for group in look.groups for type_ in group.types}
