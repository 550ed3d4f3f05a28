"""A subgraph as tools that draw graphs take it: labels, weights, and no lists."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.exports.records import entities, relationships
from kg.analysis.exports.values import flat
from kg.analysis.exports.xml_text import XmlText
from kg.model import VOCABULARY

if TYPE_CHECKING:
    import networkx as nx

Properties = dict[str, str | int | float]


@dataclass(frozen=True, slots=True)
class DrawableNode:
    """An entity; its `label` is its name."""

    id: str
    label: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class DrawableEdge:
    """A relationship; `weight` is the number of independent documents, 1 for what is publicly known."""

    id: str
    source: str
    target: str
    relation: str
    symmetric: bool
    weight: int
    properties: Properties


@dataclass(frozen=True, slots=True)
class Drawable:
    """Nodes and edges by id, and what had to be changed in them."""

    nodes: tuple[DrawableNode, ...]
    edges: tuple[DrawableEdge, ...]
    notes: tuple[str, ...]

    @property
    def symmetric(self) -> bool:
        """Whether there are edges and none has a direction."""
        return bool(self.edges) and all(edge.symmetric for edge in self.edges)


def drawable(graph: "nx.MultiDiGraph[str]") -> Drawable:
    """Return the subgraph with texts that XML allows; raises InputError for a property of another kind."""
    text = XmlText()
    nodes = tuple(_node(text.clean(flat(record))) for record in entities(graph))
    edges = tuple(_edge(text.clean(flat(record))) for record in relationships(graph))
    return Drawable(nodes, edges, text.notes())


def _node(properties: Properties) -> DrawableNode:
    id_ = str(properties.pop("id"))
    return DrawableNode(id_, str(properties.get("name", id_)), properties)


def _edge(properties: Properties) -> DrawableEdge:
    id_, source, target, relation = (str(properties.pop(name)) for name in ("id", "source", "target", "type"))
    return DrawableEdge(
        id=id_,
        source=source,
        target=target,
        relation=relation,
        symmetric=_symmetric(relation),
        weight=max(1, int(properties.get("sources", 1))),
        properties=properties,
    )


def _symmetric(relation: str) -> bool:
    known = VOCABULARY.relation_types.get(relation)
    return known is not None and known.symmetric
