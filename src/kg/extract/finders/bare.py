"""Latin names in Cyrillic text («комбинат Qarmet»), which are mostly those of companies."""

from collections.abc import Iterator

from kg.extract.finders.naming import NameWords
from kg.extract.finders.words import Surface
from kg.extract.findings import Candidate
from kg.extract.lexicon import lexicon
from kg.model import Span

_LONGEST = 5
_SHORTEST = 3


class LatinNames:
    """Guesses companies among the Latin words of Russian and Kazakh texts."""

    def __init__(self, language: str) -> None:
        self._never = frozenset(lexicon(language, "organisations")["bare"]["never"])
        self._kinds = NameWords("en")

    def find(self, surface: Surface) -> list[Candidate]:
        """Return guesses of low score."""
        return [
            Candidate(span, "Company", 0.55, "organisations.latin")
            for first, last in _runs(surface)
            if (span := Span(surface.words[first].start, surface.words[last].end)).end - span.start
            >= _SHORTEST
            and self._may_be_name(surface, first, last)
        ]

    def _may_be_name(self, surface: Surface, first: int, last: int) -> bool:
        words = surface.words[first : last + 1]
        if len(words) > _LONGEST or any(word.lower in self._never for word in words):
            return False
        return self._kinds.kind(words[0].text) != "g" or len(words) == 1


def _runs(surface: Surface) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each run of Latin words that begins with a capital."""
    words, index = surface.words, 0
    while index < len(words):
        end = index
        if words[index].latin and words[index].capital:
            while surface.joined(end) and words[end + 1].latin:
                end += 1
            yield index, end
        index = end + 1
