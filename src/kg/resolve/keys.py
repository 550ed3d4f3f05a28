"""Script-neutral keys: «Әуезов», «Ауэзов» and "Auezov" fold to one form. A key is looked up, never shown."""

import tomllib
from functools import cache

from kg.knowledge import knowledge
from kg.resolve.names.script import fold

_ARTICLES = frozenset({"the", "a", "an"})
_MAX_WORD_KEYS = 12


def name_key(name: str) -> str:
    """Return the key under which equal names of one thing fall together: folded, legal form set aside.

    A name that is only a legal form keeps it, so that nothing becomes the empty key but the nameless.
    """
    words = fold(name).split()
    bare = [word for word in words if word not in _legal_forms()]
    while bare and bare[0] in _ARTICLES:
        bare = bare[1:]
    return " ".join(bare or words)


def person_key(name: str) -> str:
    """Return a key that does not depend on the order of surname, given name and initials."""
    return " ".join(sorted(fold(name).split()))


def search_keys(name: str) -> tuple[str, ...]:
    """Return the keys to find a name by: the whole of it first, then from each later word to the end."""
    words = name_key(name).split()
    return tuple(" ".join(words[start:]) for start in range(min(len(words), _MAX_WORD_KEYS)))


@cache
def _legal_forms() -> frozenset[str]:
    data = tomllib.loads(knowledge("ingest", "names", "legal_form_marks.toml").read_text("utf-8"))
    return frozenset(fold(mark) for mark in data["marks"])
