"""Kills ingests at random moments and lets them be run again: `python -m benchmarks kills --kills 20`.

Promised is that what is then there equals what an undisturbed ingest leaves, in ledger, resolution, graph,
linked data and map (see `benchmarks.canonical_dump` for what may differ). Every process is killed with
SIGKILL: the one that ingests, those that read, and the server of the embedded graph.

There are three ways to begin, and each kill has a workspace of its own:

- nothing is there;
- everything is read and nothing published, so that a publication can be killed without reading before it;
- a part of the pages was read and published the evening before, and the publication is a difference.

In the end one more workspace is killed again and again, in every phase, until an ingest comes to its end.
"""

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.canonical_dump import Dump, canonical_dump, differences
from benchmarks.corpus import write_corpus
from benchmarks.killing import PHASES, Course, Ingest, Moment, run_kg
from kg.graph import stop

_LATE = 10
"""Every so many-th file comes only on the second evening."""

_NIGHTS = ("new", "read", "grown")
_AFTER_READING = PHASES[PHASES.index("resolve") :]


@dataclass(frozen=True, slots=True)
class Night:
    """A way to begin, the workspace as it is then, and what an undisturbed ingest makes of it, and how."""

    name: str
    begun: Path
    course: Course
    wanted: Dump


def kills(pages: int, number: int, seed: int) -> list[str]:
    """Kill so many ingests of so many pages; prints each, and returns those that left something else."""
    with tempfile.TemporaryDirectory(prefix="kg-kills-") as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(corpus, pages)
        nights = undisturbed(corpus, Path(folder))
        for night in nights.values():
            spent = ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in night.course.seconds.items())
            print(
                f"undisturbed, {night.name}: {spent}; {sum(map(len, night.wanted.values()))} lines",
                flush=True,
            )
        random = Random(seed)  # noqa: S311  (the same kills every time)
        broken = []
        for count, (name, moment) in enumerate(planned(number, random), start=1):
            said = killed(corpus, Path(folder) / f"killed-{count}", nights[name], [moment])
            print(f"kill {count}: {said}", flush=True)
            broken += [] if said.endswith(": equal") else [said]
        chain = [Moment(phase, random.random()) for phase in PHASES]
        said = killed(corpus, Path(folder) / "chain", nights["new"], chain)
        print(f"kills in one workspace: {said}", flush=True)
        return broken + ([] if said.endswith(": equal") else [said])


def undisturbed(corpus: Path, folder: Path) -> dict[str, Night]:
    """Return how ingests go that nobody kills, by the way they begin."""
    courses, begun = {}, {name: folder / name for name in _NIGHTS}
    whole = folder / "undisturbed"
    courses["new"] = courses["read"] = Ingest(corpus, whole).course()
    wanted = {"new": _dump(whole)}
    wanted["read"] = wanted["new"]
    begun["new"].mkdir()
    begun["read"].mkdir()
    shutil.copy(whole / "ledger.db", begun["read"])
    late = folder / "late"
    _take(corpus, late)
    try:
        Ingest(corpus, begun["grown"]).course()
        stop(begun["grown"] / "graph")
    finally:
        _take(late, corpus)
    grown = folder / "undisturbed-grown"
    shutil.copytree(begun["grown"], grown)
    courses["grown"] = Ingest(corpus, grown).course()
    wanted["grown"] = _dump(grown)
    return {name: Night(name, begun[name], courses[name], wanted[name]) for name in _NIGHTS}


def planned(number: int, random: Random) -> Sequence[tuple[str, Moment]]:
    """Return the moments of kills, each with the way the night begins: all phases in turn, random within."""
    plan = []
    for count in range(number):
        phase = PHASES[count % len(PHASES)]
        after = ("read", "grown")[count // len(PHASES) % 2]
        plan.append((after if phase in _AFTER_READING else "new", Moment(phase, random.random())))
    return plan


def killed(corpus: Path, workspace: Path, night: Night, moments: Sequence[Moment]) -> str:
    """Kill an ingest at each moment, let the last one come to its end, and say what that has left."""
    shutil.copytree(night.begun, workspace)
    try:
        at = [Ingest(corpus, workspace).kill_at(moment, night.course) for moment in moments]
        since = time.monotonic()
        done = run_kg("ingest", corpus, "--workspace", workspace, "--workers", "2")
        spent = time.monotonic() - since
        told = f"{night.name}, {', '.join(map(str, moments))}: at {', '.join(at)}, then {spent:.0f} s"
        if done.returncode or done.stderr:
            return f"{told}: ended with {done.returncode}: {done.stderr.strip()[-2000:]}"
        found = differences(night.wanted, _dump(workspace))
        return f"{told}: {' | '.join(found) or 'equal'}"
    finally:
        stop(workspace / "graph")
        shutil.rmtree(workspace)


def _dump(workspace: Path) -> Dump:
    try:
        return canonical_dump(workspace)
    finally:
        stop(workspace / "graph")


def _take(source: Path, target: Path) -> None:
    """Move files from one folder to another: every so many-th of the corpus, all of those taken away."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    for path in files if source.name == "late" else files[::_LATE]:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
