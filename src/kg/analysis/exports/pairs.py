"""Relationships as a table for people: both names, what holds between them, and the sentence that says so."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.analysis.exports.evidence import Evidence, GraphClaim
from kg.model.table import Cell, Table

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

COLUMNS = (
    "source", "relation", "target", "status", "kind", "role", "since", "until", "attested_on", "sources",
    "confidence", "agreement", "sentence", "document", "published", "uri", "known_from", "source_type",
    "target_type", "source_id", "target_id", "id",
)  # fmt: skip
_NAMES = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.name AS name"


def pairs(graph: "Graph", part: "nx.MultiDiGraph[str]", proof: Evidence) -> Table:
    """Return a row for each relationship of a part of the graph, by relation and names.

    The sentence is that of the surest claim; `sources` tells how many independent documents there are.
    `known_from` is the public source of what no document says.
    """
    agreements = {str(edge["agreement"]) for _, _, edge in part.edges(data=True) if edge.get("agreement")}
    names = {record["id"]: record["name"] for record in graph.read(_NAMES, {"ids": sorted(agreements)})}
    rows = []
    for source, target, id_, edge in part.edges(keys=True, data=True):
        ends = part.nodes[source], part.nodes[target]
        record = {
            **edge,
            **_told(edge.get("claims", ()), proof),
            "relation": edge["type"],
            "agreement": names.get(edge.get("agreement", ""), edge.get("agreement")),
            "known_from": edge.get("authority"),
            "source": ends[0].get("name", source),
            "target": ends[1].get("name", target),
            "source_type": ends[0].get("type"),
            "target_type": ends[1].get("type"),
            "source_id": source,
            "target_id": target,
            "id": id_,
        }
        rows.append(tuple(record.get(column) for column in COLUMNS))
    return Table(COLUMNS, tuple(sorted(rows, key=_order)))


def _told(claims: Sequence[str], proof: Evidence) -> Mapping[str, Cell]:
    stated = [proof.claims[id_] for id_ in claims if id_ in proof.claims]
    if not stated:
        return {}
    surest = min(stated, key=_doubt)
    document = proof.documents[surest.document]
    return {
        "sentence": str(surest.properties["sentence"]),
        "document": str(document.get("title", "")),
        "published": str(document.get("published", "")),
        "uri": str(document.get("uri", "")),
    }


def _doubt(claim: GraphClaim) -> tuple[float, str]:
    return -float(str(claim.properties.get("confidence", 0))), claim.id


def _order(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(str(row[COLUMNS.index(column)]) for column in ("relation", "source", "target", "id"))
