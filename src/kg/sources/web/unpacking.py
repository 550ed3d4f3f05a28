"""Unpacks what comes packed by gzip, up to a size: no bomb is unpacked farther than that."""

import zlib
from typing import Protocol

from kg.errors import UnreadableDocumentError
from kg.sources.limits import MEGABYTE, Limits

GZIP = b"\x1f\x8b"
"""The first bytes of a gzip file (RFC 1952)."""

_AT_ONCE = 65_536
_GZIP_HEADER = 16 + zlib.MAX_WBITS


class CutOffError(Exception):
    """What was sent or packed is damaged or ends too early."""


class Gathering(Protocol):
    """Takes bytes as they come; `add` raises UnreadableDocumentError when they become too many."""

    def add(self, data: bytes) -> None:
        """Take further bytes; raises CutOffError when they are damaged."""

    def whole(self) -> bytes:
        """Return all bytes; raises CutOffError when the end is missing."""


class Plain:
    """Gathers bytes as they are."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._data = bytearray()

    def add(self, data: bytes) -> None:
        """Take further bytes."""
        self._data += data
        if len(self._data) > self._limits.size:
            raise UnreadableDocumentError(f"it is larger than {self._limits.size // MEGABYTE} MB")

    def whole(self) -> bytes:
        """Return all bytes."""
        return bytes(self._data)


class Unpacked:
    """Gathers what gzip packed, of several members too (RFC 1952, section 2.2); what follows is ignored."""

    def __init__(self, limits: Limits) -> None:
        self._plain = Plain(limits)
        self._member = zlib.decompressobj(_GZIP_HEADER)
        self._between = b""
        self._begun = False

    def add(self, data: bytes) -> None:
        """Take further packed bytes."""
        self._begun = self._begun or bool(data)
        data = self._between + data
        self._between = b""
        while data:
            if self._member.eof and not self._next_member(data):
                return
            data = self._unpack(data)

    def whole(self) -> bytes:
        """Return all bytes."""
        if self._begun and not self._member.eof:
            raise CutOffError
        return self._plain.whole()

    def _next_member(self, data: bytes) -> bool:
        if not data.startswith(GZIP):
            self._between = data if GZIP.startswith(data) else b""
            return False
        self._member = zlib.decompressobj(_GZIP_HEADER)
        return True

    def _unpack(self, data: bytes) -> bytes:
        """Unpack the bytes up to the end of a member and return the rest."""
        member = self._member
        try:
            while True:
                out = member.decompress(data, _AT_ONCE)
                self._plain.add(out)
                data = member.unconsumed_tail
                if member.eof or not (data or len(out) == _AT_ONCE):
                    return member.unused_data
        except zlib.error:
            raise CutOffError from None


def unpacked(data: bytes, limits: Limits) -> bytes:
    """Return what a gzip file holds; raises UnreadableDocumentError when it is damaged or too large."""
    gathered = Unpacked(limits)
    try:
        for start in range(0, len(data), _AT_ONCE):
            gathered.add(data[start : start + _AT_ONCE])
        return gathered.whole()
    except CutOffError:
        raise UnreadableDocumentError("its gzip archive is damaged") from None
