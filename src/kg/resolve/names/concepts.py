"""What the words of names mean, in three languages: колледж, колледжі and "college" are one concept."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.resolve.names.scanning import scanned
from kg.resolve.names.tables import cell, rows

KINDS = ("body", "field", "rank", "direction", "people", "link")
_TABLE = ("ingest", "names", "concepts.tsv")
_SPLIT = re.compile(r"[\s-]+")
_MEMORY = 100_000
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Meaning:
    """The concepts that the words from `start` to before `end` may stand for, with their kinds."""

    start: int
    end: int
    concepts: frozenset[str]


@lru_cache(_MEMORY)
def meanings(words: tuple[str, ...]) -> tuple[Meaning, ...]:
    """Return what the lower-case words mean, the longest phrase at each point, without overlap."""
    return tuple(scanned(len(words), lambda start: _longest_at(words, start)))


def kind_of(concept: str) -> str:
    """Return the kind of a concept, one of `KINDS`."""
    return _table()[concept]


def kinds_of(concepts: frozenset[str]) -> frozenset[str]:
    """Return the kinds that a word of these concepts may be of."""
    return frozenset(_table()[concept] for concept in concepts)


@lru_cache(_MEMORY)
def nearly_one(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two words share a concept, or have concepts that hasty translations mix up."""
    if left & right or any(left & group and right & group for group in _near()):
        return True
    return any(_core(one) == _core(other) for one in left for other in right)


@cache
def _near() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in _near_table()["near"])


@lru_cache(_MEMORY)
def _core(concept: str) -> frozenset[str]:
    parts = frozenset(concept.split("-"))
    return parts.difference(_near_table()["empty"]) or parts


@cache
def _near_table() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(
        knowledge("ingest", "names", "near_concepts.toml").read_text("utf-8")
    )
    return data


def _longest_at(words: tuple[str, ...], start: int) -> Meaning | None:
    best = 0
    concepts: set[str] = set()
    for pattern, concept in _candidates(words[start]):
        length = len(pattern)
        if length < best or start + length > len(words) or length > _MOST_WORDS:
            continue
        if all(_fits(form, word) for form, word in zip(pattern, words[start : start + length], strict=True)):
            if length > best:
                best, concepts = length, set()
            concepts.add(concept)
    return Meaning(start, start + best, frozenset(concepts)) if concepts else None


def _fits(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


_Pattern = tuple[tuple[str, ...], str]


@lru_cache(_MEMORY)
def _candidates(word: str) -> tuple[_Pattern, ...]:
    whole, stems = _index()
    found = list(whole.get(word, ()))
    for length in range(1, len(word) + 1):
        found += stems.get(word[:length], ())
    return tuple(found)


@cache
def _index() -> tuple[Mapping[str, list[_Pattern]], Mapping[str, list[_Pattern]]]:
    """Return the patterns by their first word, and those whose first word is a stem, by that."""
    whole: dict[str, list[_Pattern]] = defaultdict(list)
    stems: dict[str, list[_Pattern]] = defaultdict(list)
    for row in rows(*_TABLE):
        for language in ("en", "ru", "kk"):
            for form in cell(row[language]):
                pattern = tuple(part for part in _SPLIT.split(form) if part.strip("*"))
                first = pattern[0]
                index, key = (stems, first[:-1]) if first.endswith("*") else (whole, first)
                index[key].append((pattern, row["concept"]))
    return whole, stems


@cache
def _table() -> Mapping[str, str]:
    return {row["concept"]: row["kind"] for row in rows(*_TABLE)}
