"""Relationships in RDF: a node for each that is not denied, a plain triple besides for what is so now.

The node is a kg:Relationship, and of a more exact class where one fits. A body's going over into another is
an org:ChangeEvent only when it is so: of what is planned, a reasoner would conclude that it has been done.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import VOCABULARY, PartialDate, Relationship, Status
from kg.model.snapshot import SUCCEEDED_BY
from kg.model.vocabulary import term_name
from kg.rdf import literals
from kg.rdf.mapping.minting import Minting
from kg.rdf.namespaces import CLAIM, RELATIONSHIP, external
from kg.rdf.ontology import inverses, properties

_MEMBERSHIPS = frozenset({"holds_role", "member_of"})
PARTICIPATION_ROLES = {
    "organized": "organizer",
    "participated_in": "participant",
    "supported": "supporter",
}


def relationship(relationship: Relationship, minting: Minting) -> Iterator[Quad]:
    """Yield the plain triples and the node of a relationship; nothing for one that is denied."""
    if relationship.status is Status.DENIED:
        return
    if relationship.status is Status.ACTUAL:
        yield from _plain(relationship, minting)
    node = minting.namespaces.resource(RELATIONSHIP, relationship.id)
    source, target = minting.entity(relationship.source), minting.entity(relationship.target)
    yield from minting.typed(node, "Relationship")
    yield Quad(node, minting.term("source"), source)
    yield Quad(node, minting.term("target"), target)
    yield Quad(node, minting.term("relationType"), minting.predicate(relationship.type))
    yield from _classified(node, relationship, source, target, minting)
    yield from minting.qualified(node, relationship)
    yield from minting.dates(node, attestedOn=relationship.attested_on)
    yield from minting.texts(node, knownFrom=relationship.authority)
    yield Quad(node, minting.term("sources"), literals.integer(relationship.sources))
    for claim in relationship.claims:
        yield Quad(node, minting.term("claim"), minting.namespaces.resource(CLAIM, claim))
    yield from _interval(node, relationship, minting)


def _plain(relationship: Relationship, minting: Minting) -> Iterator[Quad]:
    """Yield what is so as triples of our property and of those of other vocabularies above it."""
    source, target = minting.entity(relationship.source), minting.entity(relationship.target)
    name = term_name(relationship.type)
    for property_ in _stated(name, minting):
        yield Quad(source, property_, target)
    relation = VOCABULARY.relation_types.get(relationship.type)
    backwards = name if relation and relation.symmetric else inverses(minting.namespaces).get(name)
    if backwards:
        for property_ in _stated(backwards, minting):
            yield Quad(target, property_, source)
    formal = external("org:FormalOrganization")
    if (
        relationship.type == "part_of"
        and minting.type_of(relationship.source) == "Unit"
        and minting.is_a(relationship.target, formal)
    ):
        yield Quad(source, external("org:unitOf"), target)


def _stated(name: str, minting: Minting) -> Iterator[NamedNode]:
    return (each for each in properties(minting.namespaces)[name] if each != minting.term("relation"))


def _classified(
    node: NamedNode, relationship: Relationship, source: NamedNode, target: NamedNode, minting: Minting
) -> Iterator[Quad]:
    type_ = relationship.type
    if type_ == SUCCEEDED_BY and relationship.status is Status.ACTUAL:
        yield Quad(node, external("rdf:type"), external("org:ChangeEvent"))
        yield Quad(node, external("rdf:type"), external("prov:Activity"))
        yield Quad(node, external("org:originalOrganization"), source)
        yield Quad(node, external("org:resultingOrganization"), target)
        return
    yield Quad(node, external("rdf:type"), external("prov:Entity"))
    if type_ in _MEMBERSHIPS:
        yield Quad(node, external("rdf:type"), external("org:Membership"))
        yield Quad(node, external("org:member"), source)
        yield Quad(node, external("org:organization"), target)
    elif type_ == "partners_with":
        yield from minting.typed(node, "Partnership")
        yield Quad(node, minting.term("party"), source)
        yield Quad(node, minting.term("party"), target)
    elif type_ in PARTICIPATION_ROLES:
        yield from minting.typed(node, "Participation")
        yield Quad(node, minting.term("participant"), source)
        yield Quad(node, minting.term("inEvent"), target)
        yield from minting.texts(node, participationRole=PARTICIPATION_ROLES[type_])
    elif type_ == "signed":
        yield from minting.typed(node, "Signing")
        yield Quad(node, minting.term("signatory"), source)
        yield Quad(node, minting.term("signedAgreement"), target)


def _interval(node: NamedNode, relationship: Relationship, minting: Minting) -> Iterator[Quad]:
    ends = (
        ("begin", external("time:hasBeginning"), relationship.since),
        ("end", external("time:hasEnd"), relationship.until),
    )
    if not any(date for _, _, date in ends):
        return
    interval = minting.namespaces.resource(RELATIONSHIP, relationship.id, "interval")
    yield Quad(node, minting.term("during"), interval)
    if relationship.type in _MEMBERSHIPS:
        yield Quad(node, external("org:memberDuring"), interval)
    yield Quad(interval, external("rdf:type"), external("time:Interval"))
    for part, property_, date in ends:
        if date is not None:
            instant = minting.namespaces.resource(RELATIONSHIP, relationship.id, part)
            yield Quad(interval, property_, instant)
            yield Quad(instant, external("rdf:type"), external("time:Instant"))
            yield Quad(instant, _inside(date), literals.partial_date(date))


def _inside(date: PartialDate) -> NamedNode:
    return external(
        "time:inXSDDate" if date.day else "time:inXSDgYearMonth" if date.month else "time:inXSDgYear"
    )
