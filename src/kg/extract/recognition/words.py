"""Turns a text and what the rules propose in it into the numbers that the recogniser reads."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.extract.findings import Candidate
from kg.model import Span

ROWS = {"word": 8192, "stem": 8192, "ending": 2048, "beginning": 2048, "shape": 512}
"""The parts of a word that are looked up, each with the number of rows of its table."""

SIGNS = 12
"""How many signs of a word's surroundings are noted."""

PROPOSALS = 8
"""How many rules' proposals are noted for one word."""

LANGUAGES = ("en", "ru", "kk")

_WORD = re.compile(r"[^\W_]+|\n+|[^\w\s]|_")
_STEM, _PART = 5, 3
_LONGEST_RUN = re.compile(r"(.)\1{4,}")
_OPENING, _CLOSING = "«“„", "»”"
_ENDS = frozenset(".!?:;•–—-")
_SAME_FROM = 3


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words, single signs and line breaks of a text.

    `starts` and `ends` are offsets of characters; `parts` (n by 5) name rows of the tables of `ROWS`, `signs`
    (n by `SIGNS`) tell what surrounds a word, `proposals` (n by `PROPOSALS`) which rules propose a name
    there, and words that begin alike have the same number in `groups`.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    parts: NDArray[np.int32]
    signs: NDArray[np.float32]
    proposals: NDArray[np.int32]
    groups: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.starts)

    def inside(self, span: Span) -> range:
        """Return the numbers of the words that lie within or across the edges of a stretch of text."""
        first = int(np.searchsorted(self.ends, span.start, "right"))
        return range(first, max(first, int(np.searchsorted(self.starts, span.end, "left"))))

    def span(self, first: int, last: int) -> Span:
        """Return the stretch from the first to the last of some words."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def words(text: str, language: str, candidates: Iterable[Candidate], known: Mapping[str, int]) -> Words:
    """Cut a text into words; `known` numbers, from 1, the proposals of rules as `proposed` names them."""
    matches = list(_WORD.finditer(text))
    pieces = [match.group() if not match.group().isspace() else "\n" for match in matches]
    starts = np.fromiter((match.start() for match in matches), np.int32, len(matches))
    ends = np.fromiter((match.end() for match in matches), np.int32, len(matches))
    parts = np.array([_parts(piece) for piece in pieces], np.int32).reshape(-1, len(ROWS))
    read = Words(
        starts,
        ends,
        parts,
        _signs(text, language, pieces, starts, ends),
        np.zeros((len(pieces), PROPOSALS), np.int32),
        _groups(pieces),
    )
    _note(read, candidates, known)
    return read


def proposed(candidate: Candidate, words_of_it: Sequence[int]) -> list[tuple[int, str]]:
    """Return each word of a candidate with the name of what its rule says there: begin, go on or end."""
    name = f"{candidate.finder}|{candidate.type}"
    said = [(number, f"{name}|{'B' if number == words_of_it[0] else 'I'}") for number in words_of_it]
    return [*said, *((number, f"{name}|E") for number in words_of_it[-1:])]


@lru_cache(maxsize=200_000)
def _parts(word: str) -> tuple[int, ...]:
    lower = word.lower()
    seen = ("l" + lower, "s" + lower[:_STEM], "e" + lower[-_PART:], "b" + lower[:_PART], "f" + _shape(word))
    return tuple(crc32(part.encode()) % rows for part, rows in zip(seen, ROWS.values(), strict=True))


def _shape(word: str) -> str:
    letters = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:40])
    return _LONGEST_RUN.sub(r"\1\1\1\1", "".join(letters))


def _groups(pieces: Sequence[str]) -> NDArray[np.int32]:
    numbers: dict[str, int] = {}
    groups = np.arange(len(pieces), dtype=np.int32)
    for number, piece in enumerate(pieces):
        if len(piece) >= _SAME_FROM and piece[0].isalpha():
            groups[number] = numbers.setdefault(piece.lower()[:_STEM], number)
    return groups


def _note(read: Words, candidates: Iterable[Candidate], known: Mapping[str, int]) -> None:
    noted: dict[int, list[int]] = {}
    for candidate in candidates:
        for number, name in proposed(candidate, read.inside(candidate.span)):
            if name in known and known[name] not in noted.setdefault(number, []):
                noted[number].append(known[name])
    for number, ids in noted.items():
        ids = ids[:PROPOSALS]
        read.proposals[number, : len(ids)] = ids


def _signs(
    text: str,
    language: str,
    pieces: Sequence[str],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> NDArray[np.float32]:
    signs = np.zeros((len(pieces), SIGNS), np.float32)
    signs[:, 5 + LANGUAGES.index(language)] = 1
    quoted = bracketed = False
    begins_line = begins_sentence = True
    capitals = False
    for number, piece in enumerate(pieces):
        if begins_line:
            capitals = _line(text, int(starts[number])).isupper()
        signs[number, :5] = begins_line, begins_sentence, quoted, bracketed, capitals
        signs[number, 8:] = (
            piece[0].isupper(),
            len(piece) > 1 and piece.isupper(),
            number > 0 and ends[number - 1] == starts[number],
            piece[0].isdigit(),
        )
        quoted = (piece in _OPENING) or (quoted and piece not in _CLOSING)
        if piece == '"':
            quoted = not signs[number, 2]
        bracketed = piece == "(" or (bracketed and piece != ")")
        begins_line = piece == "\n"
        begins_sentence = begins_line or piece in _ENDS
        if begins_line:
            quoted = bracketed = False
    return signs


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]
