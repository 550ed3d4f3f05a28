"""No request makes the server reach out: not to this machine's network, not to its files, not elsewhere."""

import socket
from collections.abc import Iterator

import httpx
import pytest
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.rdf import RdfStore

ASK = "ASK { ?s ?p ?o }"
HERE = "http://127.0.0.1:{port}/"
QUERIES = [
    "SELECT * { SERVICE <{here}> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <{here}> { ?s ?p ?o } }",
    "SELECT * { VALUES ?where { <{here}> } SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { BIND(IRI('{here}') AS ?where) SERVICE SILENT ?where { ?s ?p ?o } }",
    "PREFIX here: <{here}> ASK { SERVICE here:x { ?s ?p ?o } }",
    "BASE <{here}> ASK { SERVICE <x> { ?s ?p ?o } }",
    "ASK { \\u0053ERVICE <{here}> { ?s ?p ?o } }",
    "ASK { SERV\\U00000049CE <{here}> { ?s ?p ?o } }",
    "ASK { SERVICE <http\\u003A//127.0.0.1:{port}/> { ?s ?p ?o } }",
    "ASK { # SERVICE\n SERVICE # SERVICE\n <{here}> { ?s ?p ?o } # '\n}",
    "ASK { ?s ?p '# SERVICE' SERVICE <{here}> { ?s ?p ?o } }",
    'ASK { FILTER(?a<?b#>"""\n) SERVICE <{here}> {} } #"""',
    "SELECT * { { SELECT * { { SELECT * { SERVICE <{here}> { ?s ?p ?o } } } } } }",
    "SELECT * { OPTIONAL { { SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <{here}> {} } } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <{here}> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <{here}> { ?s ?p ?o } }",
    "SELECT * FROM <{here}> { ?s ?p ?o }",
    "SELECT * FROM NAMED <{here}> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM<{here}>FROM NAMED<{here}>{ ?s ?p ?o }",
    "BASE <{here}> SELECT * FROM <> { ?s ?p ?o }",
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <{here}>",
    "LOAD SILENT <{here}>",
    "LOAD SILENT <file:///etc/hostname> INTO GRAPH <x:g>",
    "INSERT DATA { <x:s> <x:p> <x:o> }",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <{here}> { ?s ?p ?o } }",
    "DELETE WHERE { ?s ?p ?o } ; LOAD <{here}>",
    "ASK {} ; LOAD <{here}>",
]
GRAPHS = [
    HERE,
    "file:///etc/hostname",
    "/etc/hostname",
    "http://169.254.169.254/latest/meta-data/",
    "ftp://127.0.0.1:{port}/",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("reaching") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder) as opened:
        yield opened


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine that nobody is to connect with."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        opened.settimeout(0.02)
        yield opened
        with pytest.raises(TimeoutError):
            opened.accept()


def aimed(text: str, listener: socket.socket) -> str:
    port = str(listener.getsockname()[1])
    return text.replace("{here}", HERE).replace("{port}", port)


def assert_refused(answer: httpx.Response) -> None:
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "root:" not in answer.text


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_is_refused(client: httpx.Client, listener: socket.socket, query: str) -> None:
    text = aimed(query, listener)
    assert_refused(client.get("/sparql", params={"query": text}))
    assert_refused(client.post("/sparql", data={"query": text}))
    direct = {"Content-Type": "application/sparql-query"}
    assert_refused(client.post("/sparql", content=text, headers=direct))


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", GRAPHS)
def test_a_graph_elsewhere_is_refused(
    client: httpx.Client, listener: socket.socket, name: str, graph: str
) -> None:
    parameters = {"query": ASK, name: aimed(graph, listener)}
    assert_refused(client.get("/sparql", params=parameters))
    assert_refused(client.post("/sparql", data=parameters))


@pytest.mark.parametrize(
    "update", [query for query in QUERIES if query.startswith(("LOAD", "INSERT", "DELETE"))]
)
def test_an_update_is_refused(client: httpx.Client, listener: socket.socket, update: str) -> None:
    text = aimed(update, listener)
    assert_refused(client.post("/sparql", data={"update": text}))
    assert_refused(client.get("/sparql", params={"update": text}))
    updating = {"Content-Type": "application/sparql-update"}
    assert_refused(client.post("/sparql", content=text, headers=updating))


def test_nobody_is_sent_elsewhere(client: httpx.Client, listener: socket.socket) -> None:
    for address in ("/sparql/", "/sparql//127.0.0.1", "//127.0.0.1:{port}/sparql", "/sparql?url={here}"):
        answer = client.get(aimed(address, listener), params={"query": ASK}, follow_redirects=False)
        assert "127.0.0.1" not in answer.headers.get("location", "").removeprefix(str(client.base_url))
