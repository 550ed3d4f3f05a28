"""Recognises the file formats that are not read yet by their first bytes."""

import re

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Microsoft Office"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_OFFICE_PARTS = (
    (b"word/", "a DOCX document"),
    (b"xl/", "an XLSX workbook"),
    (b"ppt/", "a PPTX presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


def foreign_format(data: bytes) -> str | None:
    """Name the format of the bytes of a whole file when it is one that is not read, such as "a PDF file".

    The signatures are those of the formats' own specifications. `None` means that it may be a text.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return _office_format(data) or name if signature == b"PK\x03\x04" else name
    return "an HTML page" if _HTML.match(data) else None


def _office_format(data: bytes) -> str | None:
    return next((name for part, name in _OFFICE_PARTS if part in data), None)
