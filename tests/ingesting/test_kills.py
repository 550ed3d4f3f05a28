"""Ingests that are killed with all their processes, and run again, leave what an undisturbed one leaves.

`python -m benchmarks kills` does the same with many pages and more kills.
"""

import sys
from pathlib import Path

import pytest
from benchmarks.canonical_dump import Dump, canonical_dump, differences
from benchmarks.corpus import write_corpus
from benchmarks.killing import Course, Ingest, Moment, run_kg

from kg.graph import stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are found by way of /proc")

PAGES = 20


def dump(workspace: Path) -> Dump:
    try:
        return canonical_dump(workspace)
    finally:
        stop(workspace / "graph")


def test_an_ingest_that_is_killed_again_and_again_comes_to_what_an_undisturbed_one_leaves(
    tmp_path: Path,
) -> None:
    corpus, undisturbed, killed = (tmp_path / name for name in ("corpus", "undisturbed", "killed"))
    write_corpus(corpus, PAGES)
    course = Ingest(corpus, undisturbed).course()
    wanted = dump(undisturbed)
    assert len(wanted["ledger document"]) == PAGES
    try:
        for moment in (Moment("read", 0.5), Moment("graph", 0.3), Moment("rdf", 0.5)):
            assert Ingest(corpus, killed).kill_at(moment, course) != "after its end"
        last = run_kg("ingest", corpus, "--workspace", killed, "--workers", "2")
        assert (last.returncode, last.stderr) == (0, "")
        assert f"Read {PAGES} documents" in last.stdout
        assert differences(wanted, dump(killed)) == []
    finally:
        stop(killed / "graph")


def test_a_difference_is_found_and_shown() -> None:
    wanted: Dump = {"rdf": ["a", "b", "b"], "map": ["c"], "graph": []}
    assert differences(wanted, wanted) == []
    assert differences(wanted, {"rdf": ["a", "b"], "map": ["c", "d"]}) == [
        "map: 0 missing, 1 too much; + d",
        "rdf: 1 missing, 0 too much; - b",
    ]


def test_a_killed_ingest_leaves_no_process_behind(tmp_path: Path) -> None:
    corpus, workspace = tmp_path / "corpus", tmp_path / "workspace"
    write_corpus(corpus, 3)
    running = Ingest(corpus, workspace)
    assert running.kill_at(Moment("start", 0.0), Course()) == "start 0/1"
    assert running.processes == []
