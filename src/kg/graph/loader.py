"""Brings a graph to a snapshot by the computed difference; an interrupted run is completed by the next.

Node `(:Projection {id: 'kg'})` says which revision the graph shows, and whether it shows it whole. Rows are
written in batches, each in a managed transaction of its own, which the driver tries again after a passing
failure. Nothing but that one node is merged: whatever else is written is known to be there or not, and the
constraints of `graph/schema.cypher` refuse a second node of the same id.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.batches import batches
from kg.graph import rows as rows_of_snapshots
from kg.graph.rows import EdgeKind, NodeKind, Row, edge_rows, node_rows
from kg.knowledge import digest, knowledge

if TYPE_CHECKING:
    from kg.graph.client import Graph
    from kg.model import Snapshot

BATCH = 5000
_SHOWN = "MATCH (p:Projection {id: 'kg'}) RETURN properties(p) AS mark"
_COUNTED = "RETURN count(*) AS written"
_MARK = "MERGE (p:Projection {id: 'kg'}) SET p += $rows[0]"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a graph shows: a revision by some rules in some form, with so many entities and relationships."""

    revision: int
    rules: str
    form: str
    entities: int
    relationships: int

    @classmethod
    def of(cls, snapshot: "Snapshot") -> "Mark":
        """Return the mark of a graph that shows the snapshot whole."""
        sizes = len(snapshot.entities), len(snapshot.relationships)
        return cls(snapshot.revision, snapshot.rules, form(), *sizes)

    def is_of(self, revision: int, rules: str) -> bool:
        """Tell whether nothing is to be done to show the revision by these rules."""
        return (self.revision, self.rules, self.form) == (revision, rules, form())


@dataclass(frozen=True, slots=True)
class Difference:
    """How many nodes and edges were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    """A query and the rows it is run over in batches; it returns how many of them it wrote."""

    query: str
    rows: list[Row]


def publish(graph: "Graph", snapshot: "Snapshot", progress: Callable[[int, int], None]) -> Difference:
    """Make the graph show the snapshot; nothing is done when it already shows it whole.

    `progress` is called with how many rows are done and how many there are. Raises EngineError when the
    graph cannot be reached or written; what was loaded by then stays, and the next run completes it.
    """
    mark = Mark.of(snapshot)
    for statement in schema():
        graph.define(statement)
    if shown(graph) == mark:
        return Difference()
    steps, difference = _plan(graph, snapshot)
    graph.write(_MARK, [{"complete": False}])
    total, done = sum(len(step.rows) for step in steps), 0
    for step in steps:
        for batch in batches(step.rows, BATCH):
            graph.write_each(step.query, batch)
            done += len(batch)
            progress(done, total)
    graph.write(_MARK, [{**asdict(mark), "complete": True}])
    return difference


def shown(graph: "Graph") -> Mark | None:
    """Return what the graph shows whole, or `None` when it is empty or half loaded."""
    for record in graph.read(_SHOWN):
        mark = record["mark"]
        if mark.get("complete") and mark.keys() >= set(Mark.__slots__):
            return Mark(**{name: mark[name] for name in Mark.__slots__})
    return None


@cache
def form() -> str:
    """Return a hash of what decides how a snapshot becomes nodes and edges."""
    return digest((Path(rows_of_snapshots.__file__), knowledge("ontology", "vocabulary.toml")))


def schema() -> list[str]:
    """Return the statements of `graph/schema.cypher`."""
    lines = knowledge("graph", "schema.cypher").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("//"))
    return [statement.strip() for statement in text.split(";") if statement.strip()]


def _plan(graph: "Graph", snapshot: "Snapshot") -> tuple[list[_Step], Difference]:
    """Return the steps in their order: old edges and nodes go first, new nodes come before new edges."""
    node_steps = [_node_steps(graph, kind, rows) for kind, rows in node_rows(snapshot).items()]
    gone = {row["id"] for step in node_steps for row in step.delete.rows}
    edge_steps = [_edge_steps(graph, kind, rows, gone) for kind, rows in edge_rows(snapshot).items()]
    steps = [
        *(step.delete for step in edge_steps),
        *(step.delete for step in node_steps),
        *(step.change for step in node_steps),
        *(step.create for step in node_steps),
        *(step.create for step in edge_steps),
    ]
    changed_edges = sum(step.changed for step in edge_steps)
    difference = Difference(
        added=sum(len(step.create.rows) for step in (*node_steps, *edge_steps)) - changed_edges,
        changed=sum(step.changed for step in node_steps) + changed_edges,
        removed=sum(len(step.delete.rows) for step in (*node_steps, *edge_steps)) - changed_edges,
    )
    return [step for step in steps if step.rows], difference


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps for one kind; a changed edge is deleted and created, a changed node is set."""

    delete: _Step
    change: _Step
    create: _Step
    changed: int


def _node_steps(graph: "Graph", kind: NodeKind, wanted: Mapping[str, Row]) -> _Steps:
    label = kind.labels.rsplit(":", 1)[-1]
    records = graph.read(f"MATCH (n:{label}) RETURN n.id AS id, n.fingerprint AS fingerprint")
    held = {record["id"]: record["fingerprint"] for record in records}
    changed = [row for id_, row in wanted.items() if id_ in held and held[id_] != row["fingerprint"]]
    return _Steps(
        delete=_Step(
            f"UNWIND $rows AS row MATCH (n:{kind.key_label} {{id: row.id}}) WHERE n:{label} DETACH DELETE n "
            f"{_COUNTED}",
            [{"id": id_} for id_ in sorted(held.keys() - wanted.keys())],
        ),
        change=_Step(
            f"UNWIND $rows AS row MATCH (n:{kind.key_label} {{id: row.id}}) SET n = row {_COUNTED}", changed
        ),
        create=_Step(
            f"UNWIND $rows AS row CREATE (n:{kind.labels}) SET n = row {_COUNTED}",
            [row for id_, row in wanted.items() if id_ not in held],
        ),
        changed=len(changed),
    )


def _edge_steps(graph: "Graph", kind: EdgeKind, wanted: Mapping[str, Row], gone: set[str]) -> _Steps:
    """Return the steps for edges of a kind; at a node that goes, an edge is made anew like a changed one.

    An edge is looked up from the node it starts at, for no index of the embedded engine finds it by its id.
    All are found before the first is deleted: the engine loses its way in a list that shrinks meanwhile.
    """
    held = {
        record["id"]: record
        for record in graph.read(
            f"MATCH (a:{kind.source})-[r:{kind.type}]->(:{kind.target}) "
            "RETURN r.id AS id, r.fingerprint AS fingerprint, a.id AS source"
        )
    }
    changed = {
        id_
        for id_, row in wanted.items()
        if id_ in held
        and (held[id_]["fingerprint"] != row["fingerprint"] or gone & {row["source"], row["target"]})
    }
    unwanted = sorted((held.keys() - wanted.keys()) | changed)
    return _Steps(
        delete=_Step(
            "UNWIND $rows AS row "
            f"MATCH (:{kind.source} {{id: row.source}})-[r:{kind.type} {{id: row.id}}]->() "
            "WITH collect(r) AS edges UNWIND edges AS edge DELETE edge "
            f"{_COUNTED}",
            [{"id": id_, "source": held[id_]["source"]} for id_ in unwanted],
        ),
        change=_Step("", []),
        create=_Step(
            "UNWIND $rows AS row "
            f"MATCH (a:{kind.source} {{id: row.source}}), (b:{kind.target} {{id: row.target}}) "
            f"CREATE (a)-[r:{kind.type}]->(b) "
            "SET r = row.properties, r.id = row.id, r.fingerprint = row.fingerprint "
            f"{_COUNTED}",
            [row for id_, row in wanted.items() if id_ not in held or id_ in changed],
        ),
        changed=len(changed),
    )
