"""Turns sentences with their mentions into the numbers that the network of relations reads.

Each mention is one word, known by its type alone, so that what is learned of one name holds for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.extract.findings import Referent
from kg.extract.recognition.words import LANGUAGES
from kg.extract.relations.context import Named, Sentence
from kg.extract.relations.tokens import Token, Tokens
from kg.model import VOCABULARY

ROWS = {"stem": 8192, "word": 8192, "ending": 2048, "beginning": 2048}
"""The parts of a word that are looked up, each with the number of rows of its table."""

TYPES = tuple(sorted(name for name, type_ in VOCABULARY.entity_types.items() if not type_.by_rules))
"""The types of names that the networks learned, by number."""

SIGNS = 9
CLASSES = 4
"""How many trigger classes of one word are noted."""

_JOINERS = frozenset([",", ";", "/", "and", "и", "а", "также", "және", "мен", "пен", "бен", "&", "plus"])
_TRANSPARENT = frozenset(
    ["«", "»", "“", "”", '"', "-", "the", "в", "ағни", "дың", "дің", "тың", "тің", "ның", "нің"]
)
_YEAR = 4


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A mention as the network sees it: the row of its word, its sentence and referent by number.

    `first`..`last` are the rows of the coordinated names it is one of («A, B and C»). A mention inside
    another one, such as an act's issuer, has the row of that one.
    """

    row: int
    sentence: int
    referent: int
    named: Named
    first: int
    last: int
    nested: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Some sentences of a document as numbers, one row for each word or mention.

    `parts` (n by 4) name rows of the tables of `ROWS`, `classes` (n by `CLASSES`) the trigger classes from 1,
    `types` the types of mentions from 1, `signs` (n by `SIGNS`) what surrounds a word, `sentences` number the
    sentences and `groups` is the same for all mentions of one referent. `headers` gives for each sentence
    the number of the list header it is an item of, or -1.
    """

    parts: NDArray[np.int32]
    classes: NDArray[np.int32]
    types: NDArray[np.int32]
    signs: NDArray[np.float32]
    sentences: NDArray[np.int32]
    groups: NDArray[np.int32]
    headers: tuple[int, ...]
    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]

    def __len__(self) -> int:
        return len(self.types)


class Reader:
    """Reads sentences of one language; `classes` numbers the trigger classes from 1."""

    def __init__(self, language: str, classes: Sequence[str]) -> None:
        self._tokens = Tokens(language)
        self._language = LANGUAGES.index(language)
        self._classes = {name: number for number, name in enumerate(classes, 1)}

    def read(self, sentences: Sequence[Sentence]) -> Reading:
        """Return sentences that follow one another as numbers."""
        tokens = [self._tokens.of(sentence) for sentence in sentences]
        flat = [token for line in tokens for token in line]
        lengths = [len(line) for line in tokens]
        headers = tuple(_headers(sentences))
        numbers: dict[int, int] = {}
        mentions = tuple(_mentions(tokens, numbers))
        referents = {id(m.named.referent): m.named.referent for m in mentions}
        return Reading(
            np.array([_parts(token.text, token.family) for token in flat], np.int32).reshape(-1, len(ROWS)),
            self._noted(flat),
            np.array([TYPES.index(t.named.referent.type) + 1 if t.named else 0 for t in flat], np.int32),
            self._signs(sentences, tokens, headers),
            np.repeat(np.arange(len(tokens), dtype=np.int32), lengths),
            _groups(len(flat), mentions),
            headers,
            mentions,
            tuple(referents[key] for key in numbers),
        )

    def _noted(self, flat: Sequence[Token]) -> NDArray[np.int32]:
        noted = np.zeros((len(flat), CLASSES), np.int32)
        for row, token in enumerate(flat):
            ids = [self._classes[name] for name in token.classes if name in self._classes][:CLASSES]
            noted[row, : len(ids)] = ids
        return noted

    def _signs(
        self, sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]], headers: Sequence[int]
    ) -> NDArray[np.float32]:
        signs = np.zeros((sum(map(len, tokens)), SIGNS), np.float32)
        signs[:, self._language] = 1
        start = 0
        for number, (sentence, line) in enumerate(zip(sentences, tokens, strict=True)):
            end = start + len(line)
            if line:
                signs[start, 3] = signs[end - 1, 4] = 1
            opening = sentence.text[:1]
            bulleted = bool(opening) and not opening.isalnum() and opening not in '«"“'
            signs[start:end, 5:8] = (headers[number] >= 0, bulleted, number in headers)
            signs[start:end, 8] = [token.text[0].isupper() for token in line]
            start = end
        return signs


def coordination(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """Map the positions of coordinated mentions of one kind to the first and last position of their row."""
    rows: list[list[int]] = []
    for index, token in enumerate(tokens):
        if token.named is None:
            continue
        if rows and tokens[rows[-1][-1]].stem == token.stem and _joins(tokens[rows[-1][-1] + 1 : index]):
            rows[-1].append(index)
        else:
            rows.append([index])
    return {index: (row[0], row[-1]) for row in rows if len(row) > 1 for index in row}


def _joins(tokens: Sequence[Token]) -> bool:
    depth, joined, plain = 0, False, 0
    for token in tokens:
        depth += (token.stem == "(") - (token.stem == ")")
        if depth or token.stem == ")":
            continue
        if token.stem in _JOINERS:
            joined = True
        elif token.stem not in _TRANSPARENT:
            plain += 1
    return joined and depth == 0 and not plain


def _headers(sentences: Sequence[Sentence]) -> Iterator[int]:
    numbers = {id(sentence): number for number, sentence in enumerate(sentences)}
    for sentence in sentences:
        yield -1 if sentence.header is None else numbers.get(id(sentence.header), -1)


def _mentions(tokens: Sequence[Sequence[Token]], numbers: dict[int, int]) -> Iterator[Mention]:
    start = 0
    for sentence, line in enumerate(tokens):
        rows = coordination(line)
        for index, token in enumerate(line):
            if token.named is None:
                continue
            first, last = rows.get(index, (index, index))
            at = (start + index, sentence)
            for named in (token.named, *token.named.inside):
                referent = numbers.setdefault(id(named.referent), len(numbers))
                yield Mention(*at, referent, named, start + first, start + last, named is not token.named)
        start += len(line)


def _groups(rows: int, mentions: Sequence[Mention]) -> NDArray[np.int32]:
    groups = np.arange(rows, dtype=np.int32)
    first: dict[int, int] = {}
    for mention in mentions:
        if not mention.nested:
            groups[mention.row] = first.setdefault(mention.referent, mention.row)
    return groups


@lru_cache(maxsize=200_000)
def _parts(text: str, type_: str | None) -> tuple[int, ...]:
    if type_ is not None:
        return (crc32(f"T{type_}".encode()) % ROWS["stem"], 0, 0, 0)
    word = text.lower()
    if word[0].isdigit():
        word = "0000" if len(word) == _YEAR else "0"
    seen = ("s" + word[:6], "w" + word, "e" + word[-3:], "b" + word[:4])
    return tuple(crc32(part.encode()) % rows for part, rows in zip(seen, ROWS.values(), strict=True))
