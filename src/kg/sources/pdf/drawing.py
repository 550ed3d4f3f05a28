"""Finds what a page shows beside text: ruling lines, images, areas, and text that may not be seen."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from kg.errors import UnreadableDocumentError
from kg.sources.pdf.pdfium import address, drawn_on, drawn_within, painted
from kg.sources.pdf.sheet import Box, Drawing

THIN = 3.0
"""An area that is at most this wide, in points, is a line."""

_FORM_DEPTH = 6
_OBJECTS = 200_000
_POINTS = 4_000
_FAINT = 160
"""A colour whose weakest part (0 to 255) is stronger than this may be that of the paper."""
_OPAQUE = 200
_UNPAINTED_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_SEEN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)

_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class _Found:
    rules: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    covers: list[Box] = field(default_factory=list)
    shapes: int = 0
    unpainted: set[int] = field(default_factory=set)
    faint: set[int] = field(default_factory=set)
    texts: list[int] = field(default_factory=list)
    objects: int = 0


def drawing_of(page: pdfium.FPDF_PAGE) -> Drawing:
    """Return what a page shows beside its text.

    Raises UnreadableDocumentError when it is made of more objects than a page that people read.
    """
    found = _Found()
    count = pdfium.FPDFPage_CountObjects(page)
    _see_all(drawn_on(address(page), min(count, _OBJECTS + 1)), _UNIT, found, 0)
    for text, (mode, colour) in zip(found.texts, painted(found.texts), strict=True):
        if mode in _UNPAINTED_MODES:
            found.unpainted.add(text)
        elif min(colour[:3]) > _FAINT or colour[3] < _OPAQUE:
            found.faint.add(text)
    return Drawing(
        tuple(found.rules),
        tuple(found.images),
        tuple(found.covers),
        found.shapes,
        frozenset(found.unpainted),
        frozenset(found.faint),
    )


def _see_all(objects: Iterable[tuple[int, int]], outer: _Matrix, found: _Found, depth: int) -> None:
    for place, kind in objects:
        found.objects += 1
        if found.objects > _OBJECTS:
            raise UnreadableDocumentError(f"a page of it is drawn with more than {_OBJECTS:,} objects")
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts.append(place)
        elif kind in _SEEN:
            _see(ctypes.cast(place, pdfium.FPDF_PAGEOBJECT), kind, outer, found, depth)


def _see(drawn: pdfium.FPDF_PAGEOBJECT, kind: int, outer: _Matrix, found: _Found, depth: int) -> None:
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        _see_path(drawn, outer, found)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.images.append(_bounds(drawn, outer))
    elif depth < _FORM_DEPTH:
        inner = _joined(_matrix(drawn), outer)
        count = min(pdfium.FPDFFormObj_CountObjects(drawn), _OBJECTS + 1)
        _see_all(drawn_within(address(drawn), count), inner, found, depth + 1)


def _see_path(drawn: pdfium.FPDF_PAGEOBJECT, outer: _Matrix, found: _Found) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    box = _bounds(drawn, outer)
    if box.right - box.left <= THIN or box.bottom - box.top <= THIN:
        found.rules.append(box)
        return
    lines = list(_lines(drawn, _joined(_matrix(drawn), outer)))
    if not lines:
        found.shapes += 1
    elif stroke.value:
        found.rules.extend(line for line in lines if _is_straight(line))
    elif len(lines) > 5:
        found.rules.extend(_thin_parts(lines))
    if fill.value and found.texts and not pdfium.FPDFPageObj_HasTransparency(drawn):
        found.covers.append(box)


def _lines(drawn: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[Box]:
    """Yield the lines of a path from where each begins to where it ends; none when it has curves."""
    count = pdfium.FPDFPath_CountSegments(drawn)
    if count > _POINTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = here = (0.0, 0.0)
    found = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        there = _moved((x.value, y.value), matrix)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = there
        else:
            found.append(Box(*here, *there))
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append(Box(*here, *begun))
            here = begun
    for left, top, right, bottom in found:
        yield Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _is_straight(line: Box) -> bool:
    return line.right - line.left <= THIN / 2 or line.bottom - line.top <= THIN / 2


def _thin_parts(lines: list[Box]) -> Iterator[Box]:
    """Yield the thin rectangles of a filled path that is made of several: four lines are one of them."""
    for first in range(0, len(lines) - 3, 4):
        sides = lines[first : first + 4]
        box = Box(
            min(side.left for side in sides),
            min(side.top for side in sides),
            max(side.right for side in sides),
            max(side.bottom for side in sides),
        )
        if box.right - box.left <= THIN or box.bottom - box.top <= THIN:
            yield box


def _bounds(drawn: pdfium.FPDF_PAGEOBJECT, outer: _Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    sides = (ctypes.byref(side) for side in (left, bottom, right, top))
    pdfium.FPDFPageObj_GetBounds(drawn, *sides)
    if outer is _UNIT:
        return Box(left.value, bottom.value, right.value, top.value)
    corners = [_moved((x, y), outer) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _matrix(drawn: pdfium.FPDF_PAGEOBJECT) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that does first what one does and then what the other does (ISO 32000-2, 8.3.4)."""
    if outer is _UNIT:
        return inner
    a, b, c, d, e, f = inner
    a_, b_, c_, d_, e_, f_ = outer
    return (
        a * a_ + b * c_,
        a * b_ + b * d_,
        c * a_ + d * c_,
        c * b_ + d * d_,
        e * a_ + f * c_ + e_,
        e * b_ + f * d_ + f_,
    )


def _moved(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
