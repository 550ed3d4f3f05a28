"""The ways in which a typed name may be heard: as it stands, as it sounds, with a slip of the finger."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from kg.map.lookup.index import joined
from kg.map.lookup.keyboards import alphabet
from kg.map.seeing.elements import as_json
from kg.map.store import Reading
from kg.resolve.keys import name_key
from kg.resolve.names.script import fold, sound

_WORD = re.compile(r"(?:[^\W_]|['’ʼ`´ʻ‘](?=\w))+")
_MOST_WORDS = 24
_MOST_WITH_SLIPS = 5
_LEAST_WITH_A_SLIP = 5
_LEAST_SOUNDING = 4
_MOST_ALIKE = 200
_BEYOND = "\U0010ffff"

_KNOWN = """
SELECT asked.value AS text FROM json_each(?) AS asked
WHERE EXISTS (SELECT 1 FROM word WHERE word.text >= asked.value AND word.text < asked.value || char(1114111))
"""
_ALIKE = "SELECT text FROM word WHERE sound >= ? AND sound < ? ORDER BY sound, text LIMIT ?"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was typed: its words as they stand by how they are folded, legal forms set aside."""

    key: str
    words: dict[str, str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a text; words beyond the 24th count only in the name as a whole."""
        key = name_key(text)
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
        as_typed = {fold(word): word for word in _WORD.findall(plain)}
        folded = list(dict.fromkeys(key.split()))[:_MOST_WORDS]
        return cls(key, {word: as_typed.get(word, word) for word in folded})


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text may say: for each of its words, with what a word of the name may begin.

    `whole` is the text in one piece, folded, when a name may be just that, and else empty; `sounding` is the
    same as it sounds.
    """

    words: tuple[frozenset[str], ...]
    whole: str = ""
    sounding: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """The questions to the index (https://sqlite.org/fts5.html), those that fit better first."""
        words = " AND ".join(f"({' OR '.join(map(_beginning, sorted(each)))})" for each in self.words)
        spoken = f"words : ({words})"
        if not self.whole:
            return (spoken,)
        kept = joined(self.whole)
        if kept != self.whole:
            return f'whole : "{kept}" AND {spoken}', spoken
        return f'whole : "{kept}"', f"whole : {_beginning(kept)}", spoken

    def fit(self, key: str) -> tuple[int, int]:
        """Tell how well a folded name fits, lower if better; it is all of the text if the first is 0."""
        name = key.replace(" ", "")
        spoken = key.split()
        unheard = sum(not any(word.startswith(tuple(each)) for word in spoken) for each in self.words)
        if self.whole:
            return (0 if name == self.whole else 1 if name.startswith(self.whole) else 2), unheard
        return 3, unheard


def as_it_stands(typed: Typed) -> Iterator[Heard]:
    """Yield the text as it was typed, unless it says nothing."""
    if typed.words:
        yield Heard(tuple(frozenset({word}) for word in typed.words), typed.key.replace(" ", ""))


def as_it_goes_on(typed: Typed) -> Iterator[Heard]:
    """Yield the text with the last word as it may go on, where one letter more makes another sound of it."""
    if not typed.words:
        return
    *before, last = typed.words
    begun = typed.words[last]
    further = {fold(begun + letter) for letter in alphabet(begun)}
    others = frozenset(word for word in further if word and " " not in word and not word.startswith(last))
    if others:
        yield Heard((*(frozenset({word}) for word in before), others))


def as_it_sounds(reading: Reading, typed: Typed) -> Iterator[Heard]:
    """Yield the text as it sounds, if any known word sounds like one of it and is written otherwise."""
    words = tuple(_alike(reading, word) for word in typed.words)
    if any(len(each) > 1 for each in words):
        yield Heard(words, sounding=sound(typed.key.replace(" ", "")))


def with_a_slip(reading: Reading, typed: Typed) -> Iterator[Heard]:
    """Yield what is known and differs from the text by one letter too many, too few, wrong or misplaced.

    One in each word of five letters or more; of more than five words nothing is made.
    """
    if len(typed.words) > _MOST_WITH_SLIPS:
        return
    words = []
    for folded, word in typed.words.items():
        meant = {folded, *_slips(word)} if len(word) >= _LEAST_WITH_A_SLIP else {folded}
        known = frozenset(row["text"] for row in reading.rows(_KNOWN, (as_json(meant),)))
        if not known:
            return
        words.append(known)
    if any(len(each) > 1 for each in words) or set(typed.words) - set().union(*words):
        yield Heard(tuple(words))


def _alike(reading: Reading, word: str) -> frozenset[str]:
    heard = sound(word)
    if len(heard) < _LEAST_SOUNDING:
        return frozenset({word})
    rows = reading.rows(_ALIKE, (heard, heard + _BEYOND, _MOST_ALIKE))
    return frozenset({word, *(row["text"] for row in rows if not row["text"].startswith(word))})


def _slips(word: str) -> Iterator[str]:
    """Yield, folded, the words that one slip of the finger makes this one of."""
    for meant in _edited(word, alphabet(word)):
        folded = fold(meant)
        if folded and " " not in folded:
            yield folded


def _edited(word: str, letters: Iterable[str]) -> Iterator[str]:
    for cut in range(len(word)):
        before, after = word[:cut], word[cut:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            yield before + letter + after[1:]


def _beginning(word: str) -> str:
    return f'"{word}" *'
