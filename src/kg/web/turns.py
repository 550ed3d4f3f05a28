"""Lets queries have their turns, without holding up any other request, and gives up what nobody waits for."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.types import Receive

from kg.errors import QueryLimitError
from kg.rdf import QueryLimits, Stop

Given = TypeVar("Given")


class Turns:
    """Runs so much at once, in threads of its own, and lets so much wait, as the limits say."""

    def __init__(self, limits: QueryLimits) -> None:
        self._limits = limits
        self._places = anyio.Semaphore(limits.workers)
        self._threads = anyio.CapacityLimiter(limits.workers)

    async def take(self, work: Callable[[Stop], Given], receive: Receive) -> Given:
        """Return what the work gives, done when it is its turn; it must heed that it is stopped.

        `receive` tells when the one who asked is gone, upon which the work is stopped.
        Raises QueryLimitError when too much waits already, when the turn does not come in time, when
        nobody waits for the work any longer, and when the server ends.
        """
        if not self._places.value and self._places.statistics().tasks_waiting >= self._limits.waiting:
            raise QueryLimitError("Too many queries are waiting; try again later.")
        stop = Stop()
        with anyio.CancelScope() as waiting:
            watching = asyncio.create_task(_watch(receive, stop, waiting))
            try:
                return await self._in_turn(partial(work, stop))
            except asyncio.CancelledError:
                if stop.reason:
                    raise
                stop.now("The server ends; try again later.")
            finally:
                watching.cancel()
        raise QueryLimitError(stop.reason)

    async def _in_turn(self, work: Callable[[], Given]) -> Given:
        try:
            with anyio.fail_after(self._limits.seconds):
                await self._places.acquire()
        except TimeoutError:
            raise QueryLimitError("All query workers are busy; try again later.") from None
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._threads)
        finally:
            self._places.release()


async def _watch(receive: Receive, stop: Stop, waiting: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stop.now("The one who asked is gone.")
    waiting.cancel()
