"""The picture of an answer: every name and relationship of it, as text, safely."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.picture import MOST_NODES, Picture, picture
from kg.errors import InputError
from kg.graph import Answer
from kg.graph.reading import GraphNode, GraphRelationship

SVG = "{http://www.w3.org/2000/svg}"


def node(id_: str, name: str, *labels: str) -> GraphNode:
    return GraphNode(id_, ("Entity", *labels), {"id": id_, "name": name})


def tie(
    id_: str, source: str, target: str, status: str = "actual", type_: str = "HOLDS_ROLE"
) -> GraphRelationship:
    return GraphRelationship(id_, type_, source, target, {"id": id_, "status": status})


def drawn(nodes: list[GraphNode], ties: list[GraphRelationship]) -> Picture:
    return picture(Answer((), (), tuple(nodes), tuple(ties)), "Bailanys, revision 3 · 2026-01-02")


def texts(shown: Picture, kind: str = "") -> list[str]:
    root = ET.fromstring(shown.svg)
    return [
        element.text or "" for element in root.iter(f"{SVG}text")
        if element.get("class", "").startswith(kind)
    ]  # fmt: skip


def test_a_path_is_laid_out_from_left_to_right_in_its_order() -> None:
    nodes = [node("c", "Third"), node("a", "First"), node("b", "Second")]
    shown = drawn(nodes, [tie("1", "a", "b"), tie("2", "b", "c")])
    places = [
        (float(circle.get("cx", 0)), float(circle.get("cy", 0)))
        for circle in ET.fromstring(shown.svg).iter(f"{SVG}circle")
        if circle.get("r") == "15"
    ]
    (third, height), (first, first_height), (second, second_height) = places
    assert height == first_height == second_height
    assert first < second < third or third < second < first


def test_status_is_a_style_of_line_and_the_legend_says_which() -> None:
    nodes = [node("a", "A", "Person"), node("b", "B", "Organization", "University")]
    shown = drawn(nodes, [tie("1", "a", "b", "planned"), tie("2", "a", "b", "ended")])
    dashes = {
        path.get("stroke-dasharray") for path in ET.fromstring(shown.svg).iter(f"{SVG}path")
        if path.get("class") == "line"
    }  # fmt: skip
    assert dashes == {"8 5", "2 4"}
    notes = texts(shown, "note")
    assert {"planned", "ended", "Person", "University"} <= set(notes)
    assert notes[-1] == "Bailanys, revision 3 · 2026-01-02 · 2 nodes, 2 relationships"
    assert "University" in texts(shown, "type")


def test_several_relationships_between_two_nodes_lie_side_by_side() -> None:
    nodes = [node("a", "A"), node("b", "B")]
    shown = drawn(nodes, [tie("1", "a", "b"), tie("2", "b", "a"), tie("3", "a", "b")])
    lines = [path.get("d") for path in ET.fromstring(shown.svg).iter(f"{SVG}path")]
    assert len({line for line in lines if line and "Q" in line}) == 3


def test_the_same_answer_gives_the_same_picture() -> None:
    nodes = [node(str(number), f"Name {number}") for number in range(30)]
    ties = [tie(str(number), str(number), str(number * 7 % 30)) for number in range(30)]
    assert drawn(nodes, ties).svg == drawn(nodes, ties).svg


def test_a_picture_of_many_nodes_shows_the_best_connected_and_says_so() -> None:
    nodes = [node(str(number), f"Name {number}") for number in range(MOST_NODES + 50)]
    ties = [tie(str(number), "199", str(number)) for number in range(20)]
    shown = drawn(nodes, ties)
    assert (shown.shown, shown.nodes) == (MOST_NODES, MOST_NODES + 50)
    assert "150 of 200 nodes" in texts(shown, "note")[-1]
    assert "Name 199" in texts(shown, "name")


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_name_is_plain_text(names: list[str]) -> None:
    nodes = [node(str(number), name) for number, name in enumerate(names)]
    ties = [tie("1", "0", str(len(nodes) - 1), "<b>", 'X"><script>')]
    root = ET.fromstring(drawn(nodes, ties).svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "circle", "text",
    }  # fmt: skip


@pytest.mark.parametrize(("nodes", "ties"), [([], []), ([], [tie("1", "a", "b")])])
def test_an_answer_without_nodes_says_what_to_return(
    nodes: list[GraphNode], ties: list[GraphRelationship]
) -> None:
    with pytest.raises(InputError, match="RETURN"):
        drawn(nodes, ties)
