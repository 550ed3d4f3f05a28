"""Legal forms in names of organisations: found, told apart, and set aside."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from kg.knowledge import knowledge
from kg.resolve.names.scanning import scanned
from kg.resolve.names.script import fold

_MEMORY = 50_000
_SHORTEST_SUFFIXED = 2
_LONGEST_ABBREVIATION = 5
_SHORT_WORDS = frozenset({"Ltd", "Inc", "Corp", "Co", "Oy", "Oyj"})


@dataclass(frozen=True, slots=True)
class FormFound:
    """A legal form that the words from `start` to before `end` write."""

    start: int
    end: int
    key: str


@lru_cache(_MEMORY)
def find_forms(words: tuple[str, ...]) -> tuple[FormFound, ...]:
    """Return the legal forms among the words, the longest at each point.

    An abbreviation counts as it is written, capitals and all, with a Kazakh case ending behind a hyphen or
    without; long forms count in any case.
    """
    return tuple(scanned(len(words), lambda start: _longest_at(words, start)))


def alike(left: str, right: str) -> bool:
    """Tell whether two forms are near enough that a text may name one for the other."""
    return any({left, right} <= group for group in _groups())


def _longest_at(words: Sequence[str], start: int) -> FormFound | None:
    for written, key in _abbreviations().get(_abbreviated(words[start]), ()):
        end = start + len(written)
        if tuple(map(_abbreviated, words[start:end])) == written:
            return FormFound(start, end, key)
    for written, key in _long_forms().get(fold(words[start]), ()):
        end = start + len(written)
        if tuple(map(fold, words[start:end])) == written:
            return FormFound(start, end, key)
    return None


def _abbreviated(word: str) -> str:
    """Return a word without a case ending behind a hyphen; Latin letters count in any case."""
    if word.isascii():
        return word.upper()
    stem, _, ending = word.partition("-")
    return stem if ending.islower() and len(stem) >= _SHORTEST_SUFFIXED and stem.upper() == stem else word


_Index = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def _abbreviations() -> _Index:
    short = ((_split(form), key) for form, key in _rows() if _is_abbreviation(form))
    return _indexed((tuple(map(_abbreviated, written)), key) for written, key in short)


@cache
def _long_forms() -> _Index:
    long = ((tuple(fold(form).split()), key) for form, key in _rows() if not _is_abbreviation(form))
    return _indexed((written, key) for written, key in long if len(written) > 1)


def _indexed(rows: Iterable[tuple[tuple[str, ...], str]]) -> _Index:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for written, key in rows:
        index[written[0]].append((written, key))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in index.items()}


def _split(form: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+(?:[-'’/][^\W_]+)*", form))


def _is_abbreviation(form: str) -> bool:
    first = form.split()[0]
    capitals = first[0].isupper() and first.title() != first and len(first) <= _LONGEST_ABBREVIATION
    return capitals or form.rstrip(".") in _SHORT_WORDS


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple(
        (spelling, form["key"])
        for form in _table()["form"]
        for column in ("en", "ru", "kk", "other")
        for spelling in form.get(column, ())
    )


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in _table()["alike"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(knowledge("ingest", "lexicon", "legal_forms.toml").read_text("utf-8"))
