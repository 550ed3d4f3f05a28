"""`/api/v1/vocabulary`: what types and relations are called, in three languages."""

from fastapi import APIRouter
from pydantic import BaseModel

from kg.model import VOCABULARY

Labels = dict[str, str]


class Names(BaseModel):
    """The labels of each type of entity and of each relation, by language."""

    types: dict[str, Labels]
    relations: dict[str, Labels]


def router() -> APIRouter:
    """Return the route of the vocabulary."""
    routes = APIRouter(prefix="/api/v1", tags=["vocabulary"])
    names = Names(
        types={each.name: dict(each.labels) for each in VOCABULARY.entity_types.values()},
        relations={each.name: dict(each.labels) for each in VOCABULARY.relation_types.values()},
    )

    @routes.get("/vocabulary")
    def vocabulary() -> Names:
        """Give the labels of all types and relations."""
        return names

    return routes
