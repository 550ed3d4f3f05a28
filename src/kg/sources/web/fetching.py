"""Fetches what addresses of the web lead to: pages and files, and what feeds and sitemaps list."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from kg.sources.limits import Limits
from kg.sources.unreadable import Unreadable
from kg.sources.web.hosts import Circumstances
from kg.sources.web.manners import Manners
from kg.sources.web.results import Extent, Fetched, KeptListing, Notice, Result, Unchanged
from kg.sources.web.seen import Seen, Visits
from kg.sources.web.visiting import Deliver, visit

_AHEAD = 4
_PATIENCE = 0.2

Told = Callable[[str], None]


def no_notice(_sentence: str) -> None:
    """Give no notice."""


def never() -> bool:
    """Never ask for the end."""
    return False


def fetched(
    addresses: Iterable[str],
    limits: Limits | None = None,
    manners: Manners | None = None,
    seen: Visits | Mapping[str, Seen] | None = None,
    notice: Told = no_notice,
    stopped: Callable[[], bool] = never,
    listings: MutableMapping[str, KeptListing] | None = None,
    circumstances: Circumstances | None = None,
    extent: Extent | None = None,
) -> Iterator[Fetched | Unchanged | Unreadable]:
    """Yield what each address leads to, in the order in which it arrives; each address is visited once.

    What comes back decides: of a feed, each entry's page is fetched, of a sitemap or a plain list of
    addresses, each page. Entries of a feed that were `seen` are left unless they have changed since, and so
    are pages of a sitemap by their `lastmod`; a page that was seen is asked for on condition. `notice` is
    given of what is not as expected, in a sentence. With `listings`, feeds and sitemaps are kept there from
    one call to the next, and asked for on condition too. `extent` is kept up to how many results there will
    have been.

    Addresses are taken and visited as results are taken, a few ahead. The hosts are asked in a thread, in
    which the addresses are taken and `seen` is looked up too; it ends when the iterator is exhausted, closed
    or interrupted, or soon after `stopped` says so. Raises what the addresses raise.
    """
    run = _Run(
        partial(
            visit,
            addresses,
            limits or Limits(),
            manners or Manners(),
            {} if seen is None else seen,
            {} if listings is None else listings,
            circumstances or Circumstances(),
            extent or Extent(),
        )
    )
    thread = Thread(target=run.run, name="kg fetching", daemon=True)
    thread.start()
    try:
        while not isinstance(result := run.next(stopped), _End):
            run.taken()
            if isinstance(result, Notice):
                notice(result.sentence)
            else:
                yield result
        if result.failure is not None:
            raise result.failure
    finally:
        run.stop()
        thread.join()


class _End:
    """Stands in the queue after the last result."""

    def __init__(self, failure: BaseException | None) -> None:
        self.failure = failure


class _Run:
    """The visit in its thread, and what is done with it from another."""

    def __init__(self, visit_: Callable[[Deliver], Coroutine[None, None, None]]) -> None:
        self.results: SimpleQueue[Result | _End] = SimpleQueue()
        self._visit = visit_
        self._room = asyncio.Semaphore(_AHEAD)
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self._stopped = False

    def run(self) -> None:
        """Visit the addresses; the last result is an `_End`, whatever happens."""
        failure: BaseException | None = None
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._visited())
        except asyncio.CancelledError:
            pass
        except BaseExceptionGroup as group:
            failure = group.exceptions[0]
        except BaseException as error:
            failure = error
        finally:
            self.results.put(_End(failure))

    def next(self, stopped: Callable[[], bool]) -> "Result | _End":
        """Return the next result, or the end as soon as it is asked for."""
        while not stopped():
            with suppress(Empty):
                return self.results.get(timeout=_PATIENCE)
        return _End(None)

    def taken(self) -> None:
        """Make room for another result."""
        self._soon(self._room.release)

    def stop(self) -> None:
        """Stop the visit, wherever it is."""
        self._soon(self._cancel)

    def _cancel(self) -> None:
        self._stopped = True
        if self._task is not None:
            self._task.cancel()

    def _soon(self, call: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the loop is closed: the visit is over
            self._loop.call_soon_threadsafe(call)

    async def _visited(self) -> None:
        self._task = asyncio.current_task()
        if not self._stopped:
            await self._visit(self._deliver)

    async def _deliver(self, result: Result) -> None:
        await self._room.acquire()
        self.results.put(result)
