"""How far English names reach: capital words before the head, "of …" and "named after …" behind it."""

from kg.extract.finders.extent import Extent
from kg.extract.finders.words import Surface, Word
from kg.extract.lexicon import lexicon

_LIMIT = 9


class EnglishGrammar:
    """The grammar of English names, on the word lists `grammar` of the organisation lexicon."""

    def __init__(self) -> None:
        lists = lexicon("en", "organisations")["grammar"]
        self._never_first = frozenset(lists["never_first"])
        self._subjects = frozenset(lists["subjects"])
        self._links = frozenset(lists["links"])
        self._never_behind = frozenset(lists["never_behind"])

    def leftmost(self, surface: Surface, first: int, last: int) -> int:
        """Return the index of the first word of the name whose head is words `first` to `last`."""
        words, start = surface.words, first
        while start > 0 and first - start < _LIMIT and surface.joined(start - 1):
            word = words[start - 1]
            if word.lower in ("and", "&") and start < first and self._linked(surface, start - 1):
                start -= 1
            elif not self._part(word):
                break
            start -= 1
        while start < first and (words[start].lower in self._never_first or words[start].text == "&"):
            start += 1
        return start

    def _part(self, word: Word) -> bool:
        if word.lower in self._never_first:
            return False
        return word.capital or word.lower.startswith(("al-", "non-"))

    def _linked(self, surface: Surface, index: int) -> bool:
        if index == 0 or not surface.joined(index - 1):
            return False
        before, after = surface.words[index - 1], surface.words[index + 1]
        return before.lower in self._subjects and after.capital

    def extent(self, surface: Surface, first: int, last: int, start: int, bounds: frozenset[int]) -> Extent:
        """Return the whole name that begins at word `start`; it ends before any word of `bounds`."""
        words = surface.words
        named = any(word.capital for word in words[start:first])
        index, end = last, words[last].end
        quotation = surface.quotation_after(end)
        if quotation and quotation.length <= 80:
            return Extent(words[start].start, quotation.span.end, True, True)
        while True:
            step = self._behind(surface, index, bounds)
            if step is None:
                break
            index = step
            named = True
            end = words[index].end
        return Extent(words[start].start, end, named, start < first or end > words[last].end)

    def _behind(self, surface: Surface, index: int, bounds: frozenset[int]) -> int | None:
        words = surface.words
        if not surface.joined(index) or index + 1 in bounds:
            return None
        word = words[index + 1]
        if word.lower == "named" and words[index + 2].lower in ("after", "for"):
            return self._honour(surface, index + 2)
        if word.text in ("No.", "No", "№") and _is_number(words, index + 2):
            return index + 2
        if word.lower in self._links:
            return self._complement(surface, index + 1, bounds)
        return None

    def _honour(self, surface: Surface, index: int) -> int | None:
        words, last = surface.words, index
        while last + 1 < len(words) and last - index < 6 and surface.joined(last):
            word = words[last + 1]
            if not (word.capital or word.lower in ("academician", "al-farabi")):
                break
            last += 1
        return last if last > index else None

    def _complement(self, surface: Surface, index: int, bounds: frozenset[int]) -> int | None:
        """Read "of the Republic of Kazakhstan", "of Transport, Communication and New Technologies"."""
        words, good, position = surface.words, None, index
        while position + 1 < len(words) and position - index < 12:
            gap, word = surface.gap(position), words[position + 1]
            if "\n" in gap or gap.strip() not in ("", ",") or position + 1 in bounds:
                break
            if gap.strip() == "," and not self._listed(surface, position + 1):
                break
            if word.capital and word.lower not in self._never_behind:
                good = position + 1
            elif word.lower in ("region", "city", "district", "oblast", "area") and good is not None:
                good = position + 1
            elif word.lower not in ("of", "the", "and", "&", "for", "in", "city", "to"):
                break
            position += 1
        return good

    def _listed(self, surface: Surface, position: int) -> bool:
        for offset in range(position, min(position + 6, len(surface.words))):
            word = surface.words[offset]
            if word.lower in ("and", "&"):
                return offset > position and surface.words[offset - 1].lower in self._subjects
            if not word.capital:
                return False
        return False


def _is_number(words: list[Word], index: int) -> bool:
    return index < len(words) and words[index].text[0].isdigit()
