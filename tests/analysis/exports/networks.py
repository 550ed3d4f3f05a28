"""Extracted subgraphs as values, for the formats that need no graph server."""

import networkx as nx


def network(*edges: tuple[str, str, str, dict[str, object]], **names: str) -> "nx.MultiDiGraph[str]":
    """A subgraph of revision 7: entities by id and name, relationships as (source, target, id, more)."""
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph(revision=7, rules="r")
    for id_, name in names.items():
        part.add_node(
            id_, name=name, type="University", names=[name, name.upper()], documents=2, name_kk=name
        )
    for source, target, id_, properties in edges:
        given = {"type": "partners_with", "status": "actual", "sources": 3, "confidence": 0.5, **properties}
        part.add_edge(source, target, id_, **given)
    return part


def two(name: str = "Алатау", **properties: object) -> "nx.MultiDiGraph[str]":
    """Two entities, the first of this name, with a relationship of these properties."""
    return network(("e1", "e2", "l1", properties), e1=name, e2="Ромашка & <Ко>")
