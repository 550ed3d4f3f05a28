"""What stands on one page: words and ruling lines, turned so that the text runs from left to right."""

from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """A word and its box in points; `top` counts downwards from the page's upper edge.

    The box is as high as the letters of the font may be and as wide as they advance. `start` is the number
    of the word's first character in the text layer; words that a blank parts have a gap in the numbers.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    start: int

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.bottom - self.top


class Box(NamedTuple):
    """A rectangle in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """The area in square points."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies in the rectangle."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Rule(NamedTuple):
    """A straight line that is drawn along the text or across it: at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, size, words in the order of the text layer, and rulings.

    `upright` are words that run across the direction of the others, each a whole line of them. `bold` holds
    the numbers of the first characters of the words set in a bold font.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    upright: tuple[Word, ...] = ()
    bold: frozenset[int] = frozenset()
    horizontals: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page shows beside text, in the page's own coordinates (upwards, `top` is the smaller y).

    `rules` are straight lines, `covers` opaque areas drawn after text, `shapes` counts drawn shapes with
    curves. `unpainted` and `faint` are the addresses of text objects that leave no mark
    on the page, and of those in a colour that may be the background's.
    """

    rules: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()
    covers: tuple[Box, ...] = ()
    shapes: int = 0
    unpainted: frozenset[int] = frozenset()
    faint: frozenset[int] = frozenset()
