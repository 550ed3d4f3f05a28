"""The dataset describes itself, lists its dumps, and gives them whole or in part."""

import gzip
import hashlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Triple
from tests.rdf.snapshots import snapshot
from tests.web.linked.reading import FORMATS, LANGUAGES, PAGE, page, triples
from tests.web.served import served

from kg.rdf import Namespaces, RdfStore
from kg.rdf.dumps.dump import write_dumps
from kg.rdf.dumps.dumped import DumpFormat
from kg.rdf.namespaces import external

NAMES = Namespaces()
FILES = ("bailanys-r1.nq.gz", "bailanys-r1.ttl.gz")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("catalogue")
    RdfStore.open(folder / "rdf").publish(snapshot())
    write_dumps(folder / "rdf", folder / "dumps", tuple(DumpFormat), NAMES, lambda _done, _total: None)
    (folder / "dumps" / "secret.txt").write_text("not to be served")
    (folder / "outside.ttl").write_text("not to be served")
    with served(folder / "rdf") as opened:
        yield opened


def objects(found: set[Triple], predicate: str) -> list[str]:
    return sorted(
        getattr(each.object, "value", "") for each in found if each.predicate == external(predicate)
    )


@pytest.mark.parametrize("path", ["/dataset", "/catalogue"])
def test_the_description_comes_in_every_syntax(client: httpx.Client, path: str) -> None:
    told = []
    for extension, (media_type, _, _) in FORMATS.items():
        told.append(triples(client.get(f"{path}.{extension}")))
        assert triples(client.get(path, headers={"Accept": media_type})) == told[-1]
    assert told[0] == told[1] == told[2] == told[3]
    classes = objects(told[0], "rdf:type")
    for name in ("dcat:Catalog", "dcat:Dataset", "dcat:DataService", "dcat:Distribution", "void:Dataset"):
        assert external(name).value in classes
    assert "https://creativecommons.org/licenses/by/4.0/" in objects(told[0], "dcterms:license")
    assert Triple(NAMES.dataset, NAMES.term("revision"), Literal(1)) in told[0]


def test_the_addresses_in_the_description_are_those_of_this_server_and_answer(client: httpx.Client) -> None:
    found = triples(client.get("/catalogue.ttl"))
    downloads = objects(found, "dcat:downloadURL")
    assert [urlsplit(each).path for each in downloads] == [f"/dumps/{name}" for name in FILES]
    assert downloads == objects(found, "void:dataDump")
    for address in (*downloads, *objects(found, "dcat:landingPage")):
        assert client.get(address).status_code == 200
    (endpoint,) = objects(found, "dcat:endpointURL")
    assert client.get(endpoint, params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


def test_a_distribution_says_how_large_the_file_is_and_what_is_in_it(client: httpx.Client) -> None:
    found = triples(client.get("/catalogue.nt"))
    for name, media_type in zip(FILES, ("application/n-quads", "text/turtle"), strict=True):
        content = client.get(f"/dumps/{name}").content
        node = NamedNode(f"{NAMES.base}dumps/{name}#distribution")
        checksum = NamedNode(f"{NAMES.base}dumps/{name}#checksum")
        about = {each.predicate.value: each.object for each in found if each.subject in (node, checksum)}
        assert getattr(about[external("dcat:byteSize").value], "value", "") == str(len(content))
        assert str(about[external("dcat:mediaType").value]).endswith(f"{media_type}>")
        assert about["http://spdx.org/rdf/terms#checksumValue"] == Literal(
            hashlib.sha256(content).hexdigest(), datatype=external("xsd:hexBinary")
        )


@pytest.mark.parametrize("accept", [None, "*/*", PAGE["Accept"], "text/turtle"])
def test_void_is_where_programs_look_for_it(client: httpx.Client, accept: str | None) -> None:
    answer = client.get(
        "/.well-known/void", headers={"Accept": accept} if accept else {}, follow_redirects=True
    )
    assert NAMES.dataset in {each.subject for each in triples(answer)}
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_dataset_lists_the_downloads(client: httpx.Client, language: str) -> None:
    found = page(client.get(f"/dataset?lang={language}", headers=PAGE))
    assert found.root.get("lang") == language
    assert {f"/dumps/{name}" for name in FILES} <= set(found.links())
    for name in FILES:
        assert hashlib.sha256(client.get(f"/dumps/{name}").content).hexdigest() in found.text()
    for link in found.links():
        if link.startswith("/") and not link.startswith("/sparql"):
            assert client.get(link, headers=PAGE, follow_redirects=True).status_code == 200, link


def test_a_dump_is_given_as_it_is_and_in_part(client: httpx.Client) -> None:
    answer = client.get(f"/dumps/{FILES[0]}")
    assert answer.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"
    assert b"w3id.org" in gzip.decompress(answer.content)
    part = client.get(f"/dumps/{FILES[0]}", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, answer.content[10:20])
    assert client.get(f"/dumps/{FILES[0]}", headers={"Range": "bytes=999999999-"}).status_code == 416
    assert client.get("/dumps/ontology.ttl").headers["content-type"].startswith("text/turtle")
    assert client.get("/dumps/SHA256SUMS").headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "name",
    [
        "secret.txt", "..%2Foutside.ttl", "%2e%2e/outside.ttl", "..%5Coutside.ttl", "bailanys-r2.nq.gz",
        "bailanys-r1.nq.gz%00", "%2Fetc%2Fpasswd", ".dump-x",
    ],
)  # fmt: skip
def test_nothing_but_dumps_is_given(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/dumps/{name}")
    assert answer.status_code == 404
    assert "not to be served" not in answer.text


def test_the_folder_leads_to_the_list(client: httpx.Client) -> None:
    answer = client.get("/dumps/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/dataset#downloads")


def test_without_dumps_the_page_says_how_to_make_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bare")
    RdfStore.open(folder / "rdf").publish(snapshot())
    with served(folder / "rdf") as opened:
        assert "kg dump" in page(opened.get("/dataset", headers=PAGE)).text()
        assert objects(triples(opened.get("/catalogue.ttl")), "dcat:downloadURL") == []
