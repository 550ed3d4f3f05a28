"""What the grammars of the three languages hand back: how far a name reaches round its head noun."""

from dataclasses import dataclass
from typing import Protocol

from kg.extract.finders.heads import HeadPlace
from kg.extract.finders.words import Surface


@dataclass(frozen=True, slots=True)
class Extent:
    """A name round a head: character offsets, and what was found beside the head.

    `named` is true when a capital, quoted or numbered part makes it a proper name, `modified` when there
    is any modifier at all.
    """

    start: int
    end: int
    named: bool
    modified: bool


class Grammar(Protocol):
    """Tells how far names reach; `bounds` holds the first word of other names, by word index."""

    def leftmost(self, surface: Surface, place: HeadPlace) -> int:
        """Return the index of the first word of the name with the given head."""

    def extent(self, surface: Surface, place: HeadPlace, start: int, bounds: frozenset[int]) -> Extent:
        """Return the whole name that begins at word `start`; it ends before any word of `bounds`."""
