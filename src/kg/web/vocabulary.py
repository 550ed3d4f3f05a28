"""`/api/v1/vocabulary`: what types, relations, kinds and statuses are called, in three languages."""

from collections.abc import Mapping

from fastapi import APIRouter
from pydantic import BaseModel

from kg.model import VOCABULARY, Status
from kg.rdf import Namespaces
from kg.rdf.terms import ontology_terms
from kg.web.linked.wording import headings

Labels = dict[str, str]


class Names(BaseModel):
    """The labels of what the graph is made of, by language.

    `families` tells the coarse type of a type, `groups` what the facts of a relation are called from either
    end (`out` from its subject), `symmetric` which relations have no direction.
    """

    types: dict[str, Labels]
    families: dict[str, str]
    relations: dict[str, Labels]
    groups: dict[str, dict[str, Labels]]
    symmetric: list[str]
    kinds: dict[str, Labels]
    statuses: dict[str, Labels]


def router() -> APIRouter:
    """Return the route of the vocabulary."""
    routes = APIRouter(prefix="/api/v1", tags=["vocabulary"])
    names = _names()

    @routes.get("/vocabulary")
    def vocabulary() -> Names:
        """Give the labels of all types, relations, kinds and statuses."""
        return names

    return routes


def _names() -> Names:
    relations = {**VOCABULARY.relation_types, **VOCABULARY.known_relations}
    notations = {term.notation: dict(term.labels) for term in ontology_terms(Namespaces()) if term.notation}
    return Names(
        types={each.name: dict(each.labels) for each in VOCABULARY.entity_types.values()},
        families={each.name: each.family for each in VOCABULARY.entity_types.values()},
        relations={each.name: dict(each.labels) for each in relations.values()},
        groups={name: _headings(headings()[name]) for name in relations if name in headings()},
        symmetric=[each.name for each in relations.values() if each.symmetric],
        kinds={name: notations[name] for name in _kinds() if name in notations},
        statuses={each.value: notations[each.value] for each in Status},
    )


def _headings(by_direction: Mapping[str, Mapping[str, str]]) -> dict[str, Labels]:
    return {direction: dict(labels) for direction, labels in by_direction.items()}


def _kinds() -> tuple[str, ...]:
    own = (kind for each in VOCABULARY.relation_types.values() for kind in each.kinds)
    return tuple(dict.fromkeys((*VOCABULARY.kinds, *own)))
