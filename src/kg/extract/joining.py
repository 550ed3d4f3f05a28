"""Decides which mentions of a document are one thing, by what they are called.

A short form joins only where all fuller names that it may stand for are already one; so "Kim" joins nothing
in a text with two Kims.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from networkx.utils import UnionFind

from kg.extract.findings import Candidate
from kg.extract.lexicon import lexicon
from kg.extract.names import (
    NameWords,
    begins,
    is_acronym,
    is_acronym_of,
    is_general_part,
    name_words,
    same_head,
    same_name,
    same_office,
    same_person,
    same_word,
    shortens,
)
from kg.model import VOCABULARY

RECALLED = frozenset({"Event", "Agreement"})
_GENERAL_WORDS = 2
_TITLE = re.compile(r"[«\"“].+[»\"”]")
_STEM = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Form:
    """A name that mentions have, with the number of the first of them."""

    name: str
    words: NameWords
    family: str
    first: int


class Joining:
    """The mentions of a document, joined step by step into groups."""

    def __init__(self, text: str, mentions: Sequence[Candidate], language: str) -> None:
        self._text = text
        self._mentions = mentions
        self._language = language
        self._same: UnionFind[int] = UnionFind(range(len(mentions)))
        self._forms = self._distinct_forms()
        self._by_stem: dict[tuple[str, str], list[_Form]] = defaultdict(list)
        for form in self._forms:
            for key in {(form.family, word[:_STEM]) for word in form.words.words}:
                self._by_stem[key].append(form)

    def groups(self) -> list[list[int]]:
        """Return the groups of mentions, by number, in the order of their first mentions."""
        return sorted(sorted(group) for group in self._same.to_sets())

    def join(self, one: int, other: int) -> None:
        """Take two mentions for one thing."""
        self._same.union(one, other)

    def by_name(self) -> None:
        """Join names that are alike, then each short form with the one thing that it may stand for."""
        for form in self._forms:
            for other in self._near(form):
                if self._alike(form, other):
                    self.join(form.first, other.first)
        for form in sorted(self._forms, key=lambda form: -len(form.words.words)):
            if form.family in RECALLED:
                continue
            fuller = [
                other for other in self._near(form) if other is not form and self._stands_for(form, other)
            ]
            if len({self._same[other.first] for other in fuller}) == 1:
                self.join(form.first, fuller[0].first)
        self._general_words()

    def recalled(self) -> None:
        """Join each general word for an event or agreement with the one named last that it may recall.

        One that shares a word with it goes before, words for any kind ("the event") and the rest recall the
        last. Where none was named before, the next is announced.
        """
        for type_ in RECALLED:
            indexes = [index for index, mention in enumerate(self._mentions) if mention.type == type_]
            full = [index for index in indexes if not self._is_general(index)]
            for index in sorted(set(indexes) - set(full)):
                alike = [other for other in full if self._recalls(index, other)]
                named = alike or full or indexes[:1]
                before = [other for other in named if other < index]
                self.join(index, (before[-1:] or named[:1])[0])

    def _recalls(self, index: int, other: int) -> bool:
        words, named = (name_words(self._mentions[at].span.of(self._text)).words for at in (index, other))
        if any(word in lexicon(self._language, "aliases")["recalling"] for word in words):
            return True
        return any(same_word(word, name) for word in words for name in named)

    def _distinct_forms(self) -> list[_Form]:
        forms: dict[tuple[str, str], _Form] = {}
        for index, mention in enumerate(self._mentions):
            name, family = known_by(self._text, mention), _family(mention)
            form = forms.setdefault((family, name), _Form(name, name_words(name), family, index))
            self.join(form.first, index)
        return list(forms.values())

    def _near(self, form: _Form) -> Iterator[_Form]:
        """Yield the forms of the family that share the beginning of a word, or could be abbreviated by it."""
        seen: set[int] = set()
        keys = {word[:_STEM] for word in form.words.words}
        for key in sorted(keys):
            for other in self._by_stem[form.family, key]:
                if id(other) not in seen:
                    seen.add(id(other))
                    yield other

    def _alike(self, one: _Form, other: _Form) -> bool:
        if same_name(one.words, other.words):
            return True
        return one.family == "GovernmentBody" and same_office(one.words, other.words, self._language)

    def _stands_for(self, short: _Form, full: _Form) -> bool:
        if short.family == "Person":
            return len(short.words.words) <= len(full.words.words) and same_person(short.words, full.words)
        if short.family == "GovernmentBody":
            return begins(short.words, full.words) and same_head(short.words, full.words, self._language)
        if short.family == "LegalAct":
            return False
        return shortens(short.words, full.words, self._language)

    def _general_words(self) -> None:
        """Join a capital head noun with the body it shortens: the one named last before it."""
        for form in self._forms:
            if form.family in RECALLED or not form.words.capital:
                continue
            fuller = [
                other
                for other in self._near(form)
                if is_general_part(form.words, other.words, self._language)
                and (form.family != "GovernmentBody" or same_head(form.words, other.words, self._language))
            ]
            before = [other for other in fuller if other.first < form.first] or fuller[:1]
            if before:
                self.join(form.first, max(before, key=lambda other: other.first).first)

    def acronyms(self) -> None:
        """Join each acronym with the one thing whose name it is made of."""
        for form in self._forms:
            if form.family == "Person" or not is_acronym(form.name):
                continue
            fuller = [
                other
                for other in self._forms
                if other.family == form.family and other is not form and is_acronym_of(form.name, other.words)
            ]
            if len({self._same[other.first] for other in fuller}) == 1:
                self.join(form.first, fuller[0].first)

    def _is_general(self, index: int) -> bool:
        words = name_words(self._mentions[index].span.of(self._text))
        return len(words.words) <= _GENERAL_WORDS and not words.capital - {words.words[0]}


def known_by(text: str, mention: Candidate) -> str:
    """Return what a mention is called: an act by number or title, an office by its body, else as written."""
    if mention.type == "LegalAct" and mention.number:
        return f"№ {mention.number}"
    surface = mention.span.of(text)
    title = _TITLE.search(surface) if mention.type == "LegalAct" else None
    return title[0] if title else mention.name or surface


def _family(mention: Candidate) -> str:
    family = VOCABULARY.entity_type(mention.type).family
    return mention.type if mention.type in ("Unit", "GovernmentBody") else family
