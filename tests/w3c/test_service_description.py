"""`kg serve` passes the W3C tests of the SPARQL 1.1 Service Description."""

from collections.abc import Iterator

import httpx
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node
from tests.rdf.snapshots import snapshot
from tests.w3c.suite import ABSENT, Suite
from tests.web.serving import empty_workspace, running

from kg.rdf import RdfStore

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
TESTS = {"returns-rdf", "has-endpoint-triple", "conforms-to-schema"}

CLASSES = frozenset(
    {
        "AggregateFunction", "Dataset", "EntailmentProfile", "EntailmentRegime", "Feature", "Function",
        "Graph", "GraphCollection", "Language", "NamedGraph", "Service",
    }
)  # fmt: skip
PROPERTIES = {
    "availableGraphs": ("Service", "GraphCollection"),
    "defaultDataset": ("Service", "Dataset"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "defaultGraph": ("Dataset", "Graph"),
    "defaultSupportedEntailmentProfile": ("Service", "EntailmentProfile"),
    "endpoint": ("Service", None),
    "entailmentRegime": ("NamedGraph", "EntailmentRegime"),
    "extensionAggregate": ("Service", "AggregateFunction"),
    "extensionFunction": ("Service", "Function"),
    "feature": ("Service", "Feature"),
    "graph": ("NamedGraph", "Graph"),
    "inputFormat": ("Service", None),
    "languageExtension": ("Service", "Feature"),
    "name": ("NamedGraph", None),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "propertyFeature": ("Service", "Feature"),
    "resultFormat": ("Service", None),
    "supportedEntailmentProfile": ("NamedGraph", "EntailmentProfile"),
    "supportedLanguage": ("Service", "Language"),
}
"""The properties of the vocabulary (W3C Recommendation, 2013, section 3), their subjects and objects."""

INDIVIDUALS = {
    "SPARQL10Query": "Language",
    "SPARQL11Query": "Language",
    "SPARQL11Update": "Language",
    "DereferencesURIs": "Feature",
    "UnionDefaultGraph": "Feature",
    "RequiresDataset": "Feature",
    "EmptyGraphs": "Feature",
    "BasicFederatedQuery": "Feature",
}
SUBCLASSES = {"Dataset": "GraphCollection"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    workspace = tmp_path_factory.mktemp("description") / "workspace"
    RdfStore.open(empty_workspace(workspace)).publish(snapshot())
    with running(workspace) as (address, _), httpx.Client(base_url=address) as opened:
        yield opened


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> Graph:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    return Graph().parse(data=answer.content, format="turtle", publicID=str(answer.url))


@ABSENT
def test_the_suite_has_no_other_tests(w3c: Suite) -> None:
    assert {name for _, name, _ in w3c.entries("service-description")} == TESTS


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("*/*", "turtle"),
    ],
)
def test_returns_rdf(client: httpx.Client, accept: str, name: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.status_code == 200
    if accept != "*/*":
        assert answer.headers["content-type"].partition(";")[0] == accept
    assert len(Graph().parse(data=answer.content, format=name)) > 0


def test_has_endpoint_triple(client: httpx.Client, described: Graph) -> None:
    endpoint = URIRef(str(client.base_url).rstrip("/") + "/sparql")
    (service,) = described.subjects(SD.endpoint, endpoint)
    assert (service, RDF.type, SD.Service) in described


def test_conforms_to_schema(described: Graph) -> None:
    """Every term is one of the vocabulary, and stands between what the vocabulary says it stands between."""
    terms = {
        term.removeprefix(SD) for triple in described for term in map(str, triple) if term.startswith(SD)
    }
    assert terms <= CLASSES | set(PROPERTIES) | set(INDIVIDUALS)
    for triple in described:
        subject, property_, value = triple
        name = str(property_).removeprefix(SD)
        if str(property_).startswith(SD):
            domain, range_ = PROPERTIES[name]
            assert domain in kinds(described, subject), triple
            assert range_ in kinds(described, value) if range_ else isinstance(value, URIRef), triple


def kinds(described: Graph, node: Node) -> set[str]:
    """Return the classes of the vocabulary that a node is said to be of, or is of by the vocabulary."""
    stated = {str(kind).removeprefix(SD) for kind in described.objects(node, RDF.type)}
    stated |= {SUBCLASSES[kind] for kind in stated & set(SUBCLASSES)}
    known = INDIVIDUALS.get(str(node).removeprefix(SD))
    return stated | {known} if known else stated
