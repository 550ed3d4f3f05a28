"""Visits many hosts at once and each of them slowly: one lane for each host, one request at a time in it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from kg.errors import UnreadableDocumentError
from kg.sources.web.asking import Answer
from kg.sources.web.hosts import Errand, Host

Arrive = Callable[[Errand, Answer | UnreadableDocumentError], Awaitable[None]]
"""Is called with each errand that is done, and what came of it."""


@dataclass(slots=True)
class _Lane:
    host: Host
    errands: deque[Errand] = field(default_factory=deque)
    moves: bool = False


class Lanes:
    """The lanes to all hosts, moved by tasks of the group.

    An errand goes into the lane of its host and is handed to `arrive` when it is done; a redirect takes it
    to the lane of where it leads. `waiting` counts the errands that are not done.
    """

    def __init__(self, tasks: asyncio.TaskGroup, host: Callable[[], Host], arrive: Arrive) -> None:
        self.waiting = 0
        self._tasks = tasks
        self._host = host
        self._arrive = arrive
        self._lanes: dict[str, _Lane] = {}
        self._one_done = asyncio.Event()

    def add(self, errand: Errand) -> None:
        """Put an errand at the end of its lane."""
        self._lane_of(errand).errands.append(errand)

    def add_next(self, errands: Iterable[Errand]) -> None:
        """Put errands before those that wait, in their order.

        What one sitemap lists is thus visited before the next is opened, and memory stays bounded.
        """
        for errand in reversed(tuple(errands)):
            self._lane_of(errand).errands.appendleft(errand)

    async def fewer_than(self, number: int) -> None:
        """Wait until fewer errands than a number are waiting."""
        while self.waiting >= number:
            self._one_done.clear()
            await self._one_done.wait()

    def _lane_of(self, errand: Errand) -> _Lane:
        name = errand.at.host
        if name not in self._lanes:
            self._lanes[name] = _Lane(self._host())
        lane = self._lanes[name]
        self.waiting += 1
        if not lane.moves:
            lane.moves = True
            self._tasks.create_task(self._move(lane))
        return lane

    async def _move(self, lane: _Lane) -> None:
        try:
            while lane.errands:
                await self._run(lane.host, lane.errands.popleft())
        finally:
            lane.moves = False
            await lane.host.rest()

    async def _run(self, host: Host, errand: Errand) -> None:
        try:
            result = await host.run(errand)
        except UnreadableDocumentError as error:
            await self._arrive(errand, error)
        else:
            if isinstance(result, Errand):
                self.add_next([result])
            else:
                await self._arrive(errand, result)
        self.waiting -= 1
        self._one_done.set()
