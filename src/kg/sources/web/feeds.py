"""Reads feeds: RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 (RFC 4287)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape

from lxml import etree, html

from kg.errors import UnreadableDocumentError
from kg.model import Language
from kg.sources.encoding import clean
from kg.sources.language import detect
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.web.addresses import Address, without_secrets
from kg.sources.web.markup import drop, elements, name_of

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
_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_TITLE_CHARACTERS = 500
_PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"></head>\n<body><article>\n'
    "{content}\n</article></body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed; every field may be empty.

    `content` is the full content as HTML, if the feed gives it; `summary` tells that it gives a summary.
    `told` are fields of `kg.sources.description.FIELDS`; `updated` is the time of the last change, when it
    is given with its day at least.
    """

    address: str
    told: dict[str, str]
    content: str
    summary: bool
    updated: datetime | None


def entries_of(original: Original) -> Iterator[Entry]:
    """Yield the entries of a feed, in its order.

    Raises UnreadableDocumentError where the feed is not well-formed, after the entries before.
    """
    language = ""
    for element in elements(original):
        namespace, name = name_of(element)
        if namespace in _CORE and name in _ENTRIES:
            yield _entry(element, language)
            drop(element)
        elif name == "language" and not language and namespace in (*_CORE, _DUBLIN_CORE):
            language = (element.text or "").strip()


def open_feed(original: Original, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield the full content of each entry of a feed that is at hand as a page of its own.

    An entry without full content is reported, with the address where it can be had. Raises
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
            uri = address.shown if address else f"{without_secrets(original.uri)}#entry={number}"
            yield page_of(entry, name, uri, original.nesting + 1)
        elif address:
            what = "only a summary" if entry.summary else "no text"
            yield Unreadable(name, f"the feed has {what} of it; fetch it with: kg ingest {address.shown}")
        else:
            yield Unreadable(name, "it has neither full content nor an address")


def page_of(entry: Entry, name: str, uri: str, nesting: int = 0) -> Original:
    """Return the full content of an entry as an HTML page."""
    page = _PAGE.format(language=escape(entry.told.get("language", "")), content=entry.content)
    return Original(clean(page).encode("utf-8"), name, uri, "text/html", "utf-8", entry.told, nesting)


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
        "published": _day(_dates(parts, _PUBLISHED)),
        "language": _language(given, title),
    }
    return Entry(
        address=_link(parts, element),
        told={name: value for name, value in told.items() if value},
        content=content,
        summary=summary,
        updated=_time(_dates(parts, _UPDATED)),
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
    return "" if element is None else "".join(element.itertext()).strip()


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
            full = _markup(part)
        else:
            summary = summary or (name in ("description", "summary") and bool(_text(part)))
            continue
        if full:
            return full, summary
    return "", summary


def _atom_content(part: etree._Element) -> str:
    kind = (part.get("type") or "text").strip().lower()
    if kind in ("xhtml", "application/xhtml+xml") or (part.get("mode") == "xml" and len(part)):
        return _markup(part)
    if kind in ("html", "text/html") or part.get("mode") == "escaped":
        return _text(part)
    return _paragraphs(_text(part)) if kind in ("text", "text/plain") else ""


def _markup(part: etree._Element) -> str:
    """Return what stands within an element as HTML."""
    inner = "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in part if _text(child)
    )
    return escape(part.text or "", quote=False) + inner if inner or (part.text or "").strip() else ""


def _paragraphs(text: str) -> str:
    """Return a plain text as HTML; yandex:full-text and Atom's text may still hold tags, which then count."""
    if re.search(r"<(?:p|br|div)\b", text, re.I):
        return text
    return "\n".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.split("\n") if line.strip())


def _plain(element: etree._Element | None) -> str:
    """Return a title without markup, which RSS leaves open and Atom marks as `html`."""
    text = _text(element)
    if "<" not in text and "&" not in text:
        return text
    try:
        return str(html.fragment_fromstring(text, create_parent="div").text_content())
    except (etree.LxmlError, ValueError):
        return text


def _language(given: str, title: str) -> str:
    """Return the language that is told if one of ours; publishing systems are often left at English."""
    try:
        told = Language(re.split(r"[-_]", given.strip().lower())[0])
    except ValueError:
        return ""
    in_latin = detect(title) is Language.EN
    return "" if title and (told is Language.EN) != in_latin else told.value


def _day(given: Iterable[str]) -> str:
    """Return the first day that is written as it should be, by the clock of who wrote it."""
    for each in given:
        moment = _moment(each)
        if moment is not None:
            return f"{moment:%Y-%m-%d}" if moment.year >= 1000 else ""
    return ""


def _time(given: Iterable[str]) -> datetime | None:
    """Return the first point of time; one without a zone may be of any."""
    moment = next(filter(None, map(_moment, given)), None)
    return moment if moment is None or moment.tzinfo else None


def _moment(text: str) -> datetime | None:
    """Return a point of time by RFC 822 or ISO 8601 (RFC 3339), or the day alone if the rest is unusual."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        pass
    day = _DAY.match(text)
    try:
        return datetime.fromisoformat(day[1]) if day else None
    except ValueError:
        return None
