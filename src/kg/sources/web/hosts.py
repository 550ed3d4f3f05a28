"""One host of the web: its rules, its pace and the connections to it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic

from kg.errors import UnreadableDocumentError
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.web.addresses import Address
from kg.sources.web.asking import Answer, Asking, HostFailedError, Sleep
from kg.sources.web.manners import LONGEST_PAUSE, Manners
from kg.sources.web.reaching import Reach, Resolver, resolved
from kg.sources.web.robots import ALLOW_ALL, PLACE, Rules, rules_of
from kg.sources.web.seen import NEVER, Seen

MOST_HOPS = 10
"""The most redirects that are followed for one address."""

_FAILURES_IN_A_ROW = 3
_ROBOTS_HOPS = 5


class RefusedByRobotsError(UnreadableDocumentError):
    """The robots.txt of a host refuses an address."""


@dataclass(frozen=True, slots=True)
class Errand:
    """An address that is to be visited, and what a feed or sitemap told of it.

    `asked` is the address as it was asked for and `at` where its redirects have led, after so many `hops`.
    `within` counts the feeds and sitemaps around it; `instead` is the full content that a feed gives, which
    is read when the page is not to be had.
    """

    asked: Address
    at: Address
    told: Mapping[str, str] = field(default_factory=dict)
    seen: Seen = NEVER
    hops: int = 0
    within: int = 0
    instead: Original | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a visit to the web depends on besides the web: names, a clock, and how to wait."""

    resolve: Resolver = resolved
    clock: Callable[[], float] = monotonic
    sleep: Sleep = asyncio.sleep


class Host:
    """A host that is visited with the manners; `at_once` bounds how many are being asked."""

    def __init__(
        self, limits: Limits, manners: Manners, circumstances: Circumstances, at_once: asyncio.Semaphore
    ) -> None:
        self._limits = limits
        self._manners = manners
        self._circumstances = circumstances
        self._at_once = at_once
        self._asking: Asking | None = None
        self._rules: dict[str, Rules | UnreadableDocumentError] = {}
        self._free_at = float("-inf")
        self._failures = 0

    async def run(self, errand: Errand) -> Answer | Errand:
        """Run an errand; a redirect gives the errand to where it leads.

        Raises UnreadableDocumentError when the address cannot or must not be read. A host that fails several
        times in a row is not asked again.
        """
        if self._failures >= _FAILURES_IN_A_ROW:
            raise HostFailedError("its host failed several times in a row and was left; try again later")
        try:
            rules = await self._rules_at(errand.at)
            if not rules.allow(errand.at):
                raise RefusedByRobotsError("the robots.txt of its host refuses it")
            answer = await self._answer(errand.at, errand.seen, rules.pause)
        except HostFailedError:
            self._failures += 1
            raise
        self._failures = 0
        return _led(errand, answer.leads_to) if answer.leads_to else answer

    async def rest(self) -> None:
        """Close the connections; they are made again when they are needed."""
        if self._asking is not None:
            asking, self._asking = self._asking, None
            await asking.close()

    async def _rules_at(self, address: Address) -> Rules:
        if not self._manners.obey_robots:
            return ALLOW_ALL
        if address.origin not in self._rules:
            try:
                self._rules[address.origin] = await self._robots(Address.of(address.origin + PLACE))
            except UnreadableDocumentError as error:
                self._rules[address.origin] = error
        rules = self._rules[address.origin]
        if isinstance(rules, UnreadableDocumentError):
            raise rules
        return rules

    async def _robots(self, place: Address) -> Rules:
        """Ask for the rules; they may lead to another host (RFC 9309, section 2.3.1.2)."""
        for _ in range(_ROBOTS_HOPS + 1):
            answer = await self._answer(place, NEVER, 0.0)
            if not answer.leads_to:
                return rules_of(answer.status, answer.data)
            place = Address.of(answer.leads_to, place)
        return ALLOW_ALL

    async def _answer(self, address: Address, seen: Seen, pause: float) -> Answer:
        """Ask when the pause after the last request is over; `pause` is what the host asks for."""
        wait = self._free_at - self._circumstances.clock()
        if wait > 0:
            await self._circumstances.sleep(wait)
        if self._asking is None:
            self._asking = Asking(
                Reach(self._manners, self._circumstances.resolve),
                self._limits,
                self._manners,
                self._circumstances.sleep,
                self._at_once,
            )
        try:
            return await self._asking.answer(address, seen)
        finally:
            paused = max(self._manners.pause, min(pause, LONGEST_PAUSE))
            self._free_at = self._circumstances.clock() + paused


def _led(errand: Errand, where: str) -> Errand:
    at = Address.of(where, errand.at)
    if errand.hops >= MOST_HOPS or at == errand.at:
        raise UnreadableDocumentError("its host leads from one address to the next without end")
    return replace(errand, at=at, hops=errand.hops + 1)
