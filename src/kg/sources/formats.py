"""Recognises the format of an original by its first bytes, what was told of it, and the end of its name."""

import re
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import urlsplit

from kg.errors import UnreadableDocumentError
from kg.sources.beginning import Beginning, beginning_of, header_fields
from kg.sources.compound import COMPOUND_SIGNATURE, is_encrypted_word, streams_of
from kg.sources.foreign import COMPOUND_STREAMS, PACKAGE_TYPES, SIGNATURES, XML_ROOTS
from kg.sources.jsonl import MEDIA_TYPE as JSONL_MEDIA_TYPE
from kg.sources.limits import MEGABYTE, Limits
from kg.sources.original import Original
from kg.sources.zipped import Zipped


class Format(StrEnum):
    """The formats that are read, by media type (IANA)."""

    TEXT = "text/plain"
    JSON_LINE = JSONL_MEDIA_TYPE
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    ODT = "application/vnd.oasis.opendocument.text"
    RTF = "application/rtf"
    MAIL = "message/rfc822"
    FEED = "application/atom+xml"
    ZIP = "application/zip"
    GZIP = "application/gzip"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".doc": Format.DOC,
    ".odt": Format.ODT,
    ".rtf": Format.RTF,
    ".eml": Format.MAIL,
    ".mht": Format.MAIL,
    ".mhtml": Format.MAIL,
    ".xml": Format.FEED,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".zip": Format.ZIP,
    ".gz": Format.GZIP,
}
"""The ends of the names of files that are read when a folder or an archive is given, besides JSON Lines."""

_ALSO_NAMED = {".md": Format.TEXT}
"""Ends of names of files that are read when pointed at; in folders most of them tell of the others."""

ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
GZIP_SIGNATURE = b"\x1f\x8b"

_TOLD = {
    **{format_.value: format_ for format_ in Format},
    "application/xhtml+xml": Format.HTML,
    "application/rss+xml": Format.FEED,
    "text/markdown": Format.TEXT,
    "text/rtf": Format.RTF,
}
_FEEDS = (
    (b"rss", b"<channel"),
    (b"feed", b"http://www.w3.org/2005/Atom"),
    (b"feed", b"http://purl.org/atom/"),
    (b"rdf", b"http://purl.org/rss/"),
    (b"rdf", b"http://my.netscape.com/rdf/"),
)
"""The root elements of feeds, each with what stands near it in a feed and not in others of that name."""

_PDF = re.compile(rb"%PDF-\d\.\d[ \t]*(?:[\r\n%\x80-\xff]|\Z)")
_PDF_BEGINS_WITHIN = 1_024
_RTF = re.compile(rb"\s*\{\\rtf\d?\s*[\\{]")
_CONTENT_TYPES = "[Content_Types].xml"
_WORD_TYPE = re.compile(
    rb"wordprocessingml\.(?:document|template)\.main\+xml"
    rb"|ms-word\.(?:document\.macroEnabled|template\.macroEnabledTemplate)\.main\+xml",
    re.I,
)
_PARTS_OF_OTHERS = (b"xl/workbook", b"ppt/presentation")
_PAGE = re.compile(rb"<(?:head|body|title|meta)[\s>]|</html", re.I)
_ELEMENT_OF_A_PAGE = re.compile(
    rb"<(?:head|body|title|meta|script|style|div|table|h[1-6]|p|a|b|br|font|iframe|article|main)[\s/>]", re.I
)
_HEAD_OF_A_MESSAGE = frozenset({b"from", b"received", b"message-id", b"mime-version"})
_HEAD_ON_ITS_WAY = frozenset({b"received", b"message-id", b"mime-version"})
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE_BYTES = 4_096


def recognise(original: Original) -> Format:
    """Return the format of an original; its bytes outdo its name, and both what was told of it.

    The signatures are those of the formats' own specifications. Raises UnreadableDocumentError for a format
    that is recognised and not read.
    """
    data = original.data
    if original.media_type == Format.JSON_LINE:
        return Format.JSON_LINE
    if data.startswith(ZIP_SIGNATURES):
        return zipped_format(BytesIO(data))
    if data.startswith(GZIP_SIGNATURE):
        return Format.GZIP
    if data.startswith(COMPOUND_SIGNATURE):
        return _compound_format(data)
    if _is_pdf(data):
        return Format.PDF
    if _RTF.match(data):
        return Format.RTF
    for signature, name in SIGNATURES:
        if signature.match(data):
            raise UnreadableDocumentError(f"it is {name}, which is not read")
    return _textual(original)


def zipped_format(file: IO[bytes]) -> Format:
    """Return the format of a ZIP file: a document, by the types of its parts, or else an archive.

    The types are those of the Open Packaging Conventions (ISO/IEC 29500-2) and OpenDocument (ISO/IEC 26300).
    Raises UnreadableDocumentError for a document of a kind that is not read.
    """
    try:
        with Zipped(file, Limits()) as zipped:
            types = _part(zipped, _CONTENT_TYPES) + _part(zipped, "mimetype")
    except UnreadableDocumentError:
        return _damaged_format(file)
    if _WORD_TYPE.search(types):
        return Format.DOCX
    if types.strip() == Format.ODT.encode():
        return Format.ODT
    for pattern, name in PACKAGE_TYPES:
        if pattern.search(types):
            raise UnreadableDocumentError(f"it is {name}, which is not read; save it as PDF or text")
    return Format.ZIP


def _part(zipped: Zipped, name: str) -> bytes:
    member = zipped.find(name)
    if member is None or member.info.file_size > MEGABYTE:
        return b""
    return zipped.read(member).replace(b"\x00", b"")


def _damaged_format(file: IO[bytes]) -> Format:
    """Return the format that a ZIP file without a sound directory was, by the names in its first bytes."""
    file.seek(0)
    beginning = file.read(MEGABYTE)
    named_first = beginning.startswith((_CONTENT_TYPES.encode(), b"_rels/", b"word/"), 30)
    is_other = any(name in beginning for name in _PARTS_OF_OTHERS)
    return Format.DOCX if named_first and not is_other else Format.ZIP


def _compound_format(data: bytes) -> Format:
    streams = streams_of(data)
    for stream, reason in COMPOUND_STREAMS.items():
        if stream in streams:
            raise UnreadableDocumentError(reason)
    if "WordDocument" in streams and is_encrypted_word(data, streams["WordDocument"]):
        raise UnreadableDocumentError("it is protected by a password; save it without one")
    if "WordDocument" in streams or not streams:
        return Format.DOC
    raise UnreadableDocumentError("it is an Office file without a Word document; save it as PDF or DOCX")


def _is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF, also behind others, as readers allow (ISO 32000-1, H.3.4.1)."""
    if _PDF.match(data):
        return True
    return _PDF.search(data, 0, _PDF_BEGINS_WITHIN) is not None and b"startxref" in data[-_PDF_BEGINS_WITHIN:]


def _textual(original: Original) -> Format:
    beginning = beginning_of(original.data)
    named, told = _by_name(original.name), _by_media_type(original.media_type)
    expected = named or told
    found = _marked_up(beginning, expected) or (Format.MAIL if _is_message(beginning, expected) else None)
    if found or expected in {Format.HTML, Format.MAIL, Format.FEED}:
        return found or expected or Format.TEXT
    if expected not in {None, Format.TEXT} and _BINARY.search(original.data[:_SAMPLE_BYTES]):
        raise UnreadableDocumentError("it is not what its name says, or damaged; fetch it again")
    if _is_json(original) and beginning.data.startswith((b"{", b"[")):
        raise UnreadableDocumentError("it is JSON, which is not read; save it as JSON Lines (.jsonl)")
    if expected is not Format.TEXT and (told is Format.HTML or _ELEMENT_OF_A_PAGE.match(beginning.data)):
        return Format.HTML
    return Format.TEXT


def _marked_up(beginning: Beginning, expected: Format | None) -> Format | None:
    """Return the format of a text that begins with an element, None when it is no document of markup.

    Raises UnreadableDocumentError for XML that is neither a page nor a feed.
    """
    root, data = beginning.root, beginning.data
    if b"html" in {root, beginning.doctype}:
        return Format.HTML if expected is not Format.TEXT or _PAGE.search(data) else None
    if any(root == name and sign in data for name, sign in _FEEDS):
        return Format.FEED
    is_xml = (
        beginning.declared or beginning.doctype or expected is Format.FEED or b"xmlns" in beginning.attributes
    )
    if not root or not is_xml or expected is Format.HTML:
        return None
    raise UnreadableDocumentError(XML_ROOTS.get(root, "it is XML, but neither a page nor a feed"))


def _is_message(beginning: Beginning, expected: Format | None) -> bool:
    fields = header_fields(beginning.data)
    if expected in {Format.TEXT, Format.HTML}:
        return b"from" in fields and b"date" in fields and not fields.isdisjoint(_HEAD_ON_ITS_WAY)
    return len(fields) > 1 and not fields.isdisjoint(_HEAD_OF_A_MESSAGE)


def _by_name(name: str) -> Format | None:
    suffix = _suffix(name)
    return SUFFIXES.get(suffix) or _ALSO_NAMED.get(suffix)


def _by_media_type(told: str) -> Format | None:
    return _TOLD.get(told.partition(";")[0].strip().lower())


def _is_json(original: Original) -> bool:
    return _suffix(original.name) == ".json" or original.media_type.lower().startswith("application/json")


def _suffix(name: str) -> str:
    """Return the end of a name, which is a path or the address of a page, in small letters."""
    if "://" in name:
        try:
            name = urlsplit(name).path
        except ValueError:
            return ""
    return PurePosixPath(name).suffix.lower()
