"""Documents and their claims in RDF: what was read when, and what it says where.

Claims are reified statements, their provenance is said with PROV-O, their quotations with the selectors of
the Web Annotation model. A copy is a prov:alternateOf the first document of its text and no
prov:wasQuotedFrom it, for who took it from whom is not known.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Claim, PartialDate, Source
from kg.rdf import literals
from kg.rdf.mapping.addresses import web_address
from kg.rdf.mapping.minting import Minting
from kg.rdf.namespaces import CLAIM, DOCUMENT, external

_DATES = frozenset({"date", "deadline", "period"})
_LANGUAGES: Mapping[str, NamedNode] = MappingProxyType(
    {
        language: NamedNode(f"http://publications.europa.eu/resource/authority/language/{code}")
        for language, code in (("en", "ENG"), ("ru", "RUS"), ("kk", "KAZ"))
    }
)


def document(source: Source, minting: Minting) -> Iterator[Quad]:
    """Yield what is known of a document, and how it was read."""
    node = minting.namespaces.resource(DOCUMENT, source.id)
    yield from minting.typed(node, "Document")
    yield Quad(node, external("dcterms:identifier"), literals.text(source.uri))
    if address := web_address(source.uri):
        yield Quad(node, external("dcterms:source"), address)
    if source.title:
        yield Quad(node, external("dcterms:title"), literals.text(source.title, source.language))
    yield Quad(node, external("schema:inLanguage"), literals.text(source.language))
    if language := _LANGUAGES.get(source.language):
        yield Quad(node, external("dcterms:language"), language)
    if source.published is not None:
        yield Quad(node, external("dcterms:issued"), literals.partial_date(source.published))
    if source.copy_of is not None:
        first = minting.namespaces.resource(DOCUMENT, source.copy_of)
        yield Quad(node, minting.term("copyOf"), first)
        yield Quad(node, external("prov:alternateOf"), first)
    yield from _reading(source, node, minting)


def _reading(source: Source, node: NamedNode, minting: Minting) -> Iterator[Quad]:
    if source.read_at is None:
        return
    reading = minting.namespaces.resource(DOCUMENT, source.id, "reading")
    yield from minting.typed(reading, "Reading")
    yield Quad(reading, external("prov:used"), node)
    yield Quad(reading, external("prov:endedAtTime"), literals.moment(source.read_at))
    if source.read_by:
        extractor = NamedNode(
            f"{minting.namespaces.dataset.value}#extractor-{quote(source.read_by, safe='')}"
        )
        yield Quad(reading, external("prov:wasAssociatedWith"), extractor)
        yield Quad(extractor, external("rdf:type"), external("prov:Agent"))
        yield Quad(extractor, external("rdf:type"), external("prov:SoftwareAgent"))
        yield Quad(extractor, external("schema:softwareVersion"), literals.text(source.read_by))


def claim(claim: Claim, minting: Minting) -> Iterator[Quad]:
    """Yield what a document says, with its evidence."""
    node = minting.namespaces.resource(CLAIM, claim.id)
    source = minting.namespaces.resource(DOCUMENT, claim.source)
    yield from minting.typed(node, "Claim")
    yield Quad(node, external("rdf:subject"), minting.entity(claim.subject))
    yield Quad(node, external("rdf:predicate"), minting.predicate(claim.type))
    yield Quad(node, external("rdf:object"), _object(claim, minting))
    yield Quad(node, external("prov:wasDerivedFrom"), source)
    if claim.extractor:
        yield Quad(node, minting.term("extractor"), literals.text(claim.extractor))
    yield from minting.qualified(node, claim)
    yield from _evidence(node, claim, source, minting)


def generation(claim: Claim, minting: Minting) -> Quad:
    """Return that the claim came out of the reading of its document."""
    node = minting.namespaces.resource(CLAIM, claim.id)
    reading = minting.namespaces.resource(DOCUMENT, claim.source, "reading")
    return Quad(node, external("prov:wasGeneratedBy"), reading)


def _evidence(node: NamedNode, claim: Claim, source: NamedNode, minting: Minting) -> Iterator[Quad]:
    evidence, quotation, position = (
        minting.namespaces.resource(CLAIM, claim.id, part) for part in ("evidence", "quotation", "position")
    )
    yield Quad(node, minting.term("evidence"), evidence)
    yield Quad(evidence, external("rdf:type"), external("oa:SpecificResource"))
    yield Quad(evidence, external("oa:hasSource"), source)
    yield Quad(evidence, external("oa:hasSelector"), quotation)
    yield Quad(evidence, external("oa:hasSelector"), position)
    yield Quad(quotation, external("rdf:type"), external("oa:TextQuoteSelector"))
    yield Quad(quotation, external("oa:exact"), literals.text(claim.sentence))
    yield Quad(position, external("rdf:type"), external("oa:TextPositionSelector"))
    yield Quad(position, external("oa:start"), literals.integer(claim.start))
    yield Quad(position, external("oa:end"), literals.integer(claim.end))


def _object(claim: Claim, minting: Minting) -> NamedNode | Literal:
    if claim.object is not None:
        return minting.entity(claim.object)
    if claim.type in _DATES:
        return date_or_text(claim.value or "")
    return literals.text(claim.value or "", claim.value_language)


def date_or_text(text: str) -> Literal:
    """Return a date as precise as it is, and an interval of two dates as text."""
    try:
        return literals.partial_date(PartialDate.parse(text))
    except ValueError:
        return literals.text(text)
