"""Makes the sheet of a page: its words and rulings, turned so that its text runs from left to right."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kg.errors import UnreadableDocumentError
from kg.sources.pdf.drawing import THIN, drawing_of
from kg.sources.pdf.pdfium import address, objects_of
from kg.sources.pdf.scan import is_scan
from kg.sources.pdf.sheet import Box, Drawing, Rule, Sheet, Word
from kg.sources.pdf.sight import seen
from kg.sources.pdf.words import ASLANT, DOWN, LEFT, RIGHT, UP, once, prevailing, words_of

_CHARACTERS = 100_000
_SMALLEST = 0.0012
"""Letters lower than this share of the page's longer side (1 pt on A4) are not for reading."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that is a picture of text; its number counts from 1."""

    number: int


def look(document: pdfium.PdfDocument, number: int) -> Sheet | Scan:
    """Return the sheet of a page, or that it is a scan; `number` counts from 1.

    Raises UnreadableDocumentError when the page cannot be loaded or is made to be too much.
    """
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        raise UnreadableDocumentError(f"its page {number} is broken") from None
    try:
        textpage = page.get_textpage()
        try:
            return _sheet(page, textpage, number)
        finally:
            textpage.close()
    except pdfium.PdfiumError:
        raise UnreadableDocumentError(f"its page {number} is broken") from None
    finally:
        page.close()


def _sheet(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, number: int) -> Sheet | Scan:
    count = textpage.count_chars()
    if count > _CHARACTERS:
        raise UnreadableDocumentError(f"its page {number} has more than {_CHARACTERS:,} characters")
    bounds = _bounds_of(page)
    drawing = drawing_of(page.raw)
    layer = address(textpage.raw)
    uprights = sorted(
        Rule((box.left + box.right) / 2, box.top, box.bottom)
        for box in drawing.rules
        if box.bottom - box.top > max(THIN, box.right - box.left)
    )
    words = _for_reading(words_of(layer, count, uprights), bounds)
    found = list(seen(list(words), page, layer, drawing, bounds))
    if is_scan(found, drawing, bounds):
        return Scan(number)
    return _turned(found, drawing, bounds, number, _bold(layer, [word.start for word, _ in found]))


def _bounds_of(page: pdfium.PdfPage) -> Box:
    left, bottom, right, top = page.get_bbox()
    return Box(left, bottom, right, top)


def _for_reading(words: Iterable[tuple[Word, int]], bounds: Box) -> Iterator[tuple[Word, int]]:
    """Yield the words that stand on the page and are large enough."""
    smallest = _SMALLEST * max(bounds.right - bounds.left, bounds.bottom - bounds.top)
    for word, direction in words:
        _, left, top, right, bottom, _ = word
        size = right - left if direction in (UP, DOWN) else bottom - top
        if size > smallest and bounds.holds((left + right) / 2, (top + bottom) / 2):
            yield word, direction


def _bold(textpage: int, starts: list[int]) -> frozenset[int]:
    """Return those of the words, given by their first characters, that are set in a bold font."""
    bold_fonts: dict[int, bool] = {}
    bold_objects: dict[int, bool] = {}
    found = []
    for start, drawn in zip(starts, objects_of(textpage, starts), strict=True):
        if drawn not in bold_objects:
            bold_objects[drawn] = bool(drawn) and _is_bold(drawn, bold_fonts)
        if bold_objects[drawn]:
            found.append(start)
    return frozenset(found)


def _is_bold(drawn: int, known: dict[int, bool]) -> bool:
    font = raw.FPDFTextObj_GetFont(ctypes.cast(drawn, raw.FPDF_PAGEOBJECT))
    place = address(font)
    if place not in known:
        name = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, name, 256)
        known[place] = b"bold" in name.value.lower() or raw.FPDFFont_GetWeight(font) >= 600
    return known[place]


def _turned(
    found: Sequence[tuple[Word, int]], drawing: Drawing, bounds: Box, number: int, bold: frozenset[int]
) -> Sheet:
    """Return the sheet with the prevailing direction of the text from left to right."""
    direction = prevailing(found)
    words = once(_turned_word(word, direction, bounds) for word, its in found if its == direction)
    across = [
        (_turned_word(word, direction, bounds), (its - direction) % 4)
        for word, its in found
        if its not in (direction, ASLANT)
    ]
    rules = [_turn(box, direction, bounds) for box in drawing.rules]
    width, height = bounds.right - bounds.left, bounds.bottom - bounds.top
    return Sheet(
        number,
        *((width, height) if direction in (RIGHT, LEFT) else (height, width)),
        tuple(words),
        tuple(_upright_lines(across)),
        bold,
        tuple(
            Rule((box.top + box.bottom) / 2, box.left, box.right)
            for box in rules
            if box.right - box.left >= box.bottom - box.top
        ),
        tuple(
            Rule((box.left + box.right) / 2, box.top, box.bottom)
            for box in rules
            if box.bottom - box.top > box.right - box.left
        ),
    )


def _turned_word(word: Word, direction: int, bounds: Box) -> Word:
    text, left, top, right, bottom, start = word
    if direction == RIGHT:
        x, y = bounds.left, bounds.bottom
        return Word(text, left - x, y - bottom, right - x, y - top, start)
    return Word(text, *_turn(Box(left, top, right, bottom), direction, bounds), start)


def _turn(box: Box, direction: int, bounds: Box) -> Box:
    if direction == RIGHT:
        return Box(
            box.left - bounds.left,
            bounds.bottom - box.bottom,
            box.right - bounds.left,
            bounds.bottom - box.top,
        )
    if direction == UP:
        return Box(
            box.top - bounds.top, box.left - bounds.left, box.bottom - bounds.top, box.right - bounds.left
        )
    if direction == LEFT:
        return Box(
            bounds.right - box.right, box.top - bounds.top, bounds.right - box.left, box.bottom - bounds.top
        )
    return Box(
        bounds.bottom - box.bottom, bounds.right - box.right, bounds.bottom - box.top, bounds.right - box.left
    )


def _upright_lines(words: Iterable[tuple[Word, int]]) -> Iterator[Word]:
    """Yield the lines that run across the page's text, each as one word with the box of the whole."""
    line: Word | None = None
    before: tuple[Word, int] | None = None
    for word, direction in words:
        if line is not None and before is not None and _follows(before, (word, direction)):
            line = Word(
                f"{line.text} {word.text}",
                min(line.left, word.left),
                min(line.top, word.top),
                max(line.right, word.right),
                max(line.bottom, word.bottom),
                line.start,
            )
        else:
            if line is not None:
                yield line
            line = word
        before = word, direction
    if line is not None:
        yield line


def _follows(before: tuple[Word, int], after: tuple[Word, int]) -> bool:
    """Return whether a word that runs upwards or downwards goes on in the line of the one before."""
    (first, direction), (second, its) = before, after
    width = max(first.right - first.left, second.right - second.left)
    gap = first.top - second.bottom if direction == UP else second.top - first.bottom
    aligned = min(first.right, second.right) - max(first.left, second.left) > 0.5 * width
    return direction == its and direction in (UP, DOWN) and aligned and -0.3 * width < gap < width
