"""Decodes the texts of messages, whose charset is often told and sometimes told wrong."""

import codecs
import re

from kg.sources.encoding import decode

_CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso8859-5")
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape"})
"""Encodings of Python that are no charsets of texts."""

_USUAL = re.compile(r"[а-яё]{2,}|\b[А-ЯЁ][а-яё]|\b[А-ЯЁ]{2,}\b")
_UNUSUAL = re.compile(r"[а-яё][А-ЯЁ]|[\u0402-\u040f\u0452-\u045f\u2500-\u25ff\x80-\x9f]")
_SAMPLE_BYTES = 20_000
_HIGH_SHARE = 0.2


def decode_told(data: bytes, charset: str) -> str:
    """Return the text that bytes spell in a charset, or in a likelier one when that cannot be right.

    UTF-8 that is sound is UTF-8, whatever was told. Of the one-byte Cyrillic charsets the one that spells
    words is taken; another charset is believed if it can be. Raises UnreadableDocumentError when none fits.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    told = _known(charset)
    if told in _CYRILLIC or (told in {"", "ascii", "utf-8", "iso8859-1"} and _is_foreign(data)):
        ranked = sorted(_CYRILLIC, key=lambda each: (-_likeness(data, each), each != told))
        return data.decode(ranked[0], "replace")
    if told not in {"", "ascii", "utf-8"}:
        try:
            return data.decode(told)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS else {"cp1251": "windows-1251"}.get(name, name)


def _is_foreign(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    letters = sum(byte > 0x40 for byte in sample)
    return sum(byte > 0x7F for byte in sample) > _HIGH_SHARE * letters


def _likeness(data: bytes, charset: str) -> int:
    text = data[:_SAMPLE_BYTES].decode(charset, "replace")
    return sum(map(len, _USUAL.findall(text))) - 3 * len(_UNUSUAL.findall(text)) - 3 * text.count("\ufffd")
