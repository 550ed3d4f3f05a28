"""Tells the elements of a page that surround its text: menus, footers, related news, comments, notices."""

from collections import defaultdict
from functools import lru_cache

from kg.sources.html.tree import Element, Page
from kg.sources.html.wordings import wordings, words_of

_APART = frozenset({"nav", "aside", "footer"})
_BOXES = frozenset({"div", "article", "section", "figure"})
_MOST = 0.5
_FEW_CARDS = 3
_LONGEST_CARD = 500
_LEAST_LINKED = 0.2


def mark_surroundings(page: Page) -> None:
    """Set `apart` of every element that is, or lies in, what surrounds the text."""
    root = page.elements[0]
    plain = root.length - root.linked
    headed = "h1" in root.parts
    cards = _cards(page, plain)
    for element in page.elements[1:]:
        parent = element.parent
        element.apart = (
            (parent is not None and parent.apart) or element in cards or _surrounds(element, plain, headed)
        )


def _cards(page: Page, plain: int) -> set[Element]:
    """Return the boxes that stand in a row of their like, each a link to another page with a few words."""
    cards: set[Element] = set()
    rows: defaultdict[tuple[int, str, str], list[Element]] = defaultdict(list)
    for element in page.elements[1:]:
        if element.tag in _BOXES and element.raw and _is_card(element):
            rows[id(element.parent), element.tag, element.raw].append(element)
    for row in rows.values():
        if len(row) >= _FEW_CARDS and sum(each.length - each.linked for each in row) <= _MOST * plain:
            cards.update(row)
    return cards


def _is_card(element: Element) -> bool:
    return 0 < element.length <= _LONGEST_CARD and element.linked >= _LEAST_LINKED * element.length


def _surrounds(element: Element, plain: int, headed: bool) -> bool:
    if "h1" in element.parts or element.tag in ("a", "h1"):
        return False
    holds_most = element.length - element.linked > _MOST * plain
    if element.tag in _APART or (element.raw and element.attributes.get("role") in wordings().roles):
        return headed or not holds_most
    if element.tag == "header":
        return not holds_most and not _within_article(element)
    if element.tag == "form":
        return not holds_most
    if not element.raw:
        return False
    if "aria-hidden" in element.raw and element.attributes.get("aria-hidden") == "true" and not holds_most:
        return True
    is_apart, is_around = _named(element)
    return (is_apart and (headed or not holds_most)) or (is_around and not holds_most)


def _within_article(element: Element) -> bool:
    around = element.parent
    while around is not None:
        if around.tag in ("article", "main"):
            return True
        around = around.parent
    return False


def _named(element: Element) -> tuple[bool, bool]:
    """Tell whether the class or id of an element names what is never, or seldom, part of a text."""
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return _named_by(names) if names != " " else (False, False)


@lru_cache(maxsize=10_000)
def _named_by(names: str) -> tuple[bool, bool]:
    told = wordings()
    apart = around = False
    for name in names.split():
        words = words_of(name)
        if told.others.intersection(words):
            continue
        apart = apart or not told.apart.isdisjoint(words) or name.lower() in told.apart
        apart = apart or (len(words) > 1 and any(phrase in " ".join(words) for phrase in told.phrases))
        around = around or not told.around.isdisjoint(words)
    return apart, around
