"""Finds what is to be read at the places that a user names: paths, and addresses of the web."""

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

from kg.errors import InputError
from kg.model.visible import visible
from kg.progress import Progress
from kg.sources import count, originals
from kg.sources.web.addresses import is_address, without_secrets
from kg.sources.web.manners import Manners
from kg.sources.web.results import Extent, Found
from kg.sources.web.seen import Seen, Visits


@dataclass(frozen=True, slots=True)
class Places:
    """Where to read: paths and addresses; `names` are what a run calls them, without secrets."""

    paths: tuple[Path, ...]
    addresses: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """The paths and addresses, as they were written."""
        return (*map(str, self.paths), *self.addresses)

    @classmethod
    def of(cls, given: Iterable[str | Path], lists: Iterable[Path] = ()) -> Self:
        """Return the places that are given, and those that files list, one address per line.

        Raises InputError when there is none, or a list cannot be read.
        """
        from kg.sources.web.lists import addresses_in

        places, files = list(map(str, given)), list(lists)
        listed = [address for file in files for address in addresses_in(file)]
        if not places and not listed:
            nothing = f"There is no address in {', '.join(map(repr, map(str, files)))}."
            raise InputError(nothing if files else "Name a file, a folder or an address to read.")
        return cls(
            tuple(Path(each) for each in places if not is_address(each)),
            (*filter(is_address, places), *listed),
            tuple(visible(without_secrets(each)) for each in (*places, *map(str, files))),
        )


class Gathering:
    """What is found at places; those on the web are visited with the manners, on the marks of `visits`.

    Raises InputError when a path leads nowhere, or there is nothing at any.
    """

    def __init__(
        self,
        places: Places,
        visits: Visits | Mapping[str, Seen],
        manners: Manners | None,
        notice: Callable[[str], None],
    ) -> None:
        self._at_paths = [originals(path) for path in places.paths]
        self._counted = sum(map(count, places.paths))
        self._addresses = places.addresses
        self._extent = Extent(len(places.addresses))
        self._visits = visits
        self._manners = manners
        self._notice = notice
        if not self.total:
            raise InputError(f"There is nothing to read in {', '.join(places.names)}.")

    @property
    def total(self) -> int:
        """How much there is to read, as far as is known by now; no promise."""
        return self._counted + self._extent.results

    def advance(self, progress: Progress) -> Callable[[int], None]:
        """Return what shows how many originals are done when it is called with their number."""
        return lambda done: progress("read", done, max(done, self.total))

    def found(self, meanwhile: Callable[[], None]) -> Generator[Found]:
        """Yield what is at the paths, then what is at the addresses, as it arrives.

        `meanwhile` is called now and then while a host is waited for.
        """
        yield from chain.from_iterable(self._at_paths)
        if not self._addresses:
            return
        from kg.sources.web.fetching import fetched

        def goes_on() -> bool:
            meanwhile()
            return False

        yield from fetched(
            self._addresses,
            manners=self._manners,
            seen=self._visits,
            notice=self._notice,
            stopped=goes_on,
            extent=self._extent,
        )
