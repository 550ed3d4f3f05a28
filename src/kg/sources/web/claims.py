"""Which address what was read may give as its own."""

from kg.errors import UnreadableDocumentError
from kg.sources.web.addresses import PORTS, Address, is_address

_VARIANTS = ("www.", "m.")
"""What the host of a site's other form begins with."""


def believed(claimed: str, read_from: str) -> str:
    """Return the address that a document claims as its own, or an empty text if it is not believed.

    What was read from a file may claim any. What was fetched may claim an address of its host, with or
    without `www.` or `m.`, or of one below it, and gets that in its one spelling: nobody speaks for another
    site, or could put a page in the place of theirs.
    """
    if not is_address(read_from):
        return claimed
    try:
        given, at = Address.of(claimed), Address.of(read_from)
    except UnreadableDocumentError:
        return ""
    site = _site(at)
    is_of_site = _site(given) == site or given.host.endswith(f".{site}")
    return given.shown if is_of_site and _port(given) == _port(at) else ""


def _site(address: Address) -> str:
    host = address.host
    for variant in _VARIANTS:
        if "." in host.removeprefix(variant):
            host = host.removeprefix(variant)
    return host


def _port(address: Address) -> int | None:
    return None if address.port == PORTS[address.scheme] else address.port
