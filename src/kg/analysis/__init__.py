"""Measures over an extracted subgraph, and the way out to other tools."""

from kg.analysis.subgraph import Selection, subgraph

__all__ = ["Selection", "subgraph"]
