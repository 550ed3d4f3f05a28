"""Reads sitemaps and sitemap indexes (sitemaps.org 0.90), with the titles and days of news sitemaps."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from kg.errors import UnreadableDocumentError
from kg.sources.beginning import beginning_of
from kg.sources.encoding import decode
from kg.sources.original import Original
from kg.sources.web.addresses import is_address
from kg.sources.web.entries import Entry
from kg.sources.web.markup import elements, name_of
from kg.sources.web.told import first_day, language, moment

MOST = 50_000
"""The most addresses in one sitemap (sitemaps.org); what goes beyond is refused."""

_BEGINNING = 4_096
_ROOTS = frozenset({b"urlset", b"sitemapindex"})
_NEWS = "http://www.google.com/schemas/sitemap-news/"


def is_sitemap(data: bytes) -> bool:
    """Tell whether the bytes are a sitemap or a sitemap index, by their root element."""
    return beginning_of(data).root in _ROOTS


def is_list(original: Original) -> bool:
    """Tell whether an original is a plain list of addresses, one per line, which serves as a sitemap too."""
    lines = original.data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").split(b"\n")
    whole = [line.strip() for line in (lines if len(original.data) <= _BEGINNING else lines[:-1])]
    written = [line for line in whole if line]
    return bool(written) and all(re.fullmatch(rb"https?://\S+", line, re.I) for line in written)


def entries_of(original: Original) -> Iterator[Entry]:
    """Yield what a sitemap, a sitemap index or a plain list lists, in its order.

    Raises UnreadableDocumentError where it is not well-formed or lists more than `MOST`, after what stands
    before.
    """
    entries = _listed(original) if is_list(original) else _marked(original)
    for number, entry in enumerate(entries, start=1):
        if number > MOST:
            raise UnreadableDocumentError(f"it lists more than {MOST:,} addresses; the rest was left")
        yield entry


def _listed(original: Original) -> Iterator[Entry]:
    return (Entry(line.strip()) for line in decode(original.data).splitlines() if is_address(line))


def _marked(original: Original) -> Iterator[Entry]:
    for element in elements(original, _is_wanted):
        entry = _entry(element)
        if entry.address:
            yield entry


def _is_wanted(element: etree._Element) -> bool:
    parent = element.getparent()
    within = "" if parent is None else name_of(parent)[1]
    return (within, name_of(element)[1]) in (("urlset", "url"), ("sitemapindex", "sitemap"))


def _entry(element: etree._Element) -> Entry:
    address, changed = "", None
    news: dict[str, str] = {}
    for part in element.iter():
        if not isinstance(part.tag, str):
            continue
        namespace, name = name_of(part)
        text = (part.text or "").strip()
        if namespace.startswith(_NEWS):
            news[name] = text
        elif part.getparent() is element and name == "loc" and not address:
            address = text
        elif part.getparent() is element and name == "lastmod":
            changed = _time(text)
    return Entry(address, _of_news(news), changed)


def _of_news(given: dict[str, str]) -> dict[str, str]:
    title = " ".join(given.get("title", "").split())
    told = {
        "title": title,
        "published": first_day([given.get("publication_date", "")]),
        "language": language(given.get("language", ""), title),
    }
    return {name: value for name, value in told.items() if value}


def _time(text: str) -> datetime | None:
    """Return a point of time (W3C date and time formats); without a zone it is taken as UTC."""
    found = moment(text)
    return found.replace(tzinfo=UTC) if found and not found.tzinfo else found
