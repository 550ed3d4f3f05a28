"""Recognises the format of an original by its first bytes, what was told of it, and the end of its name."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from kg.errors import UnreadableDocumentError
from kg.sources.jsonl import MEDIA_TYPE as JSONL_MEDIA_TYPE
from kg.sources.original import Original


class Format(StrEnum):
    """The formats that are read, by media type (IANA)."""

    TEXT = "text/plain"
    JSON_LINE = JSONL_MEDIA_TYPE
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    RTF = "application/rtf"
    MAIL = "message/rfc822"
    FEED = "application/atom+xml"
    ZIP = "application/zip"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".doc": Format.DOC,
    ".rtf": Format.RTF,
    ".eml": Format.MAIL,
    ".xml": Format.FEED,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".zip": Format.ZIP,
}
"""The ends of the names of files that are read when a folder or an archive is given, besides JSON Lines."""

_SIGNATURES = (
    (b"%PDF-", Format.PDF),
    (b"{\\rtf", Format.RTF),
)
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_ZIP = b"PK\x03\x04"
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_PARTS = (
    (b"xl/", "an XLSX workbook"),
    (b"ppt/", "a PPTX presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
_WORD_PART = b"word/document.xml"
_MARKUP_BYTES = 4_096
_HTML = re.compile(rb"\s*(?><\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_FEED = re.compile(
    rb"\s*(?><\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.I | re.S
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\r?\n")
_MAIL_HEADER = re.compile(rb"^(?:From|Received|Message-ID|MIME-Version):", re.I | re.M)


def recognise(original: Original) -> Format:
    """Return the format of an original; its bytes outdo its name, and both what was told of it.

    The signatures are those of the formats' own specifications. Raises UnreadableDocumentError for a format
    that is recognised and not read.
    """
    data = original.data
    if original.media_type == Format.JSON_LINE:
        return Format.JSON_LINE
    for signature, format_ in _SIGNATURES:
        if data.startswith(signature):
            return format_
    for signature, name in _FOREIGN:
        if data.startswith(signature):
            raise UnreadableDocumentError(f"it is {name}, which is not read")
    if data.startswith(_ZIP):
        return _zipped(data)
    if data.startswith(_OFFICE):
        return Format.DOC
    return _textual(original)


def _zipped(data: bytes) -> Format:
    if _WORD_PART in data:
        return Format.DOCX
    for part, name in _OFFICE_PARTS:
        if part in data:
            raise UnreadableDocumentError(f"it is {name}, which is not read; save it as PDF or text")
    return Format.ZIP


def _textual(original: Original) -> Format:
    beginning = _markup(original.data[:_MARKUP_BYTES])
    if _HTML.match(beginning):
        return Format.HTML
    if _FEED.match(beginning):
        return Format.FEED
    named = SUFFIXES.get(PurePosixPath(original.name).suffix.lower())
    if named is Format.MAIL or (_MAIL.match(beginning) and _MAIL_HEADER.search(beginning)):
        return Format.MAIL
    if Format.HTML in (named, original.media_type) or original.media_type == "application/xhtml+xml":
        return Format.HTML
    return Format.TEXT


def _markup(beginning: bytes) -> bytes:
    """Return the first bytes without what UTF-16 and a byte order mark add to ASCII."""
    return beginning.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
