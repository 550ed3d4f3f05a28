"""Looks again and again at folders, files, feeds and pages, and yields what is new or changed."""

import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import BailanysError, InputError
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.web.addresses import is_address
from kg.sources.web.fetching import Told, fetched, no_notice
from kg.sources.web.folders import Folders
from kg.sources.web.hosts import Circumstances
from kg.sources.web.manners import Manners
from kg.sources.web.results import Found, KeptListing
from kg.sources.web.seen import Seen, Visits
from kg.sources.web.stopping import Stop

REST = 10.0
"""How long a file must be left alone before it is read, in seconds."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched and how: addresses and paths, every so many seconds.

    Raises InputError when `every` is not more than 0 seconds, or there is nothing to watch.
    """

    places: Sequence[str]
    every: float
    limits: Limits = field(default_factory=Limits)
    manners: Manners | None = None
    rest: float = REST

    def __post_init__(self) -> None:
        """Raise InputError when nothing can be watched so."""
        if not self.every > 0:
            raise InputError("A folder or feed is looked at every so many seconds, more than 0.")
        if not self.places:
            raise InputError("Name a folder, a feed or an address to watch.")


def watch(
    watched: Watch,
    stop: Stop,
    seen: Visits | Mapping[str, Seen],
    notice: Told = no_notice,
    circumstances: Circumstances | None = None,
    now: Callable[[], float] = time.time,
) -> Iterator[Iterator[Found]]:
    """Yield a batch for each look, which is at once and then every so many seconds, until `stop` is asked.

    A batch holds what is new or changed since the last look, the addresses that are unchanged, and what could
    not be read, unless it was reported at the last look for the same reason. It may be empty, and is to be
    taken up to its end before the next; the visits in it are to be kept where `seen` finds them, each when
    what was fetched on it is safely read. While files are still being written, the next look comes as soon
    as they may rest. A place that fails is reported in the batch, and looked at again.
    """
    looks = _Looks(watched, stop, seen, notice, circumstances, now)
    while not stop.asked:
        yield looks.look()
        stop.wait(min(watched.every, watched.rest) if looks.restless else watched.every)


class _Looks:
    """The looks at all places, and what was reported at the last one."""

    def __init__(
        self,
        watched: Watch,
        stop: Stop,
        seen: Visits | Mapping[str, Seen],
        notice: Told,
        circumstances: Circumstances | None,
        now: Callable[[], float],
    ) -> None:
        self._watched = watched
        self._stop = stop
        self._seen = seen
        self._notice = notice
        self._circumstances = circumstances
        self._folders = Folders(watched.limits, watched.rest, now)
        self._listings: dict[str, KeptListing] = {}
        self._reported: set[Unreadable] = set()

    @property
    def restless(self) -> bool:
        """Whether files were left because they are being written."""
        return self._folders.restless

    def look(self) -> Iterator[Found]:
        """Yield what is new or changed; ends when the end is asked for."""
        self._folders.begin()
        reported: set[Unreadable] = set()
        with closing(self._found()) as all_found:
            for found in all_found:
                if isinstance(found, Unreadable):
                    reported.add(found)
                    if found in self._reported:
                        continue
                yield found
        self._reported = reported

    def _found(self) -> Generator[Found]:
        for place in self._watched.places:
            if not is_address(place):
                yield from self._of(place, self._of_path)
        addresses = [place for place in self._watched.places if is_address(place)]
        if addresses:
            yield from self._of(addresses[0], lambda _: self._of_web(addresses))

    def _of(self, place: str, found: Callable[[str], Iterator[Found]]) -> Iterator[Found]:
        try:
            yield from found(place)
        except (BailanysError, OSError) as error:
            yield Unreadable(place, f"it cannot be looked at ({error})")

    def _of_path(self, place: str) -> Iterator[Original | Unreadable]:
        path = Path(place)
        if path.exists():
            for found in self._folders.look(path):
                yield found
                if self._stop.asked:
                    return
        else:
            yield Unreadable(place, "there is no such file or folder; it is looked for again")

    def _of_web(self, addresses: Sequence[str]) -> Iterator[Found]:
        return fetched(
            addresses,
            self._watched.limits,
            self._watched.manners,
            self._seen,
            self._notice,
            lambda: self._stop.asked,
            self._listings,
            self._circumstances,
        )
