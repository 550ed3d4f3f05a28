"""The rules of a host for machines: its robots.txt (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

from kg.sources.web.addresses import Address
from kg.sources.web.manners import PRODUCT

PLACE = "/robots.txt"
_LONGEST = 512_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows: its written rules, or everything or nothing when there are none."""

    written: Protego | None
    otherwise: bool

    def allow(self, address: Address) -> bool:
        """Tell whether an address may be read."""
        if self.written is None:
            return self.otherwise
        return bool(self.written.can_fetch(address.uri, PRODUCT))

    @property
    def pause(self) -> float:
        """The pause between two requests that the host asks for, in seconds (Crawl-delay)."""
        return float((self.written and self.written.crawl_delay(PRODUCT)) or 0)


ALLOW_ALL = Rules(None, otherwise=True)
REFUSE_ALL = Rules(None, otherwise=False)


def rules_of(status: int, data: bytes) -> Rules:
    """Return the rules by the answer for a robots.txt; one that is missing allows all, a failing one nothing.

    Of a file that is too long, the beginning counts, of 500 KiB as the standard has it.
    """
    if status == 200:
        return Rules(Protego.parse(data[:_LONGEST].decode("utf-8-sig", "replace")), otherwise=True)
    return REFUSE_ALL if status >= 500 else ALLOW_ALL
