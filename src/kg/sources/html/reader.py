"""Reads a page: its text without what surrounds it, and what it says of itself."""

from collections.abc import Iterator, Sequence

from kg.errors import UnreadableDocumentError
from kg.sources.content import CELL, Content, Kind, Piece
from kg.sources.html.acts import act_of, is_act
from kg.sources.html.addresses import canonical_of, versions_of
from kg.sources.html.blocks import Block, blocks_of
from kg.sources.html.charset import decode_page, refuse_broken
from kg.sources.html.metadata import language_of, published_of, title_of
from kg.sources.html.refusals import refuse_empty
from kg.sources.html.selection import main_blocks
from kg.sources.html.tree import Page, build
from kg.sources.limits import Limits
from kg.sources.original import Original

_UNDECIDED = 60


def read_html(original: Original, limits: Limits) -> Content:
    """Return the main text of a page, and the fields that it tells.

    Places are `char=start,end` in the decoded page. Besides the fields that `describe` takes, `act` is the
    identifier of the act that the page holds, such as V2300033401, and `versions` has a line such as
    "kk https://…" for each of the page's versions in other languages. Raises UnreadableDocumentError when
    the page has no text of its own, or is not within the limits.
    """
    page = build(decode_page(original), limits)
    if page.elements[0].length > 4 * limits.characters:
        raise UnreadableDocumentError(f"its text is longer than {limits.characters:,} characters")
    blocks = list(blocks_of(page))
    canonical = canonical_of(page, original.uri)
    address = canonical or original.uri
    chosen = main_blocks(page, blocks, is_act(address, blocks))
    refuse_empty(page, blocks, chosen)
    pieces = tuple(_pieces(chosen))
    refuse_broken("".join(piece.text for piece in pieces))
    return Content(pieces, _fields(page, blocks, chosen, canonical, original))


def _fields(
    page: Page, blocks: Sequence[Block], chosen: Sequence[Block], canonical: str, original: Original
) -> dict[str, str]:
    versions = versions_of(page, canonical or original.uri)
    addresses = (canonical, original.uri, *versions.values())
    fields = {
        "uri": canonical,
        "title": title_of(page, chosen),
        "published": published_of(page, blocks, chosen),
        "language": _hinted(page, chosen),
        "act": next(filter(None, map(act_of, addresses)), ""),
        "versions": "\n".join(f"{language} {address}" for language, address in sorted(versions.items())),
    }
    return {name: value for name, value in fields.items() if value}


def _hinted(page: Page, chosen: Sequence[Block]) -> str:
    """Return the language that a page says it is in when its text is too short to tell."""
    text = " ".join(block.text for block in chosen)
    return language_of(page) if sum(map(str.isalpha, text)) < _UNDECIDED else ""


def _pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before is not None:
            yield Piece("\n" if _on_next_line(before, block) else "\n\n")
        for number, cell in enumerate(block.cells):
            if number:
                yield Piece(CELL)
            for index, run in enumerate(cell):
                if index:
                    yield Piece(" ")
                yield Piece(run.text, f"char={run.start},{run.end}")


def _on_next_line(before: Block, block: Block) -> bool:
    return before.kind is block.kind and block.kind in (Kind.ITEM, Kind.ROW) and before.group is block.group
