"""Long work in a process beside the own one: what it tells, what it comes to, and how it ends."""

import multiprocessing
import os
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.beside import Beside
from kg.errors import EngineError, WorkspaceError
from kg.progress import Progress, no_progress


@dataclass(frozen=True)
class Counting:
    """Counts up to a number, and comes to it."""

    number: int

    def __call__(self, progress: Progress) -> int:
        for done in range(1, self.number + 1):
            progress("count", done, self.number)
        return self.number


@dataclass(frozen=True)
class Failing:
    """Fails as an engine does, or as nothing should."""

    sentence: str

    def __call__(self, _progress: Progress) -> int:
        if not self.sentence:
            os._exit(3)
        raise EngineError(self.sentence)


@dataclass(frozen=True)
class Going:
    """Goes on for a long time, and leaves a sign that it is there."""

    sign: Path

    def __call__(self, _progress: Progress) -> int:
        self.sign.write_text(str(os.getpid()), "utf-8")
        time.sleep(600)
        return 0


def test_the_outcome_comes_with_the_last_step_told() -> None:
    told: list[tuple[str, int, int]] = []
    with Beside(Counting(1000), ()) as beside:
        assert beside.outcome(lambda *step: told.append(step)) == 1000
    assert told[-1] == ("count", 1000, 1000)


def test_an_error_of_the_work_is_raised_here() -> None:
    with (
        Beside(Failing("The engine does not answer; start it."), ()) as beside,
        pytest.raises(EngineError, match="start it"),
    ):
        beside.outcome(no_progress)


def test_work_that_breaks_down_is_told_in_a_sentence() -> None:
    with Beside(Failing(""), ()) as beside, pytest.raises(WorkspaceError, match="broke down"):
        beside.outcome(no_progress)


def test_work_that_is_left_does_not_go_on(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    with Beside(Going(sign), ()):
        while not sign.exists():
            time.sleep(0.02)
    assert multiprocessing.active_children() == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(sign.read_text("utf-8")), 0)
