"""`/sparql` speaks the query side of the SPARQL 1.1 Protocol."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from tests.rdf.snapshots import snapshot
from tests.web.served import RUNAWAY, served

from kg.rdf import QueryLimits, RdfStore
from kg.web.pages import STATIC

PAGE = STATIC / "sparql.html"
ASK = "ASK { ?s a kg:University }"
BOMB = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c"
GRAPH = "http://graphs.example/a"
OBJECTS = "SELECT ?o WHERE { ?s <x:p> ?o }"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sparql") / "rdf"
    RdfStore.open(place).publish(snapshot())
    store = Store(str(place))
    store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("named"), NamedNode(GRAPH)))
    store.flush()
    return place


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    with served(folder) as opened:
        yield opened


def post(
    client: httpx.Client, content: str | bytes, media_type: str | None, address: str = ""
) -> httpx.Response:
    headers = {"Content-Type": media_type} if media_type else {}
    return client.post(f"/sparql{address}", content=content, headers=headers)


def assert_problem(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    body = answer.json()
    assert body["status"] == status
    assert body["title"]
    detail = body["detail"]
    assert isinstance(detail, str)
    return detail


def test_a_query_may_be_got(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": ASK})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["boolean"] is True


def test_a_query_may_be_posted_as_a_form(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


@pytest.mark.parametrize(
    "media_type", ["application/sparql-query", "Application/SPARQL-Query; charset=UTF-8"]
)
def test_a_query_may_be_posted_as_it_is(client: httpx.Client, media_type: str) -> None:
    assert post(client, ASK, media_type).json()["boolean"] is True


def test_a_request_names_the_graphs_that_are_asked(client: httpx.Client) -> None:
    graphs = {"default-graph-uri": [GRAPH, GRAPH], "named-graph-uri": GRAPH}
    query = OBJECTS.replace("WHERE", "FROM <http://127.0.0.1/>")
    for answer in (
        client.get("/sparql", params={"query": query, **graphs}),
        client.post("/sparql", data={"query": query, **graphs}),
        client.post("/sparql", data={"query": query}, params=graphs),
        client.post(
            "/sparql", content=query, params=graphs, headers={"Content-Type": "application/sparql-query"}
        ),
    ):
        assert [row["o"]["value"] for row in answer.json()["results"]["bindings"]] == ["named"]
    assert client.get("/sparql", params={"query": OBJECTS}).json()["results"]["bindings"] == []


def test_a_query_keeps_its_plus_signs_and_its_letters(client: httpx.Client) -> None:
    query = "SELECT ('Ұлы дала + 1' AS ?v) {}"
    for answer in (
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        post(client, query, "application/sparql-query"),
    ):
        assert answer.json()["results"]["bindings"][0]["v"]["value"] == "Ұлы дала + 1"


@pytest.mark.parametrize(
    ("query", "accept", "returned"),
    [
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ASK, "text/turtle, application/json;q=0.5", "application/json"),
        ("SELECT * {}", "text/csv", "text/csv; charset=utf-8"),
        ("SELECT * {}", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("DESCRIBE organization:e1", "*/*", "text/turtle; charset=utf-8"),
        ("DESCRIBE organization:e1", "application/ld+json", "application/ld+json"),
        ("DESCRIBE organization:e1", "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE organization:e1", "application/n-triples", "application/n-triples"),
    ],
)
def test_the_client_chooses_the_format(client: httpx.Client, query: str, accept: str, returned: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == returned
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    ("query", "format_", "returned"),
    [
        (ASK, "csv", "text/csv"),
        (ASK, "xml", "application/sparql-results+xml"),
        ("DESCRIBE organization:e1", "json", "application/ld+json"),
    ],
)
def test_the_format_may_be_chosen_in_the_address(
    client: httpx.Client, query: str, format_: str, returned: str
) -> None:
    answer = client.get(
        "/sparql", params={"query": query, "format": format_}, headers={"Accept": "text/turtle"}
    )
    assert answer.headers["content-type"].startswith(returned)


@pytest.mark.parametrize("query", [ASK, "SELECT * { ?s ?p ?o }", "SELECT * {"])
def test_head_is_get_without_its_content(client: httpx.Client, query: str) -> None:
    got, headed = (client.request(method, "/sparql", params={"query": query}) for method in ("GET", "HEAD"))
    assert headed.content == b""
    assert headed.status_code == got.status_code
    assert list(headed.headers) == list(got.headers)
    assert headed.headers["content-type"] == got.headers["content-type"]


def test_a_large_answer_is_compressed_for_those_who_accept_it(client: httpx.Client) -> None:
    query = {"query": "SELECT * { ?s ?p ?o }"}
    plain = client.get("/sparql", params=query, headers={"Accept-Encoding": "identity"})
    small = client.get("/sparql", params=query, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert small.content == plain.content


def test_a_format_that_does_not_fit_is_not_acceptable(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": ASK}, headers={"Accept": "image/png"})
    assert "text/csv" in assert_problem(answer, 406)


@pytest.mark.parametrize(
    ("content", "media_type", "address", "status"),
    [
        ("query=", FORM, "", 400),
        ("query=ASK%20%7B", FORM, "", 400),
        ("", FORM, "", 400),
        ("query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, "", 400),
        ("query=ASK%20%7B%7D", FORM, "?query=ASK%20%7B%7D", 400),
        ("query=%FF", FORM, "", 400),
        (b"query=\xff", FORM, "", 400),
        (b"ASK { \xff }", "application/sparql-query", "", 400),
        ("query=ASK%20%7B%7D&default-graph-uri=http%3A%2F%2F127.0.0.1%2F", FORM, "", 400),
        ("query=ASK%20%7B%7D&named-graph-uri=", FORM, "", 400),
        ("query=ASK%20%7B%7D&format=docx", FORM, "", 400),
        ("query=ASK%20%7B%7D&format=csv&format=csv", FORM, "", 400),
        ("query=ASK%20%7B%7D" + "&a=b" * 200, FORM, "", 400),
        ("query=ASK%20%7B%ZZ%7D", FORM, "", 400),
        ("query=ASK%20%7B%00%7D", FORM, "", 400),
        ("query=%ED%A0%80", FORM, "", 400),
        ("ASK {}", "application/sparql-query", "?query=ASK%20%7B%7D", 400),
        ("", "application/sparql-query", "", 400),
        ("query=ASK%20%7B%7D", "multipart/form-data; boundary=x", "", 415),
        (ASK, "text/plain", "", 415),
        (ASK, None, "", 415),
        ("update=CLEAR%20ALL", FORM, "", 403),
        ("CLEAR ALL", "application/sparql-update", "", 403),
        ("CLEAR ALL", "application/sparql-query", "", 400),
        ("x" * 2_000_000, "application/sparql-query", "", 413),
    ],
)
def test_a_wrong_request_is_answered_with_a_problem(
    client: httpx.Client, content: str | bytes, media_type: str | None, address: str, status: int
) -> None:
    assert_problem(post(client, content, media_type, address), status)


def test_a_request_without_a_query_says_what_to_give(client: httpx.Client) -> None:
    assert "`query`" in assert_problem(client.get("/sparql?default-graph-uri=x:y"), 400)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql")
    assert_problem(answer, 405)
    assert answer.headers["allow"] == "OPTIONS, HEAD, GET, POST"


def test_another_server_is_not_asked(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"})
    assert "SERVICE" in assert_problem(answer, 400)


def test_a_query_nested_too_deeply_is_a_problem_of_the_worker_alone(client: httpx.Client) -> None:
    nested = "ASK {" + "{" * 20_000 + "}" * 20_000 + "}"
    assert "nested" in assert_problem(post(client, nested, "application/sparql-query"), 503)
    assert_problem(post(client, nested[:2_000], "application/sparql-query"), 400)
    assert client.get("/sparql", params={"query": ASK}).status_code == 200


@pytest.mark.parametrize("host", ["a<b>", "", "[", "a b", "x" * 5000])
def test_an_address_that_is_none_breaks_nothing(client: httpx.Client, host: str) -> None:
    assert client.get("/sparql", headers={"Host": host}).status_code in {200, 400}


def test_a_query_that_runs_too_long_may_be_tried_later_and_others_are_answered(folder: Path) -> None:
    with served(folder, deadline=1.0) as client:
        answer = client.get("/sparql", params={"query": RUNAWAY})
        assert "1 s" in assert_problem(answer, 503)
        assert int(answer.headers["retry-after"]) > 0
        assert client.get("/health").status_code == 200
    with served(folder, limits=QueryLimits(seconds=20, memory=256 << 20, workers=1)) as client:
        assert "memory" in assert_problem(client.get("/sparql", params={"query": BOMB}), 503)
        assert client.get("/sparql", params={"query": ASK}).status_code == 200


def test_browsers_may_ask_from_other_sites(client: httpx.Client) -> None:
    answer = client.options(
        "/sparql",
        headers={
            "Origin": "https://elsewhere.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "content-type" in answer.headers["access-control-allow-headers"].lower()


def test_scripts_of_other_sites_may_read_what_is_said_beside_the_answer(client: httpx.Client) -> None:
    for query in (ASK, "ASK {"):
        exposed = client.get("/sparql", params={"query": query}).headers["access-control-expose-headers"]
        assert {"Retry-After", "ETag", "X-SPARQL-MaxRows"} <= {name.strip() for name in exposed.split(",")}


def test_a_result_that_is_cut_says_so_and_no_other_does(folder: Path) -> None:
    with served(folder, limits=QueryLimits(rows=5, workers=1)) as client:
        for query, rows, said in (
            ("SELECT * { ?s ?p ?o }", 5, "5"),
            ("SELECT * { ?s ?p ?o } LIMIT 5", 5, None),
            ("SELECT * { ?s ?p ?o } LIMIT 4", 4, None),
        ):
            answer = client.get("/sparql", params={"query": query})
            assert len(answer.json()["results"]["bindings"]) == rows
            assert answer.headers.get("x-sparql-maxrows") == said
        query = "CONSTRUCT WHERE { ?s ?p ?o }"
        answer = client.get("/sparql", params={"query": query, "format": "ntriples"})
        assert (answer.text.count("\n"), answer.headers["x-sparql-maxrows"]) == (5, "5")


def test_browsers_that_ask_for_nothing_get_the_page(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page = client.get("/sparql", headers=browser)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.partition("<body")[2] == PAGE.read_text("utf-8").partition("<body")[2]
    assert client.get("/sparql").headers["content-type"].startswith("text/turtle")
    asked = client.get("/sparql", params={"query": ASK}, headers=browser)
    assert asked.headers["content-type"] == "application/xml"
