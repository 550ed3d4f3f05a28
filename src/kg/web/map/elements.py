"""What answers about the map are made of."""

from typing import Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, computed_field

from kg.rdf.namespaces import kind_of


class Element(BaseModel):
    """Anything that is read from a value of `kg.map` with the same fields."""

    model_config = ConfigDict(from_attributes=True)


class Entity(Element):
    """An entity. `language` is that of `name`; `names` has names by language, as far as there are any.

    `documents` counts the documents that name it, `degree` all its neighbours. `regions` and `sectors` are
    ids, `place` is the name of the first region, and `page` the path of the page about it.
    """

    id: str
    type: str
    name: str
    language: str | None
    names: dict[str, str]
    documents: int
    degree: int
    regions: list[str]
    sectors: list[str]
    place: str | None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def page(self) -> str:
        """The path of the page about it."""
        return f"/page/{kind_of(self.type)}/{quote(self.id, safe='')}"


class Relationship(Element):
    """All claims that say the same. Dates are as precise as they are known.

    `attested_on` is the latest date of a document that says it, `proved_from` the first.

    `sources` counts independent documents. What is known publicly has an `authority`, and may have no
    documents. What is `folded` follows from an agreement that the picture shows, and is not drawn.
    """

    id: str
    relation: str
    source: str
    target: str
    status: Literal["actual", "planned", "ended"]
    role: str | None
    kind: str | None
    agreement: str | None
    since: str | None
    until: str | None
    attested_on: str | None
    proved_from: str | None
    confidence: float
    sources: int
    authority: str | None
    folded: bool


class Document(Element):
    """A document; `copy_of` is the id of the one that came first, if this one has nearly the same text."""

    id: str
    title: str
    uri: str
    language: str
    published: str | None
    copy_of: str | None
