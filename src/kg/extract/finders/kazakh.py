"""How far Kazakh names reach: everything that modifies the head stands before it."""

import re

from kg.extract.finders.extent import Extent
from kg.extract.finders.words import Surface, Word
from kg.extract.lexicon import lexicon

_GENITIVE = re.compile(r"[нтд][ыі]ң$")
_OTHER_CASE = re.compile(r"(?:[нтд][ае]н|[дт][ае]|нд[ае]|[мпб]ен|[гк]е|[ғқ]а|н[ыі]|[дт][ыі])$")
_VERBAL = re.compile(r"(?:[ғқгк][аe]?н|[ғқ]ан|[гк]ен|ып|іп|йды|йді|ады|еді|мақ|мек|атын|етін|йтын|йтін)$")
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

    def leftmost(self, surface: Surface, first: int, last: int) -> int:
        """Return the index of the first word of the name whose head is words `first` to `last`."""
        start = first
        while start > 0 and first - start < _LIMIT:
            if not self._continues(surface, start, first):
                break
            start -= 1
        while start < first and self._cannot_begin(surface.words[start]):
            start += 1
        return start

    def _continues(self, surface: Surface, start: int, first: int) -> bool:
        gap, word = surface.gap(start - 1), surface.words[start - 1]
        if gap.strip() == "," and "\n" not in gap:
            return self._listed(surface, start, first)
        if gap.strip() or "\n" in gap:
            return False
        if word.lower in self._inside:
            return True
        if word.lower in self._stop:
            return False
        if _GENITIVE.search(word.lower):
            return bool(self._owners.search(word.lower))
        return word.capital or not (_OTHER_CASE.search(word.lower) or _VERBAL.search(word.lower))

    def _listed(self, surface: Surface, start: int, first: int) -> bool:
        """Tell whether a comma stands inside a name: «экономика, технология және …»."""
        words = [word.lower for word in surface.words[start:first]]
        if "және" not in words or surface.words[start].capital:
            return False
        before = surface.words[start - 1]
        return not _OTHER_CASE.search(before.lower) and not before.lower.endswith(("ы", "і"))

    def _cannot_begin(self, word: Word) -> bool:
        return word.lower in self._never_first or word.lower in self._inside

    def extent(self, surface: Surface, first: int, last: int, start: int, bounds: frozenset[int]) -> Extent:
        """Return the whole name that begins at word `start`; it ends with its head."""
        words = surface.words
        begin = self._capital_start(surface, first, start)
        offset = words[begin].start
        named = begin < first and any(word.capital or word.text == "№" for word in words[begin:first])
        quoted = self._quoted(surface, offset)
        if quoted is not None:
            offset, named = quoted, True
        return Extent(offset, words[last].end, named, offset < words[first].start)

    def _capital_start(self, surface: Surface, first: int, start: int) -> int:
        words = surface.words
        for index in range(start, first):
            if words[index].capital or words[index].text == "№":
                return index
        return start

    def _quoted(self, surface: Surface, offset: int) -> int | None:
        for quotation in surface.quotations:
            if 0 < offset - quotation.span.end <= 1 and quotation.length <= 90:
                return quotation.span.start
        return None
