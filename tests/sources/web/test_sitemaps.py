import gzip
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocumentError
from kg.sources import Original
from kg.sources.formats import Format, recognise
from kg.sources.web import sitemaps
from kg.sources.web.entries import Entry
from kg.sources.web.sitemaps import entries_of, is_list, is_sitemap

NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def sitemap(body: str, root: str = "urlset") -> Original:
    text = f'<?xml version="1.0" encoding="UTF-8"?><!-- made -->\n<{root} {NAMESPACES}>{body}</{root}>'
    return Original(text.encode(), "sitemap.xml", "https://ulgi.example/sitemap.xml")


def test_a_sitemap_lists_pages_and_when_they_changed() -> None:
    original = sitemap(
        "<url><image:image><image:loc>https://ulgi.example/a.png</image:loc></image:image>"
        "<loc> https://ulgi.example/1?a=1&amp;b=2\n</loc><lastmod>2026-01-12T10:00:00+05:00</lastmod></url>"
        "<url><loc>https://ulgi.example/2</loc><image:url>x</image:url><lastmod>2026-01-12</lastmod></url>"
        "<url><loc>https://ulgi.example/3</loc><lastmod>soon</lastmod></url><url><lastmod/></url>"
    )
    assert is_sitemap(original.data)
    assert list(entries_of(original)) == [
        Entry("https://ulgi.example/1?a=1&b=2", {}, datetime(2026, 1, 12, 5, tzinfo=UTC)),
        Entry("https://ulgi.example/2", {}, datetime(2026, 1, 12, tzinfo=UTC)),
        Entry("https://ulgi.example/3", {}, None),
    ]


def test_a_news_sitemap_tells_title_day_and_language() -> None:
    original = sitemap(
        "<url><loc>https://ulgi.example/1</loc><news:news><news:publication><news:name>Ulgi</news:name>"
        "<news:language>kk</news:language></news:publication>"
        "<news:publication_date>2026-01-12T23:00:00+05:00</news:publication_date>"
        "<news:title>Үлгі\n ашылды</news:title></news:news></url>"
    )
    (entry,) = entries_of(original)
    assert entry.told == {"title": "Үлгі ашылды", "published": "2026-01-12", "language": "kk"}


def test_an_index_lists_sitemaps() -> None:
    original = sitemap("<sitemap><loc>https://ulgi.example/s1.xml.gz</loc></sitemap>", "sitemapindex")
    assert is_sitemap(original.data)
    assert [entry.address for entry in entries_of(original)] == ["https://ulgi.example/s1.xml.gz"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_sitemap_is_recognised_in_any_encoding(encoding: str) -> None:
    assert is_sitemap('<?xml version="1.0"?>\n<urlset xmlns="x">'.encode(encoding))
    assert is_sitemap(b"<s:urlset xmlns:s='x'>")
    assert not is_sitemap(b"<html><urlset>")


def test_a_plain_list_is_one_of_addresses_alone() -> None:
    listed = Original(b"\xef\xbb\xbfhttps://ulgi.example/1\r\n\r\nhttps://ulgi.example/2\n", "a", "a:b")
    assert is_list(listed)
    assert [entry.address for entry in entries_of(listed)] == [
        "https://ulgi.example/1",
        "https://ulgi.example/2",
    ]
    assert is_list(Original(b"https://ulgi.example/1\n" * 1000, "a", "a:b"))
    assert not is_list(Original(b"https://ulgi.example/1 is a page\n", "a", "a:b"))
    assert not is_list(Original(b"\n", "a", "a:b"))


def test_what_goes_beyond_the_most_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 2)
    entries = entries_of(sitemap("<url><loc>https://ulgi.example/</loc></url>" * 3))
    assert next(entries)
    assert next(entries)
    with pytest.raises(UnreadableDocumentError, match="more than 2"):
        next(entries)


WORDS = st.sampled_from(
    ["<url>", "</url>", "<loc>", "</loc>", "<lastmod>", "</lastmod>", "<sitemap>", "</sitemap>",
     "https://a.example/", "&", "]]>", "<![CDATA[", "\x00", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;",
     "2026-99-99", "</urlset>", "<url/>"]
)  # fmt: skip


@given(st.one_of(st.binary(), st.lists(WORDS).map(lambda words: "".join(words).encode())))
def test_any_bytes_are_entries_or_refused(data: bytes) -> None:
    for before in (b"", b"<urlset>", b"https://a.example/\n"):
        original = Original(before + data, "a", "https://a.example/")
        with suppress(UnreadableDocumentError):
            assert all(isinstance(entry, Entry) for entry in entries_of(original))


def test_packed_bytes_are_no_sitemap_before_they_are_unpacked() -> None:
    assert not is_sitemap(gzip.compress(sitemap("").data))


@pytest.mark.parametrize("repeated", [b"<!---->", b"<?a?>", b"<!DOCTYPE a>", b"<?xml?>"])
def test_a_beginning_that_could_be_taken_apart_in_many_ways_is_known_at_once(repeated: bytes) -> None:
    beginning = repeated * (4_000 // len(repeated))
    assert not is_sitemap(beginning + b"a")
    assert recognise(Original(beginning + b"a", "a", "a:b")) is Format.TEXT
