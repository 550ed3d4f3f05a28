"""Reads sitemaps and sitemap indexes (sitemaps.org 0.90), with the titles and days of news sitemaps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from lxml import etree

from kg.errors import UnreadableDocumentError
from kg.sources.encoding import decode
from kg.sources.original import Original
from kg.sources.web.addresses import is_address
from kg.sources.web.markup import drop, elements, name_of

MOST = 50_000
"""The most addresses in one sitemap (sitemaps.org); what goes beyond is refused."""

_BEGINNING = 4_096
_ROOT = re.compile(
    rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?(?:urlset|sitemapindex)[\s>]",
    re.I | re.S,
)
_NEWS = "http://www.google.com/schemas/sitemap-news/"
_LANGUAGES = frozenset({"en", "ru", "kk"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Place:
    """A page or a further sitemap that a sitemap lists; `changed` is when it last did, if it is told."""

    address: str
    changed: datetime | None = None
    told: dict[str, str] = field(default_factory=dict)


def is_sitemap(data: bytes) -> bool:
    """Tell whether the bytes are a sitemap or a sitemap index, by their root element."""
    beginning = data[:_BEGINNING].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    return _ROOT.match(beginning) is not None


def is_list(original: Original) -> bool:
    """Tell whether an original is a plain list of addresses, one per line, which serves as a sitemap too."""
    lines = original.data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").split(b"\n")
    whole = [line.strip() for line in (lines if len(original.data) <= _BEGINNING else lines[:-1])]
    written = [line for line in whole if line]
    return bool(written) and all(re.fullmatch(rb"https?://\S+", line, re.I) for line in written)


def places_of(original: Original) -> Iterator[Place]:
    """Yield what a sitemap, a sitemap index or a plain list lists, in its order.

    Raises UnreadableDocumentError where it is not well-formed or lists more than `MOST`, after what stands
    before.
    """
    places = _listed(original) if is_list(original) else _marked(original)
    for number, place in enumerate(places, start=1):
        if number > MOST:
            raise UnreadableDocumentError(f"it lists more than {MOST:,} addresses; the rest was left")
        yield place


def _listed(original: Original) -> Iterator[Place]:
    return (Place(line.strip()) for line in decode(original.data).splitlines() if is_address(line))


def _marked(original: Original) -> Iterator[Place]:
    for element in elements(original):
        if name_of(element)[1] in ("url", "sitemap"):
            place = _place(element)
            if place.address:
                yield place
            drop(element)


def _place(element: etree._Element) -> Place:
    address, changed = "", None
    told: dict[str, str] = {}
    for part in element.iter():
        if not isinstance(part.tag, str):
            continue
        namespace, name = name_of(part)
        text = (part.text or "").strip()
        if namespace.startswith(_NEWS):
            told.update(_of_news(name, text))
        elif part.getparent() is element and name == "loc" and not address:
            address = text
        elif part.getparent() is element and name == "lastmod":
            changed = _time(text)
    return Place(address, changed, told)


def _of_news(name: str, text: str) -> dict[str, str]:
    match name:
        case "title" if text:
            return {"title": " ".join(text.split())}
        case "publication_date" if (day := _day(text)):
            return {"published": day}
        case "language" if text.lower() in _LANGUAGES:
            return {"language": text.lower()}
        case _:
            return {}


def _day(text: str) -> str:
    try:
        return datetime.fromisoformat(_DAY.match(text)[0] if _DAY.match(text) else "").strftime("%Y-%m-%d")  # type: ignore[index]
    except ValueError:
        return ""


def _time(text: str) -> datetime | None:
    """Return a point of time (W3C date and time formats); without a zone it is taken as UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
