"""One long piece of work in a process beside this one, which tells how far it is."""

import gc
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from kg.errors import BailanysError, WorkspaceError
from kg.processes import start, starting
from kg.progress import Progress

_TOLD_EVERY_SECONDS = 0.2

Outcome = TypeVar("Outcome", covariant=True)


class LongWork(Protocol[Outcome]):
    """Work that tells how far it is; it must be picklable, and so must be its outcome."""

    def __call__(self, progress: Progress, /) -> Outcome:
        """Do the work and return its outcome."""
        ...


class Beside(Generic[Outcome]):
    """Work that began in another process; a context manager that ends it, done or not.

    `preloaded` are the modules that it needs.
    """

    def __init__(self, work: LongWork[Outcome], preloaded: Sequence[str]) -> None:
        context = starting(preloaded)
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, work), daemon=True)
        start(self._process)
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def outcome(self, progress: Progress) -> Outcome:
        """Wait for the outcome, and tell how far it is meanwhile.

        Raises what the work raised of the errors of `kg.errors`, and WorkspaceError when it broke down.
        """
        while True:
            try:
                said = self._pipe.recv()
            except (EOFError, ConnectionResetError):
                raise WorkspaceError("A process that publishes broke down; publish again.") from None
            match said:
                case ("done", outcome):
                    return outcome  # type: ignore[no-any-return]
                case ("error", error):
                    raise error
                case ("step", *told):
                    progress(*told)


def _work(pipe: Connection, work: LongWork[Outcome]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was handed over stays to the end
    Thread(target=_end_with, args=(pipe,), daemon=True).start()
    last = 0.0

    def progress(step: str, done: int, total: int) -> None:
        nonlocal last
        if done == total or time.monotonic() - last > _TOLD_EVERY_SECONDS:
            last = time.monotonic()
            pipe.send(("step", step, done, total))

    try:
        pipe.send(("done", work(progress)))
    except BailanysError as error:
        pipe.send(("error", error))


def _end_with(pipe: Connection) -> None:
    """End this process, whatever it is at, when nobody waits for it any more."""
    with suppress(EOFError, OSError):
        pipe.recv()
    os._exit(1)
