"""What the store shows now, told by its files, so that it is opened again only when they have changed.

Imported by the query worker: keep its imports few.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Store

_DATA_FILES = ("CURRENT", "MANIFEST-*", "*.log", "*.sst")

Files: TypeAlias = frozenset[tuple[str, int, int]]
Marks: TypeAlias = tuple[str, ...]


def files(folder: Path) -> Files:
    """Return the store's files with their sizes and times; they change whenever something is written."""
    found = set()
    for pattern in _DATA_FILES:
        for path in folder.glob(pattern):
            with suppress(FileNotFoundError):
                state = path.stat()
                found.add((path.name, state.st_size, state.st_mtime_ns))
    return frozenset(found)


class Shown:
    """The marks of a store: the values of the properties by which it says which state it shows.

    May be used by several threads.
    """

    def __init__(self, folder: Path, dataset: NamedNode, marks: tuple[NamedNode, ...]) -> None:
        self._folder = folder
        self._dataset = dataset
        self._properties = marks
        self._lock = Lock()
        self._seen: Files = frozenset()
        self._marks: Marks | None = None

    @property
    def marks(self) -> Marks | None:
        """The marks now; None when the store is empty, half-published or being replaced."""
        with self._lock:
            found = files(self._folder)
            if found != self._seen:
                self._marks = self._read()
                self._seen = found if self._marks is not None else frozenset()
            return self._marks

    def _read(self) -> Marks | None:
        try:
            store = Store.read_only(str(self._folder))
            values = tuple(self._values(store))
        except (OSError, RuntimeError, ValueError):
            return None
        return values if len(values) == len(self._properties) else None

    def _values(self, store: Store) -> Iterator[str]:
        for name in self._properties:
            for quad in store.quads_for_pattern(self._dataset, name, None, DefaultGraph()):
                yield str(quad.object)
