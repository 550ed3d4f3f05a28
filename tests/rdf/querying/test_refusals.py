"""A query reaches nothing but the store, changes nothing, and is told why it is refused."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rdf.snapshots import snapshot

from kg.errors import QueryError
from kg.rdf import QueryService, RdfStore
from kg.rdf.querying.grammar import syntax_error


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("refusals") / "rdf"
    RdfStore.open(place).publish(snapshot())
    return place


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[QueryService]:
    with QueryService(folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }", "is no graph of this store"),
        ("ASK { SERV\\u0049CE <http://127.0.0.1/> {} }", "with escapes"),
        ("ASK \\u0046ROM <http://127.0.0.1/> {}", "with escapes"),
        ("SELECT * { ?s rdfs:label 'from service' [ }", "line 1, column 41"),
        ("INSERT DATA { <a:a> <b:b> 1 }", "Updates are refused"),
        ("# comment\nPREFIX x: <x:x#>\nLOAD <http://127.0.0.1/>", "Updates are refused"),
        ("DELETE WHERE { ?s ?p ?o }", "Updates are refused"),
        ("DROP ALL", "Updates are refused"),
        ("WITH <http://127.0.0.1/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "Updates are refused"),
    ],
)
def test_a_refusal_names_its_reason(service: QueryService, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        service.select(query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://{host}/> { ?s ?p ?o } }",
        "ASK { service silent <http://{host}/> {} }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } VALUES ?where { <http://{host}/> } }",
        "SELECT * { ?a ?b ?c { SELECT * { SERVICE<http://{host}/>{} } } }",
        "SELECT * { { SELECT * { { SELECT * { OPTIONAL { SERVICE SILENT <http://{host}/> {} } } } } } }",
        "ASK { FILTER EXISTS { SERVICE <http://{host}/> {} } }",
        'ASK { FILTER(?a<?b#>"""\n) SERVICE <http://{host}/> {} } #"""',
        "ASK { ?s ?p '#' . SERVICE <http://{host}/#service> {} #'\n}",
        "PREFIX : <http://{host}/> ASK { SERVICE:x { } }",
        "PREFIX SERVICE: <http://{host}/> ASK { SERVICE SERVICE:x { } }",
        "ASK { \\u0053ERVICE <http://{host}/> {} }",
        "ASK { SERV\\U00000049CE <http://{host}/> {} }",
        "ASK { ?s ?p 'service' SERVICE <http://{host}/> {} # service\n}",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <http://{host}/> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <http://{host}/> { ?s ?p ?o } }",
        "ASK FROM <http://{host}/> { ?s ?p ?o }",
        "ASK FROM NAMED <http://{host}/> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * from<http://{host}/>{ ?s ?p ?o }",
        "ASK FROM <file:///etc/hosts> { ?s ?p ?o }",
        "ASK FROM <file:///etc/hostname> FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
        "LOAD <http://{host}/>",
        "LOAD SILENT <http://{host}/> INTO GRAPH <a:a>",
        "ASK {} ; LOAD <http://{host}/>",
        "SELECT * { ?s ?p ?o } ; INSERT DATA { <a:a> <b:b> 1 }",
    ],
)
def test_nothing_is_fetched(service: QueryService, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(QueryError):
            service.select(query.replace("{host}", host))
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_query_is_parsed_without_being_evaluated() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        assert syntax_error(f"ASK {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}", {}) is None
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { FILTER(?a = 'a service from us' # SERVICE FROM\n) }",
        "PREFIX service: <http://service.example/from#> "
        'SELECT ?from { ?service service:from """\nSERVICE <x:y> {""" }',
        "SELECT (STRAFTER('From: x', 'From: ') AS ?from) { }",
        "ASK { ?s rdfs:label 'Service'@en }",
        "ASK { ?s ?p ' FROM <http://127.0.0.1/> ' }",
        "ASK { # FROM <http://127.0.0.1/>\n}",
        "PREFIX from: <http://from.example/> ASK { ?s from:named <http://from.example/> }",
        "SELECT ?from { ?from ?named <http://from.example/from> }",
    ],
)
def test_words_in_strings_comments_and_names_are_no_keywords(service: QueryService, query: str) -> None:
    service.select(query)


def test_a_query_changes_nothing(service: QueryService, folder: Path) -> None:
    everything = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
    before = service.select(everything)
    with pytest.raises(QueryError):
        service.select("DELETE WHERE { ?s ?p ?o }")
    assert service.select(everything) == before
    assert RdfStore.open(folder).revision == snapshot().revision
