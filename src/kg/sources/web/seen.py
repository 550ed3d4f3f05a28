"""What is kept of a page between two visits, so that it is read again only when it has changed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Protocol


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """A visit to a page: the marks of its state as the host gave them, each optional, and the time.

    `etag` and `modified` are the header fields ETag and Last-Modified (RFC 9110), as they were sent; `sha256`
    is of the bytes, for hosts that give neither.
    """

    etag: str = ""
    modified: str = ""
    sha256: str = ""
    when: datetime = field(default_factory=_now)

    def is_newer_than(self, change: datetime) -> bool:
        """Tell whether the visit was after a change; a change at midnight may be of any time of its day.

        Sitemaps often give a day without a time.
        """
        if change.timetz().replace(tzinfo=None) == time(0):
            change += timedelta(days=1)
        return self.when >= change


NEVER = Seen(when=datetime.min.replace(tzinfo=UTC))
"""The visit to a page that was never visited."""


class Visits(Protocol):
    """The visits that the caller keeps, by the address as it is shown; a `dict` is one."""

    def get(self, address: str, /) -> Seen | None:
        """Return the last visit to an address whose document is in the ledger, or None."""
