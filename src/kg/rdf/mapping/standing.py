"""What the store holds whatever the documents say: the ontology and the concept schemes, in named graphs."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.rdf.mapping.schemes import concepts
from kg.rdf.namespaces import SCHEMES, Namespaces
from kg.rdf.ontology import read_ontology


def standing(namespaces: Namespaces) -> Iterator[Quad]:
    """Yield all quads of the named graphs; some may come twice.

    What has no name in the ontology, such as the union of two classes, gets an IRI here, so that two stores
    can be compared quad by quad (RDF 1.1 Concepts, section 3.5: skolemisation).
    """
    yield from _skolemised(read_ontology(namespaces), namespaces)
    for scheme in SCHEMES:
        graph = namespaces.scheme(scheme)
        for triple in concepts(scheme, namespaces):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _skolemised(triples: list[Triple], namespaces: Namespaces) -> Iterator[Quad]:
    names: dict[BlankNode, NamedNode] = {}

    def named(node: BlankNode) -> NamedNode:
        return names.setdefault(node, NamedNode(f"{namespaces.base}.well-known/genid/ont-{len(names) + 1}"))

    for triple in triples:
        subject, object_ = triple.subject, triple.object
        yield Quad(
            named(subject) if isinstance(subject, BlankNode) else subject,
            triple.predicate,
            named(object_) if isinstance(object_, BlankNode) else object_,
            namespaces.ontology_graph,
        )
