"""Sectors and places are concept schemes in which every concept has an address."""

from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from tests.rdf.snapshots import snapshot
from tests.web.linked.reading import FORMATS, LANGUAGES, PAGE, page, triples
from tests.web.served import served

from kg.rdf import Namespaces, RdfStore
from kg.rdf.namespaces import SECTOR, external

NAMES = Namespaces()
SCHEME = NAMES.scheme(SECTOR)
FOOD, BREAD = NAMES.concept(SECTOR, "invented food"), NAMES.concept(SECTOR, "invented-bread")


def invented() -> Iterator[Quad]:
    """A sector with one beneath it, which an entity stands for."""

    def said(subject: NamedNode, name: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, external(name), value, SCHEME)

    for concept, ru, kk, en in ((FOOD, "Еда", "Тағам", "Food"), (BREAD, "Хлеб", "Нан", "<b>Bread</b>")):
        yield said(concept, "rdf:type", external("skos:Concept"))
        yield said(concept, "skos:inScheme", SCHEME)
        for language, label in (("ru", ru), ("kk", kk), ("en", en)):
            yield said(concept, "skos:prefLabel", Literal(label, language=language))
    yield said(BREAD, "skos:broader", FOOD)
    yield said(BREAD, "skos:notation", Literal("10.71"))
    yield said(BREAD, "skos:closeMatch", NamedNode("http://classes.example/10.71"))
    yield Quad(NAMES.resource("organization", "e2"), external("skos:exactMatch"), BREAD)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("schemes") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    store = Store(str(folder))
    store.extend(invented())
    store.flush()
    del store
    with served(folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "food", "bread"),
    [("ru", "Еда", "Хлеб"), ("kk", "Тағам", "Нан"), ("en", "Food", "<b>Bread</b>")],
)
def test_a_scheme_is_a_tree_of_links(client: httpx.Client, language: str, food: str, bread: str) -> None:
    found = page(client.get(f"/scheme/sector?lang={language}", headers=PAGE))
    (branch,) = [each for each in found.all("li") if each.findtext("a/bdi") == food]
    assert bread in "".join(branch.itertext())
    assert "10.71" in "".join(branch.itertext())
    assert "/scheme/sector/invented%20food" in {link.split("?")[0] for link in found.links()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_concept_is_shown_with_what_is_around_it(client: httpx.Client, language: str) -> None:
    found = page(client.get(f"/scheme/sector/invented-bread?lang={language}", headers=PAGE))
    links = {link.split("?")[0] for link in found.links()}
    assert {
        "/scheme/sector/invented%20food",
        "/page/organization/e2",
        "http://classes.example/10.71",
    } <= links
    wider = page(client.get("/scheme/sector/invented%20food", headers=PAGE))
    assert "/scheme/sector/invented-bread" in wider.links()
    assert client.get("/page/organization/e2", headers=PAGE).text.count("/scheme/sector/invented-bread") == 1


def test_schemes_and_concepts_come_in_every_syntax(client: httpx.Client) -> None:
    for extension, (media_type, _, _) in FORMATS.items():
        for path in ("/scheme/sector", "/scheme/sector/invented-bread"):
            by_address = triples(client.get(f"{path}.{extension}"))
            assert by_address == triples(client.get(path, headers={"Accept": media_type}))
            assert external("skos:broader") in {
                each.predicate for each in by_address if each.subject == BREAD
            }


@pytest.mark.parametrize(
    "path", ["/scheme/other", "/scheme/sector/none", "/scheme/other/none", "/scheme/sector/%3Cx%3E"]
)
def test_what_is_in_no_scheme_is_not_found(client: httpx.Client, path: str) -> None:
    page(client.get(path, headers=PAGE), 404)
    assert client.get(path).status_code == 404


def test_both_schemes_have_a_page(client: httpx.Client) -> None:
    for name in ("sector", "place"):
        answer = client.get(f"/scheme/{name}", headers=PAGE)
        page(answer)
        again = client.get(f"/scheme/{name}", headers={**PAGE, "If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
