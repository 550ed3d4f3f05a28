"""Prints how long the commands and the parts take: `make bench`.

One part alone: `python -m benchmarks resolution --entities 100000`. Those that take many minutes, such as
`kills`, are run alone only.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks.analysis import analysis
from benchmarks.fuzz import fuzz
from benchmarks.graph_loading import loading
from benchmarks.kills import kills
from benchmarks.ledger_writing import ledger_writing
from benchmarks.map_canvas import map_canvas
from benchmarks.map_page import map_page
from benchmarks.map_search import map_search
from benchmarks.page_reading import page_reading
from benchmarks.pdf_reading import pdf_reading
from benchmarks.question_latency import question_latency
from benchmarks.resolution import resolution
from benchmarks.sparql_load import Size, sparql_load
from benchmarks.validation import validation
from benchmarks.whole_way import whole_way
from kg.extract.annotated import read_annotated
from kg.extract.pipeline import read
from kg.graph import stop
from kg.ingesting.task import Settings
from kg.ingesting.workers import Workers
from kg.knowledge import knowledge
from kg.model import Document, Language
from kg.sources import Original, Unreadable
from kg.sources import read as read_source

KG = Path(sys.executable).with_name("kg")
RUNS = 7
PAGE = 1000
SIZES = (1_000, 10_000)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parts: dict[str, Callable[[], None]] = {
        "commands": all_commands,
        "extraction": extraction,
        "workers": workers,
        "resolution": lambda: resolution(given.entities),
        "ledger": ledger_writing,
        "loading": lambda: loading(given.entities),
        "validation": lambda: validation(given.entities),
        "questions": lambda: question_latency(given.entities),
        "analysis": lambda: analysis(given.entities),
        "map_page": lambda: kept(map_page(given.entities)),
        "map_canvas": lambda: kept(map_canvas()),
        "map_search": lambda: kept(map_search(given.entities)),
        "page_reading": page_reading,
        "pdf_reading": pdf_reading,
        "corpus": lambda: whole_way(given.entities),
        "sparql": lambda: kept(sparql_load(Size(given.triples, given.seconds, given.limit))),
    }
    long: dict[str, Callable[[], None]] = {
        "fuzz": lambda: kept(fuzz(given.minutes, given.seed)),
        "kills": lambda: kept(kills(given.pages, given.kills, given.seed)),
    }
    asked.add_argument("part", nargs="?", choices=[*parts, *long])
    asked.add_argument("--entities", nargs="+", type=int, default=SIZES, help="the sizes to measure at")
    asked.add_argument(
        "--triples", type=int, default=Size().triples, help="of the SPARQL endpoint under load"
    )
    asked.add_argument("--seconds", type=float, default=Size().seconds, help="how long the load lasts")
    asked.add_argument(
        "--limit", type=float, default=Size().limit, help="how long a query may take, in seconds"
    )
    asked.add_argument("--pages", type=int, default=1_000, help="how many pages the killed ingests read")
    asked.add_argument("--kills", type=int, default=20, help="how many ingests are killed")
    asked.add_argument("--minutes", type=float, default=10.0, help="how long damaged files are read")
    asked.add_argument("--seed", type=int, default=1, help="of what is random")
    given = asked.parse_args()
    for part in [given.part] if given.part else parts:
        (parts | long)[part]()


def kept(broken: list[str]) -> None:
    """End with an error when a promise is broken."""
    if broken:
        sys.exit("\n".join(("These promises are broken:", *broken)))


def all_commands() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        run("ingest", str(knowledge("ingest", "samples")), "--workspace", str(workspace))
        try:
            commands(workspace)
        finally:
            stop(workspace / "graph")


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
    """Start, memory, pages of 1,000 characters per second of processor time, and time by length."""
    begun = time.perf_counter()
    pages = [page for page in read_source(knowledge("ingest", "samples")) if not isinstance(page, Unreadable)]
    for language in Language:
        read(Document("bench:start", "Ulgi University and Primer LLP.\n", language))
    print(f"start of the extractor {time.perf_counter() - begun:24.2f} s")
    texts = [page for page in mixed_pages() for _ in range(2)]
    for text in texts:
        read(text)
    begun = time.process_time()
    for text in texts:
        read(text)
    spent = time.process_time() - begun
    print(f"extraction {len(texts) / spent:34.0f} pages of {PAGE} characters/CPU-s, mixed languages")
    print(f"resident {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:36.0f} MB")
    for length in (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000):
        long = (pages[0].text * (length // len(pages[0].text) + 1))[:length]
        begun = time.process_time()
        read(Document("bench:", long, pages[0].language))
        spent = time.process_time() - begun
        print(f"{length:7} characters {spent:31.2f} CPU-s, {spent / length * 1e6:5.1f} ms per 1,000")


def mixed_pages() -> list[Document]:
    """Pages of 1,000 characters in turn in each language, cut from the training texts."""
    by_language: dict[str, str] = defaultdict(str)
    for text in read_annotated(knowledge("ingest", "training", "src")):
        by_language[text.language] += text.text
    cuts = [slice(start, start + PAGE) for start in range(0, 60 * PAGE, PAGE)]
    return [
        Document(f"bench:{language}-{cut.start}", by_language[language][cut], language)
        for cut in cuts
        for language in Language
    ]


def workers() -> None:
    """Wall time of reading many pages with one process and with two."""
    pages = [Original(page.text.encode(), page.uri, page.uri) for page in mixed_pages() * 10]
    times = []
    for count in (1, 2):
        begun = time.perf_counter()
        with Workers(count, Settings()) as readers:
            for _ in readers.outcomes(pages):
                pass
        times.append(time.perf_counter() - begun)
        print(f"{len(pages)} pages with {count} workers {times[-1]:21.2f} s")
    print(f"two workers are {times[0] / times[1]:27.2f} times as fast as one")


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
