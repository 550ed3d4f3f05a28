"""`/api/v1/prefixes` and `/api/v1/terms`: what a SPARQL query may name."""

from fastapi import APIRouter
from pydantic import BaseModel

from kg.rdf.namespaces import Namespaces
from kg.rdf.terms import ontology_terms


class Prefixes(BaseModel):
    """The namespaces that a query may abbreviate without declaring them, by prefix."""

    prefixes: dict[str, str]


class Term(BaseModel):
    """A class or property of the ontology, with its labels by language."""

    iri: str
    labels: dict[str, str]


class Terms(BaseModel):
    """The classes and the properties of the ontology, each in alphabetical order."""

    classes: list[Term]
    properties: list[Term]


def router() -> APIRouter:
    """Return the routes of prefixes and terms; raises InputError when the base IRI is not usable."""
    routes = APIRouter(prefix="/api/v1", tags=["SPARQL"])
    namespaces = Namespaces.from_environment()
    known = _terms(namespaces)

    @routes.get("/prefixes")
    def prefixes() -> Prefixes:
        """Give the prefixes that the endpoint declares."""
        return Prefixes(prefixes=dict(namespaces.prefixes))

    @routes.get("/terms")
    def terms() -> Terms:
        """Give the classes and properties of the ontology."""
        return known

    return routes


def _terms(namespaces: Namespaces) -> Terms:
    def of(*kinds: str) -> list[Term]:
        found = (term for term in ontology_terms(namespaces) if term.kind in kinds)
        return sorted((Term(iri=term.iri, labels=dict(term.labels)) for term in found), key=_iri)

    return Terms(classes=of("class"), properties=of("object property", "datatype property"))


def _iri(term: Term) -> str:
    return term.iri
