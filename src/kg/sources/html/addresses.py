"""Finds the address of a page and those of its versions in other languages."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urljoin, urlsplit

from kg.sources.html.metadata import language_of_code
from kg.sources.html.tree import Page
from kg.sources.web.claims import believed

_LISTS = frozenset(
    [
        "news",
        "novosti",
        "zhanalyktar",
        "janalyktar",
        "press",
        "press-center",
        "press-centre",
        "media",
        "blog",
        "articles",
        "category",
        "tag",
        "tags",
        "search",
        "page",
        "list",
        "lists",
        "archive",
        "events",
        "index",
        "main",
        "home",
    ]
)
_LANGUAGE_PART = re.compile(r"(?:ru|rus|kk|kz|kaz|en|eng)")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\ud800-\udfff]+")
_LONGEST = 2_000
_MOST_VERSIONS = 12


def canonical_of(page: Page, address: str) -> str:
    """Return the address that a page gives as its own, or an empty text when it cannot be believed.

    It must be of the same site as the address that the page was read from, if that is of one, and never the
    site's root, nor a list that the page is of.
    """
    canonical = [
        link.get("href", "") for link in page.links if "canonical" in link.get("rel", "").lower().split()
    ]
    shared = [meta.get("content", "") for meta in page.metas if meta.get("property", "").lower() == "og:url"]
    for given in (*canonical, *shared):
        found = _absolute(given.strip(), address)
        if found and believed(found, address) and _is_of_article(urlsplit(found), urlsplit(address)):
            return found
    return ""


def versions_of(page: Page, address: str) -> dict[str, str]:
    """Return the addresses of a page's versions by language: what `hreflang` tells, and parallel paths."""
    versions: dict[str, str] = {}
    for code, given in _told_versions(page):
        found = _absolute(given, address)
        if code and found and len(versions) < _MOST_VERSIONS and _site(found) == _site(address, found):
            versions.setdefault(code, found)
    return versions


def _told_versions(page: Page) -> Iterator[tuple[str, str]]:
    for link in page.links:
        if "alternate" in link.get("rel", "").lower():
            yield language_of_code(link.get("hreflang", "")), link.get("href", "")
    for element in page.elements:
        if element.tag != "a" or not element.raw:
            continue
        if "hreflang" in element.raw:
            yield language_of_code(element.attributes.get("hreflang", "")), element.attributes.get("href", "")
        elif "/docs/" in element.raw or "/content/" in element.raw:
            yield from _parallel(element.attributes.get("href", ""))


def _parallel(href: str) -> Iterator[tuple[str, str]]:
    found = re.search(
        r"/(rus|kaz|eng|ru|kk|kz|en)/(?:docs|content)/(?:\d+-)?[A-Za-z]\d{2}[A-Za-z0-9]{5,}_?\Z", href
    )
    if found:
        yield language_of_code(found[1]), href


def _absolute(given: str, address: str) -> str:
    if not given or len(given) > _LONGEST:
        return ""
    try:
        joined = urljoin(address, given) if address.startswith("http") else given
        urlsplit(joined)
    except ValueError:
        return ""
    joined = joined.partition("#")[0]
    return joined if _ADDRESS.fullmatch(joined) else ""


def _site(address: str, otherwise: str = "") -> str:
    host = urlsplit(address).netloc.lower() if address.startswith("http") else ""
    if not host and otherwise:
        return _site(otherwise)
    return host.removeprefix("www.").removeprefix("m.")


def _is_of_article(found: SplitResult, read: SplitResult) -> bool:
    parts = [part for part in found.path.lower().split("/") if part]
    if parts and _LANGUAGE_PART.fullmatch(parts[0]):
        del parts[0]
    last = parts[-1].partition(".")[0] if parts else ""
    if (not parts or last in _LISTS) and not found.query:
        return False
    if read.scheme not in ("http", "https"):
        return True
    longer = read.path.rstrip("/").startswith(found.path.rstrip("/") + "/")
    return not longer and not (
        read.query and not found.query and read.path == found.path and _picks(read.query)
    )


def _picks(query: str) -> bool:
    """Tell whether a query names what is shown, and not only where the reader came from."""
    return (
        re.search(r"(?:^|&)(?:id|p|page_id|news|nid|article|item|post|cat_id|ELEMENT_ID)=", query, re.I)
        is not None
    )
