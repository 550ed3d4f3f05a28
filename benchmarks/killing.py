"""Runs an ingest that tells how far it is, and kills it with all its processes at a chosen moment.

`python -m benchmarks.killing CORPUS WORKSPACE` is such an ingest.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from kg.ingesting.gathering import Places
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.model import Snapshot

PHASES = ("start", "read", "resolve", "graph", "rdf", "map", "shapes", "end")
"""What an ingest does, in this order: it starts its processes, and in the end it closes what it opened."""

_SIGN = "KG_KILLING"
_WORKERS = 2
_KG = "import sys; from kg.cli import main; main()"
_SECONDS = 3_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of an ingest: a phase, and the share of it, from 0 to 1, that is over."""

    phase: str
    share: float

    def __str__(self) -> str:
        return f"{self.phase} {self.share:.0%}"


@dataclass(slots=True)
class Course:
    """How an undisturbed ingest went: the seconds that each phase took."""

    seconds: dict[str, float] = field(default_factory=dict)


class Ingest:
    """A running ingest of its own environment, by which all its processes are known."""

    def __init__(self, corpus: Path, workspace: Path) -> None:
        self._token = token_hex(8)
        self.phase, self.done, self.total = "start", 0, 1
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.killing", str(corpus), str(workspace)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, _SIGN: self._token},
        )

    @property
    def processes(self) -> list[int]:
        """The ids of its processes."""
        return list(_processes(self._token))

    def course(self) -> Course:
        """Wait for the end and return how it went; raises RuntimeError when it fails."""
        course, since, before = Course(), time.monotonic(), self.phase
        for phase in self._phases():
            if phase != before:
                course.seconds[before] = time.monotonic() - since
                since, before = time.monotonic(), phase
        course.seconds[before] = time.monotonic() - since
        if self._process.wait(_SECONDS):
            raise RuntimeError("The undisturbed ingest failed.")
        return course

    def kill_at(self, moment: Moment, course: Course) -> str:
        """Kill all processes at a moment, counted by originals while these are read and by time elsewhere.

        Returns where it was when it was killed.
        """
        for phase in self._phases():
            at_or_after = PHASES.index(phase) >= PHASES.index(moment.phase)
            counted = phase == "read" and self.done < moment.share * self.total
            if at_or_after and not counted:
                break
        if self.phase == moment.phase != "read":
            time.sleep(moment.share * course.seconds.get(moment.phase, 0.0))
        killed = kill_all(self._token)
        assert self._process.stdout is not None
        for _ in self._phases():
            pass
        self._process.wait(_SECONDS)
        return f"{self.phase} {self.done}/{self.total}" if killed else "after its end"

    def _phases(self) -> Iterator[str]:
        """Yield the phase at the beginning and after every line that the ingest says, as they come."""
        yield self.phase
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith("\n"):
                return
            step, done, total = line.split()
            self.phase, self.done, self.total = step, int(done), int(total)
            if self.done == self.total:
                self.phase, self.done, self.total = PHASES[PHASES.index(step) + 1], 0, 1
            yield self.phase


def kill_all(token: str) -> int:
    """Kill every process whose environment has the token; returns how many there were."""
    killed: set[int] = set()
    while alive := set(_processes(token)):
        for process in alive:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        killed |= alive
        time.sleep(0.01)
    return len(killed)


def _processes(token: str) -> Iterator[int]:
    wanted = f"{_SIGN}={token}".encode()
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            with suppress(OSError):
                if wanted in (place / "environ").read_bytes().split(b"\0"):
                    yield int(place.name)


def run_kg(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command line to its end."""
    return subprocess.run(
        [sys.executable, "-c", _KG, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=_SECONDS,
    )


class _Telling(Workspace):
    """A workspace that tells when it resolves."""

    def _snapshot(self) -> "Snapshot":
        _tell("resolve", 0, 1)
        snapshot = super()._snapshot()
        _tell("resolve", 1, 1)
        return snapshot


def _tell(step: str, done: int, total: int) -> None:
    print(step, done, total, flush=True)


if __name__ == "__main__":
    with _Telling.create(Path(sys.argv[2])) as opened:
        opened.ingest(Places.of([sys.argv[1]]), _tell, workers=_WORKERS)
