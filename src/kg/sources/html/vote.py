"""Asks trafilatura which blocks of a page are its main text."""

from collections.abc import Sequence

from kg.sources.html.blocks import Block

_LONG_ENOUGH = 25
_LARGEST = 1_000_000


def voted_for(source: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of some length whose texts trafilatura keeps; none when it finds no text.

    Only its rules are used: no metadata, no comments, no second opinion by other libraries.
    """
    if len(source) > _LARGEST:
        return []
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(source, fast=True, include_comments=False, include_tables=True)
    except (LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    kept = _squeezed("".join(body.itertext()))
    return [block for block in blocks if len(block.text) >= _LONG_ENOUGH and _squeezed(block.text) in kept]


def _squeezed(text: str) -> str:
    return "".join(text.split())
