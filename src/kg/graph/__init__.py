"""The property graph: one Bolt client, the embedded server, the loader and the named queries."""

from kg.graph.address import Address
from kg.graph.client import Graph
from kg.graph.embedded import awaken, ensure_running, stop
from kg.graph.loader import Difference
from kg.graph.reading import Answer, Limits

__all__ = ["Address", "Answer", "Difference", "Graph", "Limits", "awaken", "ensure_running", "stop"]
