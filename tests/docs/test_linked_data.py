"""The documentation of linked data says what is so, and its examples are answered."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.served import served

from kg.rdf import Namespaces
from kg.rdf.dumps.dump import write_dumps
from kg.rdf.dumps.dumped import DumpFormat
from kg.rdf.namespaces import KINDS
from kg.web.linked.describing import AROUND
from kg.web.linked.facts import PAGE
from kg.web.linked.formats import SYNTAXES
from kg.web.linked.quotations import SHOWN
from kg.web.linked.sitemap import MOST

TEXT = (Path(__file__).parents[2] / "docs" / "linked-data.md").read_text("utf-8")
CURL = re.findall(r"^\$ curl (.+)$", TEXT, re.MULTILINE)


@pytest.fixture(scope="module")
def client(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("documented")
    shutil.copytree(samples / "rdf", folder / "rdf")
    write_dumps(folder / "rdf", folder / "dumps", tuple(DumpFormat), Namespaces(), lambda _done, _total: None)
    with served(folder / "rdf") as opened:
        yield opened


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("arguments", CURL)
def test_every_example_is_answered(client: httpx.Client, arguments: str) -> None:
    command = arguments.replace("http://127.0.0.1:8000", str(client.base_url).rstrip("/"))
    done = subprocess.run(
        ["curl", "--fail-with-body", *shlex.split(command)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout


def test_kinds_syntaxes_and_bounds_are_those_of_the_program() -> None:
    said = re.search(r"The kinds are (.+?)\. An id", TEXT, re.DOTALL)
    assert said
    assert set(re.findall(r"`([\w-]+)`", said[1])) == set(KINDS)
    assert {each.extension for each in SYNTAXES} <= set(re.findall(r"`(?:/data/{kind}/{id})?\.(\w+)`", TEXT))
    assert (AROUND, PAGE, SHOWN, MOST) == (100, 50, 3, 50_000)
    for words in ("a hundred relationships", "fifty facts", "three quotations", "50 000 a file"):
        assert words in " ".join(TEXT.split())
