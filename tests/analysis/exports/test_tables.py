"""Tables of what was extracted: CSV for spreadsheets, and Parquet."""

import csv
import json
from pathlib import Path

import pytest
from tests.analysis.exports.published import HARD_NAME, HARD_SENTENCE, hard_snapshot

from kg.analysis import Selection, subgraph
from kg.analysis.exports import csv_table, parquet
from kg.analysis.exports.evidence import Evidence, evidence
from kg.analysis.exports.pairs import pairs
from kg.analysis.subgraph import WHOLE
from kg.errors import InputError
from kg.graph import Graph
from kg.model import Status


@pytest.fixture(scope="module")
def published(graph: Graph) -> Graph:
    graph.publish(hard_snapshot(), lambda _done, _total: None)
    return graph


def rows(graph: Graph, path: Path, selection: Selection = WHOLE) -> dict[str, dict[str, str]]:
    part = subgraph(graph, selection)
    csv_table.write(pairs(graph, part, evidence(graph, part, selection)), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_each_relationship_is_a_row_with_names_and_the_sentence(published: Graph, tmp_path: Path) -> None:
    row = rows(published, tmp_path / "t.csv")["r8"]
    assert (row["source"], row["target"], row["agreement"]) == (
        "Университет «Алатау»", HARD_NAME, HARD_NAME,
    )  # fmt: skip
    assert (row["status"], row["kind"], row["since"], row["sources"]) == ("actual", "research", "2023", "2")
    assert row["sentence"] == HARD_SENTENCE
    assert (row["document"], row["published"]) == ("Заголовок", "2024-02-29")


def test_what_is_publicly_known_says_where_from_and_has_no_sentence(published: Graph, tmp_path: Path) -> None:
    row = rows(published, tmp_path / "t.csv")["k1"]
    assert (row["known_from"], row["sentence"], row["sources"]) == ("decree No. 1", "", "0")


def test_an_agreement_outside_the_selection_still_has_its_name(published: Graph, tmp_path: Path) -> None:
    chosen = Selection(relations=("partners_with",), statuses=(Status.ACTUAL,), around="e2", hops=1)
    assert rows(published, tmp_path / "t.csv", chosen).keys() == {"r2"}


def test_spreadsheets_find_the_byte_order_mark_and_no_formulas(published: Graph, tmp_path: Path) -> None:
    part = subgraph(published, Selection(relations=("partners_with",)))
    proof = evidence(published, part, WHOLE)
    doubtful = Evidence({"sr9": proof.claims["sr9"]}, proof.documents)
    csv_table.write(pairs(published, part, doubtful), tmp_path / "t.csv")
    text = (tmp_path / "t.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfsource,relation,target,")
    assert b",'=cmd()," in text


def test_parquet_has_typed_tables_that_refer_to_each_other(published: Graph, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    part = subgraph(published)
    parquet.write(part, evidence(published, part, WHOLE), tmp_path)
    tables = {path.stem: pq.read_table(path) for path in tmp_path.iterdir()}
    ids = {name: set(table["id"].to_pylist()) for name, table in tables.items()}
    assert {name: len(found) for name, found in ids.items()} == {
        "entities": 9, "relationships": 7, "claims": 9, "documents": 3,
    }  # fmt: skip
    edges = {row["id"]: row for row in tables["relationships"].to_pylist()}
    assert edges["r8"]["claims"] == ["sr8", "sr9"]
    assert (edges["r8"]["type"], edges["r8"]["sources"], edges["r1"]["since"]) == ("partners_with", 2, "2021")
    assert edges["r5"]["until"] is None
    assert {row["subject"] for row in tables["claims"].to_pylist()} <= ids["entities"]
    assert {row["document"] for row in tables["claims"].to_pylist()} <= ids["documents"]
    names = {row["id"]: row["names"] for row in tables["entities"].to_pylist()}
    assert names["e9"] == [HARD_NAME, "=1+2", ""]
    about = json.loads(tables["claims"].schema.metadata[b"bailanys"])
    assert about["revision"] == 8


def test_without_pyarrow_a_sentence_says_what_to_install(
    published: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    part = subgraph(published)
    with pytest.raises(InputError, match=r"pip install 'bailanys\[parquet\]'"):
        parquet.write(part, evidence(published, part, WHOLE), tmp_path)
