"""Chooses the blocks of a page that are its text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.sources.content import Kind
from kg.sources.html import tags
from kg.sources.html.blocks import Block
from kg.sources.html.surroundings import mark_surroundings
from kg.sources.html.tables import is_of_data
from kg.sources.html.tree import Element, Page
from kg.sources.html.vote import voted_for
from kg.sources.html.wordings import wordings

_LONG = 80
_SHORT_WEIGHT = 0.25
_PLAIN = 0.5
_NEARLY_ALL = 0.75
_WORTH = 0.08
_LINKED = 0.6
_ALL_LINKS = 0.95
_SHORT_LINE = 120
_NOTICE = 600
_POINTING = 0.4
_TITLE_AND_LEAD = 15
_TITLE = 10
_TRUSTED = 0.3
_FEW_LINKS = 3
_TEXT_TAGS = tags.HEADINGS | tags.LISTS | {"p", "blockquote"}
_TOLD = frozenset({"article", "main"})
_MARK = re.compile(r"[\s\W\d]*(?:\d{1,2}[:.]\d\d[\s\W\d]*)?\Z")
_DATE_LINE = re.compile(
    r"\W*(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\s+[^\W\d]{3,10}\.?,?\s+\d{4}(?:\s*(?:г\.?|года|ж\.?|жыл|год))?"
    r"|\d{4}\s*(?:жылғы|ж\.|жыл)?\s*\d{1,2}\s+[^\W\d]{3,10}|[^\W\d]{3,10}\s+\d{1,2},\s+\d{4})"
    r"\W*(?:\d{1,2}:\d\d(?::\d\d)?)?\W*(?:\d{1,6})?\W*\Z"
)
_SIGNED_LINE = re.compile(r".{0,40}\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\W{1,5}\d{1,2}:\d\d(?::\d\d)?\W*\Z")
_DATA = re.compile(r"\s*[\[{]\s*[\[{]?\s*\"")


def main_blocks(page: Page, blocks: Sequence[Block], is_act: bool) -> list[Block]:
    """Return the blocks that are the text of a page, in order, with its heading if it shows one.

    Where the page tells its structure, or one element holds nearly all its prose, that is followed; else
    trafilatura decides between the elements. Of an act, nothing within is left out but what surrounds it.
    """
    mark_surroundings(page)
    inner = [block for block in blocks if not block.element.apart]
    _weigh(page, inner)
    holder = _holder(page.elements[0])
    chosen = [block for block in inner if _is_within(block.element, holder)]
    if not is_act and _is_doubtful(holder):
        chosen = _by_vote(page, chosen, holder)
    chosen = _with_heading(page, inner, chosen)
    if is_act:
        return [block for block in chosen if block.linked < _ALL_LINKS and not _DATA.match(block.text)]
    return _without_furniture(chosen)


def _weigh(page: Page, blocks: Sequence[Block]) -> None:
    for element in page.elements:
        element.weight = 0.0
    for block in blocks:
        if block.linked < _PLAIN:
            size = len(block.text)
            block.element.weight += size if size >= _LONG else size * _SHORT_WEIGHT
    for element in reversed(page.elements):
        if element.parent is not None:
            element.parent.weight += element.weight


def _holder(root: Element) -> Element:
    """Return the innermost element that holds nearly all the prose."""
    holder = root
    while True:
        within = [child for child in holder.children if isinstance(child, Element)]
        heaviest = max(within, key=lambda child: child.weight, default=None)
        if heaviest is None or heaviest.weight < _NEARLY_ALL * holder.weight or heaviest.weight == 0:
            return holder
        if heaviest.tag in _TEXT_TAGS or (heaviest.tag == "table" and is_of_data(heaviest)):
            return holder
        holder = heaviest


def _is_doubtful(holder: Element) -> bool:
    """Tell whether several elements of an element that is not told to be the text hold prose."""
    around: Element | None = holder
    while around is not None:
        if around.tag in _TOLD or around.attributes.get("itemprop") == "articleBody":
            return False
        around = around.parent
    boxes = [
        child
        for child in holder.children
        if isinstance(child, Element)
        and child.tag in ("div", "section", "td", "tr", "table", "tbody", "article")
        and child.weight > _WORTH * holder.weight
    ]
    return len(boxes) > 1


def _is_within(element: Element, holder: Element) -> bool:
    around: Element | None = element
    while around is not None:
        if around is holder:
            return True
        around = around.parent
    return False


def _by_vote(page: Page, blocks: list[Block], holder: Element) -> list[Block]:
    """Return the blocks that trafilatura takes, and all that lie in the elements around those.

    A vote that would leave out most of the prose is not followed.
    """
    voted = voted_for(page.source, blocks)
    taken = {id(block) for block in voted}
    homes = {id(block.element.parent) for block in voted}
    kept = [block for block in blocks if id(block) in taken or _lies_in(block.element, homes, holder)]
    return kept if _prose_length(kept) > _TRUSTED * _prose_length(blocks) else blocks


def _lies_in(element: Element, homes: set[int], holder: Element) -> bool:
    around = element.parent
    if around is not None and id(around) in homes:
        return True
    while around is not None and around is not holder:
        if id(around) in homes:
            return True
        around = around.parent
    return False


def _with_heading(page: Page, inner: Sequence[Block], chosen: list[Block]) -> list[Block]:
    """Return the chosen blocks with the heading of the page before them, and what stands between."""
    if not chosen or any(_heading_tag(block) == "h1" for block in chosen):
        return chosen
    first = next(index for index, block in enumerate(inner) if block is chosen[0])
    title = " ".join(page.title.split())
    for index in range(first - 1, max(-1, first - _TITLE_AND_LEAD), -1):
        block = inner[index]
        if block.linked > _PLAIN or block.kind is not Kind.HEADING:
            continue
        if _heading_tag(block) == "h1" or (len(block.text) >= _TITLE and block.text in title):
            return [*(block for block in inner[index:first] if block.linked < _PLAIN), *chosen]
    return chosen


def _heading_tag(block: Block) -> str:
    around: Element | None = block.element
    while around is not None and around.tag not in tags.BLOCKS:
        around = around.parent
    return around.tag if around else ""


def _without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without the site's own words and without what points at other pages."""
    told = wordings()
    kept: list[Block] = []
    elsewhere = False
    for _, members in groupby(blocks, key=_togetherness):
        several = list(members)
        if _is_of_links(several, kept):
            continue
        for block in several:
            lower = block.text[:_SHORT_LINE].lower()
            if len(block.text) < _SHORT_LINE and told.comments.match(lower):
                return kept
            if _points_elsewhere(block, lower):
                elsewhere = True
            elif elsewhere and (block.linked > _LINKED or _is_label(block)):
                continue
            elif not _is_furniture(block, lower, kept):
                elsewhere = False
                kept.append(block)
    while len(kept) > 1 and kept[-1].kind is Kind.HEADING:
        kept.pop()
    return kept


def _togetherness(block: Block) -> int:
    """Return what the items of a list, the rows of a table, and paragraphs of links have in common."""
    if block.group is not None:
        return id(block.group)
    return 1 if block.linked > _LINKED and block.kind is Kind.PARAGRAPH else 0


def _points_elsewhere(block: Block, lower: str) -> bool:
    found = wordings().elsewhere.match(lower)
    if found is None:
        return False
    rest = lower[found.end() :].strip()
    return not rest.strip(":.…→»") or block.linked > _POINTING or rest.startswith((":", "→", "—", "»"))


def _is_label(block: Block) -> bool:
    return _DATE_LINE.match(block.text.lower()) is not None


def _is_announced(kept: Sequence[Block]) -> bool:
    return bool(kept) and kept[-1].text.endswith(":")


def _is_of_links(blocks: Sequence[Block], before: Sequence[Block]) -> bool:
    """Tell a list of links to other pages from a list that a sentence before it announces."""
    linked = sum(block.linked > _LINKED for block in blocks)
    return linked >= _FEW_LINKS and linked > _LINKED * len(blocks) and not _is_announced(before)


def _is_furniture(block: Block, lower: str, kept: Sequence[Block]) -> bool:
    """Tell whether a block is the site's own; a sentence is not for the word that it begins with."""
    text, told = block.text, wordings()
    if len(text) < _NOTICE and (told.notices.search(text.lower()) or told.cookies.search(text.lower())):
        return True
    if _DATA.match(text):
        return True
    named = told.furniture.match(lower) if len(text) < _SHORT_LINE else None
    if named and block.kind is not Kind.ROW and _MARK.match(lower, named.end()):
        return True
    if block.kind in (Kind.ROW, Kind.ITEM) or _heading_tag(block) == "h1":
        return False
    ends = text.endswith((".", "!", "?", ":", ";"))
    if block.linked > _ALL_LINKS and not ends and not _is_announced(kept):
        return True
    return len(text) < _SHORT_LINE and (
        _MARK.match(text) is not None
        or _DATE_LINE.match(lower) is not None
        or _SIGNED_LINE.match(text) is not None
        or (not ends and named is not None)
    )


def _prose_length(blocks: Sequence[Block]) -> int:
    return sum(map(len, prose(blocks)))


def prose(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the texts of the blocks that are more than links and labels."""
    return (block.text for block in blocks if block.linked < _PLAIN)
