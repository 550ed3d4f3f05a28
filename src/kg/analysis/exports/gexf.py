"""GEXF 1.3 (https://gexf.net/), the format of Gephi.

It is written here and not by networkx, which has no word for the kind of an edge, by which Gephi keeps
parallel edges apart, nor for the description of a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.analysis.exports.description import CREATOR, Description
from kg.analysis.exports.drawable import DrawableEdge, Properties, drawable
from kg.analysis.exports.values import ColumnType, column_types
from kg.model import PartialDate

if TYPE_CHECKING:
    import networkx as nx

_NAMESPACE = "http://gexf.net/1.3"
_TYPES = {ColumnType.TEXT: "string", ColumnType.INTEGER: "long", ColumnType.NUMBER: "double"}


def write(graph: "nx.MultiDiGraph[str]", path: Path) -> tuple[str, ...]:
    """Write the subgraph to a file and return notes on what had to be changed.

    A relationship with `since` or `until` has an interval from the first day to the last that these dates may
    mean; the dates as they are known stay among the properties. A symmetric relation has no direction.
    Raises InputError when a property is of a kind that the format cannot hold.
    """
    drawn = drawable(graph)
    intervals = {edge.id: _interval(edge) for edge in drawn.edges}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = _Writer(XMLGenerator(file, "utf-8", short_empty_elements=True))
        xml.begin(
            "gexf", xmlns=_NAMESPACE, version="1.3",
            **{
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/gexf.xsd",
            },
        )  # fmt: skip
        _write_meta(xml, Description.of(graph))
        times = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
        dated = any(interval.times for interval in intervals.values())
        xml.begin(
            "graph",
            defaultedgetype="undirected" if drawn.symmetric else "directed",
            **(times if dated else {"mode": "static"}),
        )
        of_nodes = _write_columns(xml, "node", [node.properties for node in drawn.nodes])
        of_edges = _write_columns(xml, "edge", [_properties(edge) for edge in drawn.edges])
        xml.begin("nodes", count=str(len(drawn.nodes)))
        for node in drawn.nodes:
            xml.begin("node", id=node.id, label=node.label)
            _write_values(xml, of_nodes, node.properties)
            xml.end("node")
        xml.end("nodes")
        xml.begin("edges", count=str(len(drawn.edges)))
        for edge in drawn.edges:
            xml.begin("edge", **_attributes(edge), **intervals[edge.id].times)
            _write_values(xml, of_edges, _properties(edge))
            xml.end("edge")
        xml.end("edges")
        xml.end("graph")
        xml.end("gexf")
        xml.finish()
    unfit = sum(interval.unfit for interval in intervals.values())
    if unfit:
        told = f"The dates of {unfit} of {len(drawn.edges)} relationships make no interval; they have none."
        return (*drawn.notes, told)
    return drawn.notes


class _Writer:
    """Writes elements one after the other."""

    def __init__(self, generator: XMLGenerator) -> None:
        self._generator = generator
        generator.startDocument()

    def begin(self, element: str, **attributes: str) -> None:
        self._generator.ignorableWhitespace("\n")
        self._generator.startElement(element, AttributesImpl(attributes))

    def end(self, element: str) -> None:
        self._generator.endElement(element)

    def leaf(self, element: str, text: str = "", **attributes: str) -> None:
        self.begin(element, **attributes)
        if text:
            self._generator.characters(text)
        self.end(element)

    def finish(self) -> None:
        self._generator.ignorableWhitespace("\n")
        self._generator.endDocument()


@dataclass(frozen=True, slots=True)
class _Interval:
    """The days between which an edge may hold; `unfit` if its dates make no interval."""

    times: Mapping[str, str]
    unfit: bool = False


def _interval(edge: DrawableEdge) -> _Interval:
    try:
        since, until = (_date(edge.properties.get(name)) for name in ("since", "until"))
    except ValueError:
        return _Interval({}, unfit=True)
    if since and until and since.first_day > until.last_day:
        return _Interval({}, unfit=True)
    start = {"start": since.first_day.isoformat()} if since else {}
    end = {"end": until.last_day.isoformat()} if until else {}
    return _Interval({**start, **end})


def _date(value: object) -> PartialDate | None:
    return None if value is None else PartialDate.parse(str(value))


def _attributes(edge: DrawableEdge) -> dict[str, str]:
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "type": "undirected" if edge.symmetric else "directed",
        "kind": edge.relation,
        "label": edge.relation.replace("_", " "),
        "weight": str(edge.weight),
    }


def _properties(edge: DrawableEdge) -> Properties:
    return {"relation": edge.relation, **edge.properties}


def _write_meta(xml: _Writer, description: Description) -> None:
    xml.begin("meta", lastmodifieddate=description.exported.isoformat())
    xml.leaf("creator", CREATOR)
    xml.leaf("description", str(description))
    xml.end("meta")


def _write_columns(xml: _Writer, of: str, rows: Iterable[Properties]) -> dict[str, str]:
    """Write which properties there are and return the number of each, for its name may be taken in Gephi."""
    columns = column_types(rows, {})
    xml.begin("attributes", **{"class": of, "mode": "static"})
    numbers = {name: str(number) for number, name in enumerate(columns)}
    for name, type_ in columns.items():
        xml.leaf("attribute", id=numbers[name], title=name, type=_TYPES[type_])
    xml.end("attributes")
    return numbers


def _write_values(xml: _Writer, numbers: Mapping[str, str], properties: Properties) -> None:
    xml.begin("attvalues")
    for name, value in properties.items():
        xml.leaf("attvalue", **{"for": numbers[name], "value": str(value)})
    xml.end("attvalues")
