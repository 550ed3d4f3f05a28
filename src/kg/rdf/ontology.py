"""The class hierarchy of `ontology/kg.ttl`, so that queries need no reasoner to ask for a superclass."""

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.knowledge import knowledge
from kg.rdf.namespaces import CANONICAL_BASE, EXTERNAL, Namespaces

_SUBCLASS_OF = NamedNode(EXTERNAL["rdfs"] + "subClassOf")
_CANONICAL = Namespaces(CANONICAL_BASE)


def read_ontology() -> list[Quad]:
    """Return the triples of `ontology/kg.ttl`, under its canonical base."""
    return list(parse(path=str(knowledge("ontology", "kg.ttl")), format=RdfFormat.TURTLE))


@cache
def classes(namespaces: Namespaces) -> Mapping[str, tuple[NamedNode, ...]]:
    """Return, for each class of ours by its local name, the class itself and all its superclasses.

    Classes of ours are under the given base, whatever base the file has.
    """
    parents: dict[str, list[str]] = {}
    for triple in read_ontology():
        if triple.predicate == _SUBCLASS_OF:
            child, parent = triple.subject, triple.object
            if isinstance(child, NamedNode) and isinstance(parent, NamedNode):
                parents.setdefault(child.value, []).append(parent.value)
    return {
        iri.removeprefix(_CANONICAL.ontology): tuple(
            NamedNode(name.replace(_CANONICAL.ontology, namespaces.ontology))
            for name in _closure(iri, parents)
        )
        for iri in parents
        if iri.startswith(_CANONICAL.ontology)
    }


def _closure(iri: str, parents: Mapping[str, list[str]]) -> list[str]:
    found = [iri]
    for name in found:
        found.extend(parent for parent in parents.get(name, ()) if parent not in found)
    return found
