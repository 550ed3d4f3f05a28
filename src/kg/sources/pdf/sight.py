"""Tells which words of a text layer a person who looks at the page sees; the others are not read.

Text that is never painted is read where it lies over an image, as the text layer of a scan does, and where
it is all that the page has. Text in a pale colour and text under an area that is drawn over it is looked for
in a picture of the page: where nothing stands out, nobody sees it.
"""

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from kg.sources.pdf.pdfium import objects_of
from kg.sources.pdf.sheet import Box, Drawing, Word

_CONTRAST = 24
"""Shades, of 256, between the darkest and the brightest point of a word that is seen."""
_PIXELS = 2_400
_SCALE = 2.0

_Directed = tuple[Word, int]


def seen(
    words: Sequence[_Directed], page: pdfium.PdfPage, textpage: int, drawing: Drawing, bounds: Box
) -> Iterator[_Directed]:
    """Yield those of the words that are seen; they are in the coordinates of the page."""
    if not (drawing.unpainted or drawing.faint or drawing.covers):
        yield from words
        return
    objects = objects_of(textpage, [word.start for word, _ in words])
    painted = any(drawn not in drawing.unpainted for drawn in objects)
    picture: _Picture | None = None
    for (word, direction), drawn in zip(words, objects, strict=True):
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if drawn in drawing.unpainted:
            if not painted or any(image.holds(x, y) for image in drawing.images):
                yield word, direction
        elif drawn in drawing.faint or any(cover.holds(x, y) for cover in drawing.covers):
            picture = picture or _Picture(page, bounds)
            if picture.stands_out(word):
                yield word, direction
        else:
            yield word, direction


class _Picture:
    """The page in shades of grey."""

    def __init__(self, page: pdfium.PdfPage, bounds: Box) -> None:
        longest = max(bounds.right - bounds.left, bounds.bottom - bounds.top, 1.0)
        self._scale = min(_SCALE, _PIXELS / longest)
        self._bounds = bounds
        rotation = page.get_rotation()
        page.set_rotation(0)
        bitmap = page.render(scale=self._scale, grayscale=True, draw_annots=False)
        page.set_rotation(rotation)
        self._stride, self._width, self._height = bitmap.stride, bitmap.width, bitmap.height
        self._shades = bytes(bitmap.buffer)
        bitmap.close()

    def stands_out(self, word: Word) -> bool:
        """Return whether the word's box is of more than one shade."""
        left = max(0, int((word.left - self._bounds.left) * self._scale))
        right = min(self._width, int((word.right - self._bounds.left) * self._scale) + 1)
        top = max(0, int((self._bounds.bottom - word.bottom) * self._scale))
        bottom = min(self._height, int((self._bounds.bottom - word.top) * self._scale) + 1)
        inset = (bottom - top) // 6
        rows = [
            self._shades[row * self._stride + left : row * self._stride + right]
            for row in range(top + inset, bottom - inset)
        ]
        shades = b"".join(rows)
        return bool(shades) and max(shades) - min(shades) >= _CONTRAST
