"""Finds places: names of the gazetteer where the text speaks of a place, and names with a kind of place."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.finders.naming import base_forms, sound_key
from kg.extract.findings import Candidate, findings
from kg.extract.lexicon import lexicon
from kg.knowledge import knowledge
from kg.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 4
_LONGEST_ACRONYM = 4
_CONTEXT = 40


@cache
def written_places() -> frozenset[str]:
    """Return the names of all places as they are written, in every language."""
    lines = knowledge("ingest", "gazetteers", "places.tsv").read_text("utf-8").splitlines()
    return frozenset(name for line in lines[1:] for name in line.split("\t")[:3])


@cache
def _gazetteer() -> frozenset[str]:
    """Return the sound keys of all places."""
    return frozenset(" ".join(map(sound_key, name.split())) for name in written_places())


@cache
def _first_words() -> frozenset[str]:
    """Return the keys of the first words of the names that have several."""
    return frozenset(name.split()[0] for name in _gazetteer() if " " in name)


@cache
def _single_words() -> frozenset[str]:
    """Return the keys of all words in names."""
    return frozenset(word for name in _gazetteer() for word in name.split())


@Language.factory("places")
class Places:
    """Proposes places, without those that only form part of a longer name in capitals or quotation marks."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (the factory's signature)
        table = lexicon(str(nlp.lang), "places")
        self._case = re.compile(table["case"])
        self._restored: list[str] = table["restored"]
        self._locative, self._weak, self._behind, self._kind_before = (
            re.compile(table[key]) for key in ("locative", "weak", "behind", "kind_before")
        )
        self._named_kind = re.compile(table.get("named_kind", r"(?!)"))
        self._inflected = re.compile(table.get("inflected", r"(?!)"))
        self._kinds = re.compile("|".join(f"(?:{kind})" for kind in table["kinds"]))
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Add the candidates of the whole text."""
        with_kind = list(self._with_kind(findings(doc).text))
        begun = {candidate.span.start for candidate in with_kind}
        named = (
            candidate for candidate in self._named(findings(doc).text) if candidate.span.start not in begun
        )
        findings(doc).candidates += [*with_kind, *named]
        return doc

    def _with_kind(self, text: str) -> Iterator[Candidate]:
        for match in self._kinds.finditer(text):
            if self._kind_before.search(text[max(0, match.start() - _CONTEXT) : match.start()]):
                yield Candidate(Span(*match.span()), "Place", 0.8, "places.kind")

    def _named(self, text: str) -> Iterator[Candidate]:
        words = list(_WORD.finditer(text))
        position = 0
        while position < len(words):
            count = self._length(text, words, position)
            if count:
                span = Span(words[position].start(), words[position + count - 1].end())
                score = self._score(text, span)
                if score:
                    yield Candidate(span, "Place", score, "places.gazetteer")
            position += max(1, count)

    def _length(self, text: str, words: list[re.Match[str]], position: int) -> int:
        if not text[words[position].start()].isupper():
            return 0
        first = self._keys(words[position].group())
        longest = _LONGEST if not first.isdisjoint(_first_words()) else 1
        for count in range(min(longest, len(words) - position), 0, -1):
            surface = text[words[position].start() : words[position + count - 1].end()]
            if "\n" not in surface and self._is_place(surface):
                return count
        return 0

    def _is_place(self, surface: str) -> bool:
        if surface in written_places():
            return True
        if surface.isupper() and len(surface) <= _LONGEST_ACRONYM:
            return False
        keys = [self._keys(word) for word in surface.split()]
        return any(" ".join(parts) in _gazetteer() for parts in product(*keys))

    def _keys(self, word: str) -> frozenset[str]:
        if word not in self._known:
            forms = base_forms(word, self._case, self._restored)
            keys = frozenset(sound_key(form) for form in forms if len(form) > 1)
            self._known[word] = keys & _single_words()
        return self._known[word]

    def _score(self, text: str, span: Span) -> float:
        before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
        located = self._locative.search(before) is not None
        followed = self._behind.match(after) is not None or self._inflected.search(span.of(text)) is not None
        weak = self._weak.search(before) is not None
        if located and followed:
            return 0.75
        if self._named_kind.match(after):
            return 0.6
        if self._inflected.search(span.of(text)) or (weak and followed):
            return 0.5
        return 0.45 if located else 0.0
