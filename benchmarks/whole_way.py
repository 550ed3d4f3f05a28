"""Prints how long the way from files to graph, linked data and map takes: `python -m benchmarks corpus`."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import write_corpus
from kg.graph import stop
from kg.ingesting.gathering import Places
from kg.workspace import Workspace

_WORKERS = 2
_MEGABYTE = 1 << 10


@dataclass(frozen=True, slots=True)
class Measured:
    """One ingest: wall seconds in all and of each step, documents and refusals, peak memory in MB."""

    seconds: float
    steps: dict[str, float]
    documents: int
    refused: int
    statements: int
    memory: float


def whole_way(sizes: Sequence[int]) -> None:
    """Print the figures of corpora of the sizes, read for the first time and again."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus, workspace = Path(folder) / "corpus", Path(folder) / "workspace"
            write_corpus(corpus, size)
            try:
                first, again = (_measured(corpus, workspace) for _ in range(2))
            finally:
                stop(workspace / "graph")
        steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in first.steps.items())
        print(
            f"{size:,} pages: {first.seconds:.1f} s, {size / first.seconds:.1f} pages/s; {steps}; "
            f"{first.documents:,} documents, {first.refused} refused, {first.statements:,} statements; "
            f"peak {first.memory:.0f} MB; again {again.seconds:.2f} s, "
            f"{again.seconds / first.seconds:.1%} of the first, peak {again.memory:.0f} MB"
        )


def _measured(corpus: Path, workspace: Path) -> Measured:
    command = [sys.executable, "-m", "benchmarks.whole_way", str(corpus), str(workspace)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return Measured(**json.loads(done.stdout))


def _ingest(corpus: Path, workspace: Path) -> Measured:
    """Ingest in this process; a step is counted from the end of the one before to its own last sign."""
    began = time.perf_counter()
    ends: dict[str, float] = {}

    def progress(step: str, _done: int, _total: int) -> None:
        ends[step] = time.perf_counter()

    with Workspace.create(workspace) as opened:
        report = opened.ingest(Places.of([corpus]), progress, workers=_WORKERS)
    ended = time.perf_counter()
    steps, before = {}, began
    for step, end in sorted(ends.items(), key=lambda item: item[1]):
        steps[step], before = end - before, end
    steps["end"] = ended - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    tally = report.tally
    return Measured(ended - began, steps, tally.read, tally.refused, tally.statements, memory)


if __name__ == "__main__":
    print(json.dumps(asdict(_ingest(Path(sys.argv[1]), Path(sys.argv[2])))))
