"""What feeds and sitemaps list, and what they tell of each page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from kg.sources.addresses import within
from kg.sources.encoding import clean
from kg.sources.original import Original
from kg.sources.web.addresses import without_secrets

_ID_CHARACTERS = 300
_PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"></head>\n<body><article>\n'
    "{content}\n</article></body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed or sitemap lists; every field may be empty.

    `told` are fields of `kg.sources.description.FIELDS`; `changed` is when the page last changed. `content`
    is the full content as HTML, if a feed gives it, `summary` tells that it gives a summary, and `id` is
    what the feed calls the entry (guid, atom:id).
    """

    address: str
    told: Mapping[str, str] = field(default_factory=dict)
    changed: datetime | None = None
    content: str = ""
    summary: bool = False
    id: str = ""

    def page(self, name: str, uri: str, nesting: int = 0) -> Original:
        """Return the full content as an HTML page."""
        page = _PAGE.format(language=escape(self.told.get("language", "")), content=self.content)
        return Original(clean(page).encode("utf-8"), name, uri, "text/html", "utf-8", self.told, nesting)

    def uri_within(self, uri: str, number: int) -> str:
        """Return an address for an entry without one: that of its feed, and the id or number."""
        return within(without_secrets(uri), self.id[:_ID_CHARACTERS] or f"entry={number}")
