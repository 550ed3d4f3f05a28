"""The format of an original is told by its bytes, then by its name, then by what was told of it."""

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocumentError
from kg.sources.formats import Format, recognise
from kg.sources.original import Original

PAGE = "<!DOCTYPE html>\n<html><head><title>Жаңалық</title></head><body><p>Мәтін</p></body></html>"
RSS = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Новости</title></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>'
MESSAGE = (
    "From: press@example.org\nDate: Mon, 12 Jan 2026 10:00:00 +0500\nMessage-ID: <1@example.org>\n\nText\n"
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def format_of(data: bytes | str, name: str = "file", media_type: str = "") -> Format:
    data = data.encode() if isinstance(data, str) else data
    return recognise(Original(data, name, "file:///file", media_type))


def reason_for(data: bytes | str, name: str = "file", media_type: str = "") -> str:
    with pytest.raises(UnreadableDocumentError) as refused:
        format_of(data, name, media_type)
    return str(refused.value)


def zipped(**members: str | bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def package(main_type: str, part: str) -> bytes:
    types = (
        f'<Types><Default ContentType="x.spreadsheetml.sheet"/><Override ContentType="{main_type}"/></Types>'
    )
    return zipped(**{"[Content_Types].xml": types, part: "<part/>"})


def compound(stream: str, flags: int = 0) -> bytes:
    """Make the header, allocation table and directory of a compound file with one stream."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    directory = bytearray(512)
    for place, (name, first) in enumerate([("Root Entry", 0xFFFFFFFE), (stream, 2)]):
        encoded = name.encode("utf-16-le")
        directory[128 * place : 128 * place + len(encoded)] = encoded
        struct.pack_into("<H", directory, 128 * place + 64, len(encoded) + 2)
        struct.pack_into("<I", directory, 128 * place + 116, first)
    body = bytearray(512)
    struct.pack_into("<H", body, 10, flags)
    return bytes(header + table + directory + body)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PAGE, Format.HTML),
        ("\n\n<!-- a -->\n<HTML lang=kk>…", Format.HTML),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', Format.HTML),
        (PAGE.encode("utf-16"), Format.HTML),
        (PAGE.encode("utf-16-be"), Format.HTML),
        (b"\xef\xbb\xbf" + PAGE.encode(), Format.HTML),
        ("<!--" + "-" * 20_000 + "-->" + PAGE, Format.HTML),
        (RSS, Format.FEED),
        (RSS.encode("utf-16"), Format.FEED),
        (ATOM, Format.FEED),
        (ATOM.replace("<feed xmlns=", "<a:feed xmlns:a=").replace("</feed", "</a:feed"), Format.FEED),
        (
            '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd" [<!ENTITY a "b">]>' + RSS[22:],
            Format.FEED,
        ),
        ('<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"><channel/></rdf:RDF>', Format.FEED),
        (MESSAGE, Format.MAIL),
        ("From sender Mon Jan 12 10:00:00 2026\n" + MESSAGE, Format.MAIL),
        ("MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n--x--\n", Format.MAIL),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", Format.PDF),
        (b"%PDF-1.4 %\xe2\xe3\xcf\xd3\r1 0 obj", Format.PDF),
        (b"\r\n\r\n%PDF-1.4\n1 0 obj\nstartxref\n9\n%%EOF", Format.PDF),
        (rb"{\rtf1\ansi Text}", Format.RTF),
        (b"\x1f\x8b\x08\0\0\0\0\0", Format.GZIP),
        (compound("WordDocument"), Format.DOC),
        (package(WORD_TYPE, "word/document.xml"), Format.DOCX),
        (package(WORD_TYPE, "other/main.xml"), Format.DOCX),
        (package("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"), Format.DOCX),
        (package(WORD_TYPE, "word/document.xml")[:200], Format.DOCX),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), Format.ODT),
        (zipped(**{"page.html": PAGE}), Format.ZIP),
        (zipped(**{"orders/word/document.xml": "<a/>"}), Format.ZIP),
        (zipped(**{"order.docx": package(WORD_TYPE, "word/document.xml")}), Format.ZIP),
        (zipped(), Format.ZIP),
        ("Просто текст.\n", Format.TEXT),
    ],
)
def test_bytes_tell_the_format_whatever_the_name_is(data: bytes | str, expected: Format) -> None:
    assert format_of(data) is expected
    assert format_of(data, "order.docx") in {expected, Format.TEXT}
    assert format_of(data, "order.pdf", "application/pdf") is expected


@pytest.mark.parametrize(
    "text",
    [
        "%PDF-1.7 is the first line of a PDF file of that version.\n",
        "GIF8 was a format of pictures.\n",
        "{\\rtf is how a rich text begins.\n",
        "BM is a ministry.\n",
        "PK\nis short for a code.\n",
        "MZ — медицинский завод «Үлгі».\n",
        "<html> is the element around a page.\n",
        "<rss> is the element around a feed.\n",
        "<p> starts a paragraph.\n",
        "From: the ministry\nTo: all\n\nThis is a note, not a message.\n",
        "Дата: 12 января\nFrom: we quote\n\nText\n",
        "---\ntitle: <html>\n---\nText",
        "[1] A note\n",
        "{ braces }\n",
        "<?php echo 1;",
    ],
)
def test_a_text_that_merely_begins_like_something_else_is_a_text(text: str) -> None:
    assert format_of(text, "note.txt") is Format.TEXT
    assert format_of(text, "note.md", "text/html") is Format.TEXT


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("a.html", "", Format.HTML),
        ("a.HTM", "", Format.HTML),
        ("a.xhtml", "text/plain", Format.HTML),
        ("https://example.org/a.html?print=1#top", "", Format.HTML),
        ("https://example.org", "", Format.TEXT),
        ("https://example.org/a.php?f=x.pdf", "text/html; charset=utf-8", Format.HTML),
        ("https://[broken/a.html", "text/html", Format.HTML),
        ("https://example.org/a", "Text/HTML", Format.HTML),
        ("https://example.org/a", "application/xhtml+xml", Format.HTML),
        ("https://example.org/a", "application/rss+xml", Format.FEED),
        ("https://example.org/a", "message/rfc822", Format.MAIL),
        ("https://example.org/a", "application/octet-stream", Format.TEXT),
        ("https://example.org/a.pdf", "text/html", Format.HTML),
        ("a.eml", "", Format.MAIL),
        ("a.rss", "", Format.FEED),
        ("a.pdf", "", Format.TEXT),
        ("a.txt", "text/html", Format.TEXT),
        ("a", "", Format.TEXT),
    ],
)
def test_name_and_what_was_told_decide_where_the_bytes_do_not(
    name: str, media_type: str, expected: Format
) -> None:
    assert format_of("Мәтін жоқ.", name, media_type) is expected


def test_a_fragment_of_a_page_is_known_by_its_first_element() -> None:
    assert format_of("<div class=x>Мәтін</div>") is Format.HTML
    assert format_of("<div class=x>Мәтін</div>", "a.txt") is Format.TEXT


def test_a_message_with_the_suffix_of_a_text_is_known_by_its_whole_head() -> None:
    assert format_of(MESSAGE, "letter.txt") is Format.MAIL


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "PNG image"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a\x01", "GIF"),
        (b"AT&TFORM\0\0\0\1DJVU", "DjVu"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"x" + bytes(256) + b"ustar", "TAR"),
        (b"MZ\x90\0" + bytes(60) + b"PE\0\0", "program"),
        (b"SQLite format 3\0", "SQLite"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "visiting card"),
        (
            package("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/a.xml"),
            "XLSX",
        ),
        (
            package("a/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml", "ppt/a.xml"),
            "PPTX",
        ),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument spreadsheet"),
        (zipped(mimetype="application/epub+zip"), "EPUB"),
        (compound("Workbook"), "XLS workbook"),
        (compound("PowerPoint Document"), "PPT presentation"),
        (compound("__properties_version1.0"), "Outlook message"),
        (compound("EncryptedPackage"), "password"),
        (compound("WordDocument", flags=0x0100), "password"),
        (compound("Something"), "Office file"),
        ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "sitemap"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (
            '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x"/>',
            "Word",
        ),
        ('<?xml version="1.0"?><orders/>', "neither a page nor a feed"),
        ('<rdf:RDF xmlns:rdf="x"/>', "neither a page nor a feed"),
    ],
)
def test_a_format_that_is_not_read_is_refused_by_name(data: bytes | str, word: str) -> None:
    assert word in reason_for(data)
    assert word in reason_for(data, "page.html") if isinstance(data, bytes) else True


def test_json_is_refused_unless_it_is_lines() -> None:
    assert "JSON Lines" in reason_for('{"text": "…"}', "a.json")
    assert "JSON Lines" in reason_for("[]", "https://example.org/a", "application/json; charset=utf-8")
    assert format_of('{"text": "…"}', media_type="application/jsonl") is Format.JSON_LINE


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.doc", "a.zip", "a.rtf"])
def test_binary_bytes_with_the_name_of_another_format_are_refused(name: str) -> None:
    assert "not what its name says" in reason_for(b"\x01\x02\x03\x04" * 9, name)


def test_a_word_document_that_embeds_a_workbook_is_a_word_document() -> None:
    assert format_of(package(WORD_TYPE, "word/document.xml")) is Format.DOCX


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_bytes_have_a_format_or_are_refused(data: bytes, name: str, media_type: str) -> None:
    try:
        found = format_of(data, name, media_type)
    except UnreadableDocumentError:
        return
    assert isinstance(found, Format)


@given(
    st.sampled_from(["<!-- -->", "<!--", "<?a?>", "<!doctype a [", "]", " ", ">", "From: a\n", "\n "]),
    st.integers(0, 9_000),
)
def test_no_beginning_takes_long(part: str, times: int) -> None:
    assert format_of(part * times, "a.html") in {Format.HTML, Format.MAIL}


def test_a_damaged_compound_file_is_taken_for_a_word_document() -> None:
    assert format_of(compound("WordDocument")[:600]) is Format.DOC
