"""What comes of visits to addresses of the web."""

from dataclasses import dataclass

from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.web.seen import Seen


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or file that was fetched from an address.

    `seen` is to be kept under the address, once the original is safely read, and given back at the next
    visit. The address is shown without secrets.
    """

    address: str
    original: Original
    seen: Seen


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose page was seen and has not changed since; `seen` is to be kept instead."""

    address: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for whoever watches."""

    sentence: str


Result = Fetched | Unchanged | Unreadable | Notice


@dataclass(frozen=True, slots=True)
class KeptListing:
    """A feed or sitemap as it was, with the marks by which its host tells whether it still is."""

    original: Original
    seen: Seen


Found = Original | Fetched | Unchanged | Unreadable
"""What is found at a place on disk or on the web."""


@dataclass(slots=True)
class Extent:
    """How many results a visit to the web will have had in the end, as far as is known by now.

    It begins with the number of the addresses, and changes as feeds and sitemaps list pages.
    """

    results: int = 0
