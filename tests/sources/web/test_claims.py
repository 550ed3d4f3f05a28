"""Nobody speaks for another site: which address a document may give as its own."""

import pytest
from tests.sources.web.site import LOCAL, Reply, Site, circumstances

from kg.model import Document
from kg.sources import Original, documents
from kg.sources.web.claims import believed
from kg.sources.web.fetching import fetched
from kg.sources.web.results import Fetched

TEXT = "Университет «Пример» и ТОО «Үлгі» подписали меморандум о сотрудничестве."
PAGE = f"<html><head>{{}}</head><body><h1>Меморандум подписан в городе</h1><p>{TEXT}</p></body></html>"
OTHER = "https://other.example/news/1"


def uri(data: str, read_from: str, media_type: str = "") -> str:
    (read,) = documents(Original(data.encode(), read_from, read_from, media_type))
    assert isinstance(read, Document), read
    return read.uri


@pytest.mark.parametrize(
    ("claimed", "read_from"),
    [
        ("https://ulgi.example/b", "https://ulgi.example/a"),
        ("https://ulgi.example/b", "http://www.ulgi.example/a"),
        ("https://www.ulgi.example/b", "https://m.ulgi.example/a"),
        ("https://news.ulgi.example/b", "https://www.ulgi.example/a"),
        ("https://үлгі.қаз/b", "https://xn--c1ap6frq.xn--80ao21a/a"),
        ("http://ulgi.example:8080/b", "http://ulgi.example:8080/a"),
    ],
)
def test_a_document_that_was_fetched_speaks_for_its_site(claimed: str, read_from: str) -> None:
    assert believed(claimed, read_from) == claimed


@pytest.mark.parametrize(
    ("claimed", "read_from"),
    [
        (OTHER, "https://ulgi.example/a"),
        ("https://example/b", "https://ulgi.example/a"),
        ("https://notulgi.example/b", "https://ulgi.example/a"),
        ("https://ulgi.example.other.example/b", "https://ulgi.example/a"),
        ("https://ulgi.example@other.example/b", "https://ulgi.example/a"),
        ("https://gov.kz/b", "https://www.kz/a"),
        ("http://ulgi.example:8080/b", "http://ulgi.example/a"),
        ("file:///etc/hosts", "https://ulgi.example/a"),
        ("urn:other", "https://ulgi.example/a"),
        ("not an address", "https://ulgi.example/a"),
    ],
)
def test_and_for_no_other(claimed: str, read_from: str) -> None:
    assert believed(claimed, read_from) == ""


def test_an_address_that_is_believed_gets_its_one_spelling() -> None:
    assert believed("HTTPS://Ulgi.example:443/a/../b#c", "https://ulgi.example/") == "https://ulgi.example/b"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PAGE.format(f'<link rel="canonical" href="{OTHER}">'), "text/html"),
        (PAGE.format(f'<meta property="og:url" content="{OTHER}">'), "text/html"),
        (f"---\nuri: {OTHER}\n---\n{TEXT}", "text/plain"),
        (f'{{"text": "{TEXT}", "uri": "{OTHER}"}}', "application/jsonl"),
    ],
)
def test_every_format_is_believed_alike(data: str, media_type: str) -> None:
    here = "https://ulgi.example/news/here"
    assert uri(data, here, media_type) == here
    assert uri(data, "https://www.other.example/news/here", media_type) == OTHER
    assert uri(data, "file:///here", media_type) == OTHER


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (f"---\nuri: {OTHER}\n---\n{TEXT}", "text/plain"),
        (PAGE.format(f'<link rel="canonical" href="{OTHER}">'), "text/html"),
    ],
)
@pytest.mark.parametrize("message_id", ["Message-ID: <1@ulgi.example>\n", ""])
def test_a_letter_keeps_its_own_address(body: str, media_type: str, message_id: str) -> None:
    head = f"From: a@ulgi.example\nMIME-Version: 1.0\n{message_id}Content-Type: {media_type}; charset=utf-8\n"
    own = "mid:1@ulgi.example" if message_id else "file:///letter.eml"
    assert uri(f"{head}\n{body}", "file:///letter.eml") == own


def test_a_saved_page_that_was_fetched_speaks_for_its_site() -> None:
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: {OTHER}\nMIME-Version: 1.0\n"
    saved = f"{head}Content-Type: text/html; charset=utf-8\n\n{PAGE.format('')}"
    assert uri(saved, "file:///saved.mht") == OTHER
    assert uri(saved, "https://ulgi.example/saved.mht") == "https://ulgi.example/saved.mht"


def test_what_a_feed_says_in_the_place_of_another_site_is_of_the_feed(site: Site) -> None:
    gone = f"http://localhost:{site.port}/gone"
    site.replies["/feed"] = Reply(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
        f"<guid>n1</guid><link>{gone}</link><content:encoded>{TEXT}</content:encoded>"
        "</item></channel></rss>".encode(),
        media_type="application/rss+xml",
    )
    (found,) = fetched([f"{site.address}/feed"], manners=LOCAL, circumstances=circumstances())
    assert isinstance(found, Fetched)
    assert (found.address, found.original.uri) == (gone, f"{site.address}/feed#n1")
