"""The entities and relationships of an extracted subgraph as records, in the order of their ids."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Record = dict[str, object]


def entities(part: "nx.MultiDiGraph[str]") -> list[Record]:
    """Return the entities, each with its `id` and its properties."""
    records: list[Record] = [{"id": id_, **properties} for id_, properties in part.nodes(data=True)]
    return sorted(records, key=_id)


def relationships(part: "nx.MultiDiGraph[str]") -> list[Record]:
    """Return the relationships, each with its `id`, `source`, `target`, `type` and its properties."""
    records: list[Record] = [
        {"id": id_, "source": source, "target": target, **properties}
        for source, target, id_, properties in part.edges(keys=True, data=True)
    ]
    return sorted(records, key=_id)


def _id(record: Record) -> str:
    return str(record["id"])
