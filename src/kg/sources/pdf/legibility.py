"""Recognises texts whose letters are not what the page shows: their font does not say what they are."""

import re
from collections.abc import Iterable, Sequence

from kg.sources.pdf.sheet import Sheet
from kg.sources.pdf.words import UNMAPPED

ILLEGIBLE = "its letters cannot be read (font without a mapping); read it with the extra [ocr]"

_IMPOSSIBLE = re.compile(rf"[\ue000-\uf8ff{UNMAPPED}\U000f0000-\U0010ffff]")
_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ACCENTED = re.compile(r"[\u00c0-\u00ff]")
_FOREIGN = re.compile(r"[ЂЃѓЉЊЌЋЏђљњќћџЎўЈјЄєЇїҐґЅѕ]")
_PIERCED = re.compile(r"(?<=[а-яё])[‰¤°±§¶µ¦©®¬¢£¥ª¼½¾¿¡†‡‹›ˆ˜^~|](?=[а-яё])", re.IGNORECASE)

_SHARE_OF_IMPOSSIBLE = 0.02
_SHARE_OF_ACCENTED = 0.3
_SHARE_OF_FOREIGN = 0.02
_SHARE_OF_PIERCED = 0.01
_PAGE_FACTOR = 3
_FEWEST = 40
"""A text with fewer letters tells nothing."""
_FEW = 3
"""So many impossible characters may be ornaments."""


def is_illegible(sheets: Sequence[Sheet]) -> bool:
    """Return whether letters of the document, or of one of its pages, are rubbish."""
    pages = [" ".join(word.text for word in sheet.words) for sheet in sheets]
    return _is_rubbish(pages, 1) or any(_is_rubbish([page], _PAGE_FACTOR) for page in pages)


def _is_rubbish(texts: Iterable[str], factor: int) -> bool:
    """Return whether more of the characters are impossible than a share, times a factor, allows."""
    text = " ".join(texts)
    impossible = len(_IMPOSSIBLE.findall(text))
    letters = len(_LETTERS.findall(text)) + impossible
    if letters < _FEWEST and impossible <= letters / 2:
        return False
    cyrillic = len(_CYRILLIC.findall(text))
    accented, foreign, pierced = (len(signs.findall(text)) for signs in (_ACCENTED, _FOREIGN, _PIERCED))
    return (
        (impossible > _FEW and impossible > factor * _SHARE_OF_IMPOSSIBLE * letters)
        or accented > _SHARE_OF_ACCENTED * letters
        or (foreign > _FEW and foreign > factor * _SHARE_OF_FOREIGN * cyrillic)
        or (pierced > _FEW and pierced > factor * _SHARE_OF_PIERCED * cyrillic)
    )
