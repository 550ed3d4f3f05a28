"""Decodes pages: what is declared about their encoding is checked against their bytes."""

import re

from kg.errors import UnreadableDocumentError
from kg.sources.encoding import decode
from kg.sources.original import Original

_CYRILLIC = ("cp1251", "kz1048", "koi8-r", "cp866", "iso8859-5")
_LABELS = {
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "win-1251": "cp1251",
    "x-cp1251": "cp1251",
    "kz-1048": "kz1048",
    "kz1048": "kz1048",
    "strk1048-2002": "kz1048",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-r",
    "cp866": "cp866",
    "ibm866": "cp866",
    "iso-8859-5": "iso8859-5",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-9": "cp1254",
    "windows-1254": "cp1254",
}
"""One-byte encodings by their labels (WHATWG Encoding Standard), and those of Kazakhstan's own standard."""

_PRESCANNED = 8_192
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_SAMPLE_RUNS = 4_000
_SAMPLE_BYTES = 200_000
_FEW_BROKEN = 0.1
_BROKEN = re.compile("[\udc80-\udcff]")
_USUAL = re.compile(r"[а-яёәғқңөұүһі]{2,}|\b[А-ЯЁӘҒҚҢӨҰҮҺІ](?=[а-яёәғқңөұүһі])|\b[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,}\b")
_UNUSUAL = re.compile(r"[а-яё][А-ЯЁ]|[ЂЃѓЉЊЌЋЏђљњќћџЎўЈјҐЄЇґєїЅѕ\u2500-\u25ff\x80-\x9f]")


def decode_page(original: Original) -> str:
    """Return the text of a page's bytes.

    A byte order mark decides, then sound UTF-8, whatever was declared; then, of the one-byte encodings, the
    one that spells Russian or Kazakh words, the declared one first: what the server told, then the page's
    own `meta` element. Of UTF-8 that is broken in a few places, the broken bytes become lone
    surrogates, as `surrogateescape` writes them. Raises UnreadableDocumentError when no encoding fits.
    """
    data = original.data
    if data.startswith(_MARKS) or b"\x00" in data:
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    runs = _HIGH_RUN.findall(data, 0, _SAMPLE_BYTES)[:_SAMPLE_RUNS] or _HIGH_RUN.findall(data)[:_SAMPLE_RUNS]
    sample = b" ".join(runs)
    if _is_utf8_but_for_little(sample):
        return data.decode("utf-8", "surrogateescape")
    declared = [_LABELS[label] for label in _declared(original) if label in _LABELS]
    if len(sample) > len(runs) * 3:
        ranked = sorted(
            _CYRILLIC,
            key=lambda each: (-_likeness(sample, each), declared.index(each) if each in declared else 9),
        )
        if _likeness(sample, ranked[0]) > 0:
            return data.decode(ranked[0], "replace")
    if declared:
        return data.decode(declared[0], "replace")
    return decode(data)


def _declared(original: Original) -> list[str]:
    beginning = _COMMENT.sub(b"", original.data[:_PRESCANNED])
    labels = [original.charset, *(found.decode("ascii") for found in _META.findall(beginning))]
    return [label.strip().strip("\"'").lower() for label in labels if label]


def _is_utf8_but_for_little(sample: bytes) -> bool:
    """Tell whether a sample of the bytes outside ASCII is UTF-8 cut in a few places, as by abridging."""
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken < _FEW_BROKEN * len(sample)


def _likeness(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, "replace")
    usual = sum(map(len, _USUAL.findall(text)))
    return usual - 3 * len(_UNUSUAL.findall(text)) - 3 * text.count("\ufffd")


def refuse_broken(text: str) -> None:
    """Raise UnreadableDocumentError when the text that is to be read has bytes that were not decoded."""
    if _BROKEN.search(text):
        raise UnreadableDocumentError("its text is UTF-8 but broken; save the page again")
