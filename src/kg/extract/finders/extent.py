"""What the grammars of the three languages hand back: how far a name reaches round its head noun."""

from dataclasses import dataclass
from typing import Protocol

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

    def leftmost(self, surface: Surface, first: int, last: int) -> int:
        """Return the index of the first word of the name whose head is words `first` to `last`."""

    def extent(self, surface: Surface, first: int, last: int, start: int, bounds: frozenset[int]) -> Extent:
        """Return the whole name that begins at word `start`; it ends before any word of `bounds`."""
