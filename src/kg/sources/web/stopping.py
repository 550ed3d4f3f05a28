"""Ends a long run when the user asks for it: cleanly at the first signal, at once at the second."""

import signal
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Protocol, Self

_SLICE = 0.2


class Stop(Protocol):
    """Tells whether the end is asked for, and waits until it is."""

    @property
    def asked(self) -> bool:
        """Whether the end is asked for."""

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, or until the end is asked for."""


class Stopping:
    """A context in which SIGINT and SIGTERM ask for the end, instead of interrupting what is being done.

    The second signal raises KeyboardInterrupt. To be entered in the main thread. Waiting is done in short
    slices, for a lock that a signal's handler shares with what it interrupts may never be free.
    """

    _SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self.asked = False
        self._sleep = sleep
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        self._before = {each: signal.signal(each, self._ask) for each in self._SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)  # type: ignore[arg-type]

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, or until the end is asked for."""
        until = time.monotonic() + seconds
        while not self.asked and (left := until - time.monotonic()) > 0:
            self._sleep(min(left, _SLICE))

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
