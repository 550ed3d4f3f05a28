"""Describes the endpoint as data (SPARQL 1.1 Service Description, W3C Recommendation, 2013)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.rdf.literals import integer
from kg.rdf.namespaces import EXTERNAL, Namespaces, external
from kg.rdf.querying.limits import QueryLimits

_FORMATS = "http://www.w3.org/ns/formats/"
_WRITTEN = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_TYPE = external("rdf:type")

COUNTS = """
SELECT ?graph (COUNT(*) AS ?triples) { { ?s ?p ?o } UNION { GRAPH ?graph { ?s ?p ?o } } } GROUP BY ?graph
"""
"""Counts the triples of each graph by its IRI; that of the default graph is unbound."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How many triples the default graph has, and each named graph by its IRI."""

    default: int
    named: Mapping[str, int]


def description(
    endpoint: NamedNode, contents: Contents, limits: QueryLimits, namespaces: Namespaces, media_type: str
) -> bytes:
    """Return the description of the endpoint at this address in an RDF media type."""
    triples = _service(endpoint, contents, limits, namespaces.dataset)
    prefixes = {**{name: EXTERNAL[name] for name in ("rdfs", "sd", "void")}, "formats": _FORMATS}
    return serialize(triples, format=RdfFormat.from_media_type(media_type), prefixes=prefixes) or b""


def _service(
    endpoint: NamedNode, contents: Contents, limits: QueryLimits, dataset: NamedNode
) -> Iterator[Triple]:
    service = NamedNode(f"{endpoint.value}#service")
    yield Triple(service, _TYPE, external("sd:Service"))
    yield Triple(service, external("rdfs:label"), Literal("SPARQL endpoint of Bailanys", language="en"))
    yield Triple(service, external("rdfs:comment"), Literal(_limits(limits), language="en"))
    yield Triple(service, external("sd:endpoint"), endpoint)
    yield Triple(service, external("sd:supportedLanguage"), external("sd:SPARQL11Query"))
    for name in _WRITTEN:
        yield Triple(service, external("sd:resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, external("sd:defaultDataset"), dataset)
    yield from _dataset(dataset, contents)


def _dataset(dataset: NamedNode, contents: Contents) -> Iterator[Triple]:
    yield Triple(dataset, _TYPE, external("sd:Dataset"))
    default = BlankNode()
    yield Triple(dataset, external("sd:defaultGraph"), default)
    yield from _graph(default, contents.default)
    for name, triples in sorted(contents.named.items()):
        named, graph = BlankNode(), BlankNode()
        yield Triple(dataset, external("sd:namedGraph"), named)
        yield Triple(named, _TYPE, external("sd:NamedGraph"))
        yield Triple(named, external("sd:name"), NamedNode(name))
        yield Triple(named, external("sd:graph"), graph)
        yield from _graph(graph, triples)


def _graph(graph: BlankNode, triples: int) -> Iterator[Triple]:
    yield Triple(graph, _TYPE, external("sd:Graph"))
    yield Triple(graph, external("void:triples"), integer(triples))


def _limits(limits: QueryLimits) -> str:
    rows = (
        f" A result has {limits.rows} rows or triples at the most; one that was cut says so."
        if limits.rows
        else ""
    )
    return (
        "Queries only: no updates, no federated queries (SERVICE), and nothing is fetched for FROM."
        f" A query may take {limits.seconds:g} seconds and {limits.memory >> 20} MB of memory.{rows}"
        f" {limits.workers} queries run at once, and {limits.waiting} more may wait."
    )
