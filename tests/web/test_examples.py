"""The example queries, the prefixes and the terms that the API gives."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.graph import queries
from kg.model import Name
from kg.rdf import RdfStore
from kg.rdf.namespaces import Namespaces

LANGUAGES = ("en", "ru", "kk")
OPEN = re.compile(r"^# \$(\w+): .*«(.+)»|^# \$(\w+): .*“(.+)”", re.MULTILINE)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a workspace that knows the university of the examples, and nothing else of them."""
    folder = tmp_path_factory.mktemp("examples") / "rdf"
    known = snapshot()
    university = replace(
        known.entities[0], names=(*known.entities[0].names, Name("Ulgi University", "en", ("t",)))
    )
    RdfStore.open(folder).publish(replace(known, entities=(university, *known.entities[1:])))
    with served(folder, deadline=5.0) as opened:
        yield opened


@pytest.fixture(scope="module")
def without_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served(tmp_path_factory.mktemp("nothing") / "none", deadline=1.0) as opened:
        yield opened


def examples(client: httpx.Client, language: str) -> dict[str, dict[str, Any]]:
    answer = client.get("/api/v1/examples", params={"language": language})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    return {example["id"]: example for example in answer.json()["examples"]}


def test_every_question_in_sparql_is_an_example_with_its_wordings(client: httpx.Client) -> None:
    given = examples(client, "ru")
    assert set(given) == set(queries.sparql_names())
    for name, example in given.items():
        question = queries.load_sparql(name)
        assert example["question"] == dict(question.question)
        assert example["theme"] == question.theme
        assert example["numbers"] == list(question.numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_runs_as_it_is_and_begins_with_its_question(
    client: httpx.Client, language: str
) -> None:
    for name, example in examples(client, language).items():
        query = example["query"]
        assert query.startswith(f"# {queries.load_sparql(name).question[language]}\n")
        answer = client.post("/sparql", data={"query": query})
        assert answer.status_code == 200, (name, answer.text)


def test_an_example_declares_the_prefixes_it_uses(client: httpx.Client) -> None:
    for name, example in examples(client, "en").items():
        query = example["query"]
        declared = re.findall(r"^PREFIX (\w+):", query, re.MULTILINE)
        text = re.sub(r'"[^"]*"|<[^>]*>|^(#|PREFIX ).*$', "", query, flags=re.MULTILINE)
        used = re.findall(r"(?<![\w:<])([a-z]+):", text)
        assert sorted(declared) == sorted(set(used)), name


def test_an_example_asks_about_what_the_workspace_knows(client: httpx.Client) -> None:
    query = examples(client, "en")["partners"]["query"]
    assert str(Namespaces.from_environment().entity("University", "e1")) in query
    assert "$organisation" not in query
    assert not OPEN.search(query)


def test_what_the_workspace_does_not_know_stays_a_variable_with_a_comment(client: httpx.Client) -> None:
    for language in LANGUAGES:
        query = examples(client, language)["memorandum_or_more"]["query"]
        assert str(Namespaces.from_environment().entity("University", "e1")) in query
        (named,) = OPEN.findall(query)
        assert [part for part in named if part] == ["second", "Primer Machine Works LLP"]
        assert re.search(r"[$]second\b", query.split("\n\n", 1)[1])


def test_an_entity_of_another_type_is_not_taken(client: httpx.Client) -> None:
    question = queries.load_sparql("names_containing")
    assert [one.example for one in question.parameters if one.name == "text"] == ["university"]
    assert '"university"' in examples(client, "en")["names_containing"]["query"]
    assert "$region" in examples(client, "en")["institutions_without_partner_in_sector"]["query"]


def test_without_a_store_nothing_is_known_and_the_examples_are_given(without_store: httpx.Client) -> None:
    assert "$organisation" in examples(without_store, "en")["partners"]["query"]


def test_an_unknown_language_is_a_problem(client: httpx.Client) -> None:
    answer = client.get("/api/v1/examples", params={"language": "de"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_prefixes_are_those_that_the_endpoint_declares(client: httpx.Client) -> None:
    prefixes = client.get("/api/v1/prefixes").json()["prefixes"]
    assert prefixes == dict(Namespaces.from_environment().prefixes)
    for prefix in prefixes:
        assert client.post("/sparql", data={"query": f"ASK {{ ?s {prefix}:x ?o }}"}).status_code == 200


def test_the_terms_are_the_classes_and_properties_of_the_ontology(client: httpx.Client) -> None:
    terms = client.get("/api/v1/terms").json()
    classes, properties = (
        {term["iri"].rpartition("#")[2]: term["labels"] for term in terms[kind]}
        for kind in ("classes", "properties")
    )
    assert set(classes["University"]) == set(LANGUAGES)
    assert "partnersWith" in properties
    assert not set(classes) & set(properties)


def test_the_terms_are_under_the_base_that_is_set(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_BASE_IRI", "https://data.example/")
    with served(tmp_path_factory.mktemp("base") / "none", deadline=1.0) as client:
        iris = [term["iri"] for term in client.get("/api/v1/terms").json()["classes"]]
        assert iris
        assert all(iri.startswith("https://data.example/ont#") for iri in iris)
        assert client.get("/api/v1/prefixes").json()["prefixes"]["kg"] == "https://data.example/ont#"


def test_the_api_describes_the_examples(client: httpx.Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/examples", "/api/v1/prefixes", "/api/v1/terms"} <= set(paths)
