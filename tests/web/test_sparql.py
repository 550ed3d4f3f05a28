"""`/sparql` speaks the query side of the SPARQL 1.1 Protocol."""

from collections.abc import Iterator

import httpx
import pytest
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.rdf import RdfStore

ASK = "ASK { ?s a kg:University }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("sparql") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder, deadline=1.0) as opened:
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


def test_a_format_that_does_not_fit_is_not_acceptable(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": ASK}, headers={"Accept": "image/png"})
    assert_problem(answer, 406)


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
    assert answer.headers["allow"]


def test_another_server_is_not_asked(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"})
    assert "SERVICE" in assert_problem(answer, 400)


def test_a_query_that_runs_too_long_may_be_tried_later_and_others_are_answered(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": RUNAWAY})
    assert_problem(answer, 503)
    assert int(answer.headers["retry-after"]) > 0
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
