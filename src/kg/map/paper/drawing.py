"""Draws a picture as one SVG file for paper, which needs nothing else and whose text stays text.

Title and description say to a screen reader what is seen (SVG 2, chapter 5.8, and W3C "SVG Accessibility API
Mappings").
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import numpy as np

from kg.analysis.exports.xml_text import legible
from kg.map.paper.captions import MARGIN, foot, head
from kg.map.paper.legend import legend, type_label
from kg.map.paper.lettering import Label, labels, lines, width
from kg.map.paper.marks import (
    FONTS,
    INK,
    LINE,
    PAPER,
    SOFT,
    add_arrow,
    add_line,
    add_mark,
    add_text,
    thickness,
)
from kg.map.paper.sheet import Sheet
from kg.map.paper.ties import Tie, sentence, ties
from kg.map.placing.network import Points
from kg.map.placing.room import CROWD, NARROW, ROOM
from kg.map.seeing.pictures import PlacedEntity

_LEAST_WIDTH = 760.0
_MOST_PIXELS = 3200.0
_MOST_TOLD = 100
_LETTERS, _LEADING, _ASCENT = 12.0, 14.5, 11.0
_LABEL = 150.0
_SMALL = 0.78
_HUB, _ENTITY, _LARGER, _MOST_COUNTED = 6.0, 9.5, 1.1, 16
_ARROW = 8.0
_RING = 1.35


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is drawn, in pixels from the origin, y growing downwards; `scale` is less than 1 for crowds.

    `rims` are how far from an entity arrows end.
    """

    shown: Sheet
    places: Points
    radii: Points
    rims: Points
    labels: Sequence[Label]
    ties: Sequence[Tie]
    ends: Sequence[tuple[int, int]]
    scale: float


def drawing(shown: Sheet) -> str:
    """Return the picture as the text of an SVG file: title, drawing, legend, and where it comes from.

    What XML cannot hold of a name is replaced by U+FFFD. A picture that is very large has so many pixels as
    a browser can still enlarge four times.
    """
    scene = _scene(shown)
    low, high = _extent(scene)
    across = max(_LEAST_WIDTH, float(high[0] - low[0]) + 2 * MARGIN)
    drawn_relationships = [each for tie in scene.ties for each in tie.relationships]
    above = head(shown, shown.documents(drawn_relationships), len(scene.ties), across)
    below = foot(shown, scene.ties, across)
    down = above.height + float(high[1] - low[1]) + MARGIN + below.height
    root = _root(shown, across, down)
    _describe(root, shown, scene.ties)
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    left, top = (across - float(high[0] + low[0])) / 2, above.height - float(low[1])
    picture = ET.SubElement(root, "g", {"transform": f"translate({left:.1f} {top:.1f})"})
    _add_ties(picture, scene)
    _add_entities(picture, scene)
    _add_names(picture, scene)
    above.put(root, 0.0)
    below.put(root, down - below.height)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _scene(shown: Sheet) -> _Scene:
    scale = 1.0 if len(shown.entities) <= CROWD else float(NARROW[0] / ROOM[0])
    found = ties(shown)
    number = {each.entity.id: at for at, each in enumerate(shown.entities)}
    ends = [(number[tie.first], number[tie.second]) for tie in found]
    degrees = Counter(end for pair in ends for end in pair)
    places = np.array([(each.x, -each.y) for each in shown.entities]).reshape(-1, 2)
    radii = np.array([_radius(each, degrees[at]) * scale for at, each in enumerate(shown.entities)])
    chosen = np.array([each.entity.id in shown.occasion.selected for each in shown.entities], dtype=bool)
    shapes = np.array([legend().group(each.entity.type).shape.reach for each in shown.entities])
    bodies = np.where(chosen, radii * _RING + 5 * scale, radii * shapes)
    names = [_name(shown, each.entity.id) for each in shown.entities]
    segments = places[np.array(ends, dtype=int).reshape(-1, 2)].reshape(-1, 4)
    written = labels(names, places, bodies, segments, _LETTERS * scale, _LEADING * scale)
    return _Scene(shown, places, radii, bodies + 2, written, found, ends, scale)


def _radius(each: PlacedEntity, degree: int) -> float:
    return _HUB if each.hub else _ENTITY + _LARGER * math.sqrt(min(degree, _MOST_COUNTED))


def _name(shown: Sheet, id_: str) -> tuple[str, ...]:
    """Return the name of an entity in lines, with its language when it is not the reader's."""
    name, most, tag = legible(shown.name(id_)), _LABEL / _LETTERS, _tag(shown, id_)
    broken = lines(name, most)
    if width(broken[-1]) + width(tag) > most:
        broken = lines(name, most - width(tag))
    return (*broken[:-1], broken[-1] + tag)


def _tag(shown: Sheet, id_: str) -> str:
    language = shown.language_of(id_)
    return f" ({language})" if language not in (None, shown.occasion.language) else ""


def _extent(scene: _Scene) -> tuple[Points, Points]:
    """Return the corners of what is drawn, names and all."""
    reach = scene.radii[:, None] * 1.5 + 4
    size, leading = _LETTERS * scene.scale, _LEADING * scene.scale
    corners = [scene.places - reach, scene.places + reach, np.zeros((1, 2))]
    for label in scene.labels:
        across = max(map(width, label.lines), default=0.0) * size
        left = label.x - {"start": 0.0, "middle": across / 2, "end": across}[label.anchor]
        bottom = label.top + leading * len(label.lines)
        corners.append(np.array([(left, label.top), (left + across, bottom)]))
    together = np.vstack(corners if len(scene.places) == 0 else [*corners[:2], *corners[3:]])
    return together.min(axis=0), together.max(axis=0)


def _root(shown: Sheet, across: float, down: float) -> ET.Element:
    shrunk = min(1.0, _MOST_PIXELS / max(across, down))
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {across:.1f} {down:.1f}",
            "width": f"{across * shrunk:.0f}",
            "height": f"{down * shrunk:.0f}",
            "role": "img",
            "aria-labelledby": "title description",
            "xml:lang": shown.occasion.language,
            "font-family": FONTS,
            "fill": INK,
        },
    )


def _describe(root: ET.Element, shown: Sheet, drawn: Sequence[Tie]) -> None:
    ET.SubElement(root, "title", {"id": "title"}).text = legible(shown.title)
    told = [sentence(shown, each) for tie in reversed(drawn) for each in tie.relationships][:_MOST_TOLD]
    counted = shown.word("entities", entities=len(shown.entities))
    described = " ".join(f"{each}." for each in [counted, *told]) if shown.entities else shown.word("nothing")
    ET.SubElement(root, "desc", {"id": "description"}).text = legible(described)


def _add_ties(picture: ET.Element, scene: _Scene) -> None:
    group = ET.SubElement(picture, "g", {"fill": "none", "stroke": LINE})
    for tie, (first, second) in zip(scene.ties, scene.ends, strict=True):
        start, end = scene.places[first], scene.places[second]
        thick = thickness(tie.documents) * scene.scale
        length = max(1e-6, float(np.hypot(*(end - start))))
        along = (end - start) / length
        head_length = _ARROW * scene.scale + 1.5 * thick
        tips = [
            start + along * min(length / 2, scene.rims[first]),
            end - along * min(length / 2, scene.rims[second]),
        ]
        begin = tips[0] + along * head_length * 0.8 if tie.to_first else start
        stop = tips[1] - along * head_length * 0.8 if tie.to_second else end
        line = add_line(group, _pair(begin), _pair(stop), tie.status, thick)
        told = "\n".join(sentence(scene.shown, each) for each in tie.relationships)
        ET.SubElement(line, "title").text = legible(told)
        for tip, way, pointed in ((tips[0], -along, tie.to_first), (tips[1], along, tie.to_second)):
            if pointed:
                add_arrow(group, _pair(tip), _pair(way), head_length)


def _add_entities(picture: ET.Element, scene: _Scene) -> None:
    thick = 1.1 * scene.scale
    group = ET.SubElement(picture, "g", {"stroke": INK, "stroke-width": f"{thick:.2f}"})
    language = scene.shown.occasion.language
    for each, place, radius in zip(scene.shown.entities, scene.places, scene.radii, strict=True):
        (x, y), size = _pair(place), float(radius)
        if each.entity.id in scene.shown.occasion.selected:
            ring = {
                "cx": f"{x:.1f}",
                "cy": f"{y:.1f}",
                "r": f"{size * _RING + 4 * scene.scale:.1f}",
                "fill": "none",
            }
            ET.SubElement(group, "circle", {**ring, "stroke-width": f"{2 * thick:.2f}"})
        mark = add_mark(group, each.entity.type, x, y, size)
        told = f"{scene.shown.name(each.entity.id)} ({type_label(each.entity.type, language)})"
        ET.SubElement(mark, "title").text = legible(told)


def _add_names(picture: ET.Element, scene: _Scene) -> None:
    size, leading = _LETTERS * scene.scale, _LEADING * scene.scale
    halo = {
        "stroke": PAPER, "stroke-width": f"{3.5 * scene.scale:.2f}", "stroke-linejoin": "round",
        "paint-order": "stroke",
    }  # fmt: skip
    group = ET.SubElement(picture, "g", halo)
    for each, label in zip(scene.shown.entities, scene.labels, strict=True):
        language = scene.shown.language_of(each.entity.id)
        spoken = {"xml:lang": language} if language else {}
        text = add_text(
            group, label.x, label.top + _ASCENT * scene.scale, size, "",
            text_anchor=label.anchor, **spoken,
        )  # fmt: skip
        ET.SubElement(text, "title").text = legible(scene.shown.name(each.entity.id))
        tag = _tag(scene.shown, each.entity.id)
        for row, line in enumerate(label.lines):
            down = {"dy": f"{leading:g}"} if row else {}
            span = ET.SubElement(text, "tspan", {"x": f"{label.x:.1f}", **down})
            span.text = line if row < len(label.lines) - 1 else line.removesuffix(tag)
        if tag:
            ET.SubElement(span, "tspan", {"font-size": f"{size * _SMALL:g}", "fill": SOFT}).text = tag


def _pair(point: Points) -> tuple[float, float]:
    return float(point[0]), float(point[1])
