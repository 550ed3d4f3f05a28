"""The catalogue of the dataset: DCAT 3 (W3C Recommendation, 2024) for its dumps and its SPARQL endpoint.

It has no blank nodes, like all of the data.
"""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.dumps.dumped import Dumped
from kg.rdf.literals import integer
from kg.rdf.namespaces import Namespaces, external

LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_SPDX = "http://spdx.org/rdf/terms#"
_TITLE = external("dcterms:title")
_PROTOCOL = NamedNode("https://www.w3.org/TR/sparql11-protocol/")


def catalogue(
    namespaces: Namespaces, address: str, dumps: Sequence[Dumped], described: Iterable[Triple]
) -> Iterator[Triple]:
    """Yield the catalogue: the dataset as the store describes it, with its dumps and endpoint on a server.

    `address` is that of the server and ends in a slash; the newest revision among the dumps comes first.
    """
    node, dataset, service = _node(namespaces, "catalogue"), namespaces.dataset, _node(namespaces, "sparql")
    said = list(described)
    yield from said
    titles = [each for each in said if each.subject == dataset and each.predicate == _TITLE]
    yield from (Triple(titled, _TITLE, title.object) for titled in (node, service) for title in titles)
    yield from (
        Triple(node, _type(), external("dcat:Catalog")),
        Triple(node, external("dcterms:license"), LICENCE),
        Triple(node, external("dcat:dataset"), dataset),
        Triple(node, external("dcat:service"), service),
    )
    yield from (
        Triple(dataset, _type(), external("dcat:Dataset")),
        Triple(dataset, _type(), external("void:Dataset")),
        Triple(dataset, external("dcterms:license"), LICENCE),
        Triple(dataset, external("dcat:landingPage"), NamedNode(f"{address}dataset")),
        Triple(dataset, external("void:sparqlEndpoint"), NamedNode(f"{address}sparql")),
    )
    yield from (
        Triple(service, _type(), external("dcat:DataService")),
        Triple(service, external("dcat:endpointURL"), NamedNode(f"{address}sparql")),
        Triple(service, external("dcat:servesDataset"), dataset),
        Triple(service, external("dcterms:conformsTo"), _PROTOCOL),
        Triple(service, external("dcterms:license"), LICENCE),
    )
    for dump in dumps:
        yield from _distribution(namespaces, address, dump)


def _distribution(namespaces: Namespaces, address: str, dump: Dumped) -> Iterator[Triple]:
    file = NamedNode(f"{address}dumps/{dump.name}")
    node = _node(namespaces, f"dumps/{dump.name}#distribution")
    checksum = _node(namespaces, f"dumps/{dump.name}#checksum")
    yield Triple(namespaces.dataset, external("dcat:distribution"), node)
    yield Triple(namespaces.dataset, external("void:dataDump"), file)
    yield Triple(node, _type(), external("dcat:Distribution"))
    yield Triple(node, external("dcterms:title"), Literal(dump.name))
    yield Triple(node, external("dcat:downloadURL"), file)
    yield Triple(node, external("dcat:accessURL"), NamedNode(f"{address}dataset"))
    yield Triple(node, external("dcat:mediaType"), NamedNode(_MEDIA_TYPES + dump.format.media_type))
    yield Triple(node, external("dcat:compressFormat"), NamedNode(f"{_MEDIA_TYPES}application/gzip"))
    yield Triple(node, external("dcat:byteSize"), _typed(str(dump.size), "nonNegativeInteger"))
    yield Triple(node, external("dcterms:license"), LICENCE)
    yield Triple(node, external("dcterms:issued"), _typed(dump.issued.isoformat(), "date"))
    yield Triple(node, namespaces.term("revision"), integer(dump.revision))
    yield Triple(node, NamedNode(f"{_SPDX}checksum"), checksum)
    yield Triple(checksum, _type(), NamedNode(f"{_SPDX}Checksum"))
    yield Triple(checksum, NamedNode(f"{_SPDX}algorithm"), NamedNode(f"{_SPDX}checksumAlgorithm_sha256"))
    yield Triple(checksum, NamedNode(f"{_SPDX}checksumValue"), _typed(dump.sha256, "hexBinary"))


def _node(namespaces: Namespaces, name: str) -> NamedNode:
    return NamedNode(namespaces.base + name)


def _type() -> NamedNode:
    return external("rdf:type")


def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=external(f"xsd:{datatype}"))
