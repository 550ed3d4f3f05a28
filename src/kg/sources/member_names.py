"""Names of the members of ZIP files, which say in three ways or not at all how they are encoded."""

import re
import struct
import zlib
from pathlib import PurePosixPath
from zipfile import ZipInfo

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_CODE_PAGES = ("cp866", "kz1048")
"""That of DOS, and that of Windows with the Kazakh letters in the places that Russian leaves free."""

_LETTER = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_OTHER = re.compile(r"[^\x00-\x7fА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі№«»–—]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:(?=/|$)")
_RESOURCE_FORKS = "__MACOSX"


def name_of(info: ZipInfo) -> str:
    """Return the name of a member as a relative path, empty when nothing is left of it.

    The encoding is told by the UTF-8 flag or the Info-ZIP Unicode path field (APPNOTE.TXT 4.4.4, 4.6.9);
    else UTF-8 is tried, then the code pages of Russian and Kazakh machines. Steps out of the archive, roots,
    drives and control characters are taken out: names serve for reports and addresses, never for writing.
    """
    parts = _decoded(info).replace("\\", "/").split("/")
    kept = (_CONTROL.sub("", part) for part in parts if not _DRIVE.fullmatch(part))
    return "/".join(part for part in kept if part.strip() not in {"", ".", ".."})


def is_hidden(name: str) -> bool:
    """Tell whether a member or a folder around it is hidden, or a resource fork of macOS."""
    return any(part.startswith(".") or part == _RESOURCE_FORKS for part in PurePosixPath(name).parts)


def _decoded(info: ZipInfo) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437")
    told = _unicode_path(info.extra, raw)
    if told:
        return told
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(page, "replace") for page in _CODE_PAGES), key=_likeness)


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """Return the name in the Unicode path field, empty when there is none or it is of another name."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and field[:5] == b"\x01" + zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:].decode("utf-8", "replace")
    return ""


def _likeness(name: str) -> int:
    return len(_LETTER.findall(name)) - 2 * len(_OTHER.findall(name))
