"""Reading on several machines: a real scheduler with real workers, each a process on loopback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from benchmarks.corpus import write_corpus
from tests.ingesting.performing import Elsewhere, original, perform
from tests.running import Run

from kg.errors import EngineError, InputError, UnreachableError
from kg.ingesting.cluster import Cluster, Patience
from kg.ingesting.task import Outcome, Perform, Settings
from kg.ingesting.workers import Workers, WorkLimits
from kg.sources import Original, originals

pytest.importorskip("distributed", reason="reading on several machines takes Dask")

SECONDS = 3.0
SETTINGS = Settings()
ROOT = Path(__file__).parents[2]


class Machines:
    """A scheduler, and workers that a test may add, kill and let go away."""

    def __init__(self, port: int) -> None:
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        self.workers: list[subprocess.Popen[bytes]] = []

    def add_worker(self, **environment: str) -> "subprocess.Popen[bytes]":
        worker = self._start(
            "worker", self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", **environment
        )
        self.workers.append(worker)
        return worker

    def await_workers(self, number: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            while len(client.nthreads()) != number:
                time.sleep(0.1)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            end(process)

    def _start(self, what: str, *arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "dask", what, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and those that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(60)


@contextmanager
def machines(port: int, workers: int) -> Iterator[Machines]:
    started = Machines(port)
    try:
        for _ in range(workers):
            started.add_worker()
        started.await_workers(workers)
        yield started
    finally:
        started.end()


@pytest.fixture(scope="module")
def two() -> Iterator[Machines]:
    with machines(unused_port(), 2) as started:
        yield started


def unused_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def reading(
    at: Machines, settings: Settings = SETTINGS, perform: Perform = perform, patience: Patience | None = None
) -> Cluster:
    return Cluster(at.address, settings, WorkLimits(SECONDS, 2 << 30), perform, patience)


def names(outcomes: list[Outcome]) -> list[str]:
    return [each.read.uri.removeprefix("file:///") for each in outcomes]


def test_outcomes_come_in_the_order_of_the_originals(two: Machines) -> None:
    given = [f"sleep {seconds}" for seconds in (0.3, 0, 0.1, 0, 0.2, 0)] * 5
    with reading(two) as cluster:
        assert names(list(cluster.outcomes(map(original, given)))) == given


@pytest.mark.parametrize(
    ("bad", "word"),
    [("sleep 60", "longer than 3 s"), ("crash", "broke down"), ("raise that", "KeyError"), ("eat", "memory")],
)
def test_a_bad_original_is_given_up_with_the_reason_and_costs_no_worker(
    two: Machines, bad: str, word: str
) -> None:
    with reading(two) as cluster:
        outcomes = list(cluster.outcomes(map(original, ["a", bad, "b"])))
    assert names(outcomes) == ["a", bad, "b"]
    assert [bool(each.read.refusals) for each in outcomes] == [False, True, False]
    assert word in outcomes[1].read.refusals[0].reason
    two.await_workers(2)


def test_no_more_originals_are_taken_than_are_needed(two: Machines) -> None:
    taken = 0

    def endless() -> Iterator[object]:
        nonlocal taken
        while True:
            taken += 1
            yield original(f"a {taken}")

    with reading(two) as cluster:
        outcomes = cluster.outcomes(endless())  # type: ignore[arg-type]
        assert names([next(outcomes) for _ in range(10)]) == [f"a {number}" for number in range(1, 11)]
    assert taken < 60


def test_a_cluster_reads_what_this_machine_reads(two: Machines, tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", 20)
    found = [each for each in originals(tmp_path / "corpus") if isinstance(each, Original)]
    with Workers(1, SETTINGS) as workers:
        here = list(workers.outcomes(found))
    with Cluster(two.address, SETTINGS) as cluster:
        assert list(cluster.outcomes(found)) == here
    assert sum(len(each.read.found) for each in here) == 20


def test_an_ingest_on_a_cluster(kg: Run, two: Machines, fresh_workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ТОО «Пример» сотрудничает с университетом «Үлгі».", "utf-8")
    done = kg("ingest", tmp_path / "a.txt", "--workspace", fresh_workspace, "--on", two.address)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Read 1 documents: 1 new")


def test_what_a_worker_had_in_hand_when_it_was_killed_is_read_by_another(free_port: int) -> None:
    given = [f"sleep {0.2 if number % 3 else 0.1}" for number in range(30)]
    with machines(free_port, 2) as at, reading(at) as cluster:
        outcomes = cluster.outcomes(map(original, given))
        first = next(outcomes)
        end(at.workers[0])
        rest = list(outcomes)
    assert names([first, *rest]) == given
    assert not any(each.read.refusals for each in [first, *rest])


def test_a_scheduler_that_goes_away_is_said_and_what_was_read_is_there(free_port: int) -> None:
    patience = Patience(scheduler=3.0)
    with machines(free_port, 1) as at, reading(at, patience=patience) as cluster:
        outcomes = cluster.outcomes(map(original, ["a", *["sleep 1"] * 20]))
        assert names([next(outcomes)]) == ["a"]
        end(at.scheduler)
        with pytest.raises(UnreachableError, match=r"went away; what was read is kept"):
            list(outcomes)


def test_a_cluster_that_loses_all_workers_is_said(free_port: int) -> None:
    patience = Patience(workers=1.0)
    with machines(free_port, 1) as at, reading(at, patience=patience) as cluster:
        outcomes = cluster.outcomes(map(original, ["a", *["sleep 1"] * 20]))
        next(outcomes)
        end(at.workers[0])
        with pytest.raises(EngineError, match=r"workers of the scheduler at .* are gone"):
            list(outcomes)


def test_a_worker_of_another_version_is_named(two: Machines) -> None:
    with pytest.raises(EngineError, match=r"The worker tcp://127\.0\.0\.1:\d+ has another version"):
        reading(two, Elsewhere()).__enter__()


def test_a_worker_that_joins_with_another_version_reads_nothing(free_port: int) -> None:
    given = [f"sleep {0.2 if number % 2 else 0.3}" for number in range(40)]
    settings = Elsewhere(variable="KG_TEST_VERSION")
    with machines(free_port, 1) as at, reading(at, settings) as cluster:
        outcomes = cluster.outcomes(map(original, given))
        first = next(outcomes)
        at.add_worker(KG_TEST_VERSION="another")
        at.await_workers(2)
        rest = list(outcomes)
    assert names([first, *rest]) == given
    assert {each.read.version for each in [first, *rest]} == {settings.version}


def test_a_scheduler_without_workers_is_said(free_port: int) -> None:
    with (
        machines(free_port, 0) as at,
        pytest.raises(EngineError, match="no worker; start some with: dask worker"),
    ):
        reading(at).__enter__()


def test_where_nobody_answers_one_sentence_says_so(
    kg: Run, fresh_workspace: Path, free_port: int, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("ТОО «Пример» сотрудничает с университетом «Үлгі».", "utf-8")
    done = kg(
        "ingest", tmp_path / "a.txt", "--workspace", fresh_workspace, "--on", f"tcp://127.0.0.1:{free_port}"
    )
    assert done.returncode == EngineError.exit_code
    assert done.stderr.startswith(f"kg: No scheduler answers at tcp://127.0.0.1:{free_port};")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("address", ["nonsense://x:1", "tcp://", "tcp://127.0.0.1:notaport"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises((InputError, UnreachableError)):
        Cluster(address, SETTINGS, patience=Patience(scheduler=1.0)).__enter__()
