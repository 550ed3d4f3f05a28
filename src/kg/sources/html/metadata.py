"""Reads what a page says of itself: title, day of publication, address, language."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from kg.sources.content import Kind
from kg.sources.html.blocks import Block
from kg.sources.html.days import day_of
from kg.sources.html.tree import Page, unescape

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
)
"""The names and properties of `meta` elements that tell of the publication, the surest first."""

_ARTICLE = re.compile(r"(?:Article|Posting|Report|WebPage|ItemPage|Legislation)\Z")
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|published|pubdate|time|posted-on|created|submitted)(?:[\s_-]|\Z)", re.I
)
_SAYS_SO = re.compile(
    r"(?:опубликован\w*|дата публикации|размещено|жарияланды|жарияланған(?: күні)?"
    r"|published(?: on)?|posted(?: on)?)\W",
    re.I,
)
_NEAR = 8
_LABEL = 90
_SITE = re.compile(r"\s+[|–—·•»\-]\s+|\s*\|\s*|\s+::\s+")
_MOST_DATA = 500_000


def title_of(page: Page, chosen: Sequence[Block]) -> str:
    """Return the title: the page's single main heading, else what it gives to others, else its `title`."""
    given = _meta(page, "og:title") or _data(page, "headline") or _meta(page, "twitter:title")
    headings = [block.text for block in chosen if block.kind is Kind.HEADING and block.element.tag == "h1"]
    if headings and (len(set(headings)) == 1 or headings[0] in given or headings[0] in page.title):
        return headings[0]
    name = " ".join(page.title.split())
    own = " ".join((given or name).split())
    first = next((block.text for block in chosen if block.kind is Kind.HEADING), "")
    if first and len(first) > _NEAR and own.startswith(first):
        return first
    return _without_site(own, _meta(page, "og:site_name"))


def published_of(page: Page, blocks: Sequence[Block], chosen: Sequence[Block]) -> str:
    """Return the day of publication that a page tells as such, as 2026-01-12, or an empty text.

    Its metadata are asked first, then JSON-LD, then an element marked as the day, and a line that says so,
    near the heading. The day of a change, or one in the text, is none.
    """
    for name in _PUBLISHED:
        if day := day_of(_meta(page, name)):
            return day
    if day := day_of(_data(page, "datePublished")):
        return day
    return next((day for day in _marked(page) if day), "") or _near_heading(blocks, chosen)


def _marked(page: Page) -> Iterator[str]:
    """Yield the days of the elements that are marked as that of the publication."""
    times = []
    for element in page.elements:
        if (
            not element.raw
            or element.hidden
            or (element.tag != "time" and "datePublished" not in element.raw)
        ):
            continue
        attributes = element.attributes
        written = attributes.get("datetime") or attributes.get("content") or _words(page, element.children)
        if attributes.get("itemprop") == "datePublished" or "pubdate" in attributes:
            yield day_of(written)
        elif element.tag == "time" and not element.apart and "updated" not in attributes.get("class", ""):
            times.append(day_of(written))
    if len(set(times)) == 1:
        yield times[0]


def _words(page: Page, children: Sequence[object]) -> str:
    return " ".join(page.source[each[0] : each[1]] for each in children if isinstance(each, tuple))


def _near_heading(blocks: Sequence[Block], chosen: Sequence[Block]) -> str:
    """Return the day on a short line by the heading that says, or is named after, what it is."""
    if not chosen:
        return ""
    at = next((index for index, block in enumerate(blocks) if block is chosen[0]), 0)
    for block in blocks[max(0, at - _NEAR) : at + _NEAR]:
        if block.element.apart or len(block.text) > _LABEL:
            continue
        day = day_of(block.text)
        if day and (_SAYS_SO.match(block.text) or _is_named_date(block)):
            return day
    return ""


def _is_named_date(block: Block) -> bool:
    around, steps = block.element, 0
    while around is not None and steps < 2:
        if around.raw and _DATE_NAMES.search(around.attributes.get("class", "")):
            return True
        inner = [child for child in around.children if not isinstance(child, tuple)]
        if any(child.raw and _DATE_NAMES.search(child.attributes.get("class", "")) for child in inner[:4]):
            return True
        around, steps = around.parent, steps + 1  # type: ignore[assignment]
    return False


def language_of(page: Page) -> str:
    """Return the language that a page says it is in, en, ru or kk, or an empty text."""
    for told in (page.language, _meta(page, "og:locale"), _meta(page, "content-language")):
        if code := language_of_code(told):
            return code
    return ""


def language_of_code(code: str) -> str:
    """Return en, ru or kk for a tag such as ru-KZ, or one that sites use in its place, else an empty text."""
    first = re.split(r"[-_]", code.strip().lower())[0]
    first = {"kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en"}.get(first, first)
    return first if first in ("en", "ru", "kk") else ""


def _meta(page: Page, name: str) -> str:
    for meta in page.metas:
        if name in (
            meta.get("property", "").lower(),
            meta.get("name", "").lower(),
            meta.get("itemprop", "").lower(),
            meta.get("http-equiv", "").lower(),
        ):
            return meta.get("content", "").strip()
    return ""


def _data(page: Page, key: str) -> str:
    """Return a value of the article that the JSON-LD of a page describes."""
    for script in page.data:
        try:
            told = json.loads(script[:_MOST_DATA])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(told):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            value = node.get(key)
            if isinstance(value, str) and any(
                isinstance(each, str) and _ARTICLE.search(each) for each in names
            ):
                return unescape(value).strip()
    return ""


def _nodes(told: object) -> Iterator[Mapping[str, object]]:
    """Yield the nodes at the top of JSON-LD and in its graphs, not those within them."""
    for node in told if isinstance(told, list) else [told]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                yield from (each for each in graph if isinstance(each, dict))


def _without_site(title: str, site: str) -> str:
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title
    if site and parts[-1].strip().lower() == site.lower():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»-:")
    return parts[0] if len(parts[0]) > len(parts[-1]) and len(parts[0]) > _NEAR * 2 else title
