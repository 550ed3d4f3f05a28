"""GEXF for Gephi: kinds, weights, directions, intervals."""

import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.exports.networks import network, two

from kg.analysis.exports import gexf
from kg.errors import InputError

IN = {"g": "http://gexf.net/1.3"}


def written(part: "nx.MultiDiGraph[str]", path: Path) -> ET.Element:
    gexf.write(part, path)
    return ET.parse(path).getroot()


def attributes(root: ET.Element, element: str) -> dict[str, str]:
    found = root.find(f".//g:{element}", IN)
    assert found is not None
    return found.attrib


def test_networkx_reads_names_and_properties(tmp_path: Path) -> None:
    gexf.write(two(kind="research"), tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf")
    assert not read.is_directed()
    assert read.nodes["e1"]["label"] == "Алатау"
    assert read.nodes["e1"]["names"] == "Алатау | АЛАТАУ"
    assert read.nodes["e2"]["name"] == "Ромашка & <Ко>"
    edge = read.edges["e1", "e2"]
    assert (edge["kind"], edge["relation"], edge["weight"], edge["sources"]) == (
        "research", "partners_with", 3.0, 3,
    )  # fmt: skip


def test_symmetric_relations_have_no_direction_and_others_have_one(tmp_path: Path) -> None:
    part = network(("e1", "e2", "l1", {}), ("e1", "e2", "l2", {"type": "part_of"}), e1="A", e2="B")
    root = written(part, tmp_path / "g.gexf")
    edges = {edge.attrib["id"]: edge.attrib for edge in root.iterfind(".//g:edge", IN)}
    assert attributes(root, "graph")["defaultedgetype"] == "directed"
    assert (edges["l1"]["type"], edges["l1"]["kind"]) == ("undirected", "partners_with")
    assert (edges["l2"]["type"], edges["l2"]["kind"]) == ("directed", "part_of")


def test_dates_make_an_interval_of_the_days_they_may_mean_and_stay_as_they_are_known(tmp_path: Path) -> None:
    root = written(two(since="2023", until="2024-02"), tmp_path / "g.gexf")
    graph, edge = attributes(root, "graph"), attributes(root, "edge")
    assert (graph["mode"], graph["timeformat"]) == ("dynamic", "date")
    assert (edge["start"], edge["end"]) == ("2023-01-01", "2024-02-29")
    assert {value.attrib["value"] for value in root.iterfind(".//g:edge//g:attvalue", IN)} >= {
        "2023",
        "2024-02",
    }


def test_an_interval_may_be_open_and_without_dates_there_is_no_timeline(tmp_path: Path) -> None:
    assert "end" not in attributes(written(two(since="2023-09-01"), tmp_path / "a.gexf"), "edge")
    assert attributes(written(two(), tmp_path / "b.gexf"), "graph")["mode"] == "static"


@pytest.mark.parametrize("dates", [{"since": "2024", "until": "2023"}, {"since": "autumn"}])
def test_dates_that_make_no_interval_are_told(dates: dict[str, str], tmp_path: Path) -> None:
    notes = gexf.write(two(**dates), tmp_path / "g.gexf")
    assert notes == ("The dates of 1 of 1 relationships make no interval; they have none.",)
    assert "start" not in attributes(ET.parse(tmp_path / "g.gexf").getroot(), "edge")


def test_the_file_says_what_it_is_of_which_revision_and_when_it_was_exported(tmp_path: Path) -> None:
    root = written(two(), tmp_path / "g.gexf")
    assert (root.findtext("g:meta/g:description", "", IN)).startswith("Revision 7: 2 entities")
    assert root.findtext("g:meta/g:creator", "", IN).startswith("Bailanys")


def test_a_property_that_no_attribute_holds_makes_the_export_fail(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'where' of l1 is a dict"):
        gexf.write(two(where={"x": 1}), tmp_path / "g.gexf")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_name_comes_back(name: str) -> None:
    with TemporaryDirectory() as folder:
        gexf.write(two(name), Path(folder) / "g.gexf")
        assert nx.read_gexf(Path(folder) / "g.gexf").nodes["e1"]["label"] == name


@given(st.text())
def test_any_text_makes_a_file_that_can_be_parsed(name: str) -> None:
    with TemporaryDirectory() as folder:
        assert len(list(written(two(name), Path(folder) / "g.gexf").iterfind(".//g:node", IN))) == 2
