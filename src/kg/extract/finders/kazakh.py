"""How far Kazakh names reach: everything that modifies the head stands before it."""

import re

from kg.extract.finders.extent import Extent
from kg.extract.finders.heads import HeadPlace
from kg.extract.finders.naming import NameWords
from kg.extract.finders.places import written_places
from kg.extract.finders.words import Surface, Word
from kg.extract.lexicon import lexicon

_GENITIVE = re.compile(r"[нтд][ыі]ң$")
_OTHER_CASE = re.compile(r"(?:[нтд][ае]н|[дт][ае]|нд[ае]|[мпб]ен|[гк]е|[ғқ]а|н[ыі]|[дт][ыі])$")
_VERBAL = re.compile(r"(?:[ғқ]ан|[гк]ен|ып|іп|йды|йді|ады|еді|мақ|мек|атын|етін|йтын|йтін)$")
_LIMIT = 14


class KazakhGrammar:
    """The grammar of Kazakh names, on the word lists `grammar` of the organisation lexicon."""

    def __init__(self) -> None:
        lists = lexicon("kk", "organisations")["grammar"]
        self._stop = frozenset(lists["stop"])
        self._never_first = frozenset(lists["never_first"])
        self._inside = frozenset(lists["inside"])
        self._owners = re.compile(lists["owners"])
        self._named_after = frozenset(lists["named_after"])
        self._openers = frozenset(lists["openers"])
        self._names = NameWords("kk")

    def leftmost(self, surface: Surface, place: HeadPlace) -> int:
        """Return the index of the first word of the name with the given head."""
        start = first = place.first
        while start > 0 and first - start < _LIMIT:
            if surface.words[start - 1].lower in self._named_after:
                return self._honoured(surface, start - 1)
            if place.subject == "shapes" or not self._continues(surface, start, first):
                break
            start -= 1
        while start < first and self._cannot_begin(surface, start):
            start += 1
        return start

    def _honoured(self, surface: Surface, start: int) -> int:
        """Return the first word of the personal name before «атындағы»."""
        words, begin = surface.words, start
        while begin > 0 and start - begin < 4 and surface.joined(begin - 1):
            word = words[begin - 1]
            if not word.capital and word.lower not in self._openers:
                break
            if word.text.isupper() and len(word.text) > 2 and "." not in word.text:
                break
            if _OTHER_CASE.search(word.lower) and start - begin >= 2 and not words[begin].text.endswith("."):
                break
            begin -= 1
        return begin

    def _continues(self, surface: Surface, start: int, first: int) -> bool:
        gap, word = surface.gap(start - 1), surface.words[start - 1]
        if gap.strip() == "," and "\n" not in gap:
            return self._listed(surface, start, first)
        if gap.strip() or "\n" in gap:
            return False
        if word.lower in self._inside:
            return word.lower == "және" or self._binds(surface, start - 1, first)
        if word.lower in self._stop:
            return False
        if _GENITIVE.search(word.lower):
            return bool(self._owners.search(word.lower))
        if not word.capital:
            return not (_OTHER_CASE.search(word.lower) or _VERBAL.search(word.lower))
        return self._capital(surface, start, first)

    def _binds(self, surface: Surface, index: int, first: int) -> bool:
        """Tell whether «мен» stands within a name («мұнай мен газ»), not between two."""
        return index + 1 < first and index > 0 and not surface.words[index - 1].capital

    def _capital(self, surface: Surface, start: int, first: int) -> bool:
        word, behind = surface.words[start - 1], surface.words[start]
        if "." in word.text or self._names.kind(word.text) == "p":
            return False
        if word.text.isupper() and len(word.text) > 2 and behind.capital and start < first:
            return behind.text.isupper()
        return not _OTHER_CASE.search(word.lower) or word.text in written_places()

    def _listed(self, surface: Surface, start: int, first: int) -> bool:
        """Tell whether a comma stands inside a name: «экономика, технология және …»."""
        words = [word.lower for word in surface.words[start:first]]
        if "және" not in words or surface.words[start].capital:
            return False
        before = surface.words[start - 1]
        return not _OTHER_CASE.search(before.lower) and not before.lower.endswith(("ы", "і"))

    def _cannot_begin(self, surface: Surface, index: int) -> bool:
        word = surface.words[index]
        return word.lower in self._never_first or word.lower in self._inside

    def extent(self, surface: Surface, place: HeadPlace, start: int, bounds: frozenset[int]) -> Extent:  # noqa: ARG002
        """Return the whole name that begins at word `start`; it ends with its head."""
        words, first = surface.words, place.first
        begin = self._opening(words, first, start)
        offset = words[begin].start
        named = begin < first and any(word.capital or word.text == "№" for word in words[begin:first])
        quoted = self._quoted(surface, begin, place)
        if quoted is not None:
            offset, named = quoted, True
        return Extent(offset, words[place.last].end, named, offset < words[first].start)

    def _opening(self, words: list[Word], first: int, start: int) -> int:
        for index in range(start, first):
            if words[index].capital or words[index].text == "№" or words[index].lower in self._openers:
                return index
        return start

    def _quoted(self, surface: Surface, begin: int, place: HeadPlace) -> int | None:
        word = surface.words[begin]
        quotation = surface.quotation_before(word.start)
        if quotation is None or quotation.length > 90 or place.subject == "offices":
            return None
        if begin < place.first and word.capital and word.lower not in self._openers:
            return None
        return quotation.span.start
