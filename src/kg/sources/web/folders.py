"""Notices what is new or changed in files and folders, by names, sizes and times."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.sources.folder import files_of
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.reader import originals
from kg.sources.unreadable import Unreadable

_State = tuple[int, int]


class Folders:
    """Files and folders that are looked at again and again; what was there at the last look is not new.

    A file is left until it rests: until `rest` seconds have passed since it was written, by its own time or,
    when that lies in the future, since it was first found so. `restless` tells whether some were left since
    `begin`. `now` gives the time in seconds since 1970.
    """

    def __init__(self, limits: Limits, rest: float, now: Callable[[], float]) -> None:
        self.restless = False
        self._limits = limits
        self._rest = rest
        self._now = now
        self._taken: dict[Path, _State] = {}
        self._writing: dict[Path, tuple[_State, float]] = {}

    def look(self, path: Path) -> Iterator[Original | Unreadable]:
        """Yield the originals of what is new or changed under a path, and what cannot be read."""
        for found in _files(path):
            if isinstance(found, Unreadable):
                yield found
            elif (state := _state(found)) is not None and state != self._taken.get(found):
                yield from self._take(found, state)

    def begin(self) -> None:
        """Begin another look."""
        self.restless = False

    def _take(self, file: Path, state: _State) -> Iterator[Original | Unreadable]:
        if not self._rests(file, state):
            self._leave(file, state)
            return
        for found in _of(file, self._limits):
            if _state(file) != state:
                self._leave(file, state)
                return
            yield found
        self._writing.pop(file, None)
        self._taken[file] = state

    def _rests(self, file: Path, state: _State) -> bool:
        seen, since = self._writing.get(file, (None, 0.0))
        written = state[1] / 1e9
        still_since = min(since, written) if seen == state else written
        return self._now() - still_since >= self._rest

    def _leave(self, file: Path, state: _State) -> None:
        if self._writing.get(file, (None, 0.0))[0] != state:
            self._writing[file] = (state, self._now())
        self.restless = True


def _files(path: Path) -> Iterator[Path | Unreadable]:
    return iter([path]) if path.is_file() else files_of(path)


def _of(file: Path, limits: Limits) -> Iterator[Original | Unreadable]:
    try:
        yield from originals(file, limits)
    except (InputError, OSError):
        yield Unreadable(str(file), "it cannot be opened")


def _state(file: Path) -> _State | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns
