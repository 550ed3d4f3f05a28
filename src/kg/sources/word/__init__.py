"""Reads Word documents: DOCX itself, and what an installed LibreOffice turns into DOCX.

What parses XML is imported when the first document is read.
"""

from kg.sources.content import Content
from kg.sources.limits import Limits
from kg.sources.original import Original


def read_docx(original: Original, limits: Limits) -> Content:
    """Return the content of a DOCX or DOCM file; raises UnreadableDocumentError when it is not read whole."""
    from kg.sources.word.document import read_document

    return read_document(original.data, limits)


def read_doc(original: Original, limits: Limits) -> Content:
    """Return the content of an old Word document, with the places of the DOCX that it is converted to.

    Raises UnreadableDocumentError when nothing converts it here, or it is not read whole.
    """
    return _read_converted(original, ".doc", limits)


def read_rtf(original: Original, limits: Limits) -> Content:
    """Return the content of an RTF file, as `read_doc` does."""
    return _read_converted(original, ".rtf", limits)


def read_odt(original: Original, limits: Limits) -> Content:
    """Return the content of an OpenDocument text, as `read_doc` does."""
    return _read_converted(original, ".odt", limits)


def _read_converted(original: Original, suffix: str, limits: Limits) -> Content:
    from kg.sources.word.conversion import convert
    from kg.sources.word.document import read_document

    return read_document(convert(original.data, suffix, limits), limits)
