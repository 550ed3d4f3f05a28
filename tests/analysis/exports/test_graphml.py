"""GraphML that other programs can parse and that keeps what it was given."""

import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.exports.networks import network, two

from kg.analysis.exports import graphml
from kg.errors import InputError

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def written(part: "nx.MultiDiGraph[str]", path: Path) -> "nx.Graph[str]":
    graphml.write(part, path)
    return nx.read_graphml(path, force_multigraph=True)


def test_nodes_have_their_name_as_label_and_their_lists_joined(tmp_path: Path) -> None:
    read = written(two(), tmp_path / "g.graphml")
    assert read.nodes["e1"]["label"] == "Алатау"
    assert read.nodes["e1"]["name_kk"] == "Алатау"
    assert read.nodes["e1"]["names"] == "Алатау | АЛАТАУ"
    assert read.nodes["e1"]["documents"] == 2
    assert read.nodes["e2"]["name"] == "Ромашка & <Ко>"


def test_edges_have_relation_weight_dates_and_id(tmp_path: Path) -> None:
    read = written(two(type="part_of", since="2023-09", sources=0), tmp_path / "g.graphml")
    assert read.is_directed()
    edge = read["e1"]["e2"]["l1"]
    assert (edge["relation"], edge["label"], edge["weight"]) == ("part_of", "part of", 1)
    assert (edge["since"], edge["symmetric"], edge["confidence"]) == ("2023-09", "false", 0.5)


def test_parallel_edges_stay_apart(tmp_path: Path) -> None:
    part = network(
        ("e1", "e2", "l1", {"kind": "research"}), ("e1", "e2", "l2", {"type": "part_of"}), e1="A", e2="B"
    )
    assert written(part, tmp_path / "g.graphml").number_of_edges("e1", "e2") == 2


def test_a_graph_of_symmetric_relations_alone_is_undirected(tmp_path: Path) -> None:
    assert not written(two(), tmp_path / "g.graphml").is_directed()


def test_the_file_says_what_it_is_of_which_revision_and_when_it_was_exported(tmp_path: Path) -> None:
    read = written(two(), tmp_path / "g.graphml")
    assert read.graph["revision"] == 7
    described = ET.parse(tmp_path / "g.graphml").findtext(f"{NAMESPACE}desc") or ""
    assert described.startswith("Revision 7: 2 entities, 1 relationships. Exported 20")
    assert "Source: Bailanys" in described


def test_what_xml_cannot_hold_is_removed_and_told(tmp_path: Path) -> None:
    notes = graphml.write(two("Ала\x00тау\ufffe"), tmp_path / "g.graphml")
    assert notes == ("Characters that XML does not allow were removed from 3 values.",)
    assert nx.read_graphml(tmp_path / "g.graphml").nodes["e1"]["label"] == "Алатау"


def test_a_property_that_no_attribute_holds_makes_the_export_fail(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'where' of l1 is a dict"):
        graphml.write(two(where={"x": 1}), tmp_path / "g.graphml")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_name_comes_back(name: str) -> None:
    with TemporaryDirectory() as folder:
        assert written(two(name), Path(folder) / "g.graphml").nodes["e1"].get("label", "") == name


@given(st.text())
def test_any_text_makes_a_file_that_can_be_parsed(name: str) -> None:
    with TemporaryDirectory() as folder:
        assert set(written(two(name), Path(folder) / "g.graphml")) == {"e1", "e2"}
