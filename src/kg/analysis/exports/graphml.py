"""GraphML (http://graphml.graphdrawing.org/), which networkx, igraph, Cytoscape, yEd and Gephi read.

Most of them refuse or ignore a mixture of edges with and without direction. All edges are therefore directed,
and `symmetric` tells which have none; where none has one, the whole graph is undirected.
"""

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
    writer = GraphMLWriter(_network(drawn, description), infer_numeric_types=True)
    told = ET.Element("desc")
    told.text = str(description)
    writer.xml.insert(0, told)
    with path.open("wb") as file:
        writer.dump(file)
    return drawn.notes


def _network(drawn: Drawable, description: Description) -> "nx.MultiGraph[str]":
    network: nx.MultiGraph[str] = nx.MultiGraph() if drawn.symmetric else nx.MultiDiGraph()
    network.graph.update(
        revision=description.revision, exported=description.exported.isoformat(), source=SOURCE
    )
    for node in drawn.nodes:
        network.add_node(node.id, label=node.label, **node.properties)
    for edge in drawn.edges:
        network.add_edge(
            edge.source, edge.target, edge.id,
            label=edge.relation.replace("_", " "), relation=edge.relation, weight=edge.weight,
            symmetric="true" if edge.symmetric else "false", **edge.properties,
        )  # fmt: skip
    return network
