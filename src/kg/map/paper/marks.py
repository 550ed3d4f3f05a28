"""What drawings on paper are made of: the marks of entities, lines, arrows and texts.

The look stands in attributes, not in style sheets, which drawing programs often do not read.
"""

import math
from xml.etree import ElementTree as ET

from kg.analysis.exports.xml_text import legible
from kg.map.paper.legend import legend

FONTS = "'Golos Text', 'Noto Sans', 'DejaVu Sans', sans-serif"
INK, SOFT, LINE, PAPER = "#1f2625", "#545e5c", "#747c7a", "#ffffff"

_LEAST_THICK, _MOST_THICK, _THICKER = 1.3, 5.5, 0.9
_ARROW_WIDTH = 0.42


def add_mark(parent: ET.Element, type_: str, x: float, y: float, radius: float) -> ET.Element:
    """Draw the shape of a type in its colour; a star or polygon looks as large as a circle of the radius."""
    group = legend().group(type_)
    if not group.shape.corners:
        circle = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}", "fill": group.light}
        return ET.SubElement(parent, "circle", circle)
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in group.shape.outline(x, y, radius))
    return ET.SubElement(
        parent, "polygon", {"points": corners, "fill": group.light, "stroke-linejoin": "round"}
    )


def add_line(
    parent: ET.Element, start: tuple[float, float], end: tuple[float, float], status: str, thick: float
) -> ET.Element:
    """Draw a line in the dash of a status."""
    dash = legend().line(status).dash
    dashed = {"stroke-dasharray": f"{dash[0]:g} {dash[1]:g}"} if any(dash) else {}
    path = f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
    return ET.SubElement(parent, "path", {"d": path, "stroke-width": f"{thick:.2f}", **dashed})


def add_arrow(parent: ET.Element, tip: tuple[float, float], way: tuple[float, float], length: float) -> None:
    """Draw the head of an arrow that points in a direction, given as a vector of length 1."""
    back = (tip[0] - way[0] * length, tip[1] - way[1] * length)
    side = (-way[1] * length * _ARROW_WIDTH, way[0] * length * _ARROW_WIDTH)
    corners = (tip, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    ET.SubElement(parent, "polygon", {"points": points, "fill": LINE, "stroke": "none"})


def add_text(parent: ET.Element, x: float, y: float, size: float, text: str, **more: str) -> ET.Element:
    """Write a line of text; underscores in the names of further attributes stand for hyphens."""
    attributes = {name.replace("_", "-"): value for name, value in more.items()}
    element = ET.SubElement(
        parent, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": f"{size:g}", **attributes}
    )
    element.text = legible(text)
    return element


def thickness(documents: int) -> float:
    """Return how thick a line of so many documents is: as much more whenever they are twice as many."""
    return min(_MOST_THICK, _LEAST_THICK + _THICKER * math.log2(max(1, documents)))
