"""`/api/v1/prefixes` and `/api/v1/terms`: what a SPARQL query may name."""

from fastapi import APIRouter
from pydantic import BaseModel
from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import CANONICAL_BASE, EXTERNAL, Namespaces
from kg.rdf.ontology import read_ontology

_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE = NamedNode(EXTERNAL["rdf"] + "type")
_LABEL = NamedNode(EXTERNAL["rdfs"] + "label")
_CLASSES = {_OWL + "Class"}
_PROPERTIES = {_OWL + "ObjectProperty", _OWL + "DatatypeProperty"}


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
    kinds: dict[str, set[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    canonical = Namespaces(CANONICAL_BASE).ontology
    for triple in read_ontology(Namespaces(CANONICAL_BASE)):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(canonical):
            continue
        iri = subject.value.replace(canonical, namespaces.ontology, 1)
        if triple.predicate == _TYPE and isinstance(value, NamedNode):
            kinds.setdefault(iri, set()).add(value.value)
        elif triple.predicate == _LABEL and isinstance(value, Literal) and value.language:
            labels.setdefault(iri, {})[value.language] = value.value

    def of(wanted: set[str]) -> list[Term]:
        iris = sorted(iri for iri, types in kinds.items() if types & wanted)
        return [Term(iri=iri, labels=labels.get(iri, {})) for iri in iris]

    return Terms(classes=of(_CLASSES), properties=of(_PROPERTIES))
