"""Names of places taken apart: the kind of place, and the name itself; two of them compared."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import knowledge
from kg.resolve.names.contexts import Context
from kg.resolve.names.evidence import Weighing
from kg.resolve.names.gazetteer import (
    at_home,
    compatible,
    kind_word,
    known_places,
    place_bases,
    places_called,
    spelled_out,
)
from kg.resolve.names.script import fold, sound, unified

_WORD = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*")
_MEMORY = 50_000
_UNPEOPLED = frozenset({"water", "area"})
_COMMON = frozenset({"village", "microdistrict"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place: the kind it gives, its own words folded, and the known places it may mean."""

    kind: str | None
    words: tuple[str, ...]
    known: frozenset[str]


@lru_cache(_MEMORY)
def parse_place(name: str) -> PlaceName:
    """Take a name of a place apart."""
    text = spelled_out(unified(name))
    known = places_called(text)
    words = _WORD.findall(text)
    kind, bare = None, []
    for word in words:
        found = _kind(word)
        if found and kind in {None, found} and len(words) > 1:
            kind = found
        else:
            bare.append(word)
    if not known:
        known = _of_kind(places_called(" ".join(bare)), kind)
    elif kind:
        known = _of_kind(known, kind) or known
    return PlaceName(kind, tuple(fold(word) for word in bare), known)


def compare_places(
    left: PlaceName, right: PlaceName, around: tuple[Context, Context], weighing: Weighing
) -> None:
    """Note how two names of places agree, given what the texts say around them."""
    if not left.words or not right.words:
        weighing.note("nothing_to_compare")
        return
    _note_kinds(left, right, around, weighing)
    ours, theirs = (_narrowed(name, context) for name, context in zip((left, right), around, strict=True))
    if ours and theirs:
        if ours.isdisjoint(theirs):
            weighing.note("known_as_different_places")
            return
        shared = ours & theirs
        surely = len(ours | theirs) == 1 or _other_names_of_one(left, right, ours, theirs)
        weighing.note(
            "known_as_one_place" if surely else "known_as_several_places", ", ".join(sorted(shared))
        )
        if surely and not _of_many(shared):
            return
    elif _same_words(left, right):
        weighing.note("place_name_equal", " ".join(left.words))
    else:
        weighing.note("place_name_differs", f"{' '.join(left.words)} · {' '.join(right.words)}")
    if bool(around[0].places) != bool(around[1].places):
        weighing.note("around_on_one_side")


def _of_kind(keys: frozenset[str], kind: str | None) -> frozenset[str]:
    if kind is None:
        return keys
    kinds = {kind, *_table()["alike"].get(kind, ())}
    return frozenset(key for key in keys if known_places()[key].kind in kinds)


def _narrowed(name: PlaceName, context: Context) -> frozenset[str]:
    """Leave those of the known places that the context allows."""
    known = name.known
    if context.places:
        known = frozenset(key for key in known if compatible(frozenset({key}), context.places))
    known = _of_kind(known, name.kind or _kind_beside(context)) or known
    known = frozenset(key for key in known if known_places()[key].kind not in _UNPEOPLED) or known
    return known if context.places else at_home(known)


def _note_kinds(
    left: PlaceName, right: PlaceName, around: tuple[Context, Context], weighing: Weighing
) -> None:
    ours, theirs = (_kinds(name, context) for name, context in zip((left, right), around, strict=True))
    if ours and theirs and ours.isdisjoint(theirs):
        weighing.note("kind_of_place_differs", f"{'/'.join(sorted(ours))} · {'/'.join(sorted(theirs))}")


def _kind_beside(context: Context) -> str | None:
    words = re.findall(r"[^\W\d_]+", context.text)
    return (
        next((kind for word in words if (kind := _kind(word))), None)
        if len(words) == 1 or not (context.places)
        else None
    )


def _kinds(name: PlaceName, context: Context) -> frozenset[str]:
    stated = name.kind or _kind_beside(context)
    if stated is None:
        return frozenset(known_places()[key].kind for key in name.known)
    return frozenset({stated, *_table()["alike"].get(stated, ())})


def _same_words(left: PlaceName, right: PlaceName) -> bool:
    ours, theirs = sorted(left.words), sorted(right.words)
    return len(ours) == len(theirs) and all(
        one == other or not place_bases(one).isdisjoint(place_bases(other))
        for one, other in zip(ours, theirs, strict=True)
    )


def _other_names_of_one(
    left: PlaceName, right: PlaceName, ours: frozenset[str], theirs: frozenset[str]
) -> bool:
    """Tell whether two different names have only one place in common, and one of them means no other."""
    different = {*map(sound, left.words)} != {*map(sound, right.words)}
    return different and len(ours & theirs) == 1 and 1 in {len(ours), len(theirs)}


def _of_many(keys: frozenset[str]) -> bool:
    """Tell whether places of this kind often share a name, and many are not in the gazetteer."""
    return any(known_places()[key].kind in _COMMON for key in keys)


def _kind(word: str) -> str | None:
    found = kind_word(fold(word))
    return found.removeprefix("@") if found else None


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(knowledge("ingest", "names", "places.toml").read_text("utf-8"))
