"""Tells which documents are copies of one text, such as a press release that many outlets print.

Candidates are found by MinHash over word shingles (A. Broder, On the resemblance and containment of
documents, 1997) with banding (J. Leskovec, A. Rajaraman, J. Ullman, Mining of Massive Datasets, chapter 3).
Texts made from one template resemble each other as much as copies do, but they name and number other things.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from kg.model import Document, PartialDate
from kg.resolve.groups import Groups

_WORD = re.compile(r"[^\W_]+(?:[.:/'’ʼ-][^\W_]+)*")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…]")
_NUMBER_WORDS = frozenset({"no", "n"})
_LONGEST_ABBREVIATION = 3
_SHINGLE, _FACTOR = 4, np.uint64(0x9E3779B97F4A7C15)
_BANDS, _ROWS = 50, 3
_BAND = _ROWS * np.dtype(np.uint64).itemsize  # bytes
_NEIGHBOURS = 8
_SHORTEST = 40
_RESEMBLANCE = 0.4
_NAMES_PER_SLIP = 25
_PLAIN, _NAME, _NUMBER = range(3)
_MEMORY = 200_000

_Codes = NDArray[np.uint64]


def copies(documents: Iterable[Document]) -> dict[str, str]:
    """Return, for each document that is a copy, the id of the first: published earliest, then smallest id.

    Another headline, another footer or a missing end make no other text; other names and numbers within it
    do, and so does another language. Short texts are copies only if they are equal. The outcome does not
    depend on the order of the documents, and the work grows with their number.
    """
    ages: dict[str, tuple[bool, str, str]] = {}
    equal: dict[tuple[str, bytes], list[_Text]] = defaultdict(list)
    for document in documents:
        ages[document.id] = (document.published is None, str(document.published), document.id)
        text = _read(document)
        if len(text.words):
            equal[text.language, text.words.tobytes()].append(text)
    groups, long = Groups(ages), []
    for texts in equal.values():
        first = min(texts, key=lambda text: text.id)
        for text in texts:
            groups.join(first.id, text.id)
        if len(first.words) >= _SHORTEST:
            long.append(first)
    for one, other in _candidates(long):
        if groups.of(one.id) is not groups.of(other.id) and _is_copy(one, other):
            groups.join(one.id, other.id)
    found: dict[str, str] = {}
    for group in groups.all():
        earliest = min(group, key=ages.__getitem__)
        found.update((id_, earliest) for id_ in group if id_ != earliest)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """The codes of the words of a text, each with its kind, and of its shingles, all and `distinct`.

    `designations` are the numbers that it calls numbers, such as that of an order.
    """

    id: str
    language: str
    words: _Codes
    kinds: NDArray[np.uint8]
    designations: frozenset[str]
    shingles: _Codes
    distinct: _Codes

    def of(self, kind: int, start: int, end: int) -> _Codes:
        """Return the words of a kind, from one place to before another, as a sorted set."""
        return np.unique(self.words[start:end][self.kinds[start:end] == kind])


def _read(document: Document) -> _Text:
    codes, kinds, designations = [], [], set()
    text = "№".join(normalize("NFKC", part) for part in document.text.split("№"))
    of_issue = _dates_of(document.published)
    before, end = "", 0
    for match in _WORD.finditer(text):
        gap, word = text[end : match.start()], match[0].casefold()
        codes.append(_code(word))
        if _DIGIT.search(word):
            kinds.append(_number_kind(word, of_issue))
            if "№" in gap or before in _NUMBER_WORDS:
                designations.add(word)
        else:
            kinds.append(_NAME if match[0][0].isupper() and not _begins(before, gap) else _PLAIN)
        before, end = word, match.end()
    words, shingles = np.array(codes, np.uint64), _shingles(np.array(codes, np.uint64))
    return _Text(
        document.id, document.language, words, np.array(kinds, np.uint8), frozenset(designations),
        shingles, np.unique(shingles),
    )  # fmt: skip


def _begins(before: str, gap: str) -> bool:
    """Tell whether a sentence begins after a word and the characters behind it; an abbreviation ends none."""
    return not before or (len(before) > _LONGEST_ABBREVIATION and bool(_SENTENCE_END.search(gap)))


def _number_kind(word: str, of_issue: frozenset[str]) -> int:
    """When a page was issued, by day or hour, is no number of its text."""
    return _PLAIN if word in of_issue or _TIME.fullmatch(word) else _NUMBER


def _dates_of(published: PartialDate | None) -> frozenset[str]:
    if published is None:
        return frozenset()
    year, month, day = published.year, published.month, published.day
    written = (f"{day:02}.{month:02}.{year}", f"{day}.{month:02}.{year}", f"{day:02}/{month:02}/{year}")
    of_day = (str(day), f"{day:02}", *written) if day else ()
    return frozenset({str(published), str(year), *of_day})


@lru_cache(_MEMORY)
def _code(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _shingles(words: _Codes) -> _Codes:
    """Return a code for each run of words, by a polynomial modulo 2^64."""
    count = max(len(words) - _SHINGLE + 1, 0)
    codes = np.zeros(count, np.uint64)
    for offset in range(_SHINGLE):
        codes = codes * _FACTOR + words[offset : offset + count]
    return codes


def _signature(text: _Text) -> _Codes:
    """Return the MinHash of the shingles: the least of each of many hashes, which are linear modulo 2^64."""
    factors, terms = _hashes()
    signature: _Codes = (text.distinct[:, None] * factors + terms).min(axis=0)
    return signature


@lru_cache(1)
def _hashes() -> tuple[_Codes, _Codes]:
    numbers = [[_code(f"{part} {index}") for index in range(_BANDS * _ROWS)] for part in ("factor", "term")]
    return np.array(numbers[0], np.uint64) | np.uint64(1), np.array(numbers[1], np.uint64)


def _candidates(texts: Iterable[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Yield pairs that agree in a band of their signatures.

    Where many do, as those of one template, each is paired with the few that agree with it further on.
    """
    signed = [(text, _signature(text).tobytes()) for text in texts]
    seen: set[tuple[str, str]] = set()
    for band in range(_BANDS):
        bins: dict[tuple[str, bytes], list[tuple[bytes, str, _Text]]] = defaultdict(list)
        for text, signature in signed:
            turned = signature[band * _BAND :] + signature[: band * _BAND]
            bins[text.language, turned[:_BAND]].append((turned, text.id, text))
        for rows in bins.values():
            alike = [text for _, _, text in sorted(rows, key=lambda row: row[:2])]
            for index, one in enumerate(alike):
                for other in islice(alike, index + 1, index + 1 + _NEIGHBOURS):
                    pair = (min(one.id, other.id), max(one.id, other.id))
                    if pair not in seen:
                        seen.add(pair)
                        yield one, other


def _is_copy(one: _Text, other: _Text) -> bool:
    if one.designations - other.designations and other.designations - one.designations:
        return False
    shared = np.intersect1d(one.distinct, other.distinct, assume_unique=True)
    if len(shared) < _RESEMBLANCE * (len(one.distinct) + len(other.distinct) - len(shared)):
        return False
    texts, turned = (one, other), (other, one)
    cores = [_core(text, shared) for text in texts]
    numbers, names = (
        [text.of(kind, *core) for text, core in zip(texts, cores, strict=True)] for kind in (_NUMBER, _NAME)
    )
    slips = max(min(map(len, names)) // _NAMES_PER_SLIP, 1)
    return not (
        _each_lacks(numbers, [text.words for text in turned])
        or _each_lacks(names, [text.words for text in turned], slips)
    )


def _core(text: _Text, shared: _Codes) -> tuple[int, int]:
    """Return where the part begins and ends that has the shared shingles at its edges."""
    places = np.flatnonzero(np.isin(text.shingles, shared))
    return int(places[0]), int(places[-1]) + _SHINGLE


def _each_lacks(sets: Sequence[_Codes], others: Sequence[_Codes], slips: int = 0) -> bool:
    """Tell whether of each set more than so many, such as a misspelling, are not in its other."""
    return all(
        np.count_nonzero(np.isin(own, other, invert=True)) > slips
        for own, other in zip(sets, others, strict=True)
    )
