"""The dataset says of itself what it is and how much it holds: DCAT, VoID and a SPARQL service description.

`ontology/dataset.ttl` holds what is the same for all datasets of the project. Where the data can be asked and
downloaded is known to whoever serves them, who adds it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.rdf import literals
from kg.rdf.namespaces import EXTERNAL, Namespaces, external
from kg.rdf.ontology import read
from kg.rdf.solutions import solutions

_SUBJECTS = "SELECT ('subjects' AS ?counted) (COUNT(DISTINCT ?s) AS ?number) WHERE { ?s ?p ?o }"
_CLASSES = "SELECT (?class AS ?counted) (COUNT(*) AS ?number) WHERE { ?s a ?class } GROUP BY ?class"
_PROPERTIES = "SELECT (?p AS ?counted) (COUNT(*) AS ?number) WHERE { ?s ?p ?o } GROUP BY ?p"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is: different subjects, instances of each class, triples of each property."""

    subjects: int
    classes: Mapping[NamedNode, int]
    properties: Mapping[NamedNode, int]

    @classmethod
    def of(cls, data: Iterable[Quad]) -> Self:
        """Count quads, none of which comes twice."""
        subjects, classes, properties = set(), Counter[NamedNode](), Counter[NamedNode]()
        type_ = external("rdf:type")
        for quad in data:
            subjects.add(quad.subject)
            properties[quad.predicate] += 1
            if quad.predicate == type_ and isinstance(quad.object, NamedNode):
                classes[quad.object] += 1
        return cls(len(subjects), classes, properties)

    @classmethod
    def of_default_graph(cls, store: Store) -> Self:
        """Let a store count what its default graph holds, without handing it over."""
        ((_, subjects),) = _counted(store, _SUBJECTS)
        classes, properties = (
            {term: number for term, number in _counted(store, query) if isinstance(term, NamedNode)}
            for query in (_CLASSES, _PROPERTIES)
        )
        return cls(subjects, classes, properties)

    @property
    def triples(self) -> int:
        """All triples."""
        return sum(self.properties.values())


def description(extent: Extent, namespaces: Namespaces) -> Iterator[Quad]:
    """Yield what is to be said, in the default graph, of a dataset that holds so much data in it.

    The numbers count the data alone, not this description. Partitions by class and by property are parts of
    the dataset's IRI.
    """
    dataset = namespaces.dataset
    for triple in read("dataset.ttl", namespaces):
        yield Quad(triple.subject, triple.predicate, triple.object)
    for name, number in (
        ("triples", extent.triples),
        ("distinctSubjects", extent.subjects),
        ("classes", len(extent.classes)),
        ("properties", len(extent.properties)),
    ):
        yield Quad(dataset, external(f"void:{name}"), literals.integer(number))
    for kind, partition, unit, counted in (
        ("class", "classPartition", "entities", extent.classes),
        ("property", "propertyPartition", "triples", extent.properties),
    ):
        for term, number in counted.items():
            part = NamedNode(f"{dataset.value}#{kind}-{_short(term, namespaces)}")
            yield Quad(dataset, external(f"void:{partition}"), part)
            yield Quad(part, external(f"void:{kind}"), term)
            yield Quad(part, external(f"void:{unit}"), literals.integer(number))


def _counted(store: Store, query: str) -> Iterator[tuple[object, int]]:
    for row in solutions(store, query):
        number = row["number"]
        if isinstance(number, Literal):
            yield row["counted"], int(number.value)


def _short(term: NamedNode, namespaces: Namespaces) -> str:
    """Return the term with its prefix, such as `kg-University`, as it may stand in a fragment."""
    for prefix, namespace in (("kg", namespaces.ontology), *EXTERNAL.items()):
        if term.value.startswith(namespace):
            return f"{prefix}-{quote(term.value.removeprefix(namespace), safe='')}"
    return quote(term.value, safe="")
