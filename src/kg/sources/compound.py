"""Tells what an old Office file is by the directory of its compound file ([MS-CFB])."""

import struct
from collections.abc import Iterator

COMPOUND_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_SHIFT_AT, _FIRST_DIRECTORY_SECTOR_AT, _FIRST_FAT_SECTORS_AT = 30, 48, 76
_FAT_SECTORS_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFFA
_MOST_SECTORS = 1_000
_ENCRYPTED_BIT = 0x0100


def streams_of(data: bytes) -> dict[str, int]:
    """Return the streams and storages of a compound file by name, each with the offset of its first byte.

    A directory that is damaged gives the names up to the damage. Only the first 109 sectors of the file
    allocation table are followed, which is enough for files of up to 7 MB and for every usual directory.
    """
    if len(data) < _HEADER_BYTES:
        return {}
    (shift,) = struct.unpack_from("<H", data, _SHIFT_AT)
    if shift not in {9, 12}:
        return {}
    size = 1 << shift
    found: dict[str, int] = {}
    for at in _directory(data, size):
        for entry in range(at, min(at + size, len(data) - _ENTRY_BYTES + 1), _ENTRY_BYTES):
            (length,) = struct.unpack_from("<H", data, entry + 64)
            (first,) = struct.unpack_from("<I", data, entry + 116)
            if 2 < length <= 64:
                name = data[entry : entry + length - 2].decode("utf-16-le", "replace")
                found.setdefault(name, (first + 1) * size)
    return found


def is_encrypted_word(data: bytes, word_stream: int) -> bool:
    """Tell by its first block whether a Word document is protected by a password ([MS-DOC] 2.5.2)."""
    flags = data[word_stream + 10 : word_stream + 12]
    return len(flags) == 2 and bool(int.from_bytes(flags, "little") & _ENCRYPTED_BIT)


def _directory(data: bytes, size: int) -> Iterator[int]:
    """Yield the offset of each sector of the directory."""
    fat = struct.unpack_from(f"<{_FAT_SECTORS_IN_HEADER}I", data, _FIRST_FAT_SECTORS_AT)
    (sector,) = struct.unpack_from("<I", data, _FIRST_DIRECTORY_SECTOR_AT)
    for _ in range(_MOST_SECTORS):
        at = (sector + 1) * size
        if sector >= _LAST_SECTOR or at >= len(data):
            return
        yield at
        which, place = divmod(sector, size // 4)
        if which >= len(fat) or fat[which] >= _LAST_SECTOR:
            return
        next_at = (fat[which] + 1) * size + 4 * place
        if next_at + 4 > len(data):
            return
        (sector,) = struct.unpack_from("<I", data, next_at)
