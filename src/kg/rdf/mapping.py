"""A snapshot as RDF: plain triples for what is so, n-ary nodes for how, claims with their evidence.

The patterns are the W3C Organization Ontology's memberships, RDF reification for claims, PROV-O for
provenance and the Web Annotation selectors for quotations. A copy is a prov:alternateOf the first document of
its text and no prov:wasQuotedFrom it, for who took it from whom is not known. There are no blank nodes, so
that two snapshots can be compared quad by quad.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.knowledge import digest, knowledge
from kg.model import (
    VOCABULARY,
    Claim,
    Entity,
    Name,
    PartialDate,
    Relationship,
    Snapshot,
    Source,
    Status,
    content_id,
)
from kg.model.snapshot import SUCCEEDED_BY, FormerName, KnownAs
from kg.model.vocabulary import term_name
from kg.rdf import literals
from kg.rdf.namespaces import CLAIM, DOCUMENT, EXTERNAL, RELATIONSHIP, Namespaces
from kg.rdf.ontology import classes

_PROPERTY_TERMS = {"name": EXTERNAL["rdfs"] + "label", "alias": EXTERNAL["skos"] + "altLabel"}
_DATES = frozenset({"date", "deadline", "period"})
_SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
_REGISTERS = {"wikidata": "http://www.wikidata.org/entity/", "ror": "https://ror.org/"}
_WEB_SCHEMES = ("http://", "https://")
_IRI_PUNCTUATION = "!#$%&'()*+,/:;=?@[]~"


def quads(snapshot: Snapshot, namespaces: Namespaces) -> Iterator[Quad]:
    """Yield all quads of the snapshot, in the default graph; some may come twice.

    Only relationships that are `actual` become plain triples, symmetric ones in both directions.
    """
    mapping = _Mapping(namespaces, {entity.id: entity.type for entity in snapshot.entities})
    for source in snapshot.sources:
        yield from mapping.document(source)
    for entity in snapshot.entities:
        yield from mapping.entity(entity)
    for claim in snapshot.claims:
        yield from mapping.claim(claim)
    for relationship in snapshot.relationships:
        yield from mapping.relationship(relationship)


def marks(revision: int, rules: str, namespaces: Namespaces) -> tuple[Quad, Quad]:
    """Return the triples that say which revision of the ledger the dataset shows, and by which rules.

    The rules are those of resolution and, after a space, a hash of this mapping.
    """
    return (
        Quad(namespaces.dataset, namespaces.term("revision"), literals.integer(revision)),
        Quad(namespaces.dataset, namespaces.term("rules"), literals.text(f"{rules} {_form()}")),
    )


@cache
def _form() -> str:
    return digest((Path(__file__), knowledge("ontology", "vocabulary.toml")))


class _Mapping:
    def __init__(self, namespaces: Namespaces, types: Mapping[str, str]) -> None:
        self._namespaces = namespaces
        self._types = types
        self._classes = classes(namespaces)

    def entity(self, entity: Entity) -> Iterator[Quad]:
        node = self._entity(entity.id)
        yield from self._typed(node, entity.type)
        preferred = next((name for name in entity.names if name.text == entity.name), None)
        display = literals.text(entity.name, preferred.language if preferred else None)
        yield Quad(node, _external("skos:prefLabel"), display)
        for label in {display, *(literals.text(name.text, name.language) for name in _all_names(entity))}:
            yield Quad(node, _external("rdfs:label"), label)
            if label != display:
                yield Quad(node, _external("skos:altLabel"), label)
        if entity.number is not None:
            yield Quad(node, self._namespaces.term("number"), literals.text(entity.number))
        yield from self._dates(node, date=entity.date)
        if entity.promise is not None:
            yield from self._dates(node, deadline=entity.promise.deadline)
            yield from self._texts(node, completionForm=entity.promise.completion_form)
        if entity.amount is not None:
            yield from self._texts(node, value=entity.amount.value, unit=entity.amount.unit)
            if entity.amount.period is not None:
                yield Quad(node, self._namespaces.term("period"), _date_or_text(entity.amount.period))
        if entity.known is not None:
            yield from self._known(node, entity.id, entity.known)

    def document(self, source: Source) -> Iterator[Quad]:
        node = self._namespaces.resource(DOCUMENT, source.id)
        yield from self._typed(node, "Document")
        yield Quad(node, _external("dcterms:identifier"), literals.text(source.uri))
        if address := _web_address(source.uri):
            yield Quad(node, _external("dcterms:source"), address)
        if source.title:
            yield Quad(node, _external("dcterms:title"), literals.text(source.title, source.language))
        yield Quad(node, _external("dcterms:language"), literals.text(source.language))
        if source.published is not None:
            yield Quad(node, _external("dcterms:issued"), literals.partial_date(source.published))
        if source.copy_of is not None:
            first = self._namespaces.resource(DOCUMENT, source.copy_of)
            yield Quad(node, self._namespaces.term("copyOf"), first)
            yield Quad(node, _external("prov:alternateOf"), first)

    def claim(self, claim: Claim) -> Iterator[Quad]:
        node = self._namespaces.resource(CLAIM, claim.id)
        document = self._namespaces.resource(DOCUMENT, claim.source)
        yield from self._typed(node, "Claim")
        yield Quad(node, _external("rdf:subject"), self._entity(claim.subject))
        yield Quad(node, _external("rdf:predicate"), self._predicate(claim.type))
        yield Quad(node, _external("rdf:object"), self._object(claim))
        yield Quad(node, _external("prov:wasDerivedFrom"), document)
        if claim.extractor:
            yield Quad(node, self._namespaces.term("extractor"), literals.text(claim.extractor))
        yield from self._qualified(node, claim)
        yield from self._evidence(node, claim, document)

    def relationship(self, relationship: Relationship) -> Iterator[Quad]:
        source = self._entity(relationship.source)
        target = self._entity(relationship.target)
        if relationship.status is Status.ACTUAL:
            predicate = self._predicate(relationship.type)
            yield Quad(source, predicate, target)
            relation = VOCABULARY.relation_types.get(relationship.type)
            if relation and relation.symmetric:
                yield Quad(target, predicate, source)
        if relationship.status is Status.DENIED:
            return
        node = self._namespaces.resource(RELATIONSHIP, relationship.id)
        if relationship.type == "holds_role":
            yield Quad(node, _external("rdf:type"), _external("org:Membership"))
            yield Quad(node, _external("org:member"), source)
            yield Quad(node, _external("org:organization"), target)
            yield from self._n_ary(node, relationship)
        elif relationship.type == "partners_with":
            yield from self._typed(node, "Partnership")
            yield Quad(node, self._namespaces.term("party"), source)
            yield Quad(node, self._namespaces.term("party"), target)
            yield from self._n_ary(node, relationship)
        elif relationship.type == SUCCEEDED_BY:
            yield Quad(node, _external("rdf:type"), _external("org:ChangeEvent"))
            yield Quad(node, _external("org:originalOrganization"), source)
            yield Quad(node, _external("org:resultingOrganization"), target)
            yield from self._n_ary(node, relationship)

    def _n_ary(self, node: NamedNode, relationship: Relationship) -> Iterator[Quad]:
        yield from self._qualified(node, relationship)
        yield from self._dates(node, attestedOn=relationship.attested_on)
        yield Quad(node, self._namespaces.term("sources"), literals.integer(relationship.sources))
        for claim in relationship.claims:
            yield Quad(node, self._namespaces.term("claim"), self._namespaces.resource(CLAIM, claim))
        if relationship.authority is not None:
            yield Quad(node, self._namespaces.term("knownFrom"), literals.text(relationship.authority))

    def _qualified(self, node: NamedNode, stated: Claim | Relationship) -> Iterator[Quad]:
        term = self._namespaces.term
        yield Quad(node, term("status"), literals.text(stated.status))
        yield Quad(node, term("confidence"), literals.decimal(stated.confidence))
        if stated.kind is not None:
            yield Quad(node, term("kind"), literals.text(stated.kind))
        if stated.role is not None:
            yield Quad(node, term("roleName"), literals.text(stated.role))
        if stated.agreement is not None:
            yield Quad(node, term("agreement"), self._entity(stated.agreement))
        yield from self._dates(node, since=stated.since, until=stated.until)

    def _evidence(self, node: NamedNode, claim: Claim, document: NamedNode) -> Iterator[Quad]:
        evidence, quotation, position = (
            self._namespaces.resource(CLAIM, claim.id, part) for part in ("evidence", "quotation", "position")
        )
        yield Quad(node, self._namespaces.term("evidence"), evidence)
        yield Quad(evidence, _external("rdf:type"), _external("oa:SpecificResource"))
        yield Quad(evidence, _external("oa:hasSource"), document)
        yield Quad(evidence, _external("oa:hasSelector"), quotation)
        yield Quad(evidence, _external("oa:hasSelector"), position)
        yield Quad(quotation, _external("rdf:type"), _external("oa:TextQuoteSelector"))
        yield Quad(quotation, _external("oa:exact"), literals.text(claim.sentence))
        yield Quad(position, _external("rdf:type"), _external("oa:TextPositionSelector"))
        yield Quad(position, _external("oa:start"), literals.integer(claim.start))
        yield Quad(position, _external("oa:end"), literals.integer(claim.end))

    def _known(self, node: NamedNode, identifier: str, known: KnownAs) -> Iterator[Quad]:
        term = self._namespaces.term
        yield Quad(node, term("knownAs"), literals.text(known.key))
        yield Quad(node, term("knownFrom"), literals.text(known.source))
        for kind, number in known.identifiers.items():
            if kind in _REGISTERS:
                yield Quad(node, _SAME_AS, NamedNode(_REGISTERS[kind] + quote(number, safe="")))
            else:
                yield Quad(node, term(kind), literals.text(number))
                yield Quad(node, _external("dcterms:identifier"), literals.text(number))
        if known.website and (page := _web_address(f"https://{known.website}/")):
            yield Quad(node, _external("foaf:homepage"), page)
        for name, date in (("foundingDate", known.since), ("dissolutionDate", known.until)):
            if date is not None:
                yield Quad(node, _external(f"schema:{name}"), literals.partial_date(date))
        for former in known.former:
            yield from self._former(node, identifier, former)

    def _former(self, node: NamedNode, identifier: str, former: FormerName) -> Iterator[Quad]:
        part = content_id("name", former.name.text, former.since, former.until)
        dated = self._entity(identifier, part)
        yield Quad(node, self._namespaces.term("formerName"), dated)
        yield Quad(dated, _external("rdf:type"), self._namespaces.term("FormerName"))
        yield Quad(dated, _external("rdfs:label"), literals.text(former.name.text, former.name.language))
        yield from self._dates(dated, since=former.since, until=former.until)

    def _entity(self, identifier: str, part: str = "") -> NamedNode:
        return self._namespaces.entity(self._types[identifier], identifier, part)

    def _typed(self, node: NamedNode, name: str) -> Iterator[Quad]:
        return (Quad(node, _external("rdf:type"), kind) for kind in self._classes[name])

    def _dates(self, node: NamedNode, **dates: PartialDate | None) -> Iterator[Quad]:
        for name, value in dates.items():
            if value is not None:
                yield Quad(node, self._namespaces.term(name), literals.partial_date(value))

    def _texts(self, node: NamedNode, **texts: str | None) -> Iterator[Quad]:
        for name, value in texts.items():
            if value is not None:
                yield Quad(node, self._namespaces.term(name), literals.text(value))

    def _predicate(self, name: str) -> NamedNode:
        known = _PROPERTY_TERMS.get(name)
        return NamedNode(known) if known else self._namespaces.term(term_name(name))

    def _object(self, claim: Claim) -> NamedNode | Literal:
        if claim.object is not None:
            return self._entity(claim.object)
        if claim.type in _DATES:
            return _date_or_text(claim.value or "")
        return literals.text(claim.value or "", claim.value_language)


def _date_or_text(text: str) -> Literal:
    """Return a date as precise as it is, and an interval of two dates as text."""
    try:
        return literals.partial_date(PartialDate.parse(text))
    except ValueError:
        return literals.text(text)


def _all_names(entity: Entity) -> Iterator[Name]:
    yield from entity.names
    if entity.known is not None:
        yield from entity.known.names
        yield from (former.name for former in entity.known.former)


@cache
def _external(name: str) -> NamedNode:
    prefix, local = name.split(":")
    return NamedNode(EXTERNAL[prefix] + local)


def _web_address(uri: str) -> NamedNode | None:
    if not uri.lower().startswith(_WEB_SCHEMES):
        return None
    try:
        return NamedNode(quote(uri, safe=_IRI_PUNCTUATION, errors="replace"))
    except ValueError:
        return None
