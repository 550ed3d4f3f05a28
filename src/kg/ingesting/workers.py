"""Processes that read originals, each original within limits of time and memory.

A file that hangs, crashes or eats a reader costs that one process: the original is given up with the reason,
and a new process takes the next one. Outcomes come in the order of the originals.
"""

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from kg.errors import WorkspaceError
from kg.ingesting.task import Outcome, Perform, Settings, given_up, perform
from kg.sources import Original

_START_SECONDS = 600.0
_IN_HAND = 2
_AHEAD = 16
_ORIGINALS_PER_PROCESS = 2_000
_PRELOADED = ["kg.extract.pipeline", "kg.ingesting.task"]
_READY = "ready"


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """How long, in seconds, and with how much memory, in bytes, a process may read one original."""

    seconds: float = 300.0
    memory: int = 4 << 30


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    is_ready: bool = False
    since: float = field(default_factory=time.monotonic)
    given: int = 0
    in_hand: deque[tuple[int, Original]] = field(default_factory=deque)


class Workers:
    """A number of processes that read; a context manager that ends them."""

    def __init__(
        self,
        processes: int,
        settings: Settings,
        limits: WorkLimits | None = None,
        perform: Perform = perform,
    ) -> None:
        self._processes = processes
        self._settings = settings
        self._limits = limits or WorkLimits()
        self._perform = perform
        self._context = _context()
        self._workers: list[_Worker] = []
        self._done: dict[int, Outcome] = {}
        self._again: deque[tuple[int, Original]] = deque()

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

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        """Yield what comes of each original, in their order, and take no more of them than are needed.

        Raises WorkspaceError when the processes cannot start.
        """
        waiting = enumerate(originals)
        is_exhausted = False
        wanted = taken = 0
        while True:
            while not is_exhausted and taken - wanted < _AHEAD * self._processes and self._has_free_hand():
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
        return len(self._workers) < self._processes or any(
            len(each.in_hand) < _IN_HAND for each in self._workers
        )

    def _give(self, item: tuple[int, Original]) -> None:
        idle = [each for each in self._workers if not each.in_hand]
        if not idle and len(self._workers) < self._processes:
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
        return len(self._workers) < self._processes or any(not each.in_hand for each in self._workers)

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            if not worker.is_ready:
                raise WorkspaceError(
                    "The processes that read documents cannot start; run kg doctor."
                ) from None
            self._give_up(worker, "the program that read it broke down; the file may be damaged")
            return
        worker.since = time.monotonic()
        if said == _READY:
            worker.is_ready = True
            return
        outcome, goes_on = said
        number, _ = worker.in_hand.popleft()
        self._done[number] = outcome
        if not goes_on or (worker.given >= _ORIGINALS_PER_PROCESS and not worker.in_hand):
            self._end(worker)

    def _time_out(self, worker: _Worker) -> None:
        if not worker.is_ready:
            raise WorkspaceError("The processes that read documents do not start; run kg doctor.")
        self._give_up(worker, f"reading it took longer than {self._limits.seconds:g} s")

    def _give_up(self, worker: _Worker, reason: str) -> None:
        number, original = worker.in_hand.popleft()
        self._done[number] = given_up(original, reason)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        self._again.extend(worker.in_hand)
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def _deadline(self, worker: _Worker) -> float:
        return worker.since + (self._limits.seconds if worker.is_ready else _START_SECONDS)

    def _patience(self, workers: Iterable[_Worker]) -> float:
        return max(0.0, min(map(self._deadline, workers)) - time.monotonic()) + 0.01

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._perform, self._settings, self._limits.memory), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


def _context() -> SpawnContext | ForkServerContext:
    """Return how processes are started: from one that has loaded what they need, where there can be one."""
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def _work(pipe: Connection, perform: Perform, settings: Settings, memory: int) -> None:
    """Read the originals that come, and answer each, until nobody is there to give any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    given: SimpleQueue[Original] = SimpleQueue()
    Thread(target=_receive, args=(pipe, given), daemon=True).start()
    pipe.send(_READY)
    goes_on = True
    while goes_on:
        original = given.get()
        try:
            outcome = perform(original, settings)
        except MemoryError:
            outcome = given_up(original, "reading it takes more memory than is allowed")
            goes_on = False
        except Exception as error:
            outcome = given_up(original, f"its reader failed ({type(error).__name__}: {error})")
        pipe.send((outcome, goes_on))


def _receive(pipe: Connection, given: "SimpleQueue[Original]") -> None:
    """Take originals from the pipe at once: nobody waits to send while an answer waits to be heard.

    The process ends when nobody is there to hear it, whatever it reads: who keeps the time is gone.
    """
    with suppress(EOFError, OSError, MemoryError):
        while True:
            given.put(pipe.recv())
    os._exit(0)


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
