"""The dataset says of itself what it is and how much it holds: DCAT, VoID and a SPARQL service description.

`ontology/dataset.ttl` holds what is the same for all datasets of the project. Where the data can be asked and
downloaded is known to whoever serves them, who adds it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad

from kg.rdf import literals
from kg.rdf.namespaces import EXTERNAL, Namespaces, external
from kg.rdf.ontology import read


def description(data: Iterable[Quad], namespaces: Namespaces) -> Iterator[Quad]:
    """Yield what is to be said, in the default graph, of a dataset with the data in its default graph.

    The numbers count the data alone, not this description. Partitions by class and by property are parts of
    the dataset's IRI.
    """
    dataset = namespaces.dataset
    for triple in read("dataset.ttl", namespaces):
        yield Quad(triple.subject, triple.predicate, triple.object)
    triples, subjects, classes, properties = 0, set(), Counter[NamedNode](), Counter[NamedNode]()
    type_ = external("rdf:type")
    for quad in data:
        triples += 1
        subjects.add(quad.subject)
        properties[quad.predicate] += 1
        if quad.predicate == type_ and isinstance(quad.object, NamedNode):
            classes[quad.object] += 1
    for name, number in (
        ("triples", triples),
        ("distinctSubjects", len(subjects)),
        ("classes", len(classes)),
        ("properties", len(properties)),
    ):
        yield Quad(dataset, external(f"void:{name}"), literals.integer(number))
    for kind, partition, unit, counted in (
        ("class", "classPartition", "entities", classes),
        ("property", "propertyPartition", "triples", properties),
    ):
        for term, number in counted.items():
            part = NamedNode(f"{dataset.value}#{kind}-{_short(term, namespaces)}")
            yield Quad(dataset, external(f"void:{partition}"), part)
            yield Quad(part, external(f"void:{kind}"), term)
            yield Quad(part, external(f"void:{unit}"), literals.integer(number))


def _short(term: NamedNode, namespaces: Namespaces) -> str:
    """Return the term with its prefix, such as `kg-University`, as it may stand in a fragment."""
    for prefix, namespace in (("kg", namespaces.ontology), *EXTERNAL.items()):
        if term.value.startswith(namespace):
            return f"{prefix}-{quote(term.value.removeprefix(namespace), safe='')}"
    return quote(term.value, safe="")
