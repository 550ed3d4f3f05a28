"""Several `kg ingest` at once, into one workspace or one ledger, leave what one of all the files leaves."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from benchmarks.canonical_dump import Dump, Order, canonical_dump, differences
from benchmarks.corpus import write_corpus
from tests.postgres import running_postgres, with_schema
from tests.running import Run

from kg.graph import stop

PAGES = 40
KG = Path(sys.executable).with_name("kg")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("at-once") / "corpus"
    write_corpus(folder, PAGES)
    return folder


@pytest.fixture(scope="module")
def alone(kg: Run, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """What one process makes of all the files."""
    workspace = tmp_path_factory.mktemp("alone") / "workspace"
    done = kg("ingest", corpus, "--workspace", workspace)
    assert (done.returncode, done.stderr) == (0, "")
    return dump(workspace)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with running_postgres() as url:
        yield url


def dump(workspace: Path, ledger: str | None = None) -> Dump:
    try:
        return canonical_dump(workspace, ledger, Order.ANY)
    finally:
        stop(workspace / "graph")


def ingest_halves(corpus: Path, workspaces: Sequence[Path], ledger: str | None = None) -> None:
    """Ingest half of the files into each workspace, at once."""
    files = sorted(path for path in corpus.rglob("*") if path.is_file())
    environment = os.environ | ({"KG_LEDGER_URL": ledger} if ledger else {})
    processes = [
        subprocess.Popen(
            [KG, "ingest", *files[number :: len(workspaces)], "--workspace", workspace],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for number, workspace in enumerate(workspaces)
    ]
    for process in processes:
        _, said = process.communicate(timeout=400)
        assert (process.returncode, said) == (0, "")


def test_two_ingests_into_one_workspace(corpus: Path, alone: Dump, fresh_workspace: Path) -> None:
    ingest_halves(corpus, [fresh_workspace, fresh_workspace])
    assert differences(alone, dump(fresh_workspace)) == []


def test_two_ingests_into_one_workspace_over_postgres(
    corpus: Path, alone: Dump, fresh_workspace: Path, postgres: str
) -> None:
    ledger = with_schema(postgres)
    ingest_halves(corpus, [fresh_workspace, fresh_workspace], ledger)
    assert differences(alone, dump(fresh_workspace, ledger)) == []


def test_two_machines_that_share_a_ledger_show_the_same(
    kg: Run, corpus: Path, alone: Dump, tmp_path: Path, postgres: str
) -> None:
    ledger, workspaces = with_schema(postgres), [tmp_path / "one", tmp_path / "other"]
    try:
        ingest_halves(corpus, workspaces, ledger)
        for workspace in workspaces:
            done = kg("publish", "--workspace", workspace, env={"KG_LEDGER_URL": ledger})
            assert (done.returncode, done.stderr) == (0, "")
            assert differences(alone, dump(workspace, ledger)) == []
    finally:
        for workspace in workspaces:
            stop(workspace / "graph")
