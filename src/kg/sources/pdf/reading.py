"""Reads a PDF: opens it, looks at its pages and writes what they say as clean text."""

from collections.abc import Sequence
from threading import Lock

import pypdfium2 as pdfium

from kg.errors import UnreadableDocumentError
from kg.sources.content import Content
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.pdf.blocks import Block
from kg.sources.pdf.hyphens import Hyphens
from kg.sources.pdf.layout import blocks_of
from kg.sources.pdf.legibility import refuse_illegible
from kg.sources.pdf.lines import runs_of
from kg.sources.pdf.opening import opened
from kg.sources.pdf.page import Scan, look
from kg.sources.pdf.pieces import pieces_of
from kg.sources.pdf.sheet import Sheet
from kg.sources.pdf.title import title_of

_ONE_AT_A_TIME = Lock()
"""PDFium may not be used by two threads at once."""


def read(original: Original, limits: Limits) -> Content:
    """Return the content of a PDF; see `kg.sources.pdf.read_pdf`."""
    with _ONE_AT_A_TIME, opened(original.data, limits) as document:
        sheets = _sheets(document, limits)
        given = _given_title(document)
    refuse_illegible(sheets)
    blocks: Sequence[Block] = blocks_of(sheets)
    pieces = tuple(pieces_of(blocks, _hyphens(sheets)))
    return Content(pieces, {"title": title_of(given, blocks)})


def _sheets(document: pdfium.PdfDocument, limits: Limits) -> list[Sheet]:
    sheets: list[Sheet] = []
    scans: list[int] = []
    characters = 0
    for number in range(1, len(document) + 1):
        found = look(document, number)
        if isinstance(found, Scan):
            scans.append(found.number)
            continue
        sheets.append(found)
        characters += sum(len(word.text) for word in found.words)
        if characters > limits.characters:
            raise UnreadableDocumentError(f"its text is longer than {limits.characters:,} characters")
    if scans and not any(sheet.words for sheet in sheets):
        raise UnreadableDocumentError("it is a scan; install bailanys[ocr] and read it again")
    if scans:
        raise UnreadableDocumentError(
            f"{_listed(scans)} of it are scans; install bailanys[ocr] and read it again"
        )
    return sheets


def _listed(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:5]))
    return f"pages {shown}{' and others' if len(pages) > 5 else ''}"


def _given_title(document: pdfium.PdfDocument) -> str:
    return str(document.get_metadata_value("Title") or "")


def _hyphens(sheets: Sequence[Sheet]) -> Hyphens:
    return Hyphens(run.text for sheet in sheets for run in runs_of(sheet.words, frozenset()))
