"""Reads feeds: RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 (RFC 4287)."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from lxml import etree, html

from kg.errors import UnreadableDocumentError
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.web.addresses import Address
from kg.sources.web.claims import believed
from kg.sources.web.entries import Entry
from kg.sources.web.markup import elements, inner_html, name_of
from kg.sources.web.told import first_day, language, moment

ATOM = "http://www.w3.org/2005/Atom"
_ATOM_03 = "http://purl.org/atom/ns#"
_CORE = frozenset(
    {
        "",
        ATOM,
        _ATOM_03,
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    }
)
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_DUBLIN_CORE_TERMS = "http://purl.org/dc/terms/"
_XHTML = "http://www.w3.org/1999/xhtml"
_YANDEX = ("http://news.yandex.ru", "https://news.yandex.ru")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

_ENTRIES = frozenset({"item", "entry"})
_PUBLISHED = ("published", "issued", "pubDate", "date", "created", "updated", "modified")
_UPDATED = ("updated", "modified", "pubDate", "date", "published", "issued")
_TITLE_CHARACTERS = 500


def entries_of(original: Original) -> Iterator[Entry]:
    """Yield the entries of a feed, in its order.

    Raises UnreadableDocumentError where the feed is not well-formed, after the entries before.
    """
    of_feed = ""
    for element in elements(original, _is_wanted):
        if name_of(element)[1] in _ENTRIES:
            yield _entry(element, of_feed)
        else:
            of_feed = of_feed or _text(element)


def open_feed(original: Original, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield the full content of each entry of a feed that is at hand as a page of its own.

    It has the address of the entry if that is `believed`, else one within the feed. An entry without full
    content is reported, with the address where it can be had. Raises
    UnreadableDocumentError where the feed is not well-formed, after the entries before.
    """
    if original.nesting >= limits.nesting:
        raise UnreadableDocumentError(f"it is nested more than {limits.nesting} deep")
    base = _address(original.uri, None)
    for number, entry in enumerate(entries_of(original), start=1):
        if number > limits.members:
            raise UnreadableDocumentError(f"it has more than {limits.members:,} entries; the rest was left")
        address = _address(entry.address, base)
        name = f"{original.name} entry {number}"
        if entry.content:
            own = believed(address.shown, original.uri) if address else ""
            uri = own or entry.uri_within(original.uri, number)
            yield entry.page(name, uri, original.nesting + 1)
        elif address:
            what = "only a summary" if entry.summary else "no text"
            yield Unreadable(name, f"the feed has {what} of it; fetch it with: kg ingest {address.shown}")
        else:
            yield Unreadable(name, "it has neither full content nor an address")


def _is_wanted(element: etree._Element) -> bool:
    """Tell whether an element is an entry, or the language of the feed."""
    namespace, name = name_of(element)
    if name == "language":
        parent = element.getparent()
        return parent is not None and name_of(parent)[1] == "channel"
    return name in _ENTRIES and namespace in _CORE


def _address(text: str, base: Address | None) -> Address | None:
    try:
        return Address.of(text, base) if text else None
    except UnreadableDocumentError:
        return None


def _entry(element: etree._Element, feed_language: str) -> Entry:
    parts = [(*name_of(part), part) for part in element if isinstance(part.tag, str)]
    title = " ".join(_plain(_first(parts, ("title",))).split())[:_TITLE_CHARACTERS]
    content, summary = _content(parts)
    given = element.get(_XML_LANG) or _text(_first(parts, ("language",))) or _around(element) or feed_language
    told = {
        "title": title,
        "published": first_day(_dates(parts, _PUBLISHED)),
        "language": language(given, title),
    }
    return Entry(
        address=_link(parts, element),
        id=_text(_first(parts, ("guid", "id"))),
        told={name: value for name, value in told.items() if value},
        content=content,
        summary=summary,
        changed=_time(_dates(parts, _UPDATED)),
    )


_Parts = list[tuple[str, str, etree._Element]]


def _first(parts: _Parts, names: Iterable[str]) -> etree._Element | None:
    known = (*_CORE, _DUBLIN_CORE, _DUBLIN_CORE_TERMS)
    for name in names:
        for namespace, local, part in parts:
            if local == name and namespace in known:
                return part
    return None


def _dates(parts: _Parts, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield _text(_first(parts, (name,)))


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def _link(parts: _Parts, entry: etree._Element) -> str:
    """Return the address of an entry's page: Atom's alternate link, RSS's link, or a guid that is one."""
    found = _atom_link(parts) or next(
        (_text(part) for namespace, name, part in parts if name == "link" and namespace in _CORE), ""
    )
    if not found:
        found = next(
            (
                _text(part)
                for _, name, part in parts
                if name == "guid" and part.get("isPermaLink", "true").strip().lower() != "false"
            ),
            "",
        )
    return _based(found, entry) if found else ""


def _atom_link(parts: _Parts) -> str:
    links = [
        (part.get("rel", "alternate"), part.get("type", "text/html"), part.get("href", "").strip())
        for _, name, part in parts
        if name == "link" and part.get("href")
    ]
    pages = [href for rel, _, href in links if rel == "alternate"]
    of_html = [href for rel, kind, href in links if rel == "alternate" and "html" in kind]
    return (of_html or pages or [""])[0]


def _based(link: str, element: etree._Element) -> str:
    """Return a link resolved against the nearest absolute `xml:base` around it, if there is one."""
    around: etree._Element | None = element
    while around is not None:
        base = _address(around.get(_XML_BASE, ""), None)
        if base is not None:
            resolved = _address(link, base)
            return resolved.iri if resolved else link
        around = around.getparent()
    return link


def _around(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.get(_XML_LANG, "")


def _content(parts: _Parts) -> tuple[str, bool]:
    """Return the full content as HTML, and whether there is a summary."""
    summary = False
    for namespace, name, part in parts:
        if name == "encoded" and namespace.startswith("http://purl.org/rss/1.0/modules/content"):
            full = _text(part)
        elif name == "full-text" and namespace in _YANDEX:
            full = _paragraphs(_text(part))
        elif name == "content" and namespace in (ATOM, _ATOM_03) and not part.get("src"):
            full = _atom_content(part)
        elif name in ("body", "div") and namespace == _XHTML:
            full = inner_html(part)
        else:
            summary = summary or (name in ("description", "summary") and bool(_text(part)))
            continue
        if full:
            return full, summary
    return "", summary


def _atom_content(part: etree._Element) -> str:
    kind = (part.get("type") or "text").strip().lower()
    if kind in ("xhtml", "application/xhtml+xml") or (part.get("mode") == "xml" and len(part)):
        return inner_html(part)
    if kind in ("html", "text/html") or part.get("mode") == "escaped":
        return _text(part)
    return _paragraphs(_text(part)) if kind in ("text", "text/plain") else ""


def _paragraphs(text: str) -> str:
    """Return a plain text as HTML; yandex:full-text and Atom's text may still hold tags, which then count."""
    if re.search(r"<(?:p|br|div)\b", text, re.I):
        return text
    return "\n".join(
        f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.split("\n") if line.strip()
    )


def _plain(element: etree._Element | None) -> str:
    """Return a title without markup, which RSS leaves open and Atom marks as `html`."""
    text = _text(element)
    if "<" not in text and "&" not in text:
        return text
    try:
        return str(html.fragment_fromstring(text, create_parent="div").text_content())
    except (etree.LxmlError, ValueError):
        return text


def _time(given: Iterable[str]) -> datetime | None:
    """Return the first point of time; one without a zone may be of any."""
    found = next(filter(None, map(moment, given)), None)
    return found if found is None or found.tzinfo else None
