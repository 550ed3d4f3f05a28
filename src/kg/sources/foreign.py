"""Formats that are recognised only to be refused by name."""

import re

_PROTECTED = "it is protected by a password; save it without one"

SIGNATURES = tuple(
    (re.compile(pattern, re.S), name)
    for pattern, name in (
        (rb"\x89PNG\r\n\x1a\n", "a PNG image"),
        (rb"\xff\xd8\xff", "a JPEG image"),
        (rb"GIF8[79]a", "a GIF image"),
        (rb"BM.{4}\0\0\0\0", "a BMP image"),
        (rb"II\*\0|MM\0\*", "a TIFF image"),
        (rb"RIFF.{4}WEBP", "a WebP image"),
        (rb"RIFF.{4}(?:WAVE|AVI )", "a recording"),
        (rb".{4}ftyp(?:heic|heix|mif1|avif)", "an image"),
        (rb".{4}ftyp|\x1a\x45\xdf\xa3|OggS\0|ID3[\x02-\x04]\0", "a recording"),
        (rb"AT&TFORM.{4}DJV[UM]", "a DjVu scan"),
        (rb"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (rb"Rar!\x1a\x07", "a RAR archive"),
        (rb"BZh[1-9]1AY&SY", "a bzip2 archive"),
        (rb"\xfd7zXZ\0", "an XZ archive"),
        (rb"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (rb"[^\0].{256}ustar", "a TAR archive"),
        (rb"SQLite format 3\0", "an SQLite database"),
        (rb"\x78\x9f\x3e\x22", "an Outlook package (winmail.dat)"),
        (rb"!BDN", "an Outlook mailbox (PST)"),
        (rb"ITSF\x03\0\0\0", "a help file (CHM)"),
        (rb"MZ.{58}[^\0]?.{0,1000}PE\0\0|MZ\x90\0", "a program"),
        (rb"\x7fELF", "a program"),
        (rb"%!PS-Adobe", "a PostScript file"),
        (rb"\xef?\xbb?\xbf?BEGIN:(?:VCALENDAR|VCARD)\r?\n", "a calendar or a visiting card"),
    )
)
"""The first bytes of files, by the formats' own specifications, and what to call the format."""

PACKAGE_TYPES = tuple(
    (re.compile(pattern, re.I), name)
    for pattern, name in (
        (rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.", "an XLSX workbook"),
        (rb"presentationml\.\w+\.main|ms-powerpoint\.", "a PPTX presentation"),
        (rb"ms-visio\.drawing", "a Visio drawing"),
        (rb"fixeddocument", "an XPS document"),
        (rb"vnd\.oasis\.opendocument\.spreadsheet", "an OpenDocument spreadsheet"),
        (rb"vnd\.oasis\.opendocument\.presentation", "an OpenDocument presentation"),
        (rb"vnd\.oasis\.opendocument", "an OpenDocument file"),
        (rb"application/epub\+zip", "an EPUB book"),
    )
)
"""The types of the main part of documents that are ZIP files, and what to call them."""

COMPOUND_STREAMS = {
    "EncryptedPackage": _PROTECTED,
    "Workbook": "it is an XLS workbook, which is not read; save it as PDF or text",
    "Book": "it is an XLS workbook, which is not read; save it as PDF or text",
    "PowerPoint Document": "it is a PPT presentation, which is not read; save it as PDF or text",
    "__properties_version1.0": "it is an Outlook message (MSG), which is not read; save it as EML or text",
    "VisioDocument": "it is a Visio drawing, which is not read; save it as PDF",
}
"""The streams by which old Office files that are no Word documents are known, and why they are skipped."""

XML_ROOTS = {
    b"urlset": "it is a list of addresses for search engines (sitemap), which is not read",
    b"sitemapindex": "it is a list of addresses for search engines (sitemap), which is not read",
    b"opml": "it is a list of feeds (OPML), which is not read",
    b"svg": "it is an SVG image, which is not read",
    b"worddocument": "it is a Word document as XML, which is not read; save it as DOCX",
    b"package": "it is a Word document as XML, which is not read; save it as DOCX",
    b"fictionbook": "it is a FictionBook, which is not read; save it as text",
}
"""The root elements of XML that is neither a page nor a feed, in small letters, and why it is skipped."""
