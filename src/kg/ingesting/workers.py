"""Processes that read originals: a file that hangs, crashes or eats its reader is refused, and no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from kg.ingesting.task import Outcome, Perform, Settings, given_up, perform
from kg.processes import Processes, Trouble, Work, WorkLimits
from kg.sources import Original

__all__ = ["WorkLimits", "Workers"]

_PRELOADED = ("kg.extract.pipeline", "kg.ingesting.task")


@dataclass(frozen=True, slots=True)
class _Reading:
    perform: Perform
    settings: Settings

    def __call__(self, original: Original) -> Outcome:
        return self.perform(original, self.settings)


class Workers:
    """A number of processes that read; a context manager that ends them."""

    def __init__(
        self,
        processes: int,
        settings: Settings,
        limits: WorkLimits | None = None,
        perform: Perform = perform,
    ) -> None:
        self._limits = limits or WorkLimits()
        work = Work(_Reading(perform, settings), self._given_up, _PRELOADED)
        self._processes = Processes(processes, work, self._limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._processes.__exit__(kind, error, trace)

    def outcomes(self, originals: Iterable[Original]) -> Iterator[Outcome]:
        """Yield what comes of each original, in their order, and take no more of them than are needed.

        Raises WorkspaceError when the processes cannot start.
        """
        return self._processes.outcomes(originals)

    def _given_up(self, original: Original, trouble: Trouble, error: str) -> Outcome:
        reasons = {
            Trouble.BROKE_DOWN: "the program that read it broke down; the file may be damaged",
            Trouble.TOO_LONG: f"reading it took longer than {self._limits.seconds:g} s",
            Trouble.TOO_MUCH_MEMORY: "reading it takes more memory than is allowed",
            Trouble.FAILED: f"its reader failed ({error})",
        }
        return given_up(original, reasons[trouble])
