"""Prints how long the commands and the parts take: `make bench`."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.extract.pipeline import read
from kg.graph import stop
from kg.knowledge import knowledge
from kg.model import Document
from kg.sources import Unreadable
from kg.sources import read as read_source

KG = Path(sys.executable).with_name("kg")
RUNS = 7
PAGE = 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        run("ingest", str(knowledge("ingest", "samples")), "--workspace", str(workspace))
        try:
            commands(workspace)
        finally:
            stop(workspace / "graph")
    extraction()


def commands(workspace: Path) -> None:
    """Wall time of whole processes, beside an interpreter that only starts and imports the Bolt driver."""
    bare = median(lambda: subprocess.run([sys.executable, "-c", "import neo4j"], check=True))
    print(f"python importing the driver           {bare:6.3f} s")
    for question in ("search", "partners"):
        warm = median(lambda q=question: run(q, "ulgi university", "--workspace", str(workspace)))  # type: ignore[misc]
        print(f"kg {question:9} warm {warm:22.3f} s, ratio {warm / bare:.1f}")
        stop(workspace / "graph")
        begun = time.perf_counter()
        run(question, "ulgi university", "--workspace", str(workspace))
        print(f"kg {question:9} cold {time.perf_counter() - begun:22.3f} s")


def extraction() -> None:
    """Pages of 1,000 characters per second of processor time, and whether time grows with length."""
    pages = [page for page in read_source(knowledge("ingest", "samples")) if not isinstance(page, Unreadable)]
    for page in pages:
        read(page)
    begun = time.process_time()
    for _ in range(RUNS):
        for page in pages:
            read(page)
    spent = (time.process_time() - begun) / RUNS
    characters = sum(len(page.text) for page in pages)
    print(f"extraction {characters / PAGE / spent:28.0f} pages/CPU-s")
    for length in (1_000, 10_000, 100_000, 200_000):
        text = (pages[0].text * (length // len(pages[0].text) + 1))[:length]
        begun = time.process_time()
        read(Document("bench:", text, pages[0].language))
        print(f"extraction of {length:7} characters {time.process_time() - begun:10.2f} CPU-s")


def run(*arguments: str) -> None:
    done = subprocess.run([str(KG), *arguments], capture_output=True, check=False)
    if done.returncode not in (0, 2):
        raise RuntimeError(done.stderr.decode())


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
