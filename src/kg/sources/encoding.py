"""Turns the bytes of a text file into text, whatever encoding they are in."""

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import UnreadableDocumentError

CODE_PAGES = ("cp1251", "cp866", "cp1252")
"""The one-byte encodings in which English and Russian pages occur; none of them has the Kazakh letters."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 50_000
_SAMPLE_CHARACTERS = 10_000
_BROKEN_UTF8_SHARE = 0.1

_EXPECTED = re.compile(r"[\t\n\r -~\u00a0-\u024f\u0400-\u04ff\u2010-\u2044\u20b8\u2116]")
_LINE_END = re.compile(r"\r\n?|[\v\f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the text that the bytes of a file spell.

    A byte order mark decides; then UTF-8 is tried, UTF-16 without a mark, and, by the statistics of
    charset-normalizer, the code pages of `CODE_PAGES`. Raises UnreadableDocumentError when none fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(encoding, data)
    if b"\x00" in data:
        return _decode_unmarked_utf16(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start)
    return _decode_code_page(data)


def clean(text: str) -> str:
    r"""Return the text as it is stored.

    Line ends, vertical tabs and form feeds become `\n`; U+0000, the other control characters (C0 and C1)
    except tab, and lone surrogates are removed. Nothing else changes: there is no Unicode normalisation.
    """
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def _decode_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(
            f"it is marked as {encoding.removesuffix('-sig').upper()} but broken at byte {error.start}"
        ) from None


def _decode_unmarked_utf16(data: bytes) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE_CHARACTERS]
        if len(_EXPECTED.findall(sample)) > 0.95 * len(sample):
            return text
    raise UnreadableDocumentError("it holds zero bytes, so it is not a text")


def _refuse_broken_utf8(data: bytes, position: int) -> None:
    """Raise UnreadableDocumentError for a file that is UTF-8 but for a few bytes: no code page fits it."""
    outside_ascii = sum(byte > 0x7F for byte in data[:_SAMPLE_BYTES])
    broken = data[:_SAMPLE_BYTES].decode("utf-8", "replace").count("\ufffd")
    if broken < _BROKEN_UTF8_SHARE * outside_ascii:
        raise UnreadableDocumentError(f"it is UTF-8 but broken at byte {position}")


def _decode_code_page(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=list(CODE_PAGES)).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise UnreadableDocumentError("its encoding is not recognised; save it as UTF-8")
