"""Names that a head noun carries: «Карагандинский технический университет», "Department of Mining"."""

import re
from functools import cache

from kg.extract.finders.english import EnglishGrammar
from kg.extract.finders.extent import Extent, Grammar
from kg.extract.finders.heads import Head, HeadPlace, Heads
from kg.extract.finders.kazakh import KazakhGrammar
from kg.extract.finders.russian import RussianGrammar
from kg.extract.finders.words import Surface
from kg.extract.findings import Candidate
from kg.model import Span

_GRAMMARS: dict[str, type[Grammar]] = {"en": EnglishGrammar, "ru": RussianGrammar, "kk": KazakhGrammar}


class HeadedNames:
    """Finds the names round the head nouns of a language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.heads = heads(language)
        self._grammar = _GRAMMARS[language]()

    def find(self, surface: Surface) -> list[Candidate]:
        """Return one candidate for each head noun that a name is built on."""
        places = list(self.heads.places(surface))
        starts = [self._grammar.leftmost(surface, place) for place in places]
        bounds = frozenset(
            index
            for place, start in zip(places, starts, strict=True)
            if place.type != "Company"
            for index in (start, place.first)
        )
        found = []
        full: set[str] = set()
        for place, start in zip(places, starts, strict=True):
            extent = self._grammar.extent(surface, place, start, bounds)
            candidate = self._candidate(surface, place, extent)
            if candidate is None:
                candidate = _short_form(surface, place, full)
            elif extent.modified:
                full.add(surface.words[place.last].lower[:5])
            if candidate is not None:
                found.append(candidate)
        return found

    def _candidate(self, surface: Surface, place: HeadPlace, extent: Extent) -> Candidate | None:
        name = surface.text[extent.start : extent.end]
        head = next((head for head in place.readings if _fits(head, name, extent)), None)
        if head is None:
            return None
        rule = "named" if extent.named else "modified" if extent.modified else "alone"
        score = head.score if extent.named or head.subject == "shapes" else head.score - 0.1
        if head.subject == "shapes" and extent.named:
            score = 0.9
        return Candidate(
            Span(extent.start, extent.end),
            head.type,
            score,
            f"organisations.{head.type}.{rule}",
            name=_body_name(surface, place, extent, head),
        )


def _short_form(surface: Surface, place: HeadPlace, full: set[str]) -> Candidate | None:
    """Read a capital head noun within a sentence as short for a full name before it: «Совета»."""
    word = surface.words[place.first]
    before = surface.text[: word.start].rstrip(" \u00a0")[-1:]
    if not word.capital or place.first != place.last or before in ("", *'.!?\n:«“"') or word.text.isupper():
        return None
    if word.lower[:5] not in full:
        return None
    return Candidate(Span(word.start, word.end), place.type, 0.7, "organisations.short_form")


def _fits(head: Head, name: str, extent: Extent) -> bool:
    if head.when is not None and not head.when.search(name):
        return False
    return {"name": extent.named, "modifier": extent.modified, "nothing": True}[head.needs]


def _body_name(surface: Surface, place: HeadPlace, extent: Extent, head: Head) -> str | None:
    if head.body is None:
        return None
    before = surface.text[extent.start : max(extent.start, surface.words[place.first].start)]
    behind = surface.text[surface.words[place.last].end : extent.end]
    body = head.body if before else head.body[0].upper() + head.body[1:]
    return re.sub(r"\s+", " ", before + body + behind)


@cache
def heads(language: str) -> Heads:
    """Return the head nouns of a language, read once."""
    return Heads(language)
