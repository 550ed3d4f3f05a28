"""Opens a PDF and closes it, and says why one cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.errors import UnreadableDocumentError
from kg.sources.limits import Limits

_REASONS = {
    raw.FPDF_ERR_PASSWORD: "it is protected by a password; save a copy without one",
    raw.FPDF_ERR_SECURITY: "it is encrypted in a way that is not supported; save a copy without encryption",
    raw.FPDF_ERR_FORMAT: "it is a broken or truncated PDF, or one without pages",
}


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF for as long as the block runs.

    Raises UnreadableDocumentError when it is broken, takes a password, has no pages or more than the limit.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise UnreadableDocumentError(_REASONS.get(code, _REASONS[raw.FPDF_ERR_FORMAT])) from None
    try:
        pages = len(document)
        if pages < 1:
            raise UnreadableDocumentError("it is a PDF without pages")
        if pages > limits.pages:
            raise UnreadableDocumentError(f"it has {pages:,} pages, more than {limits.pages:,}; part it")
        yield document
    finally:
        document.close()
