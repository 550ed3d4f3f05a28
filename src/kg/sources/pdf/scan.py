"""Tells a page that is a picture of text from one that has text."""

from collections.abc import Sequence

from kg.sources.pdf.sheet import Box, Drawing, Word

_COVERED = 0.5
"""The share of a page that the images of a scan cover."""
_STAMP = 120
"""Fewer characters than this over a scan are a stamp or a page number that was put on it."""
_SHAPES = 150
"""More drawn shapes than this on a page without text are its letters."""


def is_scan(words: Sequence[tuple[Word, int]], drawing: Drawing, bounds: Box) -> bool:
    """Return whether what is to be read on a page is an image, or letters drawn as shapes."""
    characters = sum(len(word.text) for word, _ in words)
    if characters >= _STAMP or (characters and drawing.unpainted):
        return False
    if not characters and drawing.shapes > _SHAPES:
        return True
    covered = sum(_within(image, bounds).area for image in drawing.images)
    return covered > _COVERED * bounds.area


def _within(box: Box, bounds: Box) -> Box:
    return Box(
        max(box.left, bounds.left),
        max(box.top, bounds.top),
        min(box.right, bounds.right),
        min(box.bottom, bounds.bottom),
    )
