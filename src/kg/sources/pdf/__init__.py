"""Reads PDF: text in the order of reading, tables, footnotes; without running headers and page numbers."""

from kg.sources.content import Content
from kg.sources.limits import Limits
from kg.sources.original import Original


def read_pdf(original: Original, limits: Limits) -> Content:
    """Return the content of a PDF, each piece with the page it stands on; the pages are counted from 1.

    Raises UnreadableDocumentError when it is broken, encrypted, a scan, larger than the limits, or its
    letters cannot be told. The library is loaded on the first call.
    """
    from kg.sources.pdf.reading import read

    return read(original, limits)
