"""The description of the API names every address and what is answered there."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.rdf import RdfStore
from kg.rdf.negotiation import GRAPHS, TABLES

PROBLEM = "application/problem+json"
UPDATE = {"update": "CLEAR ALL"}
WRONG: list[tuple[str, str, int, dict[str, Any]]] = [
    ("GET", "/sparql", 400, {"params": {"query": "SELECT {"}}),
    ("GET", "/sparql", 403, {"params": UPDATE}),
    ("GET", "/sparql", 406, {"headers": {"Accept": "image/png"}}),
    ("POST", "/sparql", 400, {"data": {}, "headers": {"Content-Type": "application/x-www-form-urlencoded"}}),
    ("POST", "/sparql", 403, {"data": UPDATE}),
    ("POST", "/sparql", 406, {"data": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}),
    ("POST", "/sparql", 413, {"data": {"query": "x" * 2_000_000}}),
    ("POST", "/sparql", 415, {"json": {"query": "ASK {}"}}),
    ("GET", "/api/v1/search", 400, {"params": {"q": "x" * 501}}),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("openapi") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def document(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def operation(document: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][path][method.lower()]
    return found


@pytest.mark.parametrize(("method", "path", "status", "request_"), WRONG)
def test_every_problem_is_described(
    client: httpx.Client,
    document: dict[str, Any],
    method: str,
    path: str,
    status: int,
    request_: dict[str, Any],
) -> None:
    answer = client.request(method, path, **request_)
    assert answer.status_code == status
    described = operation(document, method, path)["responses"][str(status)]
    assert list(described["content"]) == [PROBLEM] == [answer.headers["content-type"]]
    assert set(described["content"][PROBLEM]["schema"]["required"]) == set(answer.json())


def test_nothing_is_described_that_is_never_answered(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        for described in path.values():
            assert "422" not in described["responses"]
    assert "HTTPValidationError" not in document["components"]["schemas"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_endpoint_takes_what_the_protocol_says(document: dict[str, Any], method: str) -> None:
    described = operation(document, method, "/sparql")
    parameters = {parameter["name"]: parameter for parameter in described["parameters"]}
    assert {"default-graph-uri", "named-graph-uri"} <= set(parameters)
    assert parameters["named-graph-uri"]["schema"]["type"] == "array"
    assert ("query" in parameters) == (method == "GET")
    bodies = described.get("requestBody", {}).get("content", {})
    types = {"application/x-www-form-urlencoded", "application/sparql-query"}
    assert set(bodies) == (types if method == "POST" else set())


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("query", "accept"),
    [*(("ASK {}", each) for each in TABLES), *(("DESCRIBE <x:y>", each) for each in GRAPHS)],
)
def test_every_format_of_answers_is_described(
    client: httpx.Client, document: dict[str, Any], method: str, query: str, accept: str
) -> None:
    given = {"params" if method == "GET" else "data": {"query": query}}
    answer = client.request(method, "/sparql", headers={"Accept": accept}, **given)  # type: ignore[arg-type]
    media_type = answer.headers["content-type"].split(";")[0]
    assert media_type in operation(document, method, "/sparql")["responses"]["200"]["content"]
