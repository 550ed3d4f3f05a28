"""What `ontology/kg.ttl` says, under the base that is set; so that queries need no reasoner."""

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.knowledge import knowledge
from kg.rdf.namespaces import CANONICAL_BASE, Namespaces, external


def read_ontology(namespaces: Namespaces) -> list[Triple]:
    """Return the triples of `ontology/kg.ttl`, in their order, its own IRIs under the base."""
    return read("kg.ttl", namespaces)


def read(name: str, namespaces: Namespaces) -> list[Triple]:
    """Return the triples of a Turtle file in `ontology/`, its IRIs moved from the canonical base to the base.

    So are the literals that hold such an IRI, as vann:preferredNamespaceUri does.
    """
    found = parse(path=str(knowledge("ontology", name)), format=RdfFormat.TURTLE)
    return [_moved(quad.triple, namespaces) for quad in found]


def written(name: str, namespaces: Namespaces) -> str:
    """Return a Turtle file in `ontology/` as it is written, its IRIs under the base."""
    return knowledge("ontology", name).read_text("utf-8").replace(CANONICAL_BASE, namespaces.base)


def context(namespaces: Namespaces) -> str:
    """Return the JSON-LD context `ontology/context.jsonld`, its IRIs under the base."""
    return knowledge("ontology", "context.jsonld").read_text("utf-8").replace(CANONICAL_BASE, namespaces.base)


@cache
def classes(namespaces: Namespaces) -> Mapping[str, tuple[NamedNode, ...]]:
    """Return, for each class of ours by its local name, the class itself and all its superclasses."""
    return _upwards(namespaces, external("rdfs:subClassOf"))


@cache
def properties(namespaces: Namespaces) -> Mapping[str, tuple[NamedNode, ...]]:
    """Return, for each property of ours by its local name, the property itself and all above it."""
    return _upwards(namespaces, external("rdfs:subPropertyOf"))


@cache
def inverses(namespaces: Namespaces) -> Mapping[str, str]:
    """Return, for each property of ours by its local name, the one that says the same the other way round."""
    pairs = {
        (triple.subject.value, triple.object.value)
        for triple in read_ontology(namespaces)
        if triple.predicate == external("owl:inverseOf")
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
    }
    return {
        one.removeprefix(namespaces.ontology): other.removeprefix(namespaces.ontology)
        for pair in pairs
        for one, other in (pair, pair[::-1])
    }


def _upwards(namespaces: Namespaces, relation: NamedNode) -> Mapping[str, tuple[NamedNode, ...]]:
    parents: dict[str, list[str]] = {}
    for triple in read_ontology(namespaces):
        child, parent = triple.subject, triple.object
        if isinstance(child, NamedNode) and child.value.startswith(namespaces.ontology):
            above = parents.setdefault(child.value, [])
            if triple.predicate == relation and isinstance(parent, NamedNode):
                above.append(parent.value)
    return {
        iri.removeprefix(namespaces.ontology): tuple(map(NamedNode, _closure(iri, parents)))
        for iri in parents
    }


def _closure(iri: str, parents: Mapping[str, list[str]]) -> list[str]:
    found = [iri]
    for name in found:
        found.extend(parent for parent in parents.get(name, ()) if parent not in found)
    return found


def _moved(triple: Triple, namespaces: Namespaces) -> Triple:
    subject, object_ = triple.subject, triple.object
    if isinstance(subject, NamedNode):
        subject = NamedNode(_rebased(subject.value, namespaces))
    if isinstance(object_, NamedNode):
        object_ = NamedNode(_rebased(object_.value, namespaces))
    elif isinstance(object_, Literal) and object_.value.startswith(CANONICAL_BASE):
        object_ = Literal(_rebased(object_.value, namespaces))
    return Triple(subject, NamedNode(_rebased(triple.predicate.value, namespaces)), object_)


def _rebased(iri: str, namespaces: Namespaces) -> str:
    return namespaces.base + iri.removeprefix(CANONICAL_BASE) if iri.startswith(CANONICAL_BASE) else iri
