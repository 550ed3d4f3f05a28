"""The documentation of the endpoint says what is so, and its examples are answered."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.served import served

from kg.rdf import QueryLimits
from kg.rdf.negotiation import GRAPHS, TABLES, wanted
from kg.web.asked import FORMATS

TEXT = (Path(__file__).parents[2] / "docs" / "sparql.md").read_text("utf-8")
CURL = re.findall(r"^\$ curl (.+)$", TEXT, re.MULTILINE)
QUERIES = re.findall(r"^```sparql\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
FORMAT = re.compile(r"^\| (table, yes or no|graph) \| `(.+)` \| `(\w+)` \|$", re.MULTILINE)
LIMIT = re.compile(r"^\| `--query-(\w+)` \| (\d+)", re.MULTILINE)
STATUS = re.compile(r"^\| (\d{3}) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def client(samples: Path) -> Iterator[httpx.Client]:
    with served(samples / "rdf") as opened:
        yield opened


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_finds_something(client: httpx.Client, query: str) -> None:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 200, answer.text
    assert answer.json()["results"]["bindings"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("arguments", CURL)
def test_every_request_is_answered(client: httpx.Client, arguments: str) -> None:
    asked = arguments.replace("http://127.0.0.1:8000", str(client.base_url).rstrip("/"))
    command = ["curl", "--fail-with-body", "--noproxy", "*", *shlex.split(asked)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
    assert len(done.stdout) > 20


def test_the_formats_are_those_that_are_offered() -> None:
    listed = FORMAT.findall(TEXT)
    tables = [media_type for result, media_type, _ in listed if result != "graph"]
    graphs = [media_type for result, media_type, _ in listed if result == "graph"]
    assert tables == list(TABLES[: len(tables)])
    assert graphs == list(GRAPHS[: len(graphs)])
    assert {name for _, _, name in listed} == set(FORMATS)
    for result, media_type, name in listed:
        assert wanted(FORMATS[name], GRAPHS if result == "graph" else TABLES)[0] == media_type


def test_the_limits_are_the_usual_ones() -> None:
    usual = QueryLimits()
    listed = {name: int(number) for name, number in LIMIT.findall(TEXT)}
    assert listed == {
        "timeout": usual.seconds,
        "memory": usual.memory >> 20,
        "rows": usual.rows,
        "workers": usual.workers,
    }
    assert f"| | {usual.waiting} wait |" in TEXT


def test_the_errors_are_those_that_are_described(client: httpx.Client) -> None:
    methods = client.get("/api/v1/openapi.json").json()["paths"]["/sparql"].values()
    described = {status for method in methods for status in method["responses"]}
    assert set(STATUS.findall(TEXT)) == described - {"200", "304"} | {"405"}
