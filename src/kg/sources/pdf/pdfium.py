"""The calls into PDFium that are made once for each character or object, without the cost of their types.

A function of `pypdfium2.raw` spends most of its time on turning Python objects into C ones. Called on plain
addresses it takes a third of that.
"""

import ctypes
from collections import deque
from collections.abc import Iterable
from itertools import repeat

import pypdfium2.raw as pdfium

_Address = ctypes.c_void_p
_Number = ctypes.c_int


def _of(function: object) -> int:
    return ctypes.cast(function, _Address).value or 0  # type: ignore[arg-type]


_get_box = ctypes.CFUNCTYPE(_Number, _Address, _Number, _Address)(_of(pdfium.FPDFText_GetLooseCharBox))
_get_letter = ctypes.CFUNCTYPE(ctypes.c_uint, _Address, _Number)(_of(pdfium.FPDFText_GetUnicode))
_get_object = ctypes.CFUNCTYPE(_Address, _Address, _Number)(_of(pdfium.FPDFText_GetTextObject))
_has_no_mapping = ctypes.CFUNCTYPE(_Number, _Address, _Number)(_of(pdfium.FPDFText_HasUnicodeMapError))
_get_drawn = ctypes.CFUNCTYPE(_Address, _Address, _Number)(_of(pdfium.FPDFPage_GetObject))
_get_drawn_within = ctypes.CFUNCTYPE(_Address, _Address, ctypes.c_ulong)(_of(pdfium.FPDFFormObj_GetObject))
_get_kind = ctypes.CFUNCTYPE(_Number, _Address)(_of(pdfium.FPDFPageObj_GetType))
_get_mode = ctypes.CFUNCTYPE(_Number, _Address)(_of(pdfium.FPDFTextObj_GetTextRenderMode))
_get_fill = ctypes.CFUNCTYPE(_Number, *[_Address] * 5)(_of(pdfium.FPDFPageObj_GetFillColor))
_get_stroke = ctypes.CFUNCTYPE(_Number, *[_Address] * 5)(_of(pdfium.FPDFPageObj_GetStrokeColor))
_STROKED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_COLOUR_BYTES = 4 * ctypes.sizeof(ctypes.c_uint)
_BOX_BYTES = 4 * ctypes.sizeof(ctypes.c_float)


def address(pointer: object) -> int:
    """Return the address of something that PDFium gave."""
    return ctypes.cast(pointer, _Address).value or 0  # type: ignore[arg-type]


def text_of(textpage: int, count: int) -> str:
    """Return the characters of a text layer, U+0000 where a glyph stands for none."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    written = pdfium.FPDFText_GetText(ctypes.cast(textpage, pdfium.FPDF_TEXTPAGE), 0, count, units)
    text = buffer.raw[: 2 * (written - 1)].decode("utf-16-le", "replace") if written else ""
    if len(text) == count:
        return text
    return "".join(_letter(code) for code in map(_get_letter, repeat(textpage), range(count)))


def boxes_of(textpage: int, characters: list[int]) -> list[float]:
    """Return left, top, right and bottom of each of some characters, one after the other."""
    boxes = (ctypes.c_float * (4 * len(characters)))()
    first = ctypes.addressof(boxes)
    places = range(first, first + _BOX_BYTES * len(characters), _BOX_BYTES)
    deque(map(_get_box, repeat(textpage), characters, places), maxlen=0)
    return list(boxes)


def unmapped_of(textpage: int, characters: list[int]) -> set[int]:
    """Return those of some characters of which the font does not say what letters they are."""
    errors = map(_has_no_mapping, repeat(textpage), characters)
    return {character for character, error in zip(characters, errors, strict=True) if error == 1}


def objects_of(textpage: int, characters: list[int]) -> list[int]:
    """Return the address of the text object of each of some characters, 0 where there is none."""
    return [found or 0 for found in map(_get_object, repeat(textpage), characters)]


def drawn_on(page: int, count: int) -> list[tuple[int, int]]:
    """Return the addresses and kinds of the objects of a page, in the order in which they are drawn."""
    return _with_kinds(map(_get_drawn, repeat(page), range(count)))


def drawn_within(form: int, count: int) -> list[tuple[int, int]]:
    """Return the addresses and kinds of the objects of a form, in the order in which they are drawn."""
    return _with_kinds(map(_get_drawn_within, repeat(form), range(count)))


def _with_kinds(objects: Iterable[int | None]) -> list[tuple[int, int]]:
    return [(drawn, _get_kind(drawn)) for drawn in objects if drawn]


def painted(texts: list[int]) -> list[tuple[int, tuple[int, int, int, int]]]:
    """Return, for the addresses of text objects, how each is painted and the colour with its opacity."""
    modes = list(map(_get_mode, texts))
    colours = (ctypes.c_uint * (4 * len(texts)))()
    first = ctypes.addressof(colours)
    places = range(first, first + _COLOUR_BYTES * len(texts), _COLOUR_BYTES)
    for place, text, mode in zip(places, texts, modes, strict=True):
        getter = _get_stroke if mode in _STROKED else _get_fill
        getter(text, place, place + 4, place + 8, place + 12)
    flat = list(colours)
    return [
        (mode, (flat[index], flat[index + 1], flat[index + 2], flat[index + 3]))
        for mode, index in zip(modes, range(0, len(flat), 4), strict=True)
    ]


def _letter(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
