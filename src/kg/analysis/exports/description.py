"""What a file says of itself: what it holds, of which revision, exported when, and where it comes from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kg import __version__

if TYPE_CHECKING:
    import networkx as nx

SOURCE = "Bailanys, a knowledge graph of who cooperates with whom, each fact with the sentence that says it"
CREATOR = f"Bailanys {__version__}"


@dataclass(frozen=True, slots=True)
class Description:
    """The content of a file in numbers, with the revision of the ledger that it shows."""

    revision: int
    entities: int
    relationships: int
    exported: date

    @classmethod
    def of(cls, graph: "nx.MultiDiGraph[str]") -> "Description":
        """Describe an extracted subgraph as exported today."""
        return cls(
            revision=graph.graph["revision"],
            entities=graph.number_of_nodes(),
            relationships=graph.number_of_edges(),
            exported=datetime.now(UTC).date(),
        )

    def __str__(self) -> str:
        return (
            f"Revision {self.revision}: {self.entities} entities, {self.relationships} relationships. "
            f"Exported {self.exported.isoformat()}. Source: {SOURCE}."
        )
