"""The property graph: one Bolt client, the embedded server, the loader and the named queries."""

from kg.graph.address import Address
from kg.graph.client import Graph
from kg.graph.embedded import ensure_running, stop
from kg.graph.loader import Difference

__all__ = ["Address", "Difference", "Graph", "ensure_running", "stop"]
