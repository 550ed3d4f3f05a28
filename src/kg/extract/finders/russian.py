"""How far Russian names reach: adjectives before the head, genitives, «имени …» and quotations behind it."""

import re
from functools import lru_cache

from kg.extract.finders.extent import Extent
from kg.extract.finders.heads import HeadPlace
from kg.extract.finders.inflection import readings
from kg.extract.finders.words import Surface, Word
from kg.extract.lexicon import lexicon

_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей)$")
_NUMBER = re.compile(r"\d+(?:-\w+)?$")
_LIMIT = 14
_SPHERES = frozenset(("сфере", "области", "отрасли"))
_NAMED_BEFORE = frozenset(("University", "College", "School", "Company", "Association"))
_NAMED_BEHIND = frozenset(("University", "College", "NGO"))


class RussianGrammar:
    """The grammar of Russian names, on the word lists `grammar` of the organisation lexicon."""

    def __init__(self) -> None:
        lists = lexicon("ru", "organisations")["grammar"]
        self._never_first = frozenset(lists["never_first"])
        self._named_after = frozenset(lists["named_after"])
        self._titles = frozenset(lists["titles"])
        self._places = frozenset(lists["place_words"])
        self._countries = frozenset(lists["invariable"])
        self._on = frozenset(lists["prepositions"])
        self._stop = frozenset(lists["stop"])

    def leftmost(self, surface: Surface, place: HeadPlace) -> int:
        """Return the index of the first word of the name with the given head."""
        start = first = place.first
        if place.subject == "shapes":
            return first
        while start > 0 and surface.joined(start - 1) and first - start < 6:
            word = surface.words[start - 1]
            if word.lower in self._never_first or not self._modifies(word, start, place):
                break
            start -= 1
        return self._joined_adjectives(surface, start)

    def _modifies(self, word: Word, start: int, place: HeadPlace) -> bool:
        if _ADJECTIVE.search(word.lower) and len(word.lower) > 3:
            return word.capital or _is_adjective(word.lower)
        if start != place.first or place.type not in _NAMED_BEFORE or word.lower in self._stop:
            return False
        return word.capital and "." not in word.text and _is_name_word(word.text)

    def _joined_adjectives(self, surface: Surface, start: int) -> int:
        if start >= 2 and surface.words[start - 1].lower == "и" and surface.words[start].text.islower():
            before = surface.words[start - 2]
            if before.capital and _ADJECTIVE.search(before.lower) and surface.joined(start - 2):
                return start - 2
        return start

    def extent(self, surface: Surface, place: HeadPlace, start: int, bounds: frozenset[int]) -> Extent:
        """Return the whole name that begins at word `start`; it ends before any word of `bounds`."""
        words, first, last = surface.words, place.first, place.last
        capital = any(word.capital for word in words[start:first])
        end, named, index = words[last].end, capital, last
        for _ in range(4):
            step = self._behind(surface, index, end, bounds, place)
            if step is None:
                break
            index, end, proper = step
            named = named or proper
        return Extent(words[start].start, end, named, start < first or end > words[last].end)

    def _behind(
        self, surface: Surface, index: int, end: int, bounds: frozenset[int], place: HeadPlace
    ) -> tuple[int, int, bool] | None:
        quotation = surface.quotation_after(end)
        if quotation and quotation.length <= 90 and end == surface.words[index].end:
            inside = surface.words_within(quotation.inside)
            if inside and place.subject != "shapes":
                return surface.starts[inside[-1].start], quotation.span.end, True
        if not _close(
            surface.text[end : surface.words[index + 1].start] if index + 1 < len(surface.words) else "\n"
        ):
            return None
        if index + 1 in bounds and surface.words[index + 1].lower != "акимата":
            return None
        word = surface.words[index + 1]
        if word.lower in self._named_after:
            return self._honour(surface, index + 1)
        if word.text == "№" and surface.joined(index + 1) and surface.words[index + 2].text[0].isdigit():
            return index + 2, surface.words[index + 2].end, True
        if place.subject == "shapes" or (index != place.last and word.lower not in self._places):
            return None
        if index == place.last and place.type in _NAMED_BEHIND and word.capital:
            foreign = self._foreign_name(surface, index)
            if foreign is not None:
                return foreign
        return self._chain(surface, index, bounds)

    def _foreign_name(self, surface: Surface, index: int) -> tuple[int, int, bool] | None:
        """Read a name in the nominative or a personal name behind the head: «Университет Хоэнхайм»."""
        words, last = surface.words, index
        while last + 1 < len(words) and last - index < 3 and _close(surface.gap(last)):
            word = words[last + 1]
            if not word.capital or "." in word.text or _declined(word.lower, "gent", True):
                break
            last += 1
        return (last, words[last].end, True) if last > index else None

    def _honour(self, surface: Surface, index: int) -> tuple[int, int, bool] | None:
        words, last = surface.words, index
        while last + 1 < len(words) and last - index < 6 and _close(surface.gap(last)):
            word = words[last + 1]
            if not (word.capital or word.lower in self._titles or word.lower.startswith("аль-")):
                break
            last += 1
            if word.lower.endswith(("ого", "его")) and last - index > 1:
                break
        return (last, words[last].end, True) if last > index else None

    def _chain(self, surface: Surface, index: int, bounds: frozenset[int]) -> tuple[int, int, bool] | None:
        words, last, proper = surface.words, index, False
        position, good = index, index
        case = "gent"
        while position + 1 < len(words) and position - index < _LIMIT and position + 1 not in bounds:
            word, gap = words[position + 1], surface.gap(position)
            if gap.strip() not in ("", ",") or "\n" in gap or word.lower in self._stop:
                break
            previous = words[position]
            adjective = position > 0 and _ADJECTIVE.search(words[position - 1].lower) is not None
            if gap.strip() == ",":
                if not self._listed(surface, position + 1, case):
                    break
            elif word.lower in self._on and not self._leads_on(surface, position + 1):
                break
            elif word.lower in self._on:
                case = "datv" if word.lower == "по" else "loct"
                position += 1
                continue
            elif word.lower == "и":
                position += 1
                continue
            if self._in_case(word, previous, case, previous_adjective=adjective):
                position = good = position + 1
                proper = proper or word.capital
                if case == "datv" or case == "loct":
                    case = "any"
                continue
            break
        last = good
        return (last, words[last].end, proper) if last > index else None

    def _leads_on(self, surface: Surface, position: int) -> bool:
        """Tell whether a preposition stands within a name: «по вопросам …», «в сфере …»."""
        if position + 1 >= len(surface.words) or surface.words[position + 1].capital:
            return surface.words[position].lower == "по"
        return surface.words[position].lower == "по" or surface.words[position + 1].lower in _SPHERES

    def _listed(self, surface: Surface, position: int, case: str) -> bool:
        """Tell whether a comma leads on within a name: «транспорта, коммуникаций и технологий»."""
        words = surface.words
        for offset in range(position, min(position + 6, len(words) - 1)):
            if words[offset].lower == "и":
                return True
            if words[offset].capital or not self._in_case(
                words[offset], words[offset], case, previous_adjective=False
            ):
                return False
            if surface.gap(offset).strip() not in ("", ","):
                return False
        return False

    def _in_case(self, word: Word, previous: Word, case: str, *, previous_adjective: bool) -> bool:
        if previous.lower in self._places and word.capital:
            return not previous_adjective or previous.lower == "города"
        if word.text in self._countries or word.lower in self._places:
            return True
        if word.capital:
            if word.text.isupper() and 2 <= len(word.text) <= 4 and "." not in word.text:
                return True
            return _declined(word.lower, case, True)
        return _declined(word.lower, case, False)


def _close(gap: str) -> bool:
    return gap in ("", " ", "\u00a0")


@lru_cache(maxsize=20_000)
def _is_adjective(word: str) -> bool:
    return any(parse.tag.POS in ("ADJF", "PRTF") and "Apro" not in parse.tag for parse in readings(word)[:2])


@lru_cache(maxsize=20_000)
def _is_name_word(word: str) -> bool:
    return word[0].isupper() and (word[0].isascii() or len(word) > 3) and not _verb(word.lower())


def _verb(word: str) -> bool:
    return readings(word)[0].tag.POS in ("VERB", "INFN", "GRND", "PREP", "CONJ", "PRCL", "ADVB", "NPRO")


@lru_cache(maxsize=20_000)
def _declined(word: str, case: str, proper: bool) -> bool:
    """Tell whether a word may stand in a case inside a name; a capital one is a place or an adjective."""
    cases = {"gent": ("gent", "gen2"), "datv": ("datv",), "loct": ("loct", "loc2")}.get(
        case, ("gent", "gen2", "datv", "loct", "ablt")
    )
    for parse in readings(word):
        tag = parse.tag
        if tag.POS in ("VERB", "INFN", "PREP", "CONJ", "PRCL", "NPRO", "GRND", "ADVB") or "Apro" in tag:
            return False
        if not any(name in tag for name in cases):
            continue
        if not proper and tag.POS in ("NOUN", "ADJF", "PRTF"):
            return not {"Name", "Surn", "Patr"} & tag.grammemes
        if proper and (tag.POS == "ADJF" or "Geox" in tag):
            return True
        if proper and tag.POS == "NOUN" and not {"Name", "Surn", "Patr"} & tag.grammemes and parse.is_known:
            return True
    return False
