"""Draws the nodes and relationships of an answer as one SVG file that needs nothing else.

The text stays text, names are written in full in the tooltips, and title and description say to a screen
reader what is seen (SVG 2, and W3C "SVG Accessibility API Mappings").
"""

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx

from kg.analysis.placing import placed
from kg.errors import InputError
from kg.knowledge import knowledge
from kg.model.vocabulary import ORGANIZATION, VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.graph.reading import Answer, GraphNode, GraphRelationship

MOST_NODES = 150
_GENERAL = frozenset({"Entity", ORGANIZATION})
_RADIUS = 15.0
_MARGIN = (110.0, 50.0)
_FOOT = 84.0
_BEND = 46.0
_ASIDE = 0.08
_LONGEST = 26
_OTHER, _OTHER_COLOUR = "other", "#bbbbbb"
_NAMES = ("name", "title", "text", "type", "id")
# What XML 1.0 does not allow in a text, by section 2.2.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLE = (
    "text{font-family:'Noto Sans','DejaVu Sans',Arial,sans-serif;fill:#222}"
    ".name{font-size:13px;font-weight:600;text-anchor:middle}"
    ".type{font-size:10px;fill:#555;text-anchor:middle}"
    ".edge{font-size:10.5px;text-anchor:middle;fill:#333}"
    ".note{font-size:11px;fill:#444}"
    ".halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"
    "path.line{fill:none;stroke:#444;stroke-width:1.6}"
    "circle{stroke:#222;stroke-width:1.2}"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn answer: the SVG text, and how many of how many nodes it shows."""

    svg: str
    shown: int
    nodes: int


def picture(answer: "Answer", source: str) -> Picture:
    """Draw the answer's nodes and relationships; `source` is the line below that says where they are from.

    At most 150 nodes are drawn, those with most relationships. Raises InputError when the answer has no node,
    or relationships without their ends.
    """
    nodes = {node.id: node for node in answer.nodes}
    if any({edge.source, edge.target} - nodes.keys() for edge in answer.relationships):
        raise InputError("A relationship came without its nodes; return them too, as in: RETURN a, r, b")
    if not answer.nodes:
        raise InputError(
            "There is nothing to draw; return nodes, relationships or paths, as in: "
            "MATCH p = (:Person)-[:HOLDS_ROLE]->() RETURN p"
        )
    degrees = Counter(end for edge in answer.relationships for end in (edge.source, edge.target))
    kept = sorted(nodes, key=lambda id_: -degrees[id_])[:MOST_NODES]
    shown = [node for node in answer.nodes if node.id in frozenset(kept)]
    edges = [edge for edge in answer.relationships if {edge.source, edge.target} <= set(kept)]
    return Picture(_drawn(shown, edges, source, len(nodes)), len(shown), len(nodes))


def _drawn(
    nodes: "Sequence[GraphNode]", edges: "Sequence[GraphRelationship]", source: str, total: int
) -> str:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in edges if edge.source != edge.target)
    places = {id_: (x + _MARGIN[0], y + _MARGIN[1] + _BEND) for id_, (x, y) in placed(graph).items()}
    width = max(max(x for x, _ in places.values()) + _MARGIN[0], 620.0)
    height = max(y for _, y in places.values()) + _MARGIN[1] + _BEND
    root = _root(nodes, edges, width, height + _FOOT, total)
    names = {node.id: _name(node) for node in nodes}
    for edge, bend in _bends(edges):
        _add_edge(root, edge, names, places, bend)
    for node in nodes:
        _add_node(root, node, places[node.id])
    _add_legend(root, nodes, edges, height)
    count = f"{len(nodes)} of {total} nodes" if len(nodes) < total else f"{total} nodes"
    _text(root, "note", 16, height + _FOOT - 12, f"{source} · {count}, {len(edges)} relationships")
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _root(
    nodes: "Sequence[GraphNode]",
    edges: "Sequence[GraphRelationship]",
    width: float,
    height: float,
    total: int,
) -> ET.Element:
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "width": f"{width:.0f}", "height": f"{height:.0f}", "role": "img",
            "aria-labelledby": "title description",
        },
    )  # fmt: skip
    names = {node.id: _name(node) for node in nodes}
    ET.SubElement(root, "title", {"id": "title"}).text = _clean(
        f"{total} nodes and {len(edges)} relationships: {', '.join(list(names.values())[:3])}"
    )
    ET.SubElement(root, "desc", {"id": "description"}).text = _clean(
        " ".join(f"{_sentence(edge, names)}." for edge in edges) or "No relationships."
    )
    ET.SubElement(root, "style").text = _STYLE
    marker = ET.SubElement(
        ET.SubElement(root, "defs"),
        "marker",
        {
            "id": "arrow", "viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "7",
            "markerHeight": "7", "orient": "auto-start-reverse",
        },
    )  # fmt: skip
    ET.SubElement(marker, "path", {"d": "M0 1L10 5L0 9z", "fill": "#444"})
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#fff"})
    return root


def _bends(edges: "Iterable[GraphRelationship]") -> "Iterable[tuple[GraphRelationship, float]]":
    """Give each relationship a bend of its own, so that several between two nodes lie side by side."""
    together: dict[frozenset[str], list[GraphRelationship]] = {}
    for edge in edges:
        together.setdefault(frozenset((edge.source, edge.target)), []).append(edge)
    for group in together.values():
        for number, edge in enumerate(group):
            bend = (number - (len(group) - 1) / 2) * _BEND
            yield edge, bend if edge.source <= edge.target else -bend


def _add_edge(
    root: ET.Element,
    edge: "GraphRelationship",
    names: dict[str, str],
    places: dict[str, tuple[float, float]],
    bend: float,
) -> None:
    group = ET.SubElement(root, "g")
    ET.SubElement(group, "title").text = _clean(_sentence(edge, names))
    if edge.source == edge.target:
        x, y = places[edge.source]
        line, label = f"M{x - 9:.1f} {y - 12:.1f}c-30 -44 48 -44 19 -2", (x, y - 42)
    else:
        line, label = _curve(places[edge.source], places[edge.target], bend)
    dash = _dashes().get(_status(edge), "")
    attributes = {"class": "line", "d": line, "stroke-dasharray": dash or "none"}
    if edge.type.lower() not in _symmetric():
        attributes["marker-end"] = "url(#arrow)"
    ET.SubElement(group, "path", attributes)
    _text(group, "edge halo", *label, _short(_wording(edge)))


def _curve(
    start: tuple[float, float], end: tuple[float, float], bend: float
) -> tuple[str, tuple[float, float]]:
    length = math.dist(start, end) or 1.0
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    across = (-along[1], along[0])
    middle = [(a + b) / 2 + side * bend * 2 for a, b, side in zip(start, end, across, strict=True)]
    points = []
    for point, distance in ((start, _RADIUS), (end, _RADIUS + 2)):
        reach = math.dist(point, middle) or 1.0
        points.append([at + (to - at) / reach * distance for at, to in zip(point, middle, strict=True)])
    (x1, y1), (x2, y2) = points
    path = f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"
    at = 0.5 + math.copysign(_ASIDE, bend) if bend else 0.5
    label = [
        (1 - at) ** 2 * a + 2 * at * (1 - at) * m + at**2 * b
        for a, m, b in zip(start, middle, end, strict=True)
    ]
    return path, (label[0], label[1] - 5)


def _add_node(root: ET.Element, node: "GraphNode", place: tuple[float, float]) -> None:
    x, y = place
    group = ET.SubElement(root, "g")
    kind = _kind(node)
    ET.SubElement(group, "title").text = _clean(f"{_name(node)} ({kind})")
    ET.SubElement(
        group, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{_RADIUS:g}", "fill": _colour(node)}
    )
    _text(group, "name halo", x, y + _RADIUS + 15, _short(_name(node)))
    _text(group, "type halo", x, y + _RADIUS + 28, kind)


def _add_legend(
    root: ET.Element, nodes: "Iterable[GraphNode]", edges: "Iterable[GraphRelationship]", top: float
) -> None:
    x, y = 24.0, top + 22
    legend = ET.SubElement(root, "g")
    for group, colour in sorted({(_group(node), _colour(node)) for node in nodes}):
        ET.SubElement(legend, "circle", {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": "6", "fill": colour})
        _text(legend, "note", x + 12, y + 4, group)
        x += 34 + 6.5 * len(group)
    x, y = 18.0, top + 46
    present = {_status(edge) for edge in edges}
    for status, dash in _dashes().items():
        if status in present:
            line = {"class": "line", "d": f"M{x:.0f} {y:.0f}h34", "stroke-dasharray": dash or "none"}
            ET.SubElement(legend, "path", line)
            _text(legend, "note", x + 42, y + 4, status)
            x += 64 + 6.5 * len(status)


def _text(parent: ET.Element, kind: str, x: float, y: float, text: str) -> None:
    element = ET.SubElement(parent, "text", {"class": kind, "x": f"{x:.1f}", "y": f"{y:.1f}"})
    element.text = _clean(text)


def _sentence(edge: "GraphRelationship", names: dict[str, str]) -> str:
    since = edge.properties.get("since")
    parts = [_wording(edge), _status(edge), f"since {since}" if since else ""]
    return f"{names[edge.source]} – {', '.join(filter(None, parts))} – {names[edge.target]}"


def _wording(edge: "GraphRelationship") -> str:
    relation = VOCABULARY.relation_types.get(edge.type.lower())
    words = relation.labels["en"] if relation else edge.type.lower().replace("_", " ")
    more = edge.properties.get("role") or edge.properties.get("kind")
    return f"{words}: {more}".replace("_", " ") if more else words


def _status(edge: "GraphRelationship") -> str:
    return str(edge.properties.get("status") or "")


def _name(node: "GraphNode") -> str:
    found = (node.properties.get(key) for key in _NAMES)
    return next((str(value) for value in found if value), node.id)


def _kind(node: "GraphNode") -> str:
    return " ".join(label for label in node.labels if label not in _GENERAL) or "Entity"


def _group(node: "GraphNode") -> str:
    return next((label for label in node.labels if label in _colours()), _OTHER)


def _colour(node: "GraphNode") -> str:
    return _colours()[_group(node)]


@cache
def _colours() -> dict[str, str]:
    """Return the colours of types, which are those of the connection map."""
    groups = tomllib.loads(_look())["group"]
    return {_OTHER: _OTHER_COLOUR} | {type_: group["light"] for group in groups for type_ in group["types"]}


@cache
def _dashes() -> dict[str, str]:
    """Return the dashes by status, which are those of the connection map; a solid line has none."""
    statuses = tomllib.loads(_look())["status"]
    return {each["id"]: " ".join(map(str, each["dash"])) if any(each["dash"]) else "" for each in statuses}


def _look() -> str:
    return knowledge("graph", "map.toml").read_text("utf-8")


@cache
def _symmetric() -> frozenset[str]:
    return frozenset(name for name, relation in VOCABULARY.relation_types.items() if relation.symmetric)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
