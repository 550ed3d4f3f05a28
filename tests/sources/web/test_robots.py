import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.web.site import LOCAL, Reply, Site, Time, circumstances

from kg.sources import Unreadable
from kg.sources.web.addresses import Address
from kg.sources.web.fetching import fetched
from kg.sources.web.manners import LONGEST_PAUSE, Manners
from kg.sources.web.results import Fetched
from kg.sources.web.robots import rules_of

PAGE = Address.of("http://ulgi.example/private/үлгі?a=1")


def rules(text: str) -> Reply:
    return Reply(text.encode(), media_type="text/plain")


def fetch(site: Site, *paths: str, time: Time | None = None, manners: Manners = LOCAL) -> list[object]:
    addresses = [site.address + path for path in paths]
    return list(fetched(addresses, manners=manners, circumstances=circumstances(time)))


def test_what_the_rules_refuse_is_not_asked_for(site: Site) -> None:
    site.replies["/robots.txt"] = rules("User-agent: *\nDisallow: /private/")
    site.replies["/private/a"] = site.replies["/b"] = Reply()
    refused, found = fetch(site, "/private/a", "/b")
    assert isinstance(refused, Unreadable)
    assert "robots.txt" in refused.reason
    assert isinstance(found, Fetched)
    assert site.paths == ["/b"]


def test_the_rules_are_asked_for_once(site: Site) -> None:
    site.replies["/a"] = site.replies["/b"] = Reply()
    fetch(site, "/a", "/b")
    assert [each.path for each in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_redirect_within_a_host_keeps_to_the_rules(site: Site) -> None:
    site.replies["/robots.txt"] = rules("User-agent: *\nDisallow: /private/")
    site.replies["/a"] = Reply(status=302, headers={"Location": "/private/a"})
    (refused,) = fetch(site, "/a")
    assert isinstance(refused, Unreadable)
    assert site.paths == ["/a"]


def test_the_rules_may_be_left_out_when_it_is_asked(site: Site) -> None:
    site.replies["/robots.txt"] = rules("User-agent: *\nDisallow: /")
    site.replies["/a"] = Reply()
    manners = Manners(pause=0, allow_private=True, contact="", obey_robots=False)
    (found,) = fetch(site, "/a", manners=manners)
    assert isinstance(found, Fetched)
    assert [each.path for each in site.asked] == ["/a"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_host_without_rules_allows_everything(site: Site, status: int) -> None:
    site.replies["/robots.txt"], site.replies["/a"] = Reply(b"", status), Reply()
    (found,) = fetch(site, "/a")
    assert isinstance(found, Fetched)


@pytest.mark.parametrize("status", [500, 503])
def test_a_host_whose_rules_fail_refuses_everything(site: Site, status: int) -> None:
    site.replies["/robots.txt"], site.replies["/a"] = Reply(b"", status), Reply()
    (refused,) = fetch(site, "/a")
    assert isinstance(refused, Unreadable)
    assert site.paths == []


def test_a_host_that_cannot_be_reached_is_tried_for_its_rules_alone(free_port: int) -> None:
    time = Time()
    found = list(
        fetched(
            [f"http://127.0.0.1:{free_port}/{page}" for page in range(5)],
            manners=LOCAL,
            circumstances=circumstances(time),
        )
    )
    assert [type(each) for each in found] == [Unreadable] * 5
    assert len(time.waits) == LOCAL.retries


def test_rules_may_be_kept_elsewhere(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(status=301, headers={"Location": "/rules"})
    site.replies["/rules"] = rules("User-agent: bailanys\nDisallow: /")
    (refused,) = fetch(site, "/a")
    assert isinstance(refused, Unreadable)
    assert "robots.txt" in refused.reason


@pytest.mark.parametrize(("delay", "pause"), [("7", 7), ("0.1", 2), ("86400", LONGEST_PAUSE), ("nan", 2)])
def test_the_pause_that_a_host_asks_for_is_kept_within_bounds(site: Site, delay: str, pause: float) -> None:
    site.replies["/robots.txt"] = rules(f"User-agent: *\nCrawl-delay: {delay}")
    site.replies["/a"] = site.replies["/b"] = Reply()
    time = Time()
    fetch(site, "/a", "/b", time=time, manners=Manners(pause=2, allow_private=True, contact=""))
    assert time.waits == [2, pause]


def test_rules_for_this_product_outdo_those_for_all() -> None:
    written = (
        "User-agent: *\nDisallow: /\n\nUser-agent: Bailanys\nDisallow: /private/%D2%AF%D0%BB%D0%B3%D1%96"
    )
    found = rules_of(200, written.encode())
    assert not found.allow(PAGE)
    assert found.allow(Address.of("http://ulgi.example/public"))


@given(st.one_of(st.binary(), st.text().map(lambda text: f"User-agent: *\nDisallow: /{text}".encode())))
def test_any_bytes_are_rules(data: bytes) -> None:
    found = rules_of(200, data)
    assert found.allow(PAGE) in (True, False)
    assert isinstance(found.pause, float)
