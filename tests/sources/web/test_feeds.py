from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocumentError
from kg.model import Document
from kg.sources import Limits, Original, Unreadable, documents
from kg.sources.web import markup
from kg.sources.web.entries import Entry
from kg.sources.web.feeds import entries_of, open_feed

ADDRESS = "https://ulgi.example/feed.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:yandex="http://news.yandex.ru" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Үлгі</title><link>https://ulgi.example/</link><language>ru-RU</language>
<atom:link href="https://ulgi.example/feed.xml" rel="self"/>
{items}
</channel></rss>"""


def feed(text: str | bytes, charset: str = "", name: str = "feed.xml") -> Original:
    data = text if isinstance(text, bytes) else text.encode()
    return Original(data, name, ADDRESS, charset=charset)


def rss(*items: str) -> Original:
    return feed(RSS.format(items="\n".join(f"<item>{item}</item>" for item in items)))


def one(original: Original) -> Entry:
    (entry,) = entries_of(original)
    return entry


def test_an_entry_of_rss_tells_address_title_day_and_language() -> None:
    entry = one(
        rss(
            "<media:title>другое</media:title><title>Пример открыл &laquo;Үлгі&raquo;</title>"
            "<link>https://ulgi.example/n/1?a=1&amp;b=2</link><guid>x</guid>"
            "<pubDate>Mon, 12 Jan 2026 23:30:00 +0500</pubDate><description>Кратко.</description>"
        )
    )
    assert entry.address == "https://ulgi.example/n/1?a=1&b=2"
    assert entry.told == {"title": "Пример открыл «Үлгі»", "published": "2026-01-12", "language": "ru"}
    assert entry.changed == datetime(2026, 1, 12, 18, 30, tzinfo=UTC)
    assert entry.summary
    assert not entry.content


@pytest.mark.parametrize(
    "written",
    [
        "<content:encoded><![CDATA[<p>Пример&nbsp;и Үлгі</p>]]></content:encoded>",
        "<description>a</description><content:encoded>&lt;p&gt;Пример и Үлгі&lt;/p&gt;</content:encoded>",
        "<yandex:full-text>Пример\u00a0и Үлгі</yandex:full-text>",
        '<body xmlns="http://www.w3.org/1999/xhtml"><p>Пример&#160;и Үлгі</p></body>',
    ],
)
def test_full_content_is_known_in_its_ways(written: str) -> None:
    content = one(rss(f"<title>Т</title>{written}")).content
    assert content.startswith("<p>")
    assert content.endswith("</p>")


def test_atom_is_read() -> None:
    entry = one(
        feed(
            """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk" xml:base="https://ulgi.example/kk/">
            <title>Ulgi</title><id>x</id><entry><title type="html">&lt;b&gt;Үлгі&lt;/b&gt; ашылды</title>
            <link rel="self" href="https://ulgi.example/api/1"/><link rel="enclosure" href="a.mp3"/>
            <link rel="alternate" type="application/pdf" href="1.pdf"/><link href="1"/><id>tag:1</id>
            <updated>2026-01-13T10:00:00Z</updated><published>2026-01-12T23:59:00+05:00</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Бір<br/>екі</p></div></content>
            </entry></feed>"""
        )
    )
    assert entry.address == "https://ulgi.example/kk/1"
    assert entry.told == {"title": "Үлгі ашылды", "published": "2026-01-12", "language": "kk"}
    assert entry.changed == datetime(2026, 1, 13, 10, tzinfo=UTC)
    assert entry.id == "tag:1"
    assert entry.content == "<div><p>Бір<br/>екі</p></div>"


@pytest.mark.parametrize(
    ("kind", "written", "content"),
    [
        ('type="html"', "&lt;p&gt;a&lt;/p&gt;", "<p>a</p>"),
        ('type="text"', "1 &lt; 2\nb", "<p>1 &lt; 2</p>\n<p>b</p>"),
        ("", "a", "<p>a</p>"),
        ('type="application/pdf" src="a.pdf"', "", ""),
        ('type="image/png"', "aGVsbG8=", ""),
    ],
)
def test_the_kinds_of_content_of_atom_are_kept_apart(kind: str, written: str, content: str) -> None:
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content {kind}>{written}</content></entry></feed>'
    )
    assert one(feed(atom)).content == content


def test_rdf_and_the_first_rss_are_read() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title><dc:language>ru</dc:language></channel>
        <item><title>Пример</title><link>https://ulgi.example/1</link><dc:date>2026-01-12</dc:date></item></rdf:RDF>"""
    assert one(feed(rdf)).told == {"title": "Пример", "published": "2026-01-12", "language": "ru"}
    netscape = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
        "http://127.0.0.1:1/rss-0.91.dtd"><rss version="0.91"><channel>
        <item><title>A &eacute;t&eacute;</title><link>/1</link></item></channel></rss>"""
    assert one(feed(netscape)).told["title"] == "A été"


@pytest.mark.parametrize(
    ("told", "title", "language"),
    [
        ("en-US", "Пример открыл цех", None),
        ("kk", "Үлгі", "kk"),
        ("ru_RU", "Sample", None),
        ("fr", "Sample", None),
    ],
)
def test_a_language_that_cannot_be_is_not_told(told: str, title: str, language: str | None) -> None:
    entry = one(rss(f"<title>{title}</title><dc:language>{told}</dc:language>"))
    assert entry.told.get("language") == language


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12 Jan 2026 09:00 GMT", "2026-01-12"),
        ("2026-01-12T09:00:00.123456789+05:00", "2026-01-12"),
        ("2026-01-12 (понедельник)", "2026-01-12"),
        ("0001-01-01T00:00:00", None),
        ("Mon, 99 Foo 2026", None),
        ("вчера", None),
    ],
)
def test_a_day_is_told_when_it_is_one(written: str, day: str | None) -> None:
    assert one(rss(f"<title>Т</title><pubDate>{written}</pubDate>")).told.get("published") == day


def test_a_guid_is_an_address_unless_it_says_no() -> None:
    assert one(rss("<guid>https://ulgi.example/1</guid>")).address == "https://ulgi.example/1"
    assert one(rss('<guid isPermaLink="false">https://ulgi.example/1</guid>')).address == ""


@pytest.mark.parametrize("charset", ["", "windows-1251", "no-such", "idna"])
def test_the_encoding_is_found(charset: str) -> None:
    text = (
        '<?xml version="1.0" encoding="windows-1251"?>'
        "<rss><channel><item><title>Пример открыл цех</title></item></channel></rss>"
    )
    assert one(feed(text.encode("cp1251"), charset)).told["title"] == "Пример открыл цех"
    assert one(feed(text.encode("utf-16"), charset)).told["title"] == "Пример открыл цех"
    assert one(feed(text.encode("utf-8"), charset)).told["title"] == "Пример открыл цех"


def test_small_faults_are_forgiven() -> None:
    entry = one(rss("<title>A&B \x08&nbsp;C &unknown; AT&T</title><link><![CDATA[/1?a=1&b=2]]></link>"))
    assert entry.told["title"] == "A&B C &unknown; AT&T"
    assert entry.address == "/1?a=1&b=2"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = f"<!-- <rss> --><!DOCTYPE rss [{declared}]><rss><item><title>&a;</title></item></rss>"
    with pytest.raises(UnreadableDocumentError, match="entities"):
        list(entries_of(feed(text)))


def test_the_entries_before_a_break_are_read_and_the_break_is_told() -> None:
    broken = RSS.format(items="<item><link>/1</link></item>\n<item><link>/2</link>")
    entries = entries_of(feed(broken))
    assert next(entries).address == "/1"
    with pytest.raises(UnreadableDocumentError, match=r"from line \d+ on"):
        next(entries)


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError):
        list(entries_of(feed(b"<rss>" + b"<a>" * 100_000)))


def test_elements_without_end_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="in a row"):
        list(entries_of(feed(b"<rss>" + b"<a/>" * 200_000 + b"</rss>")))


def test_a_feed_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "LARGEST", 10)
    with pytest.raises(UnreadableDocumentError, match="larger"):
        list(entries_of(rss()))


def test_many_entries_are_read() -> None:
    item = b"<item><title>a</title><link>/1</link><description>a</description></item>"
    assert sum(1 for _ in entries_of(feed(b"<rss>" + item * 30_000 + b"</rss>"))) == 30_000


# ----------------------------------------------------------------------------------- a feed as a file


def test_each_full_content_of_a_feed_file_is_a_page() -> None:
    full = "<content:encoded><![CDATA[<p>Пример и Үлгі.</p>]]></content:encoded>"
    found = list(
        open_feed(
            rss(
                f"<title>Первый</title><link>/1?token=T0P</link>{full}",
                f"<title>Второй</title><guid isPermaLink='false'>№ 2</guid>{full}",
                "<title>Третий</title><link>/3</link><description>Кратко.</description>",
                "<title>Четвёртый</title><description>Кратко.</description>",
            ),
            Limits(),
        )
    )
    first, second, third, fourth = found
    assert isinstance(first, Original)
    assert isinstance(second, Original)
    assert first.uri == "https://ulgi.example/1?token=…"
    assert second.uri == f"{ADDRESS}#%E2%84%96%202"
    assert first.told["title"] == "Первый"
    assert "<p>Пример и Үлгі.</p>" in first.data.decode()
    assert (first.media_type, first.charset, first.nesting) == ("text/html", "utf-8", 1)
    assert third == Unreadable(
        "feed.xml entry 3",
        "the feed has only a summary of it; fetch it with: kg ingest https://ulgi.example/3",
    )
    assert isinstance(fourth, Unreadable)


def test_a_feed_within_archives_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="nested"):
        list(open_feed(Original(b"<rss/>", "a", ADDRESS, nesting=3), Limits(nesting=3)))


def test_a_feed_file_is_recognised() -> None:
    (found,) = documents(rss("<title>Т</title><link>/1</link><description>Кратко.</description>"))
    assert isinstance(found, Unreadable)
    assert "only a summary" in found.reason


WORDS = st.sampled_from(
    ["<rss>", "</rss>", "<item>", "</item>", "<entry xmlns='http://www.w3.org/2005/Atom'>", "</entry>",
     "<title>", "</title>", "<link>", "</link>", "<link href='//['/>", "<content type='xhtml'>",
     "</content>", "<![CDATA[", "]]>", "&", "&amp;", "&#0;", "&#xD800;", "<!--", "-->", "<?x", "?>",
     "<!DOCTYPE rss [", "]>", "\x00", "\ud800", "қ", "http://[", "xml:base='http://['", "<pubDate>",
     "</pubDate>", "2026-13-45", "<guid>", "</guid>"]
)  # fmt: skip


@given(
    st.one_of(st.binary(), st.lists(WORDS).map(lambda words: "".join(words).encode("utf-8", "surrogatepass")))
)
def test_any_bytes_are_entries_or_refused(data: bytes) -> None:
    try:
        for found in open_feed(feed(b"<rss>" + data), Limits()):
            assert isinstance(found, Original | Unreadable)
    except UnreadableDocumentError:
        pass


@given(st.lists(WORDS).map("".join))
def test_any_text_within_an_entry_is_read_or_refused(text: str) -> None:
    item = f"<item><title>{text}</title></item>".encode("utf-8", "surrogatepass")
    try:
        for found in documents(feed(b"<rss><channel>" + item + b"</channel></rss>")):
            assert isinstance(found, Document | Unreadable)
    except UnreadableDocumentError:  # pragma: no cover
        pytest.fail("documents() reports what is refused")
