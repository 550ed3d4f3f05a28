"""An answer that a client has already is not evaluated again."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.rdf.snapshots import entity
from tests.web.served import asking, served

from kg.model import Snapshot
from kg.rdf import QueryLimits, RdfStore

QUERY = {"query": "SELECT ?name { ?s skos:prefLabel ?name }"}


def publish(folder: Path, *names: str) -> None:
    entities = tuple(entity(f"e{at}", "Company", name) for at, name in enumerate(names))
    RdfStore.open(folder).publish(Snapshot(len(names), entities, (), (), ()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path / "rdf", *"АБ")
    return tmp_path / "rdf"


@pytest.fixture
def client(folder: Path) -> Iterator[httpx.Client]:
    with served(folder) as opened:
        yield opened


def again(client: httpx.Client, query: dict[str, str], tag: str, accept: str = "*/*") -> httpx.Response:
    return client.get("/sparql", params=query, headers={"If-None-Match": tag, "Accept": accept})


def test_an_answer_is_asked_for_again_only_when_the_store_shows_something_else(
    client: httpx.Client, folder: Path
) -> None:
    first = client.get("/sparql", params=QUERY)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "no-cache"
    same = again(client, QUERY, f'"other", {tag}')
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert again(client, QUERY, tag.removeprefix("W/")).status_code == 304
    assert again(client, QUERY, '"other"').status_code == 200
    publish(folder, *"АБВ")
    other = again(client, QUERY, tag)
    assert other.status_code == 200
    assert other.headers["etag"] != tag
    assert len(other.json()["results"]["bindings"]) == 3


def test_nothing_is_evaluated_for_it(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=300, workers=1, waiting=0)) as client:
        tag = client.get("/sparql", params=QUERY).headers["etag"]
        with asking(client, 1):
            assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 503
            assert again(client, QUERY, tag).status_code == 304


def test_the_tag_of_one_answer_says_nothing_of_another(client: httpx.Client) -> None:
    tag = client.get("/sparql", params=QUERY).headers["etag"]
    for other in (
        {"query": "SELECT {"},
        {"query": QUERY["query"] + "#"},
        {**QUERY, "default-graph-uri": "x:y"},
    ):
        assert again(client, other, tag).status_code != 304
        assert again(client, other, "*").status_code != 304


def test_each_format_has_its_own_tag(client: httpx.Client) -> None:
    answer = again(client, QUERY, client.get("/sparql", params=QUERY).headers["etag"], "text/csv")
    assert answer.status_code == 200
    assert again(client, QUERY, answer.headers["etag"], "text/csv").status_code == 304


def test_head_is_answered_alike(client: httpx.Client) -> None:
    tag = client.head("/sparql", params=QUERY).headers["etag"]
    assert client.head("/sparql", params=QUERY, headers={"If-None-Match": tag}).status_code == 304


def test_what_differs_each_time_and_what_fails_and_what_is_posted_has_no_tag(client: httpx.Client) -> None:
    for answer in (
        client.get("/sparql", params={"query": "SELECT (NOW() AS ?now) {}"}),
        client.get("/sparql", params={"query": "SELECT {"}),
        client.post("/sparql", data=QUERY),
    ):
        assert "etag" not in answer.headers
    tag = client.get("/sparql", params=QUERY).headers["etag"]
    posted = client.post("/sparql", data=QUERY, headers={"If-None-Match": tag})
    assert posted.status_code == 200


def test_the_description_of_the_service_has_a_tag_too(client: httpx.Client, folder: Path) -> None:
    tag = client.get("/sparql").headers["etag"]
    assert again(client, {}, tag).status_code == 304
    publish(folder, *"АБВ")
    assert again(client, {}, tag).status_code == 200
