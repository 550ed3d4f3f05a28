"""Builds the tree of a page, every text with its place in the source.

lxml and html5lib do not say where in the source a text stands, so the source is walked here.
"""

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.errors import UnreadableDocumentError
from kg.sources.html import tags
from kg.sources.limits import Limits

MOST_TAGS = 300_000

_ATTRIBUTES = r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+)"
_TAG = re.compile(rf"<(?:(/?)([a-zA-Z][^\s/>]*+){_ATTRIBUTES}>|(!--)|[!?/]|([a-zA-Z]))")
_LOOSE_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>|(!--)|[!?/]|([a-zA-Z]))")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]+)))?")
_COMMENT_END = re.compile(r"--!?>")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MAY_HIDE = re.compile(r"hidden|none|sr-only|screen-reader", re.I)
_FOR_HEARING = frozenset({"sr-only", "visually-hidden", "screen-reader-text"})
_BEYOND = re.compile(r"&#[0-9]{9,};?")
_MEANT = re.compile(r"class|id\s*=|style|itemprop|hidden|role|datetime", re.I)
_MOST_ATTRIBUTES = 20_000


class Element:
    """An element: its tag, the source of its attributes, and what lies in it.

    `children` are elements and the stretches (start, end) of the source that are text. `length` counts the
    characters of the visible text within, `linked` those of links; `paragraphs` counts the elements `p`, and
    `parts` has the tags of the headings, tables and lists within; a main heading that is all link, as a
    site's name is, is none of them.
    """

    __slots__ = (
        "_attributes",
        "apart",
        "children",
        "hidden",
        "length",
        "linked",
        "paragraphs",
        "parent",
        "parts",
        "raw",
        "start",
        "tag",
        "weight",
    )

    def __init__(self, tag: str, raw: str, start: int, parent: "Element | None") -> None:
        self.tag = tag
        self.raw = raw
        self.start = start
        self.parent = parent
        self.children: list[Element | tuple[int, int]] = []
        self.hidden = False
        self.apart = False
        self.length = 0
        self.linked = 0
        self.paragraphs = 0
        self.parts: frozenset[str] = frozenset()
        self.weight = 0.0
        self._attributes: Mapping[str, str] | None = None

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes by name in lower case; the first of a name counts."""
        if self._attributes is None:
            self._attributes = attributes_of(self.raw) if self.raw else {}
        return self._attributes


@dataclass(slots=True)
class Page:
    """A page: its source, the elements in the order of their starts, the first of which is the root.

    `language` is the `lang` of the element `html`, `title` the text of the first `title`, `metas` and `links`
    the attributes of the elements `meta` and `link`, `data` the JSON-LD scripts, and `unscripted` what is
    said to readers without JavaScript. `asks_password` tells of a field for one.
    """

    source: str
    elements: list[Element]
    language: str = ""
    title: str = ""
    metas: list[Mapping[str, str]] = field(default_factory=list)
    links: list[Mapping[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    unscripted: str = ""
    scripts: int = 0
    asks_password: bool = False


def unescape(text: str) -> str:
    """Return a text with its character references resolved; one of a number beyond Unicode is left out."""
    return html.unescape(_BEYOND.sub("", text))


def attributes_of(raw: str) -> Mapping[str, str]:
    """Return the attributes that the source of a tag writes, entities resolved."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(raw[:_MOST_ATTRIBUTES]):
        value = next(filter(None, values), "")
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def build(source: str, limits: Limits) -> Page:
    """Return the tree of a page.

    End tags that are left out are supplied and those that end nothing are passed over, much as browsers do.
    Raises UnreadableDocumentError when elements nest deeper than the limit, or there are too many.
    """
    return _Builder(source, limits).page


class _Builder:
    def __init__(self, source: str, limits: Limits) -> None:
        root = Element("body", "", 0, None)
        self.page = Page(source, [root])
        self._source = source
        self._depth = limits.depth
        self._stack = [root]
        self._open: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks: list[int] = []
        self._hidden = 0
        self._tag = _TAG
        self._walk()
        while len(self._stack) > 1:
            self._pop()

    def _walk(self) -> None:
        source, position, count = self._source, 0, 0
        while found := self._tag.search(source, position):
            start = found.start()
            if start > position:
                self._text(position, start)
            count += 1
            if count > MOST_TAGS:
                raise UnreadableDocumentError(f"it has more than {MOST_TAGS:,} tags")
            name = found[2]
            position = found.end() if name else self._declaration(found)
            if name and found[1]:
                self._end(name.lower())
            elif name:
                position = self._begin(name.lower(), found[3], start, position)
        if position < len(source):
            self._text(position, len(source))

    def _declaration(self, found: re.Match[str]) -> int:
        """Return the end of a comment or declaration, or take the tag that never ends as far as it goes."""
        source, start = self._source, found.start()
        if found[4]:
            if source.startswith((">", "->"), start + 4):
                return source.index(">", start) + 1
            end = _COMMENT_END.search(source, start + 4)
            return end.end() if end else len(source)
        if found[5]:
            self._tag = _LOOSE_TAG
            return start if source.find(">", start) >= 0 else len(source)
        end_at = source.find(">", start)
        return end_at + 1 if end_at >= 0 else len(source)

    def _text(self, start: int, end: int) -> None:
        top = self._stack[-1]
        top.children.append((start, end))
        top.length += len(self._source[start:end].strip())

    def _begin(self, name: str, raw: str, start: int, position: int) -> int:
        """Take a start tag that ends at a position, and return where to go on."""
        if name in tags.RAW:
            return self._raw(name, raw, start, position)
        if name in tags.UNWALKED:
            self._pass_over(name, start)
            return position if raw.endswith("/") else self._unwalked(name, position)
        if name in tags.VOID:
            self._void(name, raw, start)
        elif name in ("html", "head", "body"):
            if name == "html" and not self.page.language:
                self.page.language = attributes_of(raw).get("lang", "")
        else:
            self._start(name, raw, start)
        return position

    def _pass_over(self, name: str, start: int) -> None:
        passed = Element(name, "", start, None)
        passed.hidden = True
        self._stack[-1].children.append(passed)

    def _unwalked(self, name: str, position: int) -> int:
        depth = 1
        for found in _either_end(name).finditer(self._source, position):
            end = self._source.find(">", found.end())
            if end < 0:
                break
            if found[1]:
                depth -= 1
            elif self._source[end - 1] != "/":
                depth += 1
            if depth == 0:
                return end + 1
        return len(self._source)

    def _raw(self, name: str, attributes: str, start: int, position: int) -> int:
        """Take an element whose content is no markup, and return where it ends."""
        found = _closing(name).search(self._source, position)
        content_end = found.start() if found else len(self._source)
        after = self._source.find(">", content_end) + 1 or len(self._source)
        self._pass_over(name, start)
        page = self.page
        if name == "title" and not page.title and not self._hidden:
            page.title = unescape(self._source[position : min(content_end, position + _MOST_ATTRIBUTES)])
        elif name == "script":
            page.scripts += 1
            if "ld+json" in attributes:
                page.data.append(self._source[position:content_end])
        elif name == "noscript":
            page.unscripted += self._source[position : min(content_end, position + _MOST_ATTRIBUTES)]
        return after

    def _start(self, name: str, raw: str, start: int) -> None:
        if name not in tags.BLOCKS:
            if name in ("a", "option", "optgroup"):
                self._end(name)
            elif not self._hidden and name not in tags.HIDDEN and not _MEANT.search(raw):
                return
        else:
            self._supply_ends(name)
        self._push(name, raw, start)

    def _void(self, name: str, raw: str, start: int) -> None:
        if name == "meta":
            self.page.metas.append(attributes_of(raw))
        elif name == "link":
            self.page.links.append(attributes_of(raw))
        elif name == "input":
            self.page.asks_password |= "password" in raw.lower()
        elif name in ("br", "hr"):
            self._stack[-1].children.append(Element(name, "", start, None))

    def _push(self, name: str, raw: str, start: int) -> None:
        if len(self._stack) > self._depth:
            raise UnreadableDocumentError(f"its elements are nested more than {self._depth} deep")
        element = Element(name, raw, start, self._stack[-1])
        element.hidden = name in tags.HIDDEN or (raw != "" and _is_hidden(element))
        element.hidden |= name == "dialog" and "open" not in element.attributes
        self._hidden += element.hidden
        self._stack[-1].children.append(element)
        self._open[name].append(len(self._stack))
        if name in tags.BLOCKS:
            self._blocks.append(len(self._stack))
        self._stack.append(element)
        self.page.elements.append(element)

    def _pop(self) -> None:
        element = self._stack.pop()
        self._open[element.tag].pop()
        if element.tag in tags.BLOCKS:
            self._blocks.pop()
        if element.hidden:
            self._hidden -= 1
            return
        parent = self._stack[-1]
        parent.length += element.length
        parent.linked += element.length if element.tag == "a" else element.linked
        parent.paragraphs += element.paragraphs + (element.tag == "p")
        is_part = element.tag in _PARTS and not (element.tag == "h1" and element.linked == element.length)
        if is_part or element.parts:
            parts = element.parts | {element.tag} if is_part else element.parts
            parent.parts = parent.parts | parts if parent.parts else parts

    def _pop_to(self, index: int) -> None:
        while len(self._stack) > index:
            self._pop()

    def _supply_ends(self, name: str) -> None:
        """End what the start of an element ends: a paragraph, an item, a cell or a row."""
        if name in tags.CLOSE_PARAGRAPH and self._open["p"]:
            self._end_within("p", tags.CELL_WALLS | tags.LISTS)
        if name in tags.ITEMS:
            others = ("li",) if name == "li" else ("dt", "dd")
            for other in others:
                if self._open[other]:
                    self._end_within(other, tags.CELL_WALLS | tags.LISTS)
        elif name in tags.TABLE_PARTS and self._open["table"]:
            for other in _ENDED_BY.get(name, ()):
                if self._open[other]:
                    self._end_within(other, _TABLE)

    def _end(self, name: str) -> None:
        if not self._open[name]:
            return
        if name not in tags.BLOCKS:
            if not self._blocks or self._blocks[-1] < self._open[name][-1]:
                self._pop_to(self._open[name][-1])
        elif name in tags.TABLE_PARTS:
            self._end_within(name, _TABLE)
        elif name == "table":
            self._end_within(name, frozenset())
        else:
            self._end_within(name, tags.CELL_WALLS)

    def _end_within(self, name: str, walls: frozenset[str]) -> None:
        """End the innermost open element of a name, unless a wall stands between."""
        index = self._open[name][-1]
        if not any(self._open[wall] and self._open[wall][-1] > index for wall in walls):
            self._pop_to(index)


_TABLE = frozenset({"table"})
_PARTS = tags.HEADINGS | tags.LISTS | {"table", "article", "form"}
_ENDED_BY = {
    "td": ("td", "th", "caption"),
    "th": ("td", "th", "caption"),
    "tr": ("td", "th", "tr", "caption"),
    "thead": ("tr", "thead", "tbody", "tfoot", "caption"),
    "tbody": ("tr", "thead", "tbody", "tfoot", "caption"),
    "tfoot": ("tr", "thead", "tbody", "tfoot", "caption"),
}


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.I)


@cache
def _either_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s/>])", re.I)


def _is_hidden(element: Element) -> bool:
    raw = element.raw
    if _MAY_HIDE.search(raw) is None:
        return False
    attributes = element.attributes
    if attributes.get("aria-hidden") == "true" and element.tag not in tags.BLOCKS:
        return True
    return (
        "hidden" in attributes
        or _UNSEEN.search(attributes.get("style", "")) is not None
        or not _FOR_HEARING.isdisjoint(attributes.get("class", "").split())
    )
