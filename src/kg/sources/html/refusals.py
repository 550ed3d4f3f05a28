"""Recognises pages that have no text of their own, and says why they are not read."""

import re
from collections.abc import Sequence

from kg.errors import UnreadableDocumentError
from kg.sources.html.blocks import Block
from kg.sources.html.selection import prose
from kg.sources.html.tree import Page
from kg.sources.html.wordings import wordings

_SHORT = 600
_TINY = 25
_SENTENCE = re.compile(r"[.!?…»\")]\s*\Z")
_EMPTY_SHARE = 5
_CODE = re.compile(r"\W*[45]\d\d\b")
_LINES = 12


def refuse_empty(page: Page, blocks: Sequence[Block], chosen: Sequence[Block]) -> None:
    """Raise UnreadableDocumentError when a page is an error, a check, a login, a shell or only a menu.

    A page whose chosen text is long is read, whatever else it says.
    """
    said = "\n".join(prose(chosen))
    if len(said) > _SHORT:
        return
    told = wordings()
    headings = [page.title, *(block.text for block in chosen if block.kind.value == "heading")]
    first = [block.text for block in blocks[:_LINES]] if len(said) < _SHORT / 2 else []
    if any(_is_error(line) for line in (*headings, *(line for line in first if len(line) < 80))):
        raise UnreadableDocumentError("it is a page that tells of an error; check its address")
    if told.checks.search(page.source[: _SHORT * 200].lower()):
        raise UnreadableDocumentError(
            "it is a page that checks for robots; save it from a browser and read the file"
        )
    if page.asks_password:
        raise UnreadableDocumentError(
            "it is a page to log in; log in with a browser, save the page and read the file"
        )
    visible = "\n".join(block.text for block in blocks)
    if (told.scripts.search(page.unscripted.lower()) and len(said) < _SHORT / 4) or told.scripts.search(
        said.lower()
    ):
        raise UnreadableDocumentError(_SHELL)
    if not visible.strip():
        raise UnreadableDocumentError(_SHELL if page.scripts else "it has no text")
    if not _has_sentence(chosen):
        raise UnreadableDocumentError("it has only menus and links, no text of its own")


_SHELL = "its text is made by JavaScript; open it in a browser, save it as a web page and read the file"


def _is_error(line: str) -> bool:
    lower = line.strip().lower()
    return (wordings().errors.search(lower) is not None and len(lower) < 120) or (
        _CODE.match(line) is not None
        and len(lower) < 40
        and not re.search(r"\d{4}|№", line)
        and ("error" in lower or "ошибк" in lower or "қате" in lower or len(lower) < 5)
    )


def _has_sentence(chosen: Sequence[Block]) -> bool:
    return (
        any(
            len(text) >= _TINY and (_SENTENCE.search(text) or len(text) > 60 or "\t" in text)
            for text in prose(chosen)
        )
        or sum(map(len, prose(chosen))) > _SHORT / 4
    )
