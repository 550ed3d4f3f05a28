"""The visits that the ledger keeps, as those who fetch from the web ask for them."""

from kg.ledger import Ledger, Visit
from kg.sources.web.results import Fetched, Unchanged
from kg.sources.web.seen import Seen


class KeptVisits:
    """The last visits to addresses whose originals are in the ledger as the present version reads them.

    To any other address nobody has been, so that it is asked for anew: when its page was forgotten, was given
    up, or would be read differently by now.
    """

    def __init__(self, ledger: Ledger, version: str) -> None:
        self._ledger = ledger
        self._version = version

    def get(self, address: str, /) -> Seen | None:
        """Return the last visit to an address, or None."""
        with self._ledger.reading() as reading:
            visit = reading.visits([address]).get(address)
            if visit is None:
                return None
            known = reading.known_originals([visit.original]).get(visit.original)
        if known is None or known.version != self._version:
            return None
        return Seen(visit.etag, visit.modified, visit.sha256, visit.when)


def visit_of(fetched: Fetched) -> Visit:
    """Return what the ledger keeps of a visit on which something was fetched."""
    return _visit(fetched.address, fetched.original.uri, fetched.seen)


def renewed(visit: Visit, unchanged: Unchanged) -> Visit:
    """Return a visit as it is kept after another one, on which the page was unchanged."""
    return _visit(visit.address, visit.original, unchanged.seen)


def _visit(address: str, original: str, seen: Seen) -> Visit:
    return Visit(address, original, seen.etag, seen.modified, seen.sha256, seen.when)
