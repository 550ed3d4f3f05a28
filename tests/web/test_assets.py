"""The files of the pages: what they ask for is named beforehand, and what is known is not sent again."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page
from tests.browser import opened_browser, overhear
from tests.web.served import served

from kg.web import pages

PAGES = ("/", "/embed", "/review", "/sparql")
HTML = {"Accept": "text/html, */*;q=0.8"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served(tmp_path_factory.mktemp("assets") / "none", deadline=1.0) as opened:
        yield opened


@pytest.fixture
def page() -> Iterator[Page]:
    with opened_browser() as browser:
        yield browser.new_page()


def addresses(client: httpx.Client, path: str) -> list[str]:
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(path, headers=HTML).text)


@pytest.mark.parametrize("path", PAGES)
def test_every_file_that_a_page_names_is_served(client: httpx.Client, path: str) -> None:
    named = addresses(client, path)
    assert len(named) >= 3
    for address in named:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_every_module_and_style_that_it_asks_for(
    client: httpx.Client, page: Page, path: str
) -> None:
    heard = overhear(page)
    page.goto(f"{str(client.base_url).rstrip('/')}{path}", wait_until="networkidle")
    asked = {request.removeprefix(str(client.base_url).rstrip("/")) for request in heard.requests}
    files = {address for address in asked if re.search(r"/(?!.*min\.js).*\.(?:css|js)$", address)}
    assert len(files) >= 3
    assert files <= set(addresses(client, path))


def test_a_browser_keeps_the_files_of_this_version_for_good(client: httpx.Client) -> None:
    for address in addresses(client, "/"):
        assert "immutable" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/static/map/main.js", "/static/v0123456789abcdef/map/main.js"])
def test_a_file_without_the_version_or_with_another_is_given_and_asked_for_again(
    client: httpx.Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.text == (pages.STATIC / "map/main.js").read_text("utf-8")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_file_that_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    address = "/static/map/main.js"
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_texts_are_compressed_for_those_who_take_it(client: httpx.Client) -> None:
    address = "/static/map/main.js"
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    with client.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
    font = next(Path(pages.STATIC / "fonts").glob("*.woff2"))
    assert client.get(f"/static/fonts/{font.name}").content == font.read_bytes()


@pytest.mark.parametrize("path", ["", "none.js", "map", "../app.py", "%2e%2e/app.py", "map//main.js"])
def test_what_is_no_file_of_the_pages_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404


def test_files_are_read_only(client: httpx.Client) -> None:
    assert client.post("/static/map/main.js").status_code == 405
    assert client.head("/static/map/main.js").status_code == 200
