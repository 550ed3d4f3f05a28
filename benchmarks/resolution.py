"""Prints how long resolving takes, from nothing and page by page: `python -m benchmarks resolution`."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.invented_pages import Pages, is_town, truth
from kg.resolve import Resolution

PAGES = 30


@dataclass(slots=True)
class Clock:
    """Processor and wall time spent, in seconds."""

    processor: float = 0.0
    wall: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        processor, wall = time.process_time(), time.perf_counter()
        yield
        self.processor += time.process_time() - processor
        self.wall += time.perf_counter() - wall


@dataclass(slots=True)
class Measured:
    """What resolving a number of entities took: seconds and megabytes.

    `single` has the wall time of a change of one page, median and 95th percentile, and its processor time.
    """

    entities: int
    pages: int
    nodes: int
    comparisons: int
    loading: float
    processor: float
    wall: float
    memory_before: float
    memory: float
    precision: float
    recall: float
    single: dict[str, tuple[float, float, float]]


def resolution(sizes: Sequence[int]) -> None:
    """Print the figures of each size, measured in a process of its own."""
    before: Measured | None = None
    for entities in sizes:
        done = subprocess.run(
            [sys.executable, "-m", __name__, str(entities)], stdout=subprocess.PIPE, check=True
        )
        found = Measured(**json.loads(done.stdout))
        show(found, before)
        before = found


def measured(entities: int) -> Measured:
    """Resolve pages that name so many invented entities; the time of inventing them does not count."""
    pages = Pages(entities, 2 * PAGES)
    inventing, loading, whole = Clock(), Clock(), Clock()
    with inventing.running():
        read_all(pages)
    with loading.running(), Resolution.open() as small:
        small.bring_forward(Pages(10))
    with tempfile.TemporaryDirectory() as folder, Resolution.open(Path(folder) / "index.db") as resolved:
        before = megabytes()
        with whole.running():
            moved = resolved.bring_forward(pages)
        precision, recall = quality(resolved.entity_of())
        return Measured(
            entities=entities,
            pages=len(pages.shown),
            nodes=moved.nodes,
            comparisons=moved.comparisons,
            loading=loading.processor,
            processor=whole.processor - inventing.processor,
            wall=whole.wall - inventing.wall,
            memory_before=before,
            memory=megabytes(),
            precision=precision,
            recall=recall,
            single=one_by_one(pages, Path(folder) / "index.db", resolved),
        )


def read_all(pages: Pages) -> None:
    for id_ in pages.shown:
        for _ in pages.statements_of(id_):
            pass


def one_by_one(pages: Pages, path: Path, resolved: Resolution) -> dict[str, tuple[float, float, float]]:
    """Time adding and forgetting single pages, in an open resolution and in one opened for each of them."""

    def reopened() -> None:
        with Resolution.open(path) as fresh:
            fresh.bring_forward(pages)

    def kept_open() -> None:
        resolved.bring_forward(pages)

    first, second = pages.further[:PAGES], pages.further[PAGES:]
    return {
        "adding a page": timed(kept_open, pages.add, first),
        "opening and adding a page": timed(reopened, pages.add, second),
        "forgetting a page": timed(kept_open, pages.forget, first),
    }


def timed(
    work: Callable[[], None], change: Callable[[str], None], ids: Iterable[str]
) -> tuple[float, float, float]:
    clocks = []
    for id_ in ids:
        change(id_)
        clock = Clock()
        with clock.running():
            work()
        clocks.append(clock)
    walls = [clock.wall for clock in clocks]
    processor = statistics.median(clock.processor for clock in clocks)
    return statistics.median(walls), statistics.quantiles(walls, n=20)[-1], processor


def quality(entity_of: Mapping[str, str]) -> tuple[float, float]:
    """Return the precision and recall of pairs of referents that are taken for one thing, towns left out."""
    of = {referent: entity for referent, entity in entity_of.items() if not is_town(referent)}
    together = pairs(Counter((entity, truth(referent)) for referent, entity in of.items()))
    return together / pairs(Counter(of.values())), together / pairs(Counter(map(truth, of)))


def pairs(groups: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(found: Measured, before: Measured | None) -> None:
    print(f"{found.entities} entities on {found.pages} pages, {found.nodes} nodes", end="")
    print(f", {found.comparisons} comparisons")
    print(f"  loading the tables {found.loading:26.2f} CPU-s")
    print(f"  resolving from nothing {found.processor:22.1f} CPU-s, {found.wall:.1f} s", end="")
    print(f", {found.processor / found.entities * 1000:.2f} ms an entity")
    if before:
        grown, longer = found.entities / before.entities, found.processor / before.processor
        print(
            f"  {grown:.0f} times the entities take {longer:20.1f} times as long, ratio {longer / grown:.2f}"
        )
    print(f"  memory {found.memory:38.0f} MB, {found.memory_before:.0f} MB before the work")
    for what, (median, slow, processor) in found.single.items():
        print(f"  {what:30} {median * 1000:14.0f} ms, 95 % within {slow * 1000:.0f} ms", end="")
        print(f", {processor * 1000:.0f} CPU-ms")
    print(f"  pairs put together {found.precision:26.3f} precision, {found.recall:.3f} recall")


if __name__ == "__main__":
    print(json.dumps(asdict(measured(int(sys.argv[1])))))
