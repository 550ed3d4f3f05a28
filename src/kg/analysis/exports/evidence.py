"""The claims that go along with an extracted subgraph, and the documents that state them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.subgraph import WHOLE, Selection
from kg.model import Status

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

_CLAIMS = (
    "MATCH (d:Document)<-[:STATED_IN]-(c:Claim)-[:SUBJECT]->(s:Entity) "
    "OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity) "
    "RETURN c.id AS id, s.id AS subject, o.id AS target, d.id AS document, properties(c) AS properties "
    "ORDER BY id"
)
_DOCUMENTS = "MATCH (d:Document) RETURN properties(d) AS properties ORDER BY d.id"


@dataclass(frozen=True, slots=True)
class GraphClaim:
    """A claim as the graph shows it; `target` is `None` for the value of a property."""

    id: str
    subject: str
    target: str | None
    document: str
    properties: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Claims by id, and the properties of the documents that state them, by the document's id."""

    claims: Mapping[str, GraphClaim]
    documents: Mapping[str, Mapping[str, object]]


def evidence(graph: "Graph", part: "nx.MultiDiGraph[str]", selection: Selection) -> Evidence:
    """Return what goes along with a selected part of the graph: of the whole graph, everything.

    Of a part, those are the claims that its relationships rest on, those about properties of its entities,
    and what was denied of two of its entities; and the documents that state them, or that these copy.
    """
    claims = {record["id"]: GraphClaim(**record) for record in graph.read(_CLAIMS)}
    documents = {record["properties"]["id"]: record["properties"] for record in graph.read(_DOCUMENTS)}
    if selection == WHOLE:
        return Evidence(claims, documents)
    cited = {id_ for _, _, properties in part.edges(data=True) for id_ in properties.get("claims", ())}
    kept = {
        claim.id: claim
        for claim in claims.values()
        if claim.id in cited or _property(claim, part) or _denied(claim, part, selection)
    }
    stating = {claim.document for claim in kept.values()}
    first = {str(documents[id_].get("copy_of", id_)) for id_ in stating}
    return Evidence(kept, {id_: documents[id_] for id_ in sorted(stating | first) if id_ in documents})


def _property(claim: GraphClaim, part: "nx.MultiDiGraph[str]") -> bool:
    return claim.target is None and claim.subject in part


def _denied(claim: GraphClaim, part: "nx.MultiDiGraph[str]", selection: Selection) -> bool:
    return (
        claim.properties.get("status") == Status.DENIED
        and claim.properties.get("type") in selection.relations
        and claim.subject in part
        and claim.target in part
    )
