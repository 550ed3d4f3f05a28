"""The endpoint describes itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib import Literal as RdflibLiteral
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.rdf import Namespaces, QueryLimits, RdfStore

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
GRAPH = "http://graphs.example/a"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("description") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    store = Store(str(folder))
    for number in range(3):
        store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), Literal(str(number)), NamedNode(GRAPH)))
    store.flush()
    del store
    with served(folder, limits=QueryLimits(seconds=20, rows=1, workers=2, waiting=7)) as opened:
        yield opened


def described(client: httpx.Client, accept: str = "text/turtle", syntax: str = "turtle") -> Graph:
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(accept)
    return Graph().parse(data=answer.text, format=syntax)


def test_it_is_one_service_at_the_address_that_was_asked(client: httpx.Client) -> None:
    graph = described(client)
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert list(graph.objects(service, SD.endpoint)) == [URIRef(str(client.base_url.join("/sparql")))]
    assert list(graph.objects(service, SD.supportedLanguage)) == [SD.SPARQL11Query]


def test_every_format_that_it_names_is_given(client: httpx.Client) -> None:
    formats = set(described(client).objects(None, SD.resultFormat))
    assert formats == {
        FORMATS[name]
        for name in (
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "RDF_XML",
            "JSON-LD",
        )
    }


def test_it_tells_the_graphs_and_how_many_triples_each_has(client: httpx.Client) -> None:
    graph = described(client)
    dataset = URIRef(Namespaces().dataset.value)
    assert list(graph.objects(None, SD.defaultDataset)) == [dataset]
    (named,) = graph.subjects(SD.name, URIRef(GRAPH))
    assert named in set(graph.objects(dataset, SD.namedGraph))
    contents = graph.value(named, SD.graph)
    assert graph.value(contents, VOID.triples) == RdflibLiteral(3)
    count = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"})
    default = graph.value(dataset, SD.defaultGraph)
    assert str(graph.value(default, VOID.triples)) == count.text.split()[1]


def test_it_tells_the_limits_and_that_there_is_no_federation(client: httpx.Client) -> None:
    graph = described(client)
    (service,) = graph.subjects(RDF.type, SD.Service)
    comment = str(graph.value(service, RDFS.comment))
    for said in (
        "no updates",
        "no federated queries",
        "20 seconds",
        "1024 MB",
        "1 rows",
        "7 more may wait",
    ):
        assert said in comment
    assert SD.BasicFederatedQuery not in set(graph.objects(None, SD.feature))


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [("application/rdf+xml", "xml"), ("application/ld+json", "json-ld"), ("application/n-triples", "nt")],
)
def test_it_comes_in_every_format_of_graphs(client: httpx.Client, accept: str, syntax: str) -> None:
    assert len(described(client, accept, syntax)) == len(described(client))


def test_it_comes_in_no_other(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/csv"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.json()["detail"]
