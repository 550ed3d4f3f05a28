"""Where the engines differ: each still answers as documented, and the documentation shows all of it."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.graph.portable.cases import queries
from tests.graph.portable.dataset import dataset
from tests.graph.portable.differences import (
    BEGIN,
    DOCUMENTATION,
    END,
    differences,
    observed,
    same,
    tables,
)

from kg.graph import Address, Graph
from kg.knowledge import knowledge

DIFFERENCES = {difference.id: difference for difference in differences()}


@pytest.fixture(scope="module")
def published(graph: Graph, engine: tuple[str, Address]) -> tuple[str, Address]:
    """Name and address of an engine that holds the dataset."""
    graph.publish(dataset(), lambda _done, _total: None)
    return engine


@pytest.mark.parametrize("name", DIFFERENCES)
def test_an_engine_answers_as_documented(name: str, published: tuple[str, Address]) -> None:
    engine, address = published
    expected, answer = DIFFERENCES[name].answers[engine], observed(address, DIFFERENCES[name])
    assert same(answer, expected), (answer, expected)


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_difference_is_one(name: str) -> None:
    answers = DIFFERENCES[name].answers
    assert not same(answers["neo4j"], answers["embedded"])
    assert DIFFERENCES[name].shows.endswith(".")


def test_the_documentation_shows_every_difference() -> None:
    shown = DOCUMENTATION.read_text("utf-8").split(BEGIN)[1].split(END)[0]
    assert shown.strip() == tables().strip(), "write it: python -m tests.graph.portable.differences"


def test_the_documentation_counts_the_queries_by_subject() -> None:
    counted = re.findall(r"^\| ([^|`]+) \| (\d+) \|", DOCUMENTATION.read_text("utf-8"), re.MULTILINE)
    subjects = [query.subject for query in queries()]
    assert {subject: int(n) for subject, n in counted} == {
        subject: subjects.count(subject) for subject in subjects
    }


def test_the_documentation_names_the_versions_that_are_tested() -> None:
    pom = knowledge("graph", "neo4j", "pom.xml").read_text("utf-8")
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    embedded = next(name for name in project["dependencies"] if name.startswith("arcadedb-embedded"))
    text = DOCUMENTATION.read_text("utf-8")
    assert re.search(r"5\.26\.\d+", pom)[0] in text  # type: ignore[index]
    assert embedded.split(";")[0].split("==")[1] in text
