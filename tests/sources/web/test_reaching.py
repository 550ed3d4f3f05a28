from collections.abc import Sequence
from socket import EAI_NONAME, gaierror

import pytest
from tests.sources.web.site import LOCAL, Reply, Site, Time, circumstances, loopback

from kg.sources import Unreadable
from kg.sources.web import reaching
from kg.sources.web.fetching import fetched
from kg.sources.web.hosts import Circumstances
from kg.sources.web.manners import Manners
from kg.sources.web.reaching import is_public
from kg.sources.web.results import Fetched

STRICT = Manners(pause=0, retries=1, contact="")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1",
        "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::",
        "2002:a00:1::", "fec0::1", "elsewhere",
    ],
)  # fmt: skip
def test_what_is_not_on_the_public_internet_is_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_a_public_address_is_told(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
def test_this_machine_is_not_asked_unless_it_is_allowed(site: Site, host: str) -> None:
    (refused,) = fetched([f"http://{host}:{site.port}/"], manners=STRICT)
    assert isinstance(refused, Unreadable)
    assert "--allow-private" in refused.reason
    assert not site.asked


def test_a_name_that_leads_to_this_machine_is_refused(site: Site) -> None:
    (refused,) = fetched(
        [f"http://ulgi.example:{site.port}/"], manners=STRICT, circumstances=Circumstances(loopback)
    )
    assert isinstance(refused, Unreadable)
    assert "not on the public web" in refused.reason
    assert not site.asked


def test_one_private_address_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    async def mixed(_host: str, _port: int) -> Sequence[str]:
        return ("8.8.8.8", "127.0.0.1")

    (refused,) = fetched(
        [f"http://ulgi.example:{site.port}/"], manners=STRICT, circumstances=Circumstances(mixed)
    )
    assert isinstance(refused, Unreadable)
    assert "not on the public web" in refused.reason


def test_a_name_is_resolved_once_and_connected_as_it_was_checked(site: Site) -> None:
    asked: list[str] = []

    async def changing(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("192.0.2.1",)

    site.replies["/a"] = site.replies["/b"] = Reply()
    addresses = [f"http://ulgi.example:{site.port}/{page}" for page in "ab"]
    found = list(fetched(addresses, manners=LOCAL, circumstances=Circumstances(changing)))
    assert all(isinstance(each, Fetched) for each in found)
    assert asked == ["ulgi.example"]
    assert {each.host for each in site.asked} == {f"ulgi.example:{site.port}"}


def test_the_next_address_of_a_host_is_tried_when_one_does_not_answer(site: Site) -> None:
    async def several(_host: str, _port: int) -> Sequence[str]:
        return ("127.0.0.2", "127.0.0.1")

    site.replies["/a"] = Reply()
    (found,) = fetched(
        [f"http://ulgi.example:{site.port}/a"], manners=LOCAL, circumstances=Circumstances(several)
    )
    assert isinstance(found, Fetched)


def test_a_host_without_an_address_is_told_at_once() -> None:
    async def nothing(_host: str, _port: int) -> Sequence[str]:
        raise gaierror(EAI_NONAME, "unknown")

    time = Time()
    (refused,) = fetched(
        ["http://ulgi.example/"], manners=LOCAL, circumstances=Circumstances(nothing, time.clock, time.sleep)
    )
    assert isinstance(refused, Unreadable)
    assert "no host has this name" in refused.reason
    assert not time.waits


def test_a_redirect_to_another_place_is_checked_again(site: Site) -> None:
    async def public_by_name(host: str, _port: int) -> Sequence[str]:
        return ("127.0.0.1",) if host == "ulgi.example" else (host,)

    site.replies["/a"] = Reply(status=302, headers={"Location": "http://0x7f000001/secret"})
    site.replies["/b"] = Reply(status=302, headers={"Location": "file:///etc/hostname"})
    site.replies["/c"] = Reply(status=302, headers={"Location": "http://me:word@ulgi.example/"})
    found = list(
        fetched(
            [f"http://ulgi.example:{site.port}/{page}" for page in "abc"],
            manners=LOCAL,
            circumstances=Circumstances(public_by_name),
        )
    )
    reasons = [each.reason for each in found if isinstance(each, Unreadable)]
    assert ["number" in reasons[0], "http://" in reasons[1], "password" in reasons[2]] == [True] * 3


def test_a_redirect_from_a_public_host_to_this_machine_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "is_public", lambda address: address == "127.0.0.1")

    async def named(host: str, _port: int) -> Sequence[str]:
        return ("127.0.0.1",) if host == "ulgi.example" else ("127.0.0.2",)

    where = [f"http://127.0.0.2:{site.port}/secret", f"http://primer.example:{site.port}/secret"]
    site.replies["/a"], site.replies["/b"] = [
        Reply(status=301, headers={"Location": place}) for place in where
    ]
    site.replies["/secret"] = Reply()
    found = list(
        fetched(
            [f"http://ulgi.example:{site.port}/{page}" for page in "ab"],
            manners=STRICT,
            circumstances=Circumstances(named),
        )
    )
    assert [type(each) for each in found] == [Unreadable, Unreadable]
    assert site.paths == ["/a", "/b"]


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.replies["/a"] = Reply()
    (found,) = fetched([f"{site.address}/a"], manners=LOCAL, circumstances=circumstances())
    assert isinstance(found, Fetched)


def test_a_proxy_that_is_asked_for_is_used(site: Site) -> None:
    site.replies["http://ulgi.example/a"] = Reply()
    manners = Manners(pause=0, retries=0, contact="", proxy=site.address)
    (found,) = fetched(["http://ulgi.example/a"], manners=manners)
    assert isinstance(found, Fetched)
    (refused,) = fetched(["http://127.0.0.1/a"], manners=manners)
    assert isinstance(refused, Unreadable)
