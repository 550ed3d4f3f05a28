"""Recognises texts whose letters are not what the page shows: their font does not say what they are."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from kg.sources.pdf.sheet import Sheet
from kg.sources.pdf.words import UNMAPPED

ILLEGIBLE = "its letters cannot be read (font without a mapping); read it with the extra [ocr]"

_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_CYRILLIC = range(0x400, 0x500)
_ACCENTED = range(0xC0, 0x100)
_FOREIGN = frozenset("ЂЃѓЉЊЌЋЏђљњќћџЎўЈјЄєЇїҐґЅѕ")
_SIGNS = "‰¤°±§¶µ¦©®¬¢£¥ª¼½¾¿¡†‡‹›ˆ˜^~|"
_PIERCED = re.compile(rf"(?<=[а-яё])[{_SIGNS}](?=[а-яё])", re.IGNORECASE)
"""Signs that stand for letters within Cyrillic words."""

_SHARE_OF_IMPOSSIBLE = 0.02
_SHARE_OF_ACCENTED = 0.3
_SHARE_OF_FOREIGN = 0.02
_SHARE_OF_PIERCED = 0.01
_PAGE_FACTOR = 3
_FEWEST = 40
"""A text with fewer letters tells nothing."""
_FEW = 3
"""So many impossible characters may be ornaments."""


@dataclass(frozen=True, slots=True)
class _Count:
    """How many letters of each kind a text has."""

    letters: int = 0
    impossible: int = 0
    cyrillic: int = 0
    accented: int = 0
    foreign: int = 0
    pierced: int = 0

    def __add__(self, other: "_Count") -> "_Count":
        return _Count(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def is_rubbish(self, factor: int) -> bool:
        """Return whether more of the letters are impossible than a share, times a factor, allows."""
        if self.letters < _FEWEST and self.impossible <= self.letters / 2:
            return False
        shares = (
            (self.impossible, _SHARE_OF_IMPOSSIBLE * self.letters),
            (self.foreign, _SHARE_OF_FOREIGN * self.cyrillic),
            (self.pierced, _SHARE_OF_PIERCED * self.cyrillic),
        )
        return self.accented > _SHARE_OF_ACCENTED * self.letters or any(
            count > _FEW and count > factor * share for count, share in shares
        )


def is_illegible(sheets: Iterable[Sheet]) -> bool:
    """Return whether letters of the document, or of one of its pages, are rubbish."""
    whole = _Count()
    for sheet in sheets:
        count = _counted(" ".join(word.text for word in sheet.words))
        if count.is_rubbish(_PAGE_FACTOR):
            return True
        whole += count
    return whole.is_rubbish(1)


def _counted(text: str) -> _Count:
    letters = impossible = cyrillic = accented = foreign = 0
    signs = Counter(text)
    for sign, count in signs.items():
        code = ord(sign)
        if sign == UNMAPPED or any(code in private for private in _PRIVATE):
            impossible += count
        elif sign.isalpha():
            letters += count
            cyrillic += count * (code in _CYRILLIC)
            accented += count * (code in _ACCENTED)
            foreign += count * (sign in _FOREIGN)
    pierced = len(_PIERCED.findall(text)) if any(sign in signs for sign in _SIGNS) else 0
    return _Count(letters + impossible, impossible, cyrillic, accented, foreign, pierced)
