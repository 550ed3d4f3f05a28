"""Reads a PDF: opens it, looks at its pages and writes what they say as clean text."""

from collections.abc import Iterator, Sequence
from threading import Lock

import pypdfium2 as pdfium

from kg.errors import UnreadableDocumentError
from kg.sources.content import Content
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.pdf.hyphens import Hyphens
from kg.sources.pdf.layout import blocks_of
from kg.sources.pdf.legibility import ILLEGIBLE, is_illegible
from kg.sources.pdf.opening import opened
from kg.sources.pdf.page import Scan, look
from kg.sources.pdf.pieces import pieces_of
from kg.sources.pdf.recognition import missing, recognised
from kg.sources.pdf.sheet import Sheet
from kg.sources.pdf.title import title_of

_ONE_AT_A_TIME = Lock()
"""PDFium may not be used by two threads at once."""


def read(original: Original, limits: Limits) -> Content:
    """Return the content of a PDF; see `kg.sources.pdf.read_pdf`."""
    with _ONE_AT_A_TIME, opened(original.data, limits) as document:
        sheets = _sheets(document, limits)
        given = _given_title(document)
    try:
        blocks = blocks_of(sheets)
    except RecursionError:
        raise UnreadableDocumentError("a page of it is laid out in too many parts") from None
    return Content(tuple(pieces_of(blocks, _hyphens(sheets))), {"title": title_of(given, blocks)})


def _sheets(document: pdfium.PdfDocument, limits: Limits) -> list[Sheet]:
    """Return the sheets of all pages; scans and letters that cannot be told are recognised, if that is there.

    Raises UnreadableDocumentError when it is not, for a document half-read is worse than one refused.
    """
    found = list(_looked(document, limits))
    scans = [each.number for each in found if isinstance(each, Scan)]
    sheets = [each for each in found if isinstance(each, Sheet)]
    if is_illegible(sheets):
        if missing():
            raise UnreadableDocumentError(ILLEGIBLE)
        scans = list(range(1, len(document) + 1))
    elif scans and (needed := missing()):
        whole = not any(sheet.words for sheet in sheets)
        raise UnreadableDocumentError(
            f"{'it is a scan' if whole else _listed(scans)}; install {needed} and read it again"
        )
    if not scans:
        return sheets
    read_off = {number: recognised(document, number) for number in scans}
    return sorted(
        [*(sheet for sheet in sheets if sheet.number not in read_off), *read_off.values()],
        key=lambda sheet: sheet.number,
    )


def _looked(document: pdfium.PdfDocument, limits: Limits) -> Iterator[Sheet | Scan]:
    characters = 0
    for number in range(1, len(document) + 1):
        found = look(document, number)
        if isinstance(found, Sheet):
            characters += sum(len(word.text) for word in found.words)
        if characters > limits.characters:
            raise UnreadableDocumentError(f"its text is longer than {limits.characters:,} characters")
        yield found


def _listed(scans: Sequence[int]) -> str:
    if len(scans) == 1:
        return f"its page {scans[0]} is a scan"
    shown = ", ".join(map(str, scans[:5]))
    return f"its pages {shown}{' and others' if len(scans) > 5 else ''} are scans"


def _given_title(document: pdfium.PdfDocument) -> str:
    try:
        return str(document.get_metadata_value("Title") or "")
    except UnicodeDecodeError:
        return ""


def _hyphens(sheets: Sequence[Sheet]) -> Hyphens:
    return Hyphens(word.text for sheet in sheets for word in sheet.words)
