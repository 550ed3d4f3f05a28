"""Entities in RDF: types, names in all languages, numbers and dates, and what is publicly known of them.

Nothing is said to be the same as something elsewhere by owl:sameAs, for that would make all that others say
there be said here; skos:exactMatch and schema:sameAs lead there.
"""

from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad

from kg.model import Amount, Entity, Name, content_id
from kg.model.snapshot import FormerName, KnownAs
from kg.rdf import literals
from kg.rdf.mapping.addresses import web_address
from kg.rdf.mapping.documents import date_or_text
from kg.rdf.mapping.minting import Minting
from kg.rdf.namespaces import external, kind_of

_REGISTERS = {"wikidata": "http://www.wikidata.org/entity/", "ror": "https://ror.org/"}
_BIN = "bin"


def entity(entity: Entity, minting: Minting) -> Iterator[Quad]:
    """Yield what is known of an entity itself."""
    node = minting.entity(entity.id)
    yield from minting.typed(node, entity.type)
    yield Quad(node, external("dcterms:identifier"), literals.text(entity.id))
    yield from _names(node, entity)
    yield from minting.texts(node, number=entity.number)
    yield from minting.dates(node, date=entity.date)
    if entity.type == "LegalAct":
        yield from _act(node, entity)
    if entity.promise is not None:
        yield from minting.dates(node, deadline=entity.promise.deadline)
        yield from minting.texts(node, completionForm=entity.promise.completion_form)
    if entity.amount is not None:
        yield from _amount(node, entity.amount, minting)
    if entity.known is not None:
        yield from _known(node, entity.id, entity.known, minting)
    if entity.concept is not None:
        concept = minting.namespaces.concept(kind_of(entity.type), entity.concept)
        yield Quad(node, external("skos:exactMatch"), concept)


def _names(node: NamedNode, entity: Entity) -> Iterator[Quad]:
    preferred = next((name for name in entity.names if name.text == entity.name), None)
    display = literals.text(entity.name, preferred.language if preferred else None)
    yield Quad(node, external("skos:prefLabel"), display)
    for label in {display, *(literals.text(name.text, name.language) for name in _all_names(entity))}:
        yield Quad(node, external("rdfs:label"), label)
        if label != display:
            yield Quad(node, external("skos:altLabel"), label)


def _all_names(entity: Entity) -> Iterator[Name]:
    yield from entity.names
    if entity.known is not None:
        yield from entity.known.names
        yield from (former.name for former in entity.known.former)


def _act(node: NamedNode, act: Entity) -> Iterator[Quad]:
    if act.number is not None:
        yield Quad(node, external("eli:number"), literals.text(act.number))
    if act.date is not None and act.date.day:
        # ELI lets this property have whole days only.
        yield Quad(node, external("eli:date_document"), literals.partial_date(act.date))


def _amount(node: NamedNode, amount: Amount, minting: Minting) -> Iterator[Quad]:
    yield from minting.texts(node, value=amount.value, unit=amount.unit)
    if amount.period is not None:
        yield Quad(node, minting.term("period"), date_or_text(amount.period))


def _known(node: NamedNode, identifier: str, known: KnownAs, minting: Minting) -> Iterator[Quad]:
    yield from minting.texts(node, knownAs=known.key, knownFrom=known.source)
    for register, number in known.identifiers.items():
        if register in _REGISTERS:
            there = NamedNode(_REGISTERS[register] + quote(number, safe=""))
            yield Quad(node, external("skos:exactMatch"), there)
            yield Quad(node, external("schema:sameAs"), there)
        elif register == _BIN and minting.is_a(identifier, external("org:FormalOrganization")):
            registered = literals.typed(number, minting.term("BIN"))
            yield Quad(node, minting.term("bin"), registered)
            yield Quad(node, external("org:identifier"), registered)
    if known.website and (page := web_address(f"https://{known.website}/")):
        yield Quad(node, external("foaf:homepage"), page)
    for name, date in (("foundingDate", known.since), ("dissolutionDate", known.until)):
        if date is not None:
            yield Quad(node, external(f"schema:{name}"), literals.partial_date(date))
    for former in known.former:
        yield from _former(node, identifier, former, minting)


def _former(node: NamedNode, identifier: str, former: FormerName, minting: Minting) -> Iterator[Quad]:
    part = content_id("name", former.name.text, former.since, former.until)
    dated = minting.entity(identifier, part)
    yield Quad(node, minting.term("formerName"), dated)
    yield from minting.typed(dated, "FormerName")
    yield Quad(dated, external("rdfs:label"), literals.text(former.name.text, former.name.language))
    yield from minting.dates(dated, since=former.since, until=former.until)
