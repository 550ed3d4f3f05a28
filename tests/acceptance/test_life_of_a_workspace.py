"""Reading twice, forgetting, being killed in the middle: the workspace says what its documents say."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.running import Records, Run

from kg.graph import stop
from kg.knowledge import knowledge

SEED = "https://tashenev.edu.kz/en/media/item/742"
NODES = "MATCH (n) WHERE NOT n:Projection RETURN labels(n) AS labels, properties(n) AS properties"
EDGES = (
    "MATCH (a)-[r]->(b) "
    "RETURN properties(a) AS a, type(r) AS type, properties(r) AS properties, properties(b) AS b"
)
TRIPLES = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(?p NOT IN (kg:revision, dcat:version)) }"
READ_AT = "http://www.w3.org/ns/prov#endedAtTime"


@pytest.fixture
def dump(records: Records) -> Callable[[Path], list[str]]:
    """Give every node, edge and triple of a workspace's projections, as sorted lines."""

    def canonical(workspace: Path) -> list[str]:
        rows = [
            *records("cypher", NODES, "--workspace", workspace),
            *records("cypher", EDGES, "--workspace", workspace),
            *records("sparql", TRIPLES, "--workspace", workspace),
        ]
        for row in rows:
            if "labels" in row:
                row["labels"].sort()
        return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)

    return canonical


@pytest.fixture
def other_workspace(tmp_path: Path) -> Iterator[Path]:
    workspace = tmp_path / "other"
    yield workspace
    stop(workspace / "graph")


def timeless(dumped: list[str]) -> list[str]:
    """Leave out when documents were read, which no two workspaces have in common."""
    return [line for line in dumped if READ_AT not in line]


def test_reading_the_samples_twice_changes_nothing(
    kg: Run, samples: Path, dump: Callable[[Path], list[str]]
) -> None:
    before = dump(samples)
    again = kg("ingest", knowledge("ingest", "samples"), "--workspace", samples)
    assert again.returncode == 0
    assert "0 new or changed" in again.stdout
    assert dump(samples) == before
    assert timeless(before) != before


def test_forgetting_a_page_leaves_what_the_others_say(
    kg: Run, dump: Callable[[Path], list[str]], fresh_workspace: Path, other_workspace: Path, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    shutil.copytree(knowledge("ingest", "samples"), pages)
    forgotten = next(pages.glob("tashenev*.txt"))
    assert kg("ingest", pages, "--workspace", fresh_workspace).returncode == 0
    assert kg("forget", SEED, "--workspace", fresh_workspace).returncode == 0
    forgotten.unlink()
    assert kg("ingest", pages, "--workspace", other_workspace).returncode == 0
    assert timeless(dump(fresh_workspace)) == timeless(dump(other_workspace))


def test_a_page_with_one_fact_changed_says_the_new_and_not_the_old(
    kg: Run, records: Records, fresh_workspace: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Primer University and Ulgi Plant LLP signed a memorandum of cooperation.\n", encoding="utf-8"
    )
    assert kg("ingest", page, "--workspace", fresh_workspace).returncode == 0
    page.write_text(
        "Primer University and Atlas Plant LLP signed a memorandum of cooperation.\n", encoding="utf-8"
    )
    assert kg("ingest", page, "--workspace", fresh_workspace).returncode == 0
    names = records("cypher", "MATCH (c:Company) RETURN c.name AS name", "--workspace", fresh_workspace)
    assert [row["name"] for row in names] == ["Atlas Plant LLP"]


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_killed_in_the_middle_and_begun_again_it_ends_the_same(
    share: float, kg: Run, dump: Callable[[Path], list[str]], samples: Path, fresh_workspace: Path
) -> None:
    command = [str(Path(sys.executable).with_name("kg")), "ingest", str(knowledge("ingest", "samples"))]
    environment = {**os.environ, "KG_WORKSPACE": str(fresh_workspace)}
    begun = time.monotonic()
    assert kg(*command[1:], env={"KG_WORKSPACE": str(fresh_workspace)}).returncode == 0
    whole = time.monotonic() - begun
    stop(fresh_workspace / "graph")
    shutil.rmtree(fresh_workspace)

    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(whole * share)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert kg(*command[1:], env={"KG_WORKSPACE": str(fresh_workspace)}).returncode == 0
    assert timeless(dump(fresh_workspace)) == timeless(dump(samples))


def test_other_commands_work_while_it_serves(kg: Run, samples: Path, free_port: int) -> None:
    import httpx

    command = [
        str(Path(sys.executable).with_name("kg")),
        "serve",
        "--workspace",
        str(samples),
        "--port",
        str(free_port),
    ]
    serving = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{free_port}"
        deadline = time.monotonic() + 30
        while True:
            try:
                found = httpx.get(f"{address}/api/v1/search", params={"q": "tashenev"})
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        assert found.status_code == 200
        assert "Tashenev" in found.text
        assert kg("search", "tashenev", "--workspace", samples).returncode == 0
        assert kg("ingest", knowledge("ingest", "samples"), "--workspace", samples).returncode == 0
        assert httpx.get(f"{address}/api/v1/search", params={"q": "atameken"}).status_code == 200
        asked = httpx.post(f"{address}/sparql", data={"query": "ASK { ?s a kg:University }"})
        assert asked.json()["boolean"] is True
    finally:
        serving.terminate()
        serving.wait(timeout=20)
