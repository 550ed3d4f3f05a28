"""What all parts of the mapping share: the IRI of each thing, and how its types, dates and texts are said."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.model import Claim, PartialDate, Relationship
from kg.model.vocabulary import term_name
from kg.rdf import literals
from kg.rdf.namespaces import Namespaces, external
from kg.rdf.ontology import classes

_PROPERTY_TERMS = {"name": external("rdfs:label"), "alias": external("skos:altLabel")}


class Minting:
    """Says things under the base of `namespaces`; `types` are those of all entities, by id."""

    def __init__(self, namespaces: Namespaces, types: Mapping[str, str]) -> None:
        self.namespaces = namespaces
        self._types = types
        self._classes = classes(namespaces)

    def term(self, name: str) -> NamedNode:
        """Return a term of our ontology."""
        return self.namespaces.term(name)

    def entity(self, identifier: str, part: str = "") -> NamedNode:
        """Return the IRI of an entity, or of a part of it."""
        return self.namespaces.entity(self._types[identifier], identifier, part)

    def type_of(self, identifier: str) -> str:
        """Return the type of an entity."""
        return self._types[identifier]

    def is_a(self, identifier: str, kind: NamedNode) -> bool:
        """Tell whether an entity is of a class, which may be one of another vocabulary."""
        return kind in self._classes[self._types[identifier]]

    def predicate(self, name: str) -> NamedNode:
        """Return the property for a relation or property of the vocabulary, such as `holds_role`."""
        return _PROPERTY_TERMS.get(name) or self.term(term_name(name))

    def typed(self, node: NamedNode, name: str) -> Iterator[Quad]:
        """Say that a thing is of a class of ours and of all above it."""
        return (Quad(node, external("rdf:type"), kind) for kind in self._classes[name])

    def dates(self, node: NamedNode, **dates: PartialDate | None) -> Iterator[Quad]:
        """Say those of the dates that are known, each by the name of its property."""
        for name, value in dates.items():
            if value is not None:
                yield Quad(node, self.term(name), literals.partial_date(value))

    def texts(self, node: NamedNode, **texts: str | None) -> Iterator[Quad]:
        """Say those of the texts that are known, each by the name of its property."""
        for name, value in texts.items():
            if value is not None:
                yield Quad(node, self.term(name), literals.text(value))

    def qualified(self, node: NamedNode, stated: Claim | Relationship) -> Iterator[Quad]:
        """Say in which status, how surely, in what way and when something is so."""
        yield Quad(node, self.term("status"), literals.text(stated.status))
        yield Quad(node, self.term("confidence"), literals.decimal(stated.confidence))
        yield from self.texts(node, kind=stated.kind, roleName=stated.role)
        if stated.agreement is not None:
            yield Quad(node, self.term("agreement"), self.entity(stated.agreement))
        yield from self.dates(node, since=stated.since, until=stated.until)
