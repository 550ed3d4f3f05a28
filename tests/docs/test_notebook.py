"""The notebook of the documentation runs from its first cell to its last, and is kept without its outputs."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from kg.graph import stop

nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")

NOTEBOOK = Path(__file__).parents[2] / "docs" / "tour.ipynb"


@pytest.fixture
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the kernel makes its temporary folders; the graph server in them is stopped."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    yield tmp_path
    for workspace in tmp_path.glob("*/workspace"):
        stop(workspace / "graph")


def test_it_runs_and_shows_sentence_measure_drawing_and_files(temporary_folder: Path) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=240, kernel_name="python3").execute()
    outputs = str([cell.outputs for cell in notebook.cells if cell.cell_type == "code"])
    assert "Ulgi University and Primer Machine Works LLP signed a memorandum of cooperation" in outputs
    assert "betweenness" in outputs
    assert "<svg" in outputs
    exported = nx.read_graphml(next(temporary_folder.glob("*/graph.graphml")), force_multigraph=True)
    assert "Ulgi University" in nx.get_node_attributes(exported, "name").values()


def test_it_is_kept_without_outputs() -> None:
    code = [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]
    assert code
    assert not any(cell.outputs or cell.execution_count for cell in code)
