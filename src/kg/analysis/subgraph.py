"""Extracts a part of the graph as a networkx multigraph, the one thing that measures and exports work on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import NotFoundError
from kg.graph.rows import RELATION
from kg.model import Status

if TYPE_CHECKING:
    from kg.graph import Graph

ALL_RELATIONS = tuple(sorted(RELATION))
_INTERNAL = frozenset({"id", "fingerprint"})
_SELECTED = "MATCH (a:Entity)-[r:{type}]->(b:Entity) WHERE r.status IN $statuses AND r.sources >= $sources "
_EDGES = _SELECTED + ("RETURN a.id AS source, b.id AS target, r.id AS id, properties(r) AS properties")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which relationships to take, and with them which entities.

    `relations` are names of the vocabulary, `statuses` those of a relationship (a denied claim makes none).
    `least_sources` leaves out what fewer independent documents say; what is known publicly has none and is
    taken only when it is 0. With `isolated`, entities without a relationship are taken too. `around` is the
    id of an entity: only what is at most `hops` relationships away from it is taken.
    """

    relations: tuple[str, ...] = ALL_RELATIONS
    statuses: tuple[Status, ...] = (Status.ACTUAL, Status.PLANNED, Status.ENDED)
    least_sources: int = 0
    isolated: bool = True
    around: str | None = None
    hops: int = 2


WHOLE = Selection()


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of entities and of relationships that are wanted, apart from their ids."""

    entities: tuple[str, ...]
    relationships: tuple[str, ...]


def subgraph(
    graph: "Graph", selection: Selection = WHOLE, wanted: Properties | None = None
) -> "nx.MultiDiGraph[str]":
    """Return the selected part: nodes by entity id, edges by relationship id (their key), with properties.

    Without properties `wanted`, all come along; with a few, a large graph comes several times as fast, in no
    order. Edges have `type`, the relation's name. The attributes of the result are `revision` and `rules`,
    those that the graph shows whole, else `None`. Raises NotFoundError when the graph has no entity of the id
    `around`, EngineError when it does not answer.
    """
    extracted: nx.MultiDiGraph[str] = nx.MultiDiGraph(**_revision(graph))
    if wanted is None:
        _take_whole(graph, selection, extracted)
    else:
        _take(graph, selection, wanted, extracted)
    if selection.around is not None:
        extracted = _surroundings(extracted, selection.around, selection.hops)
    if not selection.isolated:
        extracted.remove_nodes_from(list(nx.isolates(extracted)))
    return extracted


def _take_whole(graph: "Graph", selection: Selection, extracted: "nx.MultiDiGraph[str]") -> None:
    for record in graph.read("MATCH (e:Entity) RETURN e.id AS id, properties(e) AS properties"):
        extracted.add_node(record["id"], **_public(record["properties"]))
    for relation in selection.relations:
        records = graph.read(_EDGES.format(type=relation.upper()), _conditions(selection))
        for record in sorted(records, key=itemgetter("id")):
            extracted.add_edge(
                record["source"], record["target"], record["id"],
                **{**_public(record["properties"]), "type": relation},
            )  # fmt: skip


def _take(
    graph: "Graph", selection: Selection, wanted: Properties, extracted: "nx.MultiDiGraph[str]"
) -> None:
    listed = ", ".join(f"e.{name}" for name in ("id", *wanted.entities))
    for id_, *values in graph.rows(f"MATCH (e:Entity) RETURN [{listed}]"):
        extracted.add_node(id_, **_given(wanted.entities, values))
    listed = ", ".join(f"r.{name}" for name in wanted.relationships)
    for relation in selection.relations:
        query = _SELECTED.format(type=relation.upper()) + f"RETURN [a.id, b.id, r.id, {listed}]"
        for source, target, key, *values in graph.rows(query, _conditions(selection)):
            properties = {**_given(wanted.relationships, values), "type": relation}
            extracted.add_edge(source, target, key, **properties)


def extent(graph: "Graph", selection: Selection = WHOLE) -> int:
    """Return how many entities and relationships would be extracted, but for `around` and `isolated`."""
    counted = graph.read("MATCH (e:Entity) RETURN count(e) AS number")
    for relation in selection.relations:
        query = _SELECTED.format(type=relation.upper()) + "RETURN count(r) AS number"
        counted += graph.read(query, _conditions(selection))
    return sum(record["number"] for record in counted)


def _conditions(selection: Selection) -> dict[str, object]:
    statuses = [status.value for status in selection.statuses]
    return {"statuses": statuses, "sources": selection.least_sources}


def _revision(graph: "Graph") -> dict[str, Any]:
    shown = graph.shown()
    return {"revision": shown and shown.revision, "rules": shown and shown.rules}


def _surroundings(whole: "nx.MultiDiGraph[str]", centre: str, hops: int) -> "nx.MultiDiGraph[str]":
    if centre not in whole:
        raise NotFoundError(f"The graph has no entity {centre!r}; look for its name with: kg search TEXT")
    near = nx.ego_graph(whole.to_undirected(as_view=True), centre, hops)
    return whole.subgraph(near).copy()


def _given(names: Sequence[str], values: Sequence[object]) -> dict[str, object]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _public(properties: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in properties.items() if key not in _INTERNAL}
