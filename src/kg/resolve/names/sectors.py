"""Sectors of the economy: the one that a name means, by the classifier OKED and everyday words."""

from collections.abc import Mapping
from functools import cache, lru_cache

from kg.resolve.names.organisations import stem_of
from kg.resolve.names.script import fold
from kg.resolve.names.tables import cell, rows

_MEMORY = 10_000


@lru_cache(_MEMORY)
def sector_called(name: str) -> str | None:
    """Return the key of the sector that a name means, in whatever language and case; `None` if unknown."""
    return _index().get(fold(name)) or _index().get(_stems(name))


def _stems(name: str) -> str:
    return "~" + " ".join(stem_of(word) for word in fold(name).split())


@cache
def _index() -> Mapping[str, str]:
    """Return the keys by folded name; an everyday sector goes before a class of the classifier."""
    index: dict[str, str] = {}
    for row in sorted(
        rows("ingest", "gazetteers", "authority", "sectors.tsv"),
        key=lambda row: (row["kind"] != "sector", row["kind"] != "division", row["key"]),
    ):
        names = [row[f"name_{language}"] for language in ("en", "ru", "kk")]
        for name in filter(None, (*names, *cell(row["aliases"]))):
            index.setdefault(fold(name), row["key"])
            index.setdefault(_stems(name), row["key"])
    return index
