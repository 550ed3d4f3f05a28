"""`kg export` on the sample pages."""

import csv
from pathlib import Path

import networkx as nx
import pytest
from tests.running import Run

from kg.errors import InputError
from kg.exporting import ExportFormat, format_of


def test_the_suffix_tells_the_format() -> None:
    told = {
        format_of(Path(f"x{suffix}"))
        for suffix in (".GraphML", ".gexf", ".csv", ".jsonld", ".nq", ".parquet")
    }
    assert told == set(ExportFormat) - {ExportFormat.NEO4J_CSV}
    with pytest.raises(InputError, match="name one with --as: graphml, gexf"):
        format_of(Path("graph.xlsx"))


def test_a_selection_is_written_and_told_on_standard_error(kg: Run, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    done = kg("export", path, "-w", samples, "--relations", "partners_with", "--status", "planned,ended")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["status"] for row in rows} == {"planned", "ended"}
    assert {row["relation"] for row in rows} == {"partners_with"}
    assert all(row["sentence"] and row["document"] for row in rows)
    assert f"{len(rows)} relationships, revision " in done.stderr


def test_what_is_near_an_entity_is_written(kg: Run, samples: Path, tmp_path: Path) -> None:
    near = tmp_path / "near.graphml"
    done = kg("export", near, "-w", samples, "--around", "primer machine works", "--hops", "1")
    assert done.returncode == 0, done.stderr
    names = nx.get_node_attributes(nx.read_graphml(near), "name").values()
    assert {"Primer Machine Works LLP", "Ulgi University"} <= set(names)
    assert "Northern Sample Energy JSC" not in names


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["out.gexf", "--relations", "likes"], "There is no relation 'likes'; there are: "),
        (["out.gexf", "--status", "denied"], "There is no status 'denied'; there are: actual, planned"),
        (["out.gexf", "--hops", "1"], "name it with --around"),
        (["out.nq", "--min-sources", "2"], "a selection is for other formats"),
        (["no/such/folder/out.gexf"], "cannot be written"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_leaves_nothing(
    arguments: list[str], sentence: str, kg: Run, samples: Path, tmp_path: Path
) -> None:
    done = kg("export", *arguments, "-w", samples.absolute(), cwd=tmp_path)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []
