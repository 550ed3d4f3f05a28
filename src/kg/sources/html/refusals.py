"""Recognises pages that have no text of their own, and says why they are not read."""

import re
from collections.abc import Sequence

from kg.errors import UnreadableDocumentError
from kg.sources.content import Kind
from kg.sources.html.blocks import Block
from kg.sources.html.selection import prose
from kg.sources.html.tree import Page
from kg.sources.html.wordings import wordings

_SHORT = 600
_VERY_SHORT = 150
_TINY = 25
_LONG_LINE = 60
_LONGEST_HEADING = 120
_LINES = 12
_MARKUP = 200_000
_SENTENCE = re.compile(r"[.!?…»\")]\s*\Z")
_PARTS = re.compile(r"\s+[|–—·•-]\s+|\s*\|\s*")
_SHELL = "its text is made by JavaScript; open it in a browser, save it as a web page and read the file"


def refuse_empty(page: Page, blocks: Sequence[Block], chosen: Sequence[Block]) -> None:
    """Raise UnreadableDocumentError when a page is an error, a check, a login, a shell or only a menu.

    A page whose chosen text is long is read, whatever else it says.
    """
    said = "\n".join(prose(chosen))
    if len(said) > _SHORT:
        return
    lower = said.lower()
    heads = [page.title, *(block.text for block in chosen if block.kind is Kind.HEADING)]
    if len(said) < _SHORT / 2:
        heads += [block.text for block in blocks[:_LINES] if not block.element.apart]
    has_sentence = _has_sentence(chosen)
    if any(map(_tells_of_error, heads)):
        raise UnreadableDocumentError("it is a page that tells of an error; check its address")
    if _checks(page, lower, has_sentence):
        raise UnreadableDocumentError(
            "it is a page that checks for robots; save it from a browser and read the file"
        )
    if page.asks_password and (not has_sentence or any(map(_asks_to_log_in, heads))):
        raise UnreadableDocumentError(
            "it is a page to log in; log in with a browser, save the page and read the file"
        )
    if _needs_scripts(page, lower) or (not blocks and page.scripts):
        raise UnreadableDocumentError(_SHELL)
    if not blocks:
        raise UnreadableDocumentError("it has no text")
    if not has_sentence:
        raise UnreadableDocumentError("it has only menus and links, no text of its own")


def _tells_of_error(line: str) -> bool:
    parts = _PARTS.split(line.strip().lower()) if len(line) < _LONGEST_HEADING else []
    return any(wordings().errors.match(part) for part in parts)


def _checks(page: Page, said: str, has_sentence: bool) -> bool:
    told = wordings()
    if told.checks.search(said) or told.checks.search(page.title.lower()):
        return True
    return not has_sentence and told.check_marks.search(page.source[:_MARKUP].lower()) is not None


def _asks_to_log_in(line: str) -> bool:
    return len(line) < _LONG_LINE and wordings().logins.search(line.lower()) is not None


def _needs_scripts(page: Page, said: str) -> bool:
    told = wordings()
    if told.scripts.search(said):
        return True
    return len(said) < _VERY_SHORT and told.scripts.search(page.unscripted.lower()) is not None


def _has_sentence(chosen: Sequence[Block]) -> bool:
    texts = list(prose(chosen))
    return sum(map(len, texts)) > _VERY_SHORT or any(
        len(text) >= _TINY and (_SENTENCE.search(text) or len(text) > _LONG_LINE or "\t" in text)
        for text in texts
    )
