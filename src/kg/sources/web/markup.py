"""Reads the XML of feeds and sitemaps: element by element, without entities, from the given bytes alone."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from html import escape
from html.entities import html5
from io import BytesIO

from lxml import etree

from kg.errors import UnreadableDocumentError
from kg.sources.charsets import decode_told
from kg.sources.encoding import clean, decode
from kg.sources.limits import MEGABYTE
from kg.sources.original import Original

LARGEST = 52_428_800
"""The most bytes of a feed or sitemap (sitemaps.org)."""

MOST_UNWANTED = 100_000
"""The most elements that are read without one that is wanted."""

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_DECLARED_WITHIN = 400
_NUL = b"\x00"
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)

_AMPERSAND = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)"
    r"|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31};))?",
    re.S,
)

Wanted = Callable[[etree._Element], bool]
"""Tells whether an element is to be yielded; none within a wanted one may be."""


def elements(original: Original, wanted: Wanted) -> Iterator[etree._Element]:
    """Yield the elements of an XML file that are wanted, each when it ends, in their order.

    An element is given up, with what stands before it, when the next one is asked for, so memory stays
    bounded. Well-formedness is asked for (XML 1.0), but ampersands that stand for themselves, entities of
    HTML and control characters are forgiven. Raises UnreadableDocumentError where the file breaks off, is not
    well-formed or holds too much that is not wanted, after the elements before, and when it is too large or
    declares entities: nothing is resolved, nothing outside is read.
    """
    if len(original.data) > LARGEST:
        raise UnreadableDocumentError(f"as a feed or sitemap it is larger than {LARGEST // MEGABYTE} MB")
    data = BytesIO(_repaired(clean(_text(original))).encode("utf-8"))
    events = etree.iterparse(
        data,
        events=("start", "end"),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    begun = False
    unwanted = 0
    try:
        for event, element in events:
            if not begun:
                _refuse_entities(element)
                begun = True
            if event == "start":
                unwanted += 1
                if unwanted > MOST_UNWANTED:
                    raise UnreadableDocumentError(f"it has more than {MOST_UNWANTED:,} elements in a row")
            elif wanted(element):
                yield element
                _drop(element)
                unwanted = 0
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError(f"it is not well-formed XML from line {error.lineno or 1} on") from None
    except (etree.LxmlError, ValueError):
        raise UnreadableDocumentError("it is not well-formed XML") from None


def _drop(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        del parent[: parent.index(element)]


def name_of(element: etree._Element) -> tuple[str, str]:
    """Return the namespace and the local name of an element."""
    namespace, brace, local = str(element.tag).rpartition("}")
    return (namespace[1:] if brace else "", local)


def inner_html(element: etree._Element) -> str:
    """Return what stands within an element of XHTML as HTML."""
    inner = deepcopy(element)
    for part in inner.iter():
        part.tag = name_of(part)[1]
        if not len(part) and not part.text and part.tag not in _VOID:
            part.text = ""  # is written as <p></p>, for HTML takes <p/> as a beginning
    etree.cleanup_namespaces(inner)
    parts = (etree.tostring(part, encoding="unicode") for part in inner)
    return escape(inner.text or "", quote=False) + "".join(parts)


def _text(original: Original) -> str:
    """Return the text of the bytes: UTF-8 if they are, then as was told or is declared, then as it seems."""
    if _NUL in original.data:
        return decode(original.data)
    declared = _DECLARED.search(original.data[:_DECLARED_WITHIN])
    return decode_told(original.data, original.charset or (declared[1].decode("ascii") if declared else ""))


def _repaired(text: str) -> str:
    return _AMPERSAND.sub(_repair, text)


def _repair(found: re.Match[str]) -> str:
    if found[0].startswith("<"):
        return found[0]
    spelled = html5.get(found[1] or "")
    if spelled is None:
        return "&amp;" + (found[1] or "")
    return "".join(f"&#{ord(character)};" for character in spelled)


def _refuse_entities(root: etree._Element) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(_entities(declared)):
        raise UnreadableDocumentError("it declares XML entities, which are not read")


def _entities(declared: etree.DTD) -> Iterator[bool]:
    return (True for _ in declared.iterentities())  # type: ignore[attr-defined]
