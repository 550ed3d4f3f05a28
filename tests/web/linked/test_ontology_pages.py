"""The ontology is documented for people in three languages, and given as data."""

from collections.abc import Iterator

import httpx
import pytest
from rdflib import Graph
from tests.web.linked.reading import FORMATS, LANGUAGES, PAGE, page
from tests.web.served import served

from kg.knowledge import knowledge
from kg.rdf import Namespaces
from kg.rdf.terms import ontology_terms

NAMES = Namespaces()
TERMS = ontology_terms(NAMES)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served(tmp_path_factory.mktemp("ontology") / "none") as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_its_place_its_label_and_its_definition(client: httpx.Client, language: str) -> None:
    found = page(client.get(f"/ont?lang={language}", headers=PAGE))
    assert found.root.get("lang") == language
    anchors = [each.get("id", "") for each in found.root.iter() if each.get("id")]
    assert len(anchors) == len(set(anchors))
    assert {term.name for term in TERMS} <= set(anchors)
    text = found.text()
    for term in TERMS:
        assert " ".join(term.labels[language].split()) in text
        if term.definitions and term.kind != "concept":
            assert " ".join(term.definitions[language].split()) in text
    within = {link.removeprefix("#") for link in found.links() if link.startswith("#")}
    assert within <= set(anchors)
    assert NAMES.ontology_graph.value in text


def test_the_ontology_comes_in_every_syntax(client: httpx.Client) -> None:
    expected = len(Graph().parse(knowledge("ontology", "kg.ttl")))
    for extension, (media_type, _, name) in FORMATS.items():
        by_address = client.get(f"/ont.{extension}")
        assert by_address.headers["content-type"].split(";")[0] == media_type
        assert by_address.headers["access-control-allow-origin"] == "*"
        by_header = client.get("/ont", headers={"Accept": media_type})
        for answer in (by_address, by_header):
            assert len(Graph().parse(data=answer.content, format=name)) == expected


def test_the_current_version_has_an_address_and_others_do_not(client: httpx.Client) -> None:
    links = page(client.get("/ont", headers=PAGE)).links()
    (version,) = [link for link in links if link.startswith("/ont/")]
    page(client.get(version, headers=PAGE))
    assert client.get(version, headers={"Accept": "text/turtle"}).status_code == 200
    page(client.get("/ont/0.0.0", headers=PAGE), 404)
    assert client.get("/ont.exe").status_code == 404


def test_the_documentation_is_not_sent_again(client: httpx.Client) -> None:
    for headers in (PAGE, {"Accept": "text/turtle"}):
        tag = client.get("/ont", headers=headers).headers["etag"]
        assert client.get("/ont", headers={**headers, "If-None-Match": tag}).status_code == 304


def test_the_base_is_that_of_the_data(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_BASE_IRI", "http://data.example/kz/")
    with served(tmp_path_factory.mktemp("based") / "none") as opened:
        assert b"w3id.org/edi-kz" not in opened.get("/ont.ttl").content
        page_text = opened.get("/ont", headers=PAGE).text
        assert "http://data.example/kz/ont" in page_text
        assert "w3id.org/edi-kz" not in page_text


@pytest.mark.parametrize(
    ("path", "media_type", "file"),
    [
        ("/context.jsonld", "application/ld+json", "context.jsonld"),
        ("/shapes", "text/turtle", "shapes.ttl"),
    ],
)
def test_context_and_shapes_are_given_as_they_are(
    client: httpx.Client, path: str, media_type: str, file: str
) -> None:
    answer = client.get(path)
    try:
        expected = knowledge("ontology", file).read_bytes()
    except FileNotFoundError:
        assert answer.status_code == 404
        return
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert answer.content == expected


def test_shapes_are_offered_in_turtle_alone(client: httpx.Client) -> None:
    assert client.get("/shapes", headers={"Accept": "image/png"}).status_code == 406
