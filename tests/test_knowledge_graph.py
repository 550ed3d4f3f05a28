"""The graph from Python: what its examples do not show."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, NotFoundError, QueryError, WorkspaceError
from kg.model.table import Table
from kg.rows import SHOWN, Rows


@pytest.fixture(scope="module")
def graph(samples: Path) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(samples) as opened:
        yield opened


@pytest.mark.parametrize("using", ["import kg; kg.open", "import kg.cli, kg.workspace"])
def test_importing_the_package_or_the_commands_loads_no_engine(using: str) -> None:
    engines = ("httpx", "lxml", "neo4j", "networkx", "numpy", "pandas", "pyoxigraph", "spacy", "sqlalchemy")
    heavy = f"[name for name in {engines} if name in sys.modules]"
    done = subprocess.run(
        [sys.executable, "-c", f"{using}; import sys; print({heavy})"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_folder_without_a_workspace_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="There is no workspace"):
        kg.open(tmp_path)


def test_a_parameter_is_a_value_whatever_it_looks_like(graph: kg.KnowledgeGraph) -> None:
    hostile = "' OR true //"
    assert graph.cypher("MATCH (e:Entity {name: $query}) RETURN e.id AS id", query=hostile) == []
    assert graph.cypher("RETURN $query AS given", query=hostile) == [{"given": hostile}]


def test_a_query_that_would_write_is_refused(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(QueryError):
        graph.cypher("MATCH (e:Entity) DETACH DELETE e")


def test_a_question_says_which_parameters_it_takes(graph: kg.KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="partners has no parameter 'name'; it takes organisation"):
        graph.ask("partners", name="Ulgi University")
    with pytest.raises(NotFoundError, match="There is no question 'weather'"):
        graph.ask("weather")
    assert "roles" in {row["name"] for row in graph.questions()}


def test_the_facts_of_an_entity_have_their_evidence(graph: kg.KnowledgeGraph) -> None:
    found = graph.entity("Ulgi University")
    assert all(fact["sentence"] and fact["uri"] for fact in found.facts)
    assert "fingerprint" not in found.properties
    assert "<h3>Ulgi University (University)</h3>" in found._repr_html_()


def test_a_data_frame_has_the_columns_in_their_order_and_may_be_empty(graph: kg.KnowledgeGraph) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    query = "MATCH (e:Entity) WHERE e.name = $name RETURN e.type AS type, e.name AS name, e.number AS number"
    frame = graph.to_pandas(query, name="Primer Machine Works LLP")
    assert list(frame.columns) == ["type", "name", "number"]
    assert frame.type.tolist() == ["Company"]
    assert graph.to_pandas(query, name="none").empty


def test_without_pandas_a_sentence_says_what_to_install(
    graph: kg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r"pip install 'bailanys\[notebook\]'"):
        graph.to_pandas("RETURN 1 AS one")


def test_a_format_that_there_is_not_is_told(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no format 'xlsx'"):
        graph.export(tmp_path / "graph", "xlsx")


def test_a_closed_graph_says_how_to_open_it(samples: Path) -> None:
    graph = kg.open(samples)
    graph.close()
    graph.close()
    with pytest.raises(WorkspaceError, match=r"open it again with kg\.open"):
        graph.search("ulgi")
    assert "closed" in graph._repr_html_()


def test_a_graph_that_nothing_refers_to_closes_its_connections(samples: Path) -> None:
    graph = kg.open(samples)
    closing = graph._closing
    assert graph.revision
    del graph
    gc.collect()
    assert not closing.alive


def test_nothing_in_a_table_is_taken_for_markup() -> None:
    shown = Rows(Table(("<a>", "b"), (("<script>", ["<i>", "x"]),)))._repr_html_()
    assert "<script>" not in shown
    assert "<td>&lt;i&gt;<br>x</td>" in shown


def test_of_a_long_answer_a_notebook_shows_the_beginning() -> None:
    shown = Rows(Table(("n",), tuple((number,) for number in range(SHOWN + 5))))._repr_html_()
    assert shown.count("<tr>") == SHOWN + 1
    assert "and 5 more" in shown
