"""Reads pages that are pictures, with the optional extra `[ocr]`: pytesseract and the program tesseract."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TypedDict

import pypdfium2 as pdfium

from kg.errors import UnreadableDocumentError
from kg.sources.pdf.sheet import Sheet, Word

LANGUAGES = ("kaz", "rus", "eng")
"""The languages that tesseract must have, by its names of them."""

_INCH = 72.0
_DOTS = 300.0
_PIXELS = 5_000
_SECONDS = 120
_SURE = 60.0
"""When tesseract is on average less sure of the words of a page, of 100, they are not read."""


class _Found(TypedDict):
    level: list[int]
    text: list[str]
    conf: list[float]
    left: list[int]
    top: list[int]
    width: list[int]
    height: list[int]


_LINE_LEVEL, _WORD_LEVEL = 4, 5


def missing() -> str:
    """Return what must be installed before scans are read, nothing when they can be."""
    if find_spec("pytesseract") is None:
        return "bailanys[ocr]"
    program = f"the program tesseract with its languages {', '.join(LANGUAGES)}"
    if shutil.which("tesseract") is None:
        return program
    import pytesseract

    try:
        found = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError, ValueError):
        return program
    return "" if set(LANGUAGES) <= set(found) else program


def recognised(document: pdfium.PdfDocument, number: int) -> Sheet:
    """Return the sheet of a page, whose number counts from 1, as tesseract reads its picture.

    Raises UnreadableDocumentError when the page cannot be drawn, or its words not be told for sure.
    """
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        raise UnreadableDocumentError(f"its page {number} is broken") from None
    try:
        width, height = page.get_size()
        scale = min(_DOTS / _INCH, _PIXELS / max(width, height))
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            found = _look(bitmap, number)
        finally:
            bitmap.close()
    except pdfium.PdfiumError:
        raise UnreadableDocumentError(f"its page {number} is broken") from None
    finally:
        page.close()
    return Sheet(number, width, height, tuple(_words(found, scale, number)))


def _look(bitmap: pdfium.PdfBitmap, number: int) -> _Found:
    import pytesseract

    try:
        found: _Found = pytesseract.image_to_data(
            bitmap.to_pil(),
            lang="+".join(LANGUAGES),
            output_type=pytesseract.Output.DICT,
            timeout=_SECONDS,
        )
    except (pytesseract.TesseractError, RuntimeError, OSError):
        raise UnreadableDocumentError(f"its page {number} is a scan that cannot be recognised") from None
    return found


def _words(found: _Found, scale: float, number: int) -> Iterator[Word]:
    """Yield the words; each is as high as its line, for tesseract's boxes are as high as the letters."""
    words = [
        index
        for index, (level, text) in enumerate(zip(found["level"], found["text"], strict=True))
        if level == _WORD_LEVEL and text.strip()
    ]
    if words and sum(float(found["conf"][index]) for index in words) < _SURE * len(words):
        raise UnreadableDocumentError(f"its page {number} is a scan too poor to be read; scan it again")
    top = bottom = 0.0
    start = 0
    for index, level in enumerate(found["level"]):
        if level == _LINE_LEVEL:
            top = found["top"][index] / scale
            bottom = top + found["height"][index] / scale
        elif level == _WORD_LEVEL and found["text"][index].strip():
            text = found["text"][index].strip()
            left = found["left"][index] / scale
            yield Word(text, left, top, left + found["width"][index] / scale, bottom, start)
            start += len(text) + 1
