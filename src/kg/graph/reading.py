"""What a query answers: rows of plain values, and the nodes and relationships among them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from neo4j.graph import Node, Path, Relationship

from kg.model.table import Cell, Table

if TYPE_CHECKING:
    from neo4j import Record, Result

INTERNAL = frozenset({"fingerprint"})
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows of an answer are taken, and for how many seconds a query may run; `None` for no limit."""

    rows: int | None = None
    seconds: float | None = None


UNLIMITED = Limits()


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of an answer; `id` is ours where the node has one, else the engine's."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class GraphRelationship:
    """A relationship of an answer, from `source` to `target`, which are ids of nodes.

    An end that the answer does not hold as a node has the engine's id.
    """

    id: str
    type: str
    source: str
    target: str
    properties: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Answer(Table):
    """The rows of an answer and the nodes and relationships in them, each once, in order of appearance.

    A node is a cell `{"labels": [...], "properties": {...}}`, a relationship has `type` in place of labels,
    a path is the list of both by turns. `cut` says that there are more rows than the limit took; `changes`
    counts what a writing query changed, by name.
    """

    nodes: tuple[GraphNode, ...] = ()
    relationships: tuple[GraphRelationship, ...] = ()
    cut: bool = False
    changes: dict[str, int] = field(default_factory=dict)


def taken(result: "Result", rows: int | None) -> tuple["list[Record]", bool]:
    """Take at most so many records from a result; also say whether there is one more."""
    records = list(islice(result, rows))
    return records, next(result, None) is not None


def table(result: "Result") -> Table:
    """Return all rows of a result; dates become ISO strings."""
    columns = tuple(result.keys())
    return Table(columns, tuple(_row(record) for record in result))


def answer(columns: Iterable[str], records: "list[Record]", *, cut: bool, changes: dict[str, int]) -> Answer:
    """Return records as an answer; dates become ISO strings."""
    rows = tuple(map(_row, records))
    nodes: dict[str, Node] = {}
    relationships: dict[str, Relationship] = {}
    for element in _elements(value for record in records for value in record.values()):
        if isinstance(element, Node):
            nodes.setdefault(element.element_id, element)
        else:
            relationships.setdefault(element.element_id, element)
    ids = {key: str(node.get("id", key)) for key, node in nodes.items()}
    return Answer(
        tuple(columns),
        rows,
        tuple(
            GraphNode(ids[key], tuple(sorted(node.labels)), _properties(node)) for key, node in nodes.items()
        ),
        tuple(_relationship(edge, ids) for edge in relationships.values()),
        cut,
        changes,
    )


def _relationship(edge: Relationship, ids: dict[str, str]) -> GraphRelationship:
    ends = [node.element_id if node else "" for node in (edge.start_node, edge.end_node)]
    source, target = (ids.get(end, end) for end in ends)
    return GraphRelationship(
        str(edge.get("id", edge.element_id)), edge.type, source, target, _properties(edge)
    )


def _elements(values: Iterable[object]) -> Iterator[Node | Relationship]:
    for value in values:
        if isinstance(value, Node | Relationship):
            yield value
        elif isinstance(value, Path):
            yield from value.nodes
            yield from value.relationships
        elif isinstance(value, list | tuple):
            yield from _elements(value)
        elif isinstance(value, dict):
            yield from _elements(value.values())


def _row(record: "Record") -> tuple[Cell, ...]:
    return tuple([value if type(value) in _AS_THEY_ARE else _plain(value) for value in record.values()])


def _plain(value: object) -> Cell:
    if isinstance(value, str | int | float | bool | None):
        return value
    if hasattr(value, "iso_format"):
        return str(value.iso_format())
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Node):
        return {"labels": [*sorted(value.labels)], "properties": _properties(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, Path):
        return [_plain(part) for part in _parts(value)]
    return str(value)


def _properties(element: Node | Relationship) -> dict[str, Cell]:
    return {key: _plain(item) for key, item in sorted(element.items()) if key not in INTERNAL}


def _parts(path: Path) -> Iterator[Node | Relationship]:
    yield path.nodes[0]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        yield relationship
        yield node
