"""The examples of the Python interface, in its documentation and in its docstrings, run as written."""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import kg as package
from kg import knowledge_graph

GUIDE = Path(__file__).parents[2] / "docs" / "python.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTIONS = doctest.ELLIPSIS


@pytest.fixture(autouse=True)
def beside_the_samples(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kg-workspace").symlink_to(samples)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def graph(samples: Path) -> Iterator[package.KnowledgeGraph]:
    with package.open(samples) as opened:
        yield opened


def failures(example: doctest.DocTest) -> str:
    told: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(example, out=told.append)
    return "".join(told)


def test_the_guide() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    text = "\n".join(BLOCK.findall(GUIDE.read_text("utf-8")))
    example = doctest.DocTestParser().get_doctest(text, {}, GUIDE.name, str(GUIDE), 0)
    assert len(example.examples) > 15
    assert failures(example) == ""


@pytest.mark.parametrize("module", [package, knowledge_graph])
def test_the_docstrings(
    module: ModuleType, graph: package.KnowledgeGraph, samples: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    folder = samples if module is package else tmp_path
    names = {"kg": package, "graph": graph, "folder": folder}
    found = [example for example in doctest.DocTestFinder().find(module, globs=names) if example.examples]
    assert found
    assert "".join(map(failures, found)) == ""
