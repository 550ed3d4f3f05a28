"""A disk that is full, whatever is written to it: one sentence, nothing lost, and the next run goes on."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.canonical_dump import Dump, canonical_dump, differences
from benchmarks.corpus import write_corpus
from tests.running import Run

from kg.graph import stop
from kg.ledger import Ledger

PAGES = 12
ROOM = "64m"
LEFT = 80_000


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("full-disk") / "corpus"
    write_corpus(folder, PAGES)
    return folder


@pytest.fixture(scope="module")
def wanted(kg: Run, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Dump:
    workspace = tmp_path_factory.mktemp("enough") / "workspace"
    assert kg("ingest", corpus, "--workspace", workspace).returncode == 0
    return dump(workspace)


@pytest.fixture
def disk() -> Iterator[Path]:
    """A small file system of a test's own."""
    if shutil.which("mount") is None or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting a small file system takes root")
    folder = Path(tempfile.mkdtemp(prefix="kg-disk-"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False).returncode:
        folder.rmdir()
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    stop(folder / "workspace" / "graph")
    subprocess.run(["umount", "--lazy", folder], check=True)
    folder.rmdir()


def resize(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


def fill(disk: Path) -> Path:
    """Leave almost no room."""
    filler = disk / "filler"
    state = os.statvfs(disk)
    filler.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - LEFT)))
    return filler


def dump(workspace: Path) -> Dump:
    try:
        return canonical_dump(workspace)
    finally:
        stop(workspace / "graph")


def assert_said(done: "subprocess.CompletedProcess[str]") -> None:
    assert done.returncode in {3, 4}, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("kg: ")
    assert "disk" in line


def acknowledged(workspace: Path) -> tuple[int, int]:
    """How many documents the runs told of, and how many are there."""
    with Ledger.open(workspace / "ledger.db") as ledger, ledger.reading() as reading:
        return sum(run.tally.new for run in reading.runs()), ledger.counts().documents


def test_an_ingest_goes_on_where_the_disk_was_full(kg: Run, corpus: Path, wanted: Dump, disk: Path) -> None:
    workspace = disk / "workspace"
    for size in ("64k", "500k", "1300k", "6m", "13m"):
        resize(disk, size)
        assert_said(kg("ingest", corpus, "--workspace", workspace))
        stop(workspace / "graph")
    resize(disk, ROOM)
    told, there = acknowledged(workspace)
    assert told <= there
    assert kg("ingest", corpus, "--workspace", workspace).returncode == 0
    assert differences(wanted, dump(workspace)) == []


def test_each_part_of_a_workspace_says_that_the_disk_is_full(
    kg: Run, corpus: Path, wanted: Dump, disk: Path
) -> None:
    resize(disk, ROOM)
    workspace = disk / "workspace"
    assert kg("ingest", corpus, "--workspace", workspace).returncode == 0
    for part in ("resolution.db", "graph", "rdf", "map.db"):
        stop(workspace / "graph")
        place = workspace / part
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        filler = fill(disk)
        if part == "resolution.db":
            shutil.rmtree(workspace / "rdf")
            filler.unlink()
            filler = fill(disk)
        assert_said(kg("publish", "--workspace", workspace, "--wait", "0"))
        filler.unlink()
        assert kg("publish", "--workspace", workspace).returncode == 0
    assert differences(wanted, dump(workspace)) == []
