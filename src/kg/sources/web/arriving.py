"""How the answer of a host is understood: as an original, or as what lists others."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from kg.errors import UnreadableDocumentError
from kg.sources.formats import Format, recognise
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.web import feeds, sitemaps
from kg.sources.web.asking import Answer
from kg.sources.web.entries import Entry
from kg.sources.web.hosts import Errand
from kg.sources.web.sitemaps import is_list, is_sitemap
from kg.sources.web.unpacking import GZIP, unpacked

GONE = frozenset({401, 403, 404, 410, 451})
"""The statuses of a page that is not to be had, now and later."""

_REASONS = {
    401: "its host asks for a password (status 401)",
    403: "its host refuses it (status 403)",
    404: "its host has no such page (status 404); check the address",
    410: "its host has removed it (status 410)",
    451: "its host withholds it for legal reasons (status 451)",
}


class GoneError(UnreadableDocumentError):
    """A page is not to be had, now and later."""


def original_of(errand: Errand, answer: Answer) -> Original:
    """Return the original that an answer with data brings; raises UnreadableDocumentError for any other."""
    if answer.status in GONE:
        raise GoneError(_REASONS[answer.status])
    if answer.status != httpx.codes.OK:
        raise UnreadableDocumentError(f"its host answers with status {answer.status}; try again later")
    if not answer.data:
        raise UnreadableDocumentError("it is empty")
    return Original(
        answer.data,
        errand.asked.shown,
        errand.at.shown,
        answer.media_type,
        answer.charset,
        errand.told,
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """What lists pages, and these; to iterate raises UnreadableDocumentError where it is broken.

    `renews` tells that it lists new pages, as a feed does, and not all there are.
    """

    kind: str
    entries: Iterator[Entry]
    renews: bool


def listing_of(original: Original, limits: Limits) -> Listing | None:
    """Return what an original lists, packed by gzip or not, if it is a feed, a sitemap or a plain list.

    Raises UnreadableDocumentError when a packed one is damaged.
    """
    plain = _plain(original, limits)
    if is_list(plain) or is_sitemap(plain.data):
        return Listing("sitemap", sitemaps.entries_of(plain), renews=False)
    try:
        is_feed = recognise(plain) is Format.FEED
    except UnreadableDocumentError:
        return None
    return Listing("feed", feeds.entries_of(plain), renews=True) if is_feed else None


def _plain(original: Original, limits: Limits) -> Original:
    if not original.data.startswith(GZIP):
        return original
    data = unpacked(original.data, limits)
    return Original(data, original.name, original.uri, "", original.charset, original.told)
