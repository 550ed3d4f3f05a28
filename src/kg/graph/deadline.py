"""Ends the wait for a query that runs past its time: first by stopping it, then by hanging up."""

import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

GRACE_SECONDS = 5.0


class Deadline:
    """A context whose `stop` is called when it lasts longer than `seconds`, and `hang_up` some seconds later.

    Both are called in another thread, and what they raise is ignored: the server may be gone by then.
    Without `seconds` nothing is ever called.
    """

    def __init__(self, seconds: float | None, stop: Callable[[], None], hang_up: Callable[[], None]) -> None:
        self.passed = False
        self._timers: list[threading.Timer] = []
        if seconds is not None:
            self._timers = [
                threading.Timer(seconds, self._end, (stop,)),
                threading.Timer(seconds + GRACE_SECONDS, self._end, (hang_up,)),
            ]

    def __enter__(self) -> Self:
        for timer in self._timers:
            timer.daemon = True
            timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for timer in self._timers:
            timer.cancel()

    def _end(self, means: Callable[[], None]) -> None:
        self.passed = True
        with suppress(Exception):
            means()
