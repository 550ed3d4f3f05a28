"""Processes that read: outcomes in order, and a bad original costs nothing but itself."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.ingesting.performing import original, perform

from kg import processes as module
from kg.ingesting.task import Outcome, Settings
from kg.ingesting.workers import Workers, WorkLimits

SECONDS = 2.0


@contextmanager
def working(processes: int = 2) -> Iterator[Workers]:
    with Workers(processes, Settings(), WorkLimits(SECONDS, 2 << 30), perform) as opened:
        yield opened


def names(outcomes: list[Outcome]) -> list[str]:
    return [each.read.uri.removeprefix("file:///") for each in outcomes]


def reason(outcome: Outcome) -> str:
    (refusal,) = outcome.read.refusals
    return refusal.reason


def test_outcomes_come_in_the_order_of_the_originals() -> None:
    given = [
        f"sleep {seconds} {number}".rsplit(" ", 1)[0]
        for number, seconds in enumerate([0.3, 0, 0.1, 0, 0.2, 0])
    ]
    with working(3) as workers:
        assert names(list(workers.outcomes(map(original, given)))) == given


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        ("sleep 60", "longer than 2 s"),
        ("crash", "broke down"),
        ("raise something", "KeyError"),
        ("eat", "memory"),
    ],
)
def test_a_bad_original_is_given_up_with_the_reason_and_the_others_are_read(bad: str, word: str) -> None:
    given = ["a", bad, "b", "c", "d", bad, "e"]
    with working() as workers:
        outcomes = list(workers.outcomes(map(original, given)))
    assert names(outcomes) == given
    assert [bool(each.read.refusals) for each in outcomes] == [name == bad for name in given]
    assert word in reason(outcomes[1])
    assert outcomes[1].read.version == ""


def test_large_originals_and_large_outcomes_do_not_wait_for_one_another() -> None:
    given = [original(f"answer {3 << 20}", bytes(3 << 20)) for _ in range(8)]
    with working() as workers:
        assert len(list(workers.outcomes(given))) == len(given)


def test_no_more_originals_are_taken_than_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[object]:
        nonlocal taken
        while True:
            taken += 1
            yield original(f"a {taken}")

    with working() as workers:
        outcomes = workers.outcomes(endless())  # type: ignore[arg-type]
        assert names([next(outcomes) for _ in range(10)]) == [f"a {number}" for number in range(1, 11)]
    assert taken < 60


def test_processes_are_renewed_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ITEMS_PER_PROCESS", 3)
    given = [f"a {number}" for number in range(20)]
    with working() as workers:
        assert names(list(workers.outcomes(map(original, given)))) == given


def test_no_process_is_left_behind() -> None:
    with working() as workers:
        next(workers.outcomes(map(original, ["a", "sleep 60", "sleep 60"])))
    assert multiprocessing.active_children() == []


def test_without_originals_no_process_is_started() -> None:
    with working() as workers:
        assert list(workers.outcomes([])) == []
        assert multiprocessing.active_children() == []
