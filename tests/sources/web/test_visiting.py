"""What feeds and sitemaps lead to when they are given by their addresses."""

import gzip
from datetime import UTC, datetime

import pytest
from tests.sources.web.site import LOCAL, Asked, Reply, Site, circumstances

from kg.sources import Limits, Unreadable
from kg.sources.web import visiting
from kg.sources.web.fetching import fetched
from kg.sources.web.results import Fetched, KeptListing, Unchanged
from kg.sources.web.seen import Seen

Found = Fetched | Unchanged | Unreadable
XML = "application/xml"


def fetch(site: Site, *paths: str, **given: object) -> list[Found]:
    settings = {"manners": LOCAL, "circumstances": circumstances(), **given}
    return list(fetched([site.address + path for path in paths], **settings))  # type: ignore[arg-type]


def feed(*items: str) -> Reply:
    text = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <language>ru</language>{"".join(f"<item>{item}</item>" for item in items)}</channel></rss>"""
    return Reply(text.encode(), media_type="application/rss+xml")


def sitemap(*entries: str, root: str = "urlset") -> Reply:
    return Reply(f"<{root}>{''.join(entries)}</{root}>".encode(), media_type=XML)


def url(place: str, changed: str = "") -> str:
    return f"<url><loc>{place}</loc><lastmod>{changed}</lastmod></url>"


def paths(found: list[Found], kind: type) -> list[str]:
    places = [
        each.place if isinstance(each, Unreadable) else each.address for each in found if type(each) is kind
    ]
    return ["/" + place.split("/", 3)[3] for place in places]


def test_the_page_of_each_entry_of_a_feed_is_fetched_with_what_the_feed_tells(site: Site) -> None:
    site.replies["/feed"] = feed(
        "<title>Пример</title><link>/1</link><pubDate>Mon, 12 Jan 2026 09:00:00 +0500</pubDate>",
        "<title>Үлгі</title><link>/2</link>",
        "<title>Дважды</title><link>/1#again</link>",
    )
    site.replies["/1"], site.replies["/2"] = Reply(), Reply()
    notices: list[str] = []
    first, second = fetch(site, "/feed", notice=notices.append)
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert first.original.told == {"title": "Пример", "published": "2026-01-12", "language": "ru"}
    assert first.original.name == f"{site.address}/1"
    assert second.original.uri == f"{site.address}/2"
    assert notices == [f"{site.address}/feed is a feed of 3; 2 to be fetched."]


def test_entries_that_were_seen_are_left_unless_they_changed(site: Site) -> None:
    site.replies["/feed"] = feed(
        "<link>/old</link>",
        "<link>/older</link><pubDate>Mon, 12 Jan 2026 09:00:00 GMT</pubDate>",
        "<link>/changed</link><pubDate>Wed, 14 Jan 2026 09:00:00 GMT</pubDate>",
        "<link>/new</link>",
    )
    site.replies["/changed"], site.replies["/new"] = Reply(), Reply()
    at = Seen(when=datetime(2026, 1, 13, 12, tzinfo=UTC))
    seen = {f"{site.address}/{page}": at for page in ("old", "older", "changed")}
    found = fetch(site, "/feed", seen=seen)
    assert paths(found, Unchanged) == ["/old", "/older"]
    assert paths(found, Fetched) == ["/changed", "/new"]
    assert site.paths == ["/feed", "/changed", "/new"]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_the_content_of_a_feed_is_read_when_the_page_is_gone(site: Site, status: int) -> None:
    site.replies["/feed"] = feed(
        "<title>Т</title><link>/1</link><content:encoded>&lt;p&gt;Үлгі&lt;/p&gt;</content:encoded>"
    )
    site.replies["/1"] = Reply(b"", status)
    notices: list[str] = []
    (found,) = fetch(site, "/feed", notice=notices.append)
    assert isinstance(found, Fetched)
    assert "<p>Үлгі</p>" in found.original.data.decode()
    assert found.original.uri == found.address == f"{site.address}/1"
    assert found.original.told["title"] == "Т"
    assert "as its feed has it" in notices[-1]
    assert str(status) in notices[-1]


def test_the_content_of_a_feed_is_read_when_the_page_is_refused_by_robots(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /1", media_type="text/plain")
    site.replies["/feed"] = feed("<link>/1</link><content:encoded>Үлгі</content:encoded>")
    (found,) = fetch(site, "/feed")
    assert isinstance(found, Fetched)
    assert site.paths == ["/feed"]


def test_a_page_that_may_come_back_is_not_replaced(site: Site) -> None:
    site.replies["/feed"] = feed("<link>/1</link><content:encoded>Үлгі</content:encoded>")
    site.replies["/1"] = Reply(b"", 503)
    assert paths(fetch(site, "/feed"), Unreadable) == ["/1"]


def test_an_entry_without_an_address_is_read_from_the_feed_once(site: Site) -> None:
    site.replies["/feed"] = feed(
        "<guid isPermaLink='false'>n 1</guid><content:encoded>Үлгі</content:encoded>", "<title>Т</title>"
    )
    read, refused = fetch(site, "/feed")
    assert isinstance(read, Fetched)
    assert read.original.uri == f"{site.address}/feed#n%201"
    assert isinstance(refused, Unreadable)
    again, _ = fetch(site, "/feed", seen={read.address: read.seen})
    assert isinstance(again, Unchanged)


def test_a_broken_feed_is_read_up_to_its_break_and_reported(site: Site) -> None:
    site.replies["/feed"] = Reply(b"<rss><channel><item><link>/1</link></item><item>", media_type=XML)
    site.replies["/1"] = Reply()
    found = fetch(site, "/feed")
    assert paths(found, Unreadable) == ["/feed"]
    assert paths(found, Fetched) == ["/1"]


def test_a_feed_without_entries_is_reported(site: Site) -> None:
    site.replies["/feed"] = feed()
    (found,) = fetch(site, "/feed")
    assert isinstance(found, Unreadable)
    assert "lists nothing" in found.reason


def test_pages_of_a_sitemap_that_have_not_changed_are_not_asked_for(site: Site) -> None:
    seen_at = datetime(2026, 1, 13, 12, tzinfo=UTC)
    seen = {f"{site.address}/{page}": Seen('"x"', when=seen_at) for page in ("same", "changed", "undated")}
    site.replies["/sitemap.xml"] = sitemap(
        url(f"{site.address}/same", "2026-01-12"),
        url(f"{site.address}/changed", "2026-01-13"),
        url(f"{site.address}/undated"),
        url("ftp://ulgi.example/"),
    )
    site.replies["/changed"], site.replies["/undated"] = Reply(), Reply(b"", 304)
    found = fetch(site, "/sitemap.xml", seen=seen)
    assert paths(found, Unchanged) == ["/same", "/undated"]
    assert paths(found, Fetched) == ["/changed"]
    assert len(paths(found, Unreadable)) == 1
    assert site.paths == ["/sitemap.xml", "/changed", "/undated"]


def test_an_index_of_packed_sitemaps_is_followed_one_after_the_other(site: Site) -> None:
    for number in (1, 2):
        packed = gzip.compress(sitemap(url(f"{site.address}/{number}")).body)
        site.replies[f"/s{number}.xml.gz"] = Reply(packed, media_type="application/gzip")
        site.replies[f"/{number}"] = Reply()
    places = [f"<sitemap><loc>{site.address}/s{number}.xml.gz</loc></sitemap>" for number in (1, 2)]
    site.replies["/index.xml"] = sitemap(*places, root="sitemapindex")
    assert paths(fetch(site, "/index.xml"), Fetched) == ["/1", "/2"]
    assert site.paths == ["/index.xml", "/s1.xml.gz", "/1", "/s2.xml.gz", "/2"]


def test_a_plain_list_is_followed(site: Site) -> None:
    site.replies["/list.txt"] = Reply(
        f"{site.address}/1\n\n{site.address}/2\n".encode(), media_type="text/plain"
    )
    site.replies["/1"], site.replies["/2"] = Reply(), Reply()
    assert paths(fetch(site, "/list.txt"), Fetched) == ["/1", "/2"]


def test_indexes_within_indexes_have_an_end(site: Site) -> None:
    for number in range(9):
        place = f"<sitemap><loc>{site.address}/{number + 1}</loc></sitemap>"
        site.replies[f"/{number}"] = sitemap(place, root="sitemapindex")
    (found,) = fetch(site, "/0", limits=Limits(nesting=2))
    assert isinstance(found, Unreadable)
    assert "within 2 others" in found.reason
    assert site.paths == ["/0", "/1", "/2"]


def test_a_damaged_packed_sitemap_is_reported(site: Site) -> None:
    site.replies["/s.xml.gz"] = Reply(gzip.compress(b"<urlset>")[:-3], media_type="application/gzip")
    (found,) = fetch(site, "/s.xml.gz")
    assert isinstance(found, Unreadable)
    assert "damaged" in found.reason


def test_a_file_that_lists_nothing_is_a_page(site: Site) -> None:
    site.replies["/a.pdf"] = Reply(b"%PDF-1.7", media_type="application/pdf")
    (found,) = fetch(site, "/a.pdf")
    assert isinstance(found, Fetched)
    assert found.original.data == b"%PDF-1.7"


def test_more_than_the_most_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visiting, "MOST_ADDRESSES", 2)
    site.replies.update({f"/{page}": Reply() for page in range(4)})
    found = fetch(site, "/0", "/1", "/2", "/3")
    assert paths(found, Fetched) == ["/0", "/1"]
    assert isinstance(found[-1], Unreadable)
    assert "2 were left" in found[-1].reason


def test_an_unchanged_feed_is_not_sent_again_and_its_failures_are_tried_again(site: Site) -> None:
    sent = feed("<link>/1</link>", "<link>/2</link>")

    def conditional(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == '"f"':
            return Reply(b"", 304)
        return Reply(sent.body, media_type=sent.media_type, headers={"ETag": '"f"'})

    site.replies["/feed"], site.replies["/1"] = conditional, Reply()
    site.replies["/2"] = [Reply(b"", 500), Reply()]
    kept: dict[str, KeptListing] = {}
    seen: dict[str, Seen] = {}
    first = fetch(site, "/feed", listings=kept, seen=seen)
    assert paths(first, Unreadable) == ["/2"]
    seen.update({each.address: each.seen for each in first if isinstance(each, Fetched)})
    second = fetch(site, "/feed", listings=kept, seen=seen)
    assert site.asked[-2].headers["If-None-Match"] == '"f"'
    assert paths(second, Unchanged) == ["/1"]
    assert paths(second, Fetched) == ["/2"]
