"""A run that reads from the web: a page that is unchanged costs one short answer, and no page is lost."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.ingesting.test_run import InThisProcess
from tests.sources.web.site import LOCAL, Asked, Reply, Site, circumstances, running

from kg.ingesting.report import IngestReport
from kg.ingesting.run import Run
from kg.ingesting.task import Outcome, Settings
from kg.ingesting.visits import KeptVisits
from kg.ledger import Ledger
from kg.sources import Original
from kg.sources.web.fetching import fetched
from kg.sources.web.results import Extent
from kg.sources.web.seen import Seen, Visits

FIRST = "ТОО «Пример» сотрудничает с университетом «Үлгі»."
SECOND = "ТОО «Мысал» сотрудничает с университетом «Үлгі»."


@pytest.fixture(scope="module")
def running_site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def site(running_site: Site) -> Site:
    running_site.clear()
    return running_site


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


@dataclass
class Failing:
    """Readers that fail as soon as they have taken an original."""

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        for _ in originals:
            raise OSError("the power is off")
        yield from ()


@dataclass
class Page:
    """A page with an ETag, which answers a conditional request as it should."""

    text: str = FIRST
    asked: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Reply:
        etag = f'"{hash(self.text)}"'
        given = asked.headers.get("If-None-Match", "")
        self.asked.append(given and ("same" if given == etag else "other"))
        if given == etag:
            return Reply(b"", 304)
        body = f"<html><body><h1>Новости города</h1><p>{self.text}</p></body></html>".encode()
        return Reply(body, headers={"ETag": etag})


def ingest(
    ledger: Ledger,
    site: Site,
    *paths: str,
    readers: InThisProcess | Failing | None = None,
    settings: Settings | None = None,
    visits: Visits | Mapping[str, Seen] | None = None,
    extent: Extent | None = None,
) -> IngestReport:
    settings = settings or Settings()
    found = fetched(
        [site.address + path for path in paths],
        manners=LOCAL,
        seen=KeptVisits(ledger, settings.version) if visits is None else visits,
        circumstances=circumstances(),
        extent=extent,
    )
    return Run(ledger, readers or InThisProcess(settings), settings, lambda _done: None).read(found, ["web"])


def sentences(ledger: Ledger) -> set[str]:
    return {each.sentence for each in ledger.statements()}


def test_an_unchanged_page_is_asked_for_on_condition_and_counted(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    site.replies["/b"] = Reply(SECOND.encode(), media_type="text/plain; charset=utf-8")
    assert ingest(ledger, site, "/a", "/b").tally.new == 2
    readers = InThisProcess()
    again = ingest(ledger, site, "/a", "/b", readers=readers)
    assert (again.tally.unchanged, again.tally.new, again.tally.changed) == (2, 0, 0)
    assert readers.read == []
    assert page.asked == ["", "same"]


def test_a_page_that_changed_replaces_what_it_said(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    ingest(ledger, site, "/a")
    page.text = SECOND
    assert ingest(ledger, site, "/a").tally.changed == 1
    assert sentences(ledger) == {SECOND}
    assert ingest(ledger, site, "/a").tally.unchanged == 1
    assert page.asked == ["", "other", "same"]


def test_what_a_page_said_stays_when_it_is_gone(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = Page()
    ingest(ledger, site, "/a")
    site.replies["/a"] = Reply(b"", 410)
    report = ingest(ledger, site, "/a")
    assert [(each.place, each.reason) for each in report.refused] == [
        (f"{site.address}/a", "its host has removed it (status 410)")
    ]
    assert sentences(ledger) == {FIRST}
    with ledger.reading() as reading:
        assert reading.refusals(report.run) == report.refused


def test_a_page_that_was_fetched_and_not_read_leaves_no_mark(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    with pytest.raises(OSError, match="power"):
        ingest(ledger, site, "/a", readers=Failing())
    with ledger.reading() as reading:
        assert reading.visits([f"{site.address}/a"]) == {}
    assert ingest(ledger, site, "/a").tally.new == 1
    assert page.asked == ["", ""]


@pytest.mark.parametrize("given_up", [(), ("/a",)])
def test_a_page_that_was_given_up_is_asked_for_anew(
    given_up: tuple[str, ...], ledger: Ledger, site: Site
) -> None:
    site.replies["/a"] = page = Page()
    names = tuple(site.address + path for path in given_up)
    ingest(ledger, site, "/a", readers=InThisProcess(given_up=names))
    ingest(ledger, site, "/a")
    assert page.asked == ["", "" if given_up else "same"]


def test_a_page_that_would_be_read_differently_is_asked_for_anew(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    ingest(ledger, site, "/a")
    readers = InThisProcess(Settings(least_confidence=0.99))
    ingest(ledger, site, "/a", readers=readers, settings=readers.settings)
    assert readers.read == [f"{site.address}/a"]
    assert page.asked == ["", ""]


def test_a_page_that_was_forgotten_is_asked_for_anew(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page()
    ingest(ledger, site, "/a")
    (document,) = ledger.documents()
    ledger.forget(document.id)
    assert ingest(ledger, site, "/a").tally.new == 1
    assert page.asked == ["", ""]


def test_without_marks_every_page_is_fetched_and_still_counts_as_unchanged(
    ledger: Ledger, site: Site
) -> None:
    site.replies["/a"] = page = Page()
    ingest(ledger, site, "/a")
    assert ingest(ledger, site, "/a", visits={}).tally.unchanged == 1
    assert page.asked == ["", ""]


def test_a_page_behind_a_redirect_is_known_again(ledger: Ledger, site: Site) -> None:
    site.replies["/old"] = Reply(status=301, headers={"Location": "/a"})
    site.replies["/a"] = page = Page()
    ingest(ledger, site, "/old")
    assert [each.uri for each in ledger.documents()] == [f"{site.address}/a"]
    assert ingest(ledger, site, "/old").tally.unchanged == 1
    assert page.asked == ["", "same"]


def test_a_refused_page_is_refused_again_by_its_marks(ledger: Ledger, site: Site) -> None:
    site.replies["/a"] = page = Page("")
    first, again = ingest(ledger, site, "/a"), ingest(ledger, site, "/a")
    assert first.refused == again.refused != []
    assert page.asked == ["", "same"]


def test_how_much_there_is_grows_with_what_feeds_and_sitemaps_list(ledger: Ledger, site: Site) -> None:
    items = "".join(f"<item><link>/{page}</link></item>" for page in ("a", "b", "a", "gone"))
    site.replies["/feed"] = Reply(f"<rss><channel>{items}</channel></rss>".encode(), media_type="text/xml")
    site.replies["/sitemap.xml"] = Reply(
        f"<urlset><url><loc>{site.address}/c</loc></url><url><loc>ftp://x/</loc></url></urlset>".encode(),
        media_type="text/xml",
    )
    site.replies.update({"/a": Page(), "/b": Page(SECOND), "/c": Page(FIRST + " " + SECOND)})
    places = ("/feed", "/sitemap.xml", "/sitemap.xml")
    for _ in range(2):
        extent = Extent(len(places))
        tally = ingest(ledger, site, *places, extent=extent).tally
        assert (tally.read, tally.refused) == (3, 2)
        assert extent.results == 5
    assert tally.unchanged == 3


def test_a_page_is_read_while_the_next_is_waited_for(ledger: Ledger, site: Site) -> None:
    readers = InThisProcess()
    read_by_then: list[list[str]] = []

    def later(_asked: Asked) -> Reply:
        until = time.monotonic() + 20
        while not readers.read and time.monotonic() < until:
            time.sleep(0.01)
        read_by_then.append(list(readers.read))
        return Page(SECOND)(_asked)

    site.replies.update({"/a": Page(), "/b": later})
    assert ingest(ledger, site, "/a", "/b", readers=readers).tally.new == 2
    assert read_by_then == [[f"{site.address}/a"]]
