"""Search engines find the pages of entities and documents."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import httpx
import pytest
from tests.rdf.snapshots import snapshot
from tests.web.linked.reading import page
from tests.web.served import served

from kg.rdf import RdfStore
from kg.web.linked import sitemap

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == "application/xml"
    return [each.text or "" for each in ElementTree.fromstring(answer.content).iterfind("*/s:loc", SPACE)]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("sitemap") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder) as opened:
        yield opened


def test_robots_are_told_of_the_sitemap(client: httpx.Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    (address,) = re.findall(r"^Sitemap: (.+)$", answer.text, re.MULTILINE)
    assert client.get(address).status_code == 200


def test_every_entity_and_document_is_listed_once_and_has_its_page(client: httpx.Client) -> None:
    (part,) = addresses(client.get("/sitemap.xml"))
    found = addresses(client.get(part))
    assert sorted(each.rsplit("/page/", 1)[1] for each in found) == [
        "document/d1", "legal-act/e6", "organization/e1", "organization/e2", "organization/e4",
        "organization/e5", "person/e3",
    ]  # fmt: skip
    for address in found:
        page(client.get(address))


def test_a_sitemap_is_not_sent_again(client: httpx.Client) -> None:
    for path in ("/sitemap.xml", "/sitemaps/1.xml"):
        tag = client.get(path).headers["etag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("name", ["0", "2", "x", "-1"])
def test_there_are_no_other_parts(client: httpx.Client, name: str) -> None:
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_a_long_sitemap_is_divided(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 3)
    parts = addresses(client.get("/sitemap.xml"))
    assert len(parts) == 3
    found = [address for part in parts for address in addresses(client.get(part))]
    assert len(found) == len(set(found)) == 7
