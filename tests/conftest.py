"""Fixture strategy: take the smallest fixture that serves, or build a value in the test.

`kg` runs the installed command as a user would. `samples` is a workspace into which the sample pages were
read once for the whole session; tests only read it. A test that changes a workspace makes its own with
`fresh_workspace`, whose graph server is stopped at the end. `graph` is empty and given twice, on the
embedded engine and on a Neo4j (see `tests.engines`); both are started once for the session and emptied for
each module. Tests may run in several processes, each a session of its own: `make test` gives whole files to
three of them, for many tests wait.

Java compiles quickly rather than well here, for most graph servers of tests live for seconds. Examples of
property tests have no deadline, for timings vary on shared machines.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graph.neo4j.server import QUICK_TO_START
from hypothesis import settings
from tests.engines import ENGINES, emptied, running
from tests.running import Records, Run

from kg.graph import Address, Graph, stop
from kg.knowledge import knowledge

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

os.environ.setdefault("JAVA_TOOL_OPTIONS", " ".join(QUICK_TO_START))

NEO4J_VERSION = pytest.StashKey[str]()
KG = Path(sys.executable).with_name("kg")


@pytest.fixture(scope="session")
def kg() -> Run:
    def run(
        *arguments: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        command = [str(KG), *map(str, arguments)]
        environment = {**os.environ, "COLUMNS": "100", **(env or {})}
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=cwd,
            timeout=400,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def samples(kg: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    workspace = tmp_path_factory.mktemp("samples") / "workspace"
    done = kg("ingest", knowledge("ingest", "samples"), "--workspace", workspace)
    assert done.returncode == 0, done.stderr
    yield workspace
    stop(workspace / "graph")


@pytest.fixture
def fresh_workspace(tmp_path: Path) -> Iterator[Path]:
    workspace = tmp_path / "workspace"
    yield workspace
    if workspace.exists():
        stop(workspace / "graph")
        shutil.rmtree(workspace)


@pytest.fixture
def free_port() -> int:
    """A port on this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def records(kg: Run) -> Records:
    """Run a command with `--format json` and return its records."""

    def ask(*arguments: str | Path) -> list[dict[str, Any]]:
        done = kg(*arguments, "--format", "json")
        assert done.returncode == 0, done.stderr
        answer = json.loads(done.stdout)
        assert isinstance(answer, list)
        return answer

    return ask


@pytest.fixture(scope="session", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Address]]:
    """Name and address of an engine, started once for the session."""
    with running(request.param, tmp_path_factory.mktemp(request.param)) as address:
        if request.param == "neo4j":
            with Graph.connect(address) as connected:
                _note_neo4j(request.config, connected.server)
        yield request.param, address


@pytest.fixture(scope="module")
def graph(engine: tuple[str, Address]) -> Iterator[Graph]:
    """An empty graph on each engine."""
    with Graph.connect(engine[1]) as connected:
        yield emptied(connected)


def _note_neo4j(config: pytest.Config, version: str) -> None:
    """Keep the version for the summary, which another process writes when tests run in several."""
    config.stash[NEO4J_VERSION] = version
    if hasattr(config, "workeroutput"):
        config.workeroutput["neo4j"] = version


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a process of the tests has noted."""
    version = getattr(node, "workeroutput", {}).get("neo4j")
    if version:
        node.config.stash[NEO4J_VERSION] = version


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say on which Neo4j the contract was tested, and how many of its tests passed there."""
    version = config.stash.get(NEO4J_VERSION, None)
    if version:
        passed = [
            report for report in terminalreporter.getreports("passed")
            if report.when == "call" and "neo4j" in report.nodeid.partition("[")[2]
        ]  # fmt: skip
        terminalreporter.write_line(f"{version}: {len(passed)} tests of the graph passed on it.")
