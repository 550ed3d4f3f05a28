"""Bailanys: a knowledge graph of who cooperates with whom, each fact with the sentence that says it.

In Python, `kg.open("folder")` gives the graph of a workspace (see `docs/python.md`):

>>> graph = kg.open(folder)
>>> graph.cypher("MATCH (a:Company {name: 'Primer Machine Works LLP'})-[:PARTNERS_WITH]-(b) RETURN b.name")
[{'b.name': 'Ulgi University'}]
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.knowledge_graph import KnowledgeGraph

__version__ = "0.1.0"
__all__ = ["KnowledgeGraph", "__version__", "create", "open"]


def open(folder: "str | Path") -> "KnowledgeGraph":  # noqa: A001 - as in gzip.open
    """Open the workspace in a folder; raises WorkspaceError when there is none."""
    from kg.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph.open(folder)


def create(folder: "str | Path") -> "KnowledgeGraph":
    """Open the workspace in a folder, made first if need be; raises WorkspaceError if it cannot be."""
    from kg.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph.create(folder)


def __getattr__(name: str) -> object:
    if name == "KnowledgeGraph":
        from kg.knowledge_graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
