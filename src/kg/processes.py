"""Processes that work through items, each item within limits of time and memory.

An item that hangs, crashes or eats a process costs that one process: the item is given up, and a new process
takes the next one. Outcomes come in the order of the items.
"""

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from types import ModuleType, TracebackType
from typing import Generic, Self, TypeVar

from kg.errors import WorkspaceError

_START_SECONDS = 600.0
_IN_HAND = 2
_AHEAD = 16
_ITEMS_PER_PROCESS = 2_000
_READY = "ready"

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Trouble(Enum):
    """Why an item was given up."""

    BROKE_DOWN = auto()
    TOO_LONG = auto()
    TOO_MUCH_MEMORY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """How long, in seconds, and with how much memory, in bytes, a process may work at one item."""

    seconds: float = 300.0
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Outcome]):
    """What is done with an item, and what its outcome is when that does not come to an end.

    `perform` runs in the processes, and so must be picklable; `given_up` is called here with the item, what
    went wrong, and the error where one was raised. `preloaded` are the modules it needs, which processes
    started together load once.
    """

    perform: Callable[[Item], Outcome]
    given_up: Callable[[Item, Trouble, str], Outcome]
    preloaded: Sequence[str] = ()


@dataclass(slots=True)
class _Worker(Generic[Item]):
    process: BaseProcess
    pipe: Connection
    is_ready: bool = False
    since: float = field(default_factory=time.monotonic)
    given: int = 0
    in_hand: deque[tuple[int, Item]] = field(default_factory=deque)


class Processes(Generic[Item, Outcome]):
    """A number of processes that work; a context manager that ends them."""

    def __init__(self, number: int, work: Work[Item, Outcome], limits: WorkLimits) -> None:
        self._number = number
        self._work = work
        self._limits = limits
        self._context = starting(work.preloaded)
        self._workers: list[_Worker[Item]] = []
        self._done: dict[int, Outcome] = {}
        self._again: deque[tuple[int, Item]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def outcomes(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Yield what comes of each item, in their order, and take no more of them than are needed.

        Raises WorkspaceError when the processes cannot start.
        """
        waiting = enumerate(items)
        is_exhausted = False
        wanted = taken = 0
        while True:
            while not is_exhausted and taken - wanted < _AHEAD * self._number and self._has_free_hand():
                following = next(waiting, None)
                if following is None:
                    is_exhausted = True
                else:
                    taken += 1
                    self._give(following)
            if wanted in self._done:
                yield self._done.pop(wanted)
                wanted += 1
            elif wanted < taken:
                self._collect()
            elif is_exhausted:
                return

    def _has_free_hand(self) -> bool:
        if self._again:
            return False
        return len(self._workers) < self._number or any(
            len(each.in_hand) < _IN_HAND for each in self._workers
        )

    def _give(self, item: tuple[int, Item]) -> None:
        idle = [each for each in self._workers if not each.in_hand]
        if not idle and len(self._workers) < self._number:
            idle = [self._start()]
        worker = (idle or sorted(self._workers, key=lambda each: len(each.in_hand)))[0]
        if not worker.in_hand and worker.is_ready:
            worker.since = time.monotonic()
        worker.in_hand.append(item)
        worker.given += 1
        with suppress(BrokenPipeError, ConnectionResetError):  # its end is noticed by its silence
            worker.pipe.send(item[1])

    def _collect(self) -> None:
        while self._again and self._has_room():
            self._give(self._again.popleft())
        by_pipe = {each.pipe: each for each in self._workers if each.in_hand}
        ready = wait(list(by_pipe), timeout=self._patience(by_pipe.values()))
        for pipe in ready:
            self._hear(by_pipe[pipe])  # type: ignore[index]
        for worker in by_pipe.values():
            if worker in self._workers and time.monotonic() > self._deadline(worker):
                self._time_out(worker)

    def _has_room(self) -> bool:
        return len(self._workers) < self._number or any(not each.in_hand for each in self._workers)

    def _hear(self, worker: _Worker[Item]) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            if not worker.is_ready:
                raise WorkspaceError("The processes that work cannot start; run kg doctor.") from None
            self._give_up(worker, Trouble.BROKE_DOWN)
            return
        worker.since = time.monotonic()
        if said == _READY:
            worker.is_ready = True
            return
        outcome, trouble, error = said
        number, item = worker.in_hand.popleft()
        self._done[number] = outcome if trouble is None else self._work.given_up(item, trouble, error)
        is_used_up = worker.given >= _ITEMS_PER_PROCESS and not worker.in_hand
        if trouble is Trouble.TOO_MUCH_MEMORY or is_used_up:
            self._end(worker)

    def _time_out(self, worker: _Worker[Item]) -> None:
        if not worker.is_ready:
            raise WorkspaceError("The processes that work do not start; run kg doctor.")
        self._give_up(worker, Trouble.TOO_LONG)

    def _give_up(self, worker: _Worker[Item], trouble: Trouble) -> None:
        number, item = worker.in_hand.popleft()
        self._end(worker)
        self._done[number] = self._work.given_up(item, trouble, "")

    def _end(self, worker: _Worker[Item]) -> None:
        self._again.extend(worker.in_hand)
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def _deadline(self, worker: _Worker[Item]) -> float:
        return worker.since + (self._limits.seconds if worker.is_ready else _START_SECONDS)

    def _patience(self, workers: Iterable[_Worker[Item]]) -> float:
        return max(0.0, min(map(self._deadline, workers)) - time.monotonic()) + 0.01

    def _start(self) -> _Worker[Item]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._work.perform, self._limits.memory), daemon=True
        )
        start(process)
        theirs.close()
        worker: _Worker[Item] = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def starting(preloaded: Sequence[str]) -> SpawnContext | ForkServerContext:
    """Return how processes are started: from one that has loaded what they need, where there can be one."""
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([*preloaded])
    return context


def start(process: BaseProcess) -> None:
    """Start a process in which the main module of this one is not run again.

    Otherwise a script would need to guard its main path (`if __name__ == "__main__"`), and the command's own
    modules would be loaded in every process. What a process works at is found by the name of its module.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main


def _work(pipe: Connection, perform: Callable[[Item], Outcome], memory: int) -> None:
    """Work at the items that come, and answer each, until nobody is there to give any."""
    for asked in (signal.SIGINT, signal.SIGTERM):  # whoever gives the items decides when it is the end
        signal.signal(asked, signal.SIG_IGN)
    _limit_memory(memory)
    given: SimpleQueue[tuple[Item] | None] = SimpleQueue()
    Thread(target=_receive, args=(pipe, given), daemon=True).start()
    pipe.send(_READY)
    while (each := given.get()) is not None:
        outcome, trouble, error = _tried(perform, *each)
        pipe.send((outcome, trouble, error))
        if trouble is Trouble.TOO_MUCH_MEMORY:
            return


def _tried(perform: Callable[[Item], Outcome], item: Item) -> tuple[Outcome | None, Trouble | None, str]:
    try:
        return perform(item), None, ""
    except MemoryError:
        return None, Trouble.TOO_MUCH_MEMORY, ""
    except Exception as error:
        return None, Trouble.FAILED, f"{type(error).__name__}: {error}"


def _receive(pipe: Connection, given: "SimpleQueue[tuple[Item] | None]") -> None:
    """Take items from the pipe at once: nobody waits to send while an answer waits to be heard.

    When nobody is there any more, the process ends, whatever it is at.
    """
    with suppress(EOFError, OSError, MemoryError):
        while True:
            given.put((pipe.recv(),))
    os._exit(0)


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
