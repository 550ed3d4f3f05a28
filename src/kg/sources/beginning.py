"""Looks at the first bytes of a text for signs of markup or of a message."""

import re
from dataclasses import dataclass

LOOKED_AT = 65_536
"""How many bytes are looked at."""

_MARK = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff")
_BLANKS = re.compile(rb"[\s\x00]*")
_DECLARATION = re.compile(rb"<\?xml\s", re.I)
_PASSED = re.compile(rb"\s+|<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)", re.S)
_DOCTYPE = re.compile(rb"<!doctype\s+([^\s>\[]+)[^>\[]*(\[.*?\]\s*)?>", re.I | re.S)
_ELEMENT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([\s/>][^>]*|>)", re.S)
_FIELD = re.compile(rb"([!-9;-~]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_ENVELOPE = re.compile(rb"From [^\r\n]*\r?\n")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first bytes of a text without byte order mark and the zeros of UTF-16, and what they tell.

    `declared` tells whether an XML declaration stands first, `doctype` is the name in a document type
    declaration, and `root` that of the first element without its prefix, with its `attributes`; names are in
    small letters, and empty when there is none.
    """

    data: bytes
    declared: bool
    doctype: bytes
    root: bytes
    attributes: bytes


def beginning_of(data: bytes) -> Beginning:
    """Return what the first bytes tell; comments and processing instructions (XML 1.0) are passed over."""
    data = _without_zeros(data)
    declared = _DECLARATION.match(data) is not None
    doctype = b""
    at = 0
    while True:
        if passed := _PASSED.match(data, at):
            at = passed.end()
        elif not doctype and (found := _DOCTYPE.match(data, at)):
            doctype, at = found[1].lower(), found.end()
        else:
            break
    element = _ELEMENT.match(data, at)
    root, attributes = (element[1].lower(), element[2]) if element else (b"", b"")
    return Beginning(data, declared, doctype, root, attributes)


def header_fields(beginning: bytes) -> frozenset[bytes]:
    """Return the names of the fields of a message's head (RFC 5322), in small letters; none if it is none.

    The head must stand at the beginning, perhaps behind an envelope line, and end in a blank line or there.
    """
    envelope = _ENVELOPE.match(beginning)
    at = envelope.end() if envelope else 0
    names: set[bytes] = set()
    while field := _FIELD.match(beginning, at):
        names.add(field[1].lower())
        at = field.end()
    ended = at == len(beginning) or beginning.startswith((b"\n", b"\r\n"), at)
    return frozenset(names) if ended else frozenset()


def _without_zeros(data: bytes) -> bytes:
    """Return the first bytes that are not blank, as they would be in an encoding that widens ASCII."""
    mark = _MARK.match(data)
    blanks = _BLANKS.match(data, mark.end() if mark else 0)
    start = blanks.end() if blanks else 0
    beginning = data[start : start + LOOKED_AT]
    return beginning.replace(b"\x00", b"") if b"\x00" in data[max(0, start - 1) : start + 8] else beginning
