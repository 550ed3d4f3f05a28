"""How far English names reach: capital words before the head, "of …" and "named after …" behind it."""

from kg.extract.finders.extent import Extent
from kg.extract.finders.heads import HeadPlace
from kg.extract.finders.naming import NameWords
from kg.extract.finders.places import written_places
from kg.extract.finders.words import Surface, Word
from kg.extract.lexicon import lexicon

_LIMIT = 9
_DISTRICTS = frozenset(("region", "city", "district", "oblast", "area", "province"))
_INSIDE = frozenset(("of", "the", "and", "&", "for", "city", "to", "its"))


class EnglishGrammar:
    """The grammar of English names, on the word lists `grammar` of the organisation lexicon."""

    def __init__(self) -> None:
        lists = lexicon("en", "organisations")["grammar"]
        self._never_first = frozenset(lists["never_first"])
        self._subjects = frozenset(lists["subjects"])
        self._links = frozenset(lists["links"])
        self._never_behind = frozenset(lists["never_behind"])
        self._names = NameWords("en")

    def leftmost(self, surface: Surface, place: HeadPlace) -> int:
        """Return the index of the first word of the name with the given head."""
        words, first = surface.words, place.first
        start = first
        if place.subject == "shapes" and place.type == "Company":
            return first
        while start > 0 and first - start < _LIMIT and surface.joined(start - 1):
            word = words[start - 1]
            if word.lower in ("and", "&") and start < first and self._linked(surface, start - 1):
                start -= 1
            elif not self._part(word):
                break
            start -= 1
        while start < first and (not self._part(words[start]) or words[start].text == "&"):
            start += 1
        return start

    def _part(self, word: Word) -> bool:
        if not word.latin and not word.text[0].isdigit():
            return False
        if word.lower in self._never_first:
            return word.text.isupper() and len(word.text) > 1
        return word.capital or word.lower.startswith(("al-", "non-"))

    def _linked(self, surface: Surface, index: int) -> bool:
        if index == 0 or not surface.joined(index - 1):
            return False
        before, after = surface.words[index - 1], surface.words[index + 1]
        return before.lower in self._subjects and after.capital

    def extent(self, surface: Surface, place: HeadPlace, start: int, bounds: frozenset[int]) -> Extent:
        """Return the whole name that begins at word `start`; it ends before any word of `bounds`."""
        words, first, last = surface.words, place.first, place.last
        if place.type == "Company":
            return self._company(surface, place, start)
        named = any(word.capital for word in words[start:first])
        index, end = last, words[last].end
        quotation = surface.quotation_after(end)
        if quotation and quotation.length <= 80:
            return Extent(words[start].start, quotation.span.end, True, True)
        while True:
            step = self._behind(surface, index, bounds, place)
            if step is None:
                break
            index = step
            named = True
            end = words[index].end
        return Extent(words[start].start, end, named, start < first or end > words[last].end)

    def _company(self, surface: Surface, place: HeadPlace, start: int) -> Extent:
        first, last = surface.words[start], surface.words[place.last]
        named = start < place.first or place.subject == "shapes"
        return Extent(first.start, last.end, named, start < place.first)

    def _behind(self, surface: Surface, index: int, bounds: frozenset[int], place: HeadPlace) -> int | None:
        words = surface.words
        if not surface.joined(index) or index + 1 in bounds:
            return None
        word = words[index + 1]
        if word.lower == "named" and words[index + 2].lower in ("after", "for"):
            return self._honour(surface, index + 2)
        if word.text in ("No.", "No", "№") and _is_number(words, index + 2):
            return index + 2
        if word.lower in self._links or (word.lower == "in" and place.subject == "offices"):
            return self._complement(surface, index + 1, bounds, place)
        if word.lower == "in" and place.type == "Association" and words[index + 2].text in written_places():
            return index + 2
        return None

    def _honour(self, surface: Surface, index: int) -> int | None:
        words, last = surface.words, index
        while last + 1 < len(words) and last - index < 6 and surface.joined(last):
            word = words[last + 1]
            if not (word.capital or word.lower in ("academician", "al-farabi")):
                break
            last += 1
        return last if last > index else None

    def _complement(
        self, surface: Surface, index: int, bounds: frozenset[int], place: HeadPlace
    ) -> int | None:
        """Read "of the Republic of Kazakhstan", "of Transport, Communication and New Technologies"."""
        words, position = surface.words, index
        good: int | None = None
        while position + 1 < len(words) and position - index < 12:
            gap, word = surface.gap(position), words[position + 1]
            if "\n" in gap or gap.strip() not in ("", ",") or position + 1 in bounds:
                break
            if gap.strip() == "," and not self._listed(surface, position + 1):
                break
            if word.capital:
                if self._foreign(word, words[position], place):
                    break
                good = position + 1
            elif word.lower in _DISTRICTS and (good is not None or place.subject == "offices"):
                good = position + 1
            elif word.lower not in _INSIDE:
                break
            position += 1
        return good

    def _foreign(self, word: Word, before: Word, place: HeadPlace) -> bool:
        """Tell whether a capital word begins something else than the rest of the name."""
        if word.lower in self._never_behind or word.text in ("No.", "No"):
            return True
        if place.subject == "units" and word.text.isupper() and len(word.text) > 2 and before.lower == "of":
            return True
        return self._names.kind(word.text) in "gp" and before.lower not in ("of", "and")

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
