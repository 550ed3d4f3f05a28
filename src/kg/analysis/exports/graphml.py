"""GraphML (http://graphml.graphdrawing.org/), which networkx, igraph, Cytoscape, yEd and Gephi read.

Most of them refuse or ignore a mixture of edges with and without direction. All edges are therefore directed,
and `symmetric` tells which have none; where none has one, the whole graph is undirected.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from kg.analysis.exports.description import SOURCE, Description
from kg.analysis.exports.drawable import Drawable, drawable


def write(graph: "nx.MultiDiGraph[str]", path: Path) -> tuple[str, ...]:
    """Write the subgraph to a file and return notes on what had to be changed.

    Raises InputError when a property is of a kind that the format cannot hold.
    """
    drawn = drawable(graph)
    description = Description.of(graph)
    about: Mapping[str, str | int] = {
        "revision": description.revision,
        "exported": description.exported.isoformat(),
        "source": SOURCE,
    }
    path.write_bytes(encoded(drawn, str(description), about))
    return drawn.notes


def encoded(drawn: Drawable, description: str, about: Mapping[str, str | int]) -> bytes:
    """Return the bytes of a file: what it says of itself in words, and `about` the graph as its data."""
    writer = GraphMLWriter(_network(drawn, about), infer_numeric_types=True)
    told = ET.Element("desc")
    told.text = description
    writer.xml.insert(0, told)
    written = io.BytesIO()
    writer.dump(written)
    return written.getvalue()


def _network(drawn: Drawable, about: Mapping[str, str | int]) -> "nx.MultiGraph[str]":
    network: nx.MultiGraph[str] = nx.MultiGraph() if drawn.symmetric else nx.MultiDiGraph()
    network.graph.update(about)
    for node in drawn.nodes:
        network.add_node(node.id, label=node.label, **node.properties)
    for edge in drawn.edges:
        network.add_edge(
            edge.source, edge.target, edge.id,
            label=edge.relation.replace("_", " "), relation=edge.relation, weight=edge.weight,
            symmetric="true" if edge.symmetric else "false", **edge.properties,
        )  # fmt: skip
    return network
