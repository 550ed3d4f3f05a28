"""Goes from addresses to what they lead to, and on to what feeds and sitemaps among it list."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import replace

from kg.errors import UnreadableDocumentError
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.web.addresses import Address, without_secrets
from kg.sources.web.arriving import (
    GoneError,
    Listing,
    listing_of,
    original_of,
)
from kg.sources.web.asking import NOT_MODIFIED, Answer
from kg.sources.web.claims import believed
from kg.sources.web.entries import Entry
from kg.sources.web.hosts import Circumstances, Errand, Host, RefusedByRobotsError
from kg.sources.web.lanes import Lanes
from kg.sources.web.manners import Manners
from kg.sources.web.results import Extent, Fetched, KeptListing, Notice, Result, Unchanged
from kg.sources.web.seen import NEVER, Seen, Visits

MOST_ADDRESSES = 1_000_000
"""The most addresses of one visit; each is remembered, so that none is visited twice."""

_WAITING = 1_000
_KEPT_BYTES = 5_000_000

Deliver = Callable[[Result], Awaitable[None]]
"""Hands on a result, as soon as there is room for it."""


async def visit(
    addresses: Iterable[str],
    limits: Limits,
    manners: Manners,
    seen: Visits | Mapping[str, Seen],
    listings: MutableMapping[str, KeptListing],
    circumstances: Circumstances,
    extent: Extent,
    deliver: Deliver,
) -> None:
    """Visit the addresses as `kg.sources.web.fetching.fetched` does, and deliver each result."""
    at_once = asyncio.Semaphore(manners.hosts)
    async with asyncio.TaskGroup() as tasks:
        visited = _Visit(limits, seen, listings, extent, deliver)
        visited.lanes = lanes = Lanes(
            tasks, lambda: Host(limits, manners, circumstances, at_once), visited.arrive
        )
        for text in addresses:
            await visited.ask(text)
            await lanes.fewer_than(_WAITING)
    if visited.left:
        reason = (
            f"more than {MOST_ADDRESSES:,} addresses are too many for one run; {visited.left:,} were left"
        )
        await deliver(Unreadable("the web", reason))


class _Visit:
    """Knows what was asked for already, and what to do with what arrives."""

    lanes: Lanes

    def __init__(
        self,
        limits: Limits,
        seen: Visits | Mapping[str, Seen],
        listings: MutableMapping[str, KeptListing],
        extent: Extent,
        deliver: Deliver,
    ) -> None:
        self.left = 0
        self._limits = limits
        self._seen = seen
        self._listings = listings
        self._extent = extent
        self._deliver = deliver
        self._known: set[str] = set()

    async def ask(self, text: str) -> None:
        """Send for an address as a user wrote it."""
        try:
            address = Address.of(text)
        except UnreadableDocumentError as error:
            await self._deliver(Unreadable(without_secrets(text), str(error)))
            return
        if self._is_new(address):
            self.lanes.add(Errand(address, address, seen=self._last(address) or NEVER))
        else:
            self._extent.results -= 1

    async def arrive(self, errand: Errand, result: Answer | UnreadableDocumentError) -> None:
        """Deliver what came of an errand, or send for what it lists."""
        try:
            if isinstance(result, UnreadableDocumentError):
                raise result
            name = errand.asked.shown
            kept = self._listings.get(name)
            if result.status == NOT_MODIFIED and kept is not None:
                await self._is_listing(errand, kept.original)
            elif result.status == NOT_MODIFIED and errand.seen is not NEVER:
                await self._deliver(Unchanged(name, replace(errand.seen, when=result.seen.when)))
            else:
                await self._take(errand, original_of(errand, result), result.seen)
        except UnreadableDocumentError as error:
            await self._fail(errand, error)

    async def _take(self, errand: Errand, original: Original, seen: Seen) -> None:
        name = errand.asked.shown
        if await self._is_listing(errand, original):
            if len(original.data) <= _KEPT_BYTES and (seen.etag or seen.modified):
                self._listings[name] = KeptListing(original, seen)
        elif seen.sha256 == errand.seen.sha256:
            await self._deliver(Unchanged(name, seen))
        else:
            await self._deliver(Fetched(name, original, seen))

    async def _fail(self, errand: Errand, error: UnreadableDocumentError) -> None:
        name = errand.asked.shown
        if errand.instead is not None and isinstance(error, GoneError | RefusedByRobotsError):
            await self._deliver(Notice(f"{name} is read as its feed has it: {error}."))
            await self._deliver(Fetched(name, errand.instead, Seen()))
        else:
            await self._deliver(Unreadable(name, str(error)))

    async def _is_listing(self, errand: Errand, original: Original) -> bool:
        """Send for what an original lists, if it is a feed or a sitemap, and tell whether it is."""
        listing = listing_of(original, self._limits)
        if listing is None:
            return False
        name = errand.asked.shown
        if errand.within >= self._limits.nesting:
            raise UnreadableDocumentError(f"it is a {listing.kind} within {self._limits.nesting} others")
        found: list[Errand] = []
        listed = 0
        try:
            for listed, entry in enumerate(listing.entries, start=1):
                if (to_visit := await self._listed(errand, entry, listing, listed)) is not None:
                    found.append(to_visit)
            if not listed:
                raise UnreadableDocumentError(f"it is a {listing.kind} that lists nothing")
        except UnreadableDocumentError as error:
            await self._deliver_more(Unreadable(name, str(error)))
        self._extent.results += len(found) - 1
        if listed:
            await self._deliver(
                Notice(f"{name} is a {listing.kind} of {listed}; {len(found)} to be fetched.")
            )
        self.lanes.add_next(found)
        return True

    async def _listed(
        self, listing_errand: Errand, entry: Entry, listing: Listing, number: int
    ) -> Errand | None:
        """Return the errand for an entry; deliver what there is to say if there is none."""
        if not entry.address:
            await self._without_address(listing_errand, entry, number)
            return None
        try:
            address = Address.of(entry.address, listing_errand.at)
        except UnreadableDocumentError as error:
            await self._deliver_more(Unreadable(without_secrets(entry.address), str(error)))
            return None
        if not self._is_new(address):
            return None
        last = self._last(address)
        if last is not None and _is_unchanged(entry, last, listing):
            await self._deliver_more(Unchanged(address.shown, last))
            return None
        own = believed(address.shown, listing_errand.at.shown)
        uri = own or entry.uri_within(listing_errand.at.shown, number)
        instead = entry.page(address.shown, uri) if entry.content else None
        return Errand(
            address, address, entry.told, last or NEVER, within=listing_errand.within + 1, instead=instead
        )

    async def _without_address(self, listing_errand: Errand, entry: Entry, number: int) -> None:
        uri = entry.uri_within(listing_errand.at.shown, number)
        if not entry.content:
            await self._deliver_more(Unreadable(uri, "it has neither full content nor an address"))
        elif (last := self._seen.get(uri)) is not None:
            await self._deliver_more(Unchanged(uri, last))
        else:
            await self._deliver_more(Fetched(uri, entry.page(uri, uri), Seen()))

    async def _deliver_more(self, result: Result) -> None:
        """Deliver a result that no address was counted for."""
        self._extent.results += 1
        await self._deliver(result)

    def _is_new(self, address: Address) -> bool:
        """Note an address and tell whether it is to be visited."""
        if address.iri in self._known:
            return False
        if len(self._known) >= MOST_ADDRESSES:
            self.left += 1
            return False
        self._known.add(address.iri)
        return True

    def _last(self, address: Address) -> Seen | None:
        """Return the last visit; an address with a secret is not kept, so there is none to it."""
        if address.shown != address.iri:
            return None
        kept = self._listings.get(address.shown)
        return kept.seen if kept else self._seen.get(address.shown)


def _is_unchanged(entry: Entry, last: Seen, listing: Listing) -> bool:
    return last.is_newer_than(entry.changed) if entry.changed else listing.renews
