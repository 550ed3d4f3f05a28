"""The terms of the ontology as a page shows them: read from `ontology/kg.ttl`, in its order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.namespaces import EXTERNAL, Namespaces
from kg.rdf.ontology import read_ontology

_KINDS = {
    EXTERNAL["owl"] + "Class": "class",
    EXTERNAL["owl"] + "ObjectProperty": "object property",
    EXTERNAL["owl"] + "DatatypeProperty": "datatype property",
    EXTERNAL["rdfs"] + "Datatype": "datatype",
    EXTERNAL["skos"] + "ConceptScheme": "concept scheme",
    EXTERNAL["skos"] + "Concept": "concept",
}
_MATCHES = tuple(
    EXTERNAL["skos"] + name
    for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
)
_PARENTS = (
    EXTERNAL["rdfs"] + "subClassOf",
    EXTERNAL["rdfs"] + "subPropertyOf",
    EXTERNAL["skos"] + "inScheme",
)
_LABELS = (EXTERNAL["rdfs"] + "label", EXTERNAL["skos"] + "prefLabel")
_TYPE = EXTERNAL["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology.

    `kind` is "class", "object property", "datatype property", "datatype", "concept scheme" or "concept".
    `labels` and `definitions` are by language (en, ru, kk). `parents` are the superclasses or
    superproperties that are said of it, for a concept its scheme. `domain` and `range` hold several classes
    where one of them is enough. `matches` are pairs of a SKOS mapping property and the term that it leads to,
    `inverse` the property that says the same the other way round. `notation` is how data write a concept.
    """

    iri: str
    name: str
    kind: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    matches: tuple[tuple[str, str], ...]
    symmetric: bool
    inverse: str | None
    deprecated: bool
    notation: str | None


@cache
def ontology_terms(namespaces: Namespaces) -> Sequence[Term]:
    """Return all terms of our own namespace, in the order of the file, with IRIs under the base."""
    said: dict[NamedNode | BlankNode, _Said] = defaultdict(_Said)
    for triple in read_ontology(namespaces):
        if isinstance(triple.subject, NamedNode | BlankNode):
            said[triple.subject].add(triple)
    inverses = {
        each: subject.value
        for subject, about in said.items()
        if isinstance(subject, NamedNode)
        for each in about.iris(EXTERNAL["owl"] + "inverseOf")
    }
    return tuple(
        _term(subject.value, about, said, namespaces, inverses)
        for subject, about in said.items()
        if isinstance(subject, NamedNode) and subject.value.startswith(namespaces.ontology)
    )


class _Said:
    """What the ontology says of one subject, by property."""

    def __init__(self) -> None:
        self._values: dict[str, list[object]] = defaultdict(list)

    def add(self, triple: Triple) -> None:
        self._values[triple.predicate.value].append(triple.object)

    def values(self, property_: str) -> Sequence[object]:
        return self._values.get(property_, ())

    def iris(self, *properties: str) -> tuple[str, ...]:
        return tuple(
            value.value for each in properties for value in self.values(each) if isinstance(value, NamedNode)
        )

    def texts(self, *properties: str) -> dict[str, str]:
        return {
            value.language or "": value.value
            for each in properties
            for value in self.values(each)
            if isinstance(value, Literal)
        }


def _term(
    iri: str,
    about: _Said,
    said: Mapping[NamedNode | BlankNode, _Said],
    namespaces: Namespaces,
    inverses: Mapping[str, str],
) -> Term:
    types = about.iris(_TYPE)
    return Term(
        iri=iri,
        name=iri.removeprefix(namespaces.ontology),
        kind=next(kind for type_, kind in _KINDS.items() if type_ in types),
        labels=about.texts(*_LABELS),
        definitions=about.texts(EXTERNAL["skos"] + "definition"),
        parents=about.iris(*_PARENTS),
        domain=_alternatives(about.values(EXTERNAL["rdfs"] + "domain"), said),
        range=_alternatives(about.values(EXTERNAL["rdfs"] + "range"), said),
        matches=tuple((each, value) for each in _MATCHES for value in about.iris(each)),
        symmetric=EXTERNAL["owl"] + "SymmetricProperty" in types,
        inverse=next(iter(about.iris(EXTERNAL["owl"] + "inverseOf")), inverses.get(iri)),
        deprecated="true" in about.texts(EXTERNAL["owl"] + "deprecated").values(),
        notation=next(iter(about.texts(EXTERNAL["skos"] + "notation").values()), None),
    )


def _alternatives(values: Sequence[object], said: Mapping[NamedNode | BlankNode, _Said]) -> tuple[str, ...]:
    """Return the IRIs among the values, and the members of the unions among them."""
    found: list[str] = []
    for value in values:
        if isinstance(value, NamedNode):
            found.append(value.value)
        elif isinstance(value, BlankNode) and value in said:
            for members in said[value].values(EXTERNAL["owl"] + "unionOf"):
                found.extend(_listed(members, said))
    return tuple(found)


def _listed(node: object, said: Mapping[NamedNode | BlankNode, _Said]) -> list[str]:
    found: list[str] = []
    while isinstance(node, BlankNode) and node in said:
        found.extend(said[node].iris(EXTERNAL["rdf"] + "first"))
        node = next(iter(said[node].values(EXTERNAL["rdf"] + "rest")), None)
    return found
