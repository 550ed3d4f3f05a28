import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from tests.sources.web.site import LOCAL, PAGE, Asked, Reply, Site, Time, circumstances

from kg.errors import InputError
from kg.sources import Limits, Unreadable
from kg.sources.web.fetching import fetched
from kg.sources.web.manners import Manners
from kg.sources.web.results import Fetched, Unchanged
from kg.sources.web.seen import Seen

Found = Fetched | Unchanged | Unreadable


def fetch(site: Site, *paths: str, **given: object) -> list[Found]:
    settings = {"manners": LOCAL, "circumstances": circumstances(), **given}
    return list(fetched([site.address + path for path in paths], **settings))  # type: ignore[arg-type]


def reason(found: list[Found]) -> str:
    (refused,) = found
    assert isinstance(refused, Unreadable), refused
    return refused.reason


def test_a_page_comes_as_its_host_gives_it(site: Site) -> None:
    site.replies["/a"] = Reply("Үлгі".encode("utf-16"), media_type="Text/HTML; charset=UTF-16")
    (found,) = fetch(site, "/a#part")
    assert isinstance(found, Fetched)
    original = found.original
    assert original.data == "Үлгі".encode("utf-16")
    assert (original.media_type, original.charset) == ("text/html", "utf-16")
    assert original.name == original.uri == found.address == f"{site.address}/a"


def test_a_page_is_called_as_it_was_asked_and_addressed_as_it_was_found(site: Site) -> None:
    site.replies["/a"] = Reply(status=301, headers={"Location": "/үлгі?b=1#c"})
    site.replies["/%D2%AF%D0%BB%D0%B3%D1%96?b=1"] = Reply()
    (found,) = fetch(site, "/a")
    assert isinstance(found, Fetched)
    assert found.original.name == f"{site.address}/a"
    assert found.original.uri == f"{site.address}/үлгі?b=1"


def test_the_host_is_told_who_asks(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CONTACT", "desk@ulgi.example")
    site.replies["/a"] = Reply()
    fetch(site, "/a", manners=Manners(pause=0, allow_private=True))
    assert {each.headers["User-Agent"].partition("/")[0] for each in site.asked} == {"Bailanys"}
    assert all(each.headers["User-Agent"].endswith("(+desk@ulgi.example)") for each in site.asked)


@pytest.mark.parametrize("contact", ["desk\r\nX: y", "үлгі", "a(b)"])
def test_a_contact_that_would_break_the_header_is_refused(contact: str) -> None:
    with pytest.raises(InputError, match="KG_CONTACT"):
        Manners(contact=contact)


def test_each_address_is_visited_once(site: Site) -> None:
    site.replies["/a"] = Reply()
    assert len(fetch(site, "/a", "/b/../a", "/a#x")) == 1
    assert site.paths == ["/a"]


def test_a_secret_is_sent_and_nowhere_shown(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    site.replies["/a?token=T0P"] = Reply(status=302, headers={"Location": "/b?sig=T0P"})
    site.replies["/b?sig=T0P"] = Reply()
    found = fetch(site, "/a?token=T0P", "/c?token=T0P")
    assert "/b?sig=T0P" in site.paths
    assert "T0P" not in repr(found)
    assert "T0P" not in caplog.text


# ---------------------------------------------------------------------------------------- what fails


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "no such page"), (403, "refuses"), (410, "removed"), (500, "500"), (204, "204")],
)
def test_an_answer_without_a_page_is_reported(site: Site, status: int, says: str) -> None:
    site.replies["/a"] = Reply(b"", status)
    assert says in reason(fetch(site, "/a"))


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_host_is_asked_again_later_and_later(site: Site, status: int) -> None:
    time = Time()
    site.replies["/a"] = [Reply(b"", status), Reply(b"", status), Reply()]
    (found,) = fetch(site, "/a", circumstances=circumstances(time))
    assert isinstance(found, Fetched)
    first, second = time.waits
    assert 1 <= first <= 3 <= second <= 6


def test_a_broken_connection_is_made_again(site: Site) -> None:
    site.replies["/a"] = [Reply(closes_early=True), Reply()]
    (found,) = fetch(site, "/a")
    assert isinstance(found, Fetched)
    assert site.paths == ["/a", "/a"]


def test_a_page_that_stays_cut_off_is_refused(site: Site) -> None:
    site.replies["/a"] = Reply(closes_early=True)
    assert "breaks off" in reason(fetch(site, "/a"))
    assert len(site.paths) == 1 + LOCAL.retries


def test_a_wait_that_the_host_names_is_kept(site: Site) -> None:
    time = Time()
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    site.replies["/a"] = [
        Reply(b"", 503, headers={"Retry-After": "17"}),
        Reply(b"", 503, headers={"Retry-After": later}),
        Reply(),
    ]
    fetch(site, "/a", circumstances=circumstances(time))
    assert time.waits[0] == 17
    assert 90 < time.waits[1] <= 100


def test_a_host_that_asks_for_hours_is_left(site: Site) -> None:
    time = Time()
    site.replies["/a"] = Reply(b"", 503, headers={"Retry-After": "7200"})
    assert "120 minutes" in reason(fetch(site, "/a", circumstances=circumstances(time)))
    assert not time.waits


@pytest.mark.parametrize("given", ["soon", "-5", "²", "9" * 400, ""])
def test_a_wait_that_is_no_wait_does_no_harm(site: Site, given: str) -> None:
    site.replies["/a"] = [Reply(b"", 503, headers={"Retry-After": given}), Reply()]
    assert len(fetch(site, "/a")) == 1


def test_a_host_that_fails_again_and_again_is_left(site: Site) -> None:
    for page in range(9):
        site.replies[f"/{page}"] = Reply(b"", 503)
    found = fetch(site, *(f"/{page}" for page in range(9)))
    assert len(found) == 9
    assert len(set(site.paths)) == 3
    assert isinstance(found[-1], Unreadable)
    assert "was left" in found[-1].reason


def test_a_host_that_takes_too_long_is_left(site: Site) -> None:
    free = threading.Event()

    def late(_asked: Asked) -> Reply:
        free.wait(10)
        return Reply()

    site.replies["/a"] = late
    manners = Manners(pause=0, retries=0, allow_private=True, contact="", timeout=0.3, obey_robots=False)
    try:
        assert "0.3 seconds" in reason(fetch(site, "/a", manners=manners))
    finally:
        free.set()


def test_redirects_without_end_are_refused(site: Site) -> None:
    site.replies["/a"] = Reply(status=302, headers={"Location": "/b"})
    site.replies["/b"] = Reply(status=302, headers={"Location": "/a"})
    assert "without end" in reason(fetch(site, "/a"))


def test_what_is_too_large_is_refused_before_it_is_there(site: Site) -> None:
    site.replies["/a"] = Reply(b"x" * 3_000_000)
    assert "larger than 1 MB" in reason(fetch(site, "/a", limits=Limits(size=1_000_000)))


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    site.replies["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    site.replies["/b"] = Reply(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
    limits = Limits(size=1_000_000)
    assert "larger than 1 MB" in reason(fetch(site, "/a", limits=limits))
    assert "not asked for" in reason(fetch(site, "/b", limits=limits))


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.replies["/a"] = Reply(
        gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), headers={"Content-Encoding": "gzip"}
    )
    (found,) = fetch(site, "/a")
    assert isinstance(found, Fetched)
    assert found.original.data == PAGE


def test_a_packed_page_that_is_cut_off_is_refused(site: Site) -> None:
    site.replies["/a"] = Reply(gzip.compress(PAGE)[:-9], headers={"Content-Encoding": "gzip"})
    assert "cut off" in reason(fetch(site, "/a"))


@pytest.mark.parametrize(
    "media_type",
    ["image/png", "video/mp4", "text/css", "application/json", "application/jsonl", "image/svg+xml"],
)
def test_what_can_be_no_document_is_not_fetched(site: Site, media_type: str) -> None:
    site.replies["/a"] = Reply(media_type=media_type)
    assert "which is not read" in reason(fetch(site, "/a"))


def test_wrong_addresses_are_reported_and_the_rest_goes_on(site: Site) -> None:
    site.replies["/a"] = Reply()
    found = list(fetched(["nonsense", "http://me:T0P@a.example/", f"{site.address}/a"], manners=LOCAL))
    assert [type(each) for each in found] == [Unreadable, Unreadable, Fetched]
    assert "T0P" not in repr(found)


def test_what_the_addresses_raise_is_raised() -> None:
    def broken() -> Iterator[str]:
        yield "nonsense"
        raise InputError("The list is gone.")

    with pytest.raises(InputError, match="gone"):
        list(fetched(broken()))


# ------------------------------------------------------------------------------------- what was seen


def test_an_unchanged_page_costs_one_answer_without_a_page(site: Site) -> None:
    def conditional(asked: Asked) -> Reply:
        same = asked.headers.get("If-None-Match") == '"one"'
        return Reply(b"", 304) if same else Reply(headers={"ETag": '"one"', "Last-Modified": "yesterday"})

    site.replies["/a"] = conditional
    (first,) = fetch(site, "/a")
    assert isinstance(first, Fetched)
    (second,) = fetch(site, "/a", seen={first.address: first.seen})
    assert isinstance(second, Unchanged)
    assert site.asked[-1].headers["If-Modified-Since"] == "yesterday"
    assert second.seen.etag == '"one"'
    assert second.seen.when > first.seen.when


def test_a_page_without_marks_is_known_by_its_bytes(site: Site) -> None:
    site.replies["/a"] = [Reply(), Reply(), Reply(PAGE + b" ")]
    (first,) = fetch(site, "/a")
    assert isinstance(first, Fetched)
    seen = {first.address: first.seen}
    assert [type(each) for each in fetch(site, "/a", seen=seen)] == [Unchanged]
    assert [type(each) for each in fetch(site, "/a", seen=seen)] == [Fetched]


def test_nothing_modified_without_a_condition_is_an_error(site: Site) -> None:
    site.replies["/a"] = Reply(b"", 304)
    assert "304" in reason(fetch(site, "/a"))


def test_a_change_on_the_day_of_the_visit_may_have_come_after_it() -> None:
    seen = Seen(when=datetime(2026, 1, 12, 10, tzinfo=UTC))
    assert not seen.is_newer_than(datetime(2026, 1, 12, tzinfo=UTC))
    assert seen.is_newer_than(datetime(2026, 1, 11, tzinfo=UTC))
    assert seen.is_newer_than(datetime(2026, 1, 12, 9, tzinfo=UTC))


# ------------------------------------------------------------------------------- pace, and the thread


def test_a_host_is_asked_once_in_a_pause(site: Site) -> None:
    time = Time()
    at: list[float] = []

    def noting(_asked: Asked) -> Reply:
        at.append(time.now)
        return Reply()

    site.replies.update({f"/{page}": noting for page in range(4)})
    manners = Manners(pause=3, allow_private=True, contact="", obey_robots=False)
    fetch(site, *(f"/{page}" for page in range(4)), manners=manners, circumstances=circumstances(time))
    assert [later - earlier for earlier, later in pairwise(at)] == [3, 3, 3]


def test_hosts_are_asked_at_the_same_time_and_each_one_after_the_other(site: Site) -> None:
    together = threading.Barrier(3)
    busy: dict[str, int] = {}

    def meeting(asked: Asked) -> Reply:
        busy[asked.host] = busy.get(asked.host, 0) + 1
        assert busy[asked.host] == 1
        together.wait(20)
        busy[asked.host] -= 1
        return Reply()

    pages = [f"/{page}" for page in range(3)]
    site.replies.update(dict.fromkeys(pages, meeting))
    addresses = [f"http://{host}.example:{site.port}{page}" for host in "abc" for page in pages]
    found = list(fetched(addresses, manners=LOCAL, circumstances=circumstances()))
    assert [type(each) for each in found] == [Fetched] * 9


def test_what_arrives_first_is_given_first(site: Site) -> None:
    taken = threading.Event()

    def late(_asked: Asked) -> Reply:
        taken.wait(20)
        return Reply()

    site.replies["/slow"], site.replies["/fast"] = late, Reply()
    addresses = [f"http://slow.example:{site.port}/slow", f"http://fast.example:{site.port}/fast"]
    arriving = fetched(addresses, manners=LOCAL, circumstances=circumstances())
    first = next(arriving)
    taken.set()
    assert isinstance(first, Fetched)
    assert first.address == addresses[1]
    assert len(list(arriving)) == 1


def test_addresses_are_taken_as_results_are(site: Site) -> None:
    site.replies.update({f"/{page}": Reply() for page in range(60)})
    arriving = fetched((f"{site.address}/{page}" for page in range(60)), manners=LOCAL)
    next(arriving)
    threading.Event().wait(0.3)
    assert len(site.paths) < 20
    assert len(list(arriving)) == 59


@pytest.mark.parametrize("after", [0, 1])
def test_an_interrupted_visit_leaves_no_thread(site: Site, after: int) -> None:
    before = threading.active_count()
    free = threading.Event()

    def stuck(_asked: Asked) -> Reply:
        free.wait(20)
        return Reply()

    site.replies["/a"], site.replies["/stuck"] = Reply(), stuck
    arriving = fetched([f"{site.address}/a", f"{site.address}/stuck"], manners=LOCAL)
    for _ in range(after):
        next(arriving)
    arriving.close()  # type: ignore[attr-defined]
    names = [thread.name for thread in threading.enumerate()]
    free.set()
    assert "kg fetching" not in names
    assert threading.active_count() <= before + 1


def test_a_visit_ends_when_the_end_is_asked_for(site: Site) -> None:
    free = threading.Event()
    asked = threading.Event()

    def stuck(_asked: Asked) -> Reply:
        asked.set()
        free.wait(20)
        return Reply()

    site.replies["/a"] = stuck
    assert fetch(site, "/a", stopped=asked.is_set) == []
    free.set()
