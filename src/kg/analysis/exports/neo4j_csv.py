"""CSV files for `neo4j-admin database import`, with the evidence, so that a Neo4j begins with the same graph.

Headers as in https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/. Ids belong to
the group of their kind. The fingerprints go along, so that `kg publish --to` goes on from what was imported.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analysis.exports.description import Description
from kg.analysis.exports.evidence import Evidence
from kg.analysis.exports.values import ColumnType, Row, column_types
from kg.analysis.subgraph import WHOLE, Selection
from kg.errors import InputError
from kg.graph.rows import CLAIM, DOCUMENT, ENTITY, NAME, NAMES, OBJECT, RELATION, STATED_IN, SUBJECT
from kg.knowledge import knowledge

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

_ENTITIES = "MATCH (e:Entity) RETURN properties(e) AS properties ORDER BY e.id"
_RELATIONSHIPS = (
    "MATCH (a:Entity)-[r:{type}]->(b:Entity) "
    "RETURN a.id AS source, b.id AS target, properties(r) AS properties ORDER BY r.id"
)
_EVIDENCE = (
    "MATCH (c:Claim)-[r:{type}]->(n:{target}) "
    "RETURN c.id AS source, n.id AS target, properties(r) AS properties ORDER BY source"
)
_NAMES = (
    "MATCH (n:Name)-[r:NAMES]->(e:Entity) "
    "RETURN e.id AS target, properties(n) AS name, properties(r) AS properties ORDER BY n.id"
)
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.TEXTS: "string[]",
    ColumnType.INTEGER: "long",
    ColumnType.NUMBER: "double",
    ColumnType.TRUTH: "boolean",
}
_LIST_SEPARATORS = {";": ";", "|": "|", "\t": "TAB", "\x1f": "U+001F", "\x1e": "U+001E", "\x1d": "U+001D"}
_PROJECTION = "Projection"
_MARK = "MATCH (p:Projection {id: 'kg'}) RETURN properties(p) AS properties"


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Nodes of one group: their labels and their properties."""

    group: str
    rows: Sequence[tuple[str, Row]]


@dataclass(frozen=True, slots=True)
class _Edge:
    type: str
    source: str
    target: str
    properties: Row


@dataclass(frozen=True, slots=True)
class _Edges:
    """Edges from nodes of one group to nodes of another."""

    source: str
    target: str
    rows: Sequence[_Edge]


def write(
    graph: "Graph", part: "nx.MultiDiGraph[str]", proof: Evidence, selection: Selection, folder: Path
) -> None:
    """Write the files of nodes and edges into the folder, with the command that imports them in README.txt.

    Raises InputError when a property is of a kind that no column holds.
    """
    nodes = _nodes(graph, part, proof, selection)
    edges = _edges(graph, part, proof)
    values = [value for row in _all_rows(nodes, edges) for value in row.values()]
    separator = _separator(values)
    for name, of_group in nodes.items():
        _write_nodes(of_group, separator, folder / f"{name}.csv")
    for name, between in edges.items():
        _write_edges(between, separator, folder / f"{name}.csv")
    finish = knowledge("graph", "schema.cypher").read_text("utf-8") + "".join(_empty_lists(nodes, edges))
    folder.joinpath("after-import.cypher").write_text(finish, encoding="utf-8", newline="\n")
    options = [f"--nodes={name}.csv" for name in nodes] + [f"--relationships={name}.csv" for name in edges]
    options.append(f'--array-delimiter="{_LIST_SEPARATORS[separator]}"')
    if any("\n" in value or "\r" in value for value in _texts(values)):
        options.append("--multiline-fields=true")
    text = _README.format(description=Description.of(part), options=" ".join(options))
    folder.joinpath("README.txt").write_text(text, encoding="utf-8", newline="\n")


_README = """\
{description}

These files become a Neo4j 5 database. Stop the server and run, in this folder:

neo4j-admin database import full neo4j {options}

If there is a database already, --overwrite-destination=true replaces it. Then start the server and run what
defines constraints and indexes, and sets the empty lists, which the import leaves out:

cypher-shell --file after-import.cypher

entities.csv       what the documents name, and what is publicly known of it
relationships.csv  what holds between entities, with status, dates and the ids of its claims
claims.csv         what the documents say, with the sentence
evidence.csv       from a claim to its subject and object
statements.csv     from a claim to the document that states it
documents.csv      address, title, language and day of the documents
names.csv          the names by which entities are looked up
naming.csv         from a name to its entity
projection.csv     the revision that the graph shows
"""


def _nodes(
    graph: "Graph", part: "nx.MultiDiGraph[str]", proof: Evidence, selection: Selection
) -> dict[str, _Nodes]:
    entities = [record["properties"] for record in graph.read(_ENTITIES)]
    marks = [{**record["properties"], "complete": selection == WHOLE} for record in graph.read(_MARK)]
    labelled = [(_labels(row), row) for row in entities if row["id"] in part]
    names = [record["name"] for record in graph.read(_NAMES) if record["target"] in part]
    claims = [claim.properties for claim in proof.claims.values()]
    return {
        "entities": _Nodes("Entity", labelled),
        "claims": _Nodes(CLAIM.labels, [(CLAIM.labels, row) for row in claims]),
        "documents": _Nodes(DOCUMENT.labels, [(DOCUMENT.labels, row) for row in proof.documents.values()]),
        "names": _Nodes(NAME.labels, [(NAME.labels, row) for row in names]),
        "projection": _Nodes(_PROJECTION, [(_PROJECTION, mark) for mark in marks]),
    }


def _labels(entity: Row) -> str:
    kind = ENTITY.get(str(entity.get("type")))
    return kind.labels if kind else "Entity"


def _edges(graph: "Graph", part: "nx.MultiDiGraph[str]", proof: Evidence) -> dict[str, _Edges]:
    selected = {id_ for _, _, id_ in part.edges(keys=True)}
    relationships = [
        _Edge(kind.type, **record)
        for kind in RELATION.values()
        for record in graph.read(_RELATIONSHIPS.format(type=kind.type))
        if record["properties"]["id"] in selected
    ]
    of_claims = {
        kind: [
            _Edge(kind.type, **record)
            for record in graph.read(_EVIDENCE.format(type=kind.type, target=kind.target))
            if record["source"] in proof.claims
        ]
        for kind in (SUBJECT, OBJECT, STATED_IN)
    }
    naming = [
        _Edge(NAMES.type, record["name"]["id"], record["target"], record["properties"])
        for record in graph.read(_NAMES)
        if record["target"] in part
    ]
    return {
        "relationships": _Edges("Entity", "Entity", relationships),
        "evidence": _Edges(CLAIM.labels, "Entity", of_claims[SUBJECT] + of_claims[OBJECT]),
        "statements": _Edges(CLAIM.labels, DOCUMENT.labels, of_claims[STATED_IN]),
        "naming": _Edges(NAME.labels, "Entity", naming),
    }


def _empty_lists(nodes: Mapping[str, _Nodes], edges: Mapping[str, _Edges]) -> Iterator[str]:
    """Yield the statements that set the empty lists, by what only they have: their id."""
    for of_group in nodes.values():
        for name, ids in _ids_with_empty_list(row for _, row in of_group.rows):
            yield f"MATCH (n:{of_group.group}) WHERE n.id IN {ids} SET n.{name} = [];\n"
    for between in edges.values():
        for type_ in sorted({edge.type for edge in between.rows}):
            rows = (edge.properties for edge in between.rows if edge.type == type_)
            for name, ids in _ids_with_empty_list(rows):
                yield f"MATCH ()-[r:{type_}]->() WHERE r.id IN {ids} SET r.{name} = [];\n"


def _ids_with_empty_list(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Return each property that is an empty list somewhere, with the ids of where, as Cypher."""
    ids: dict[str, list[str]] = {}
    for row in rows:
        for name, value in row.items():
            if value == []:
                ids.setdefault(name, []).append(str(row["id"]))
    return [(name, json.dumps(found, ensure_ascii=False)) for name, found in sorted(ids.items())]


def _all_rows(nodes: Mapping[str, _Nodes], edges: Mapping[str, _Edges]) -> Iterator[Row]:
    for of_group in nodes.values():
        yield from (row for _, row in of_group.rows)
    for between in edges.values():
        yield from (edge.properties for edge in between.rows)


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def _separator(values: Iterable[object]) -> str:
    """Return a character that no text of a list contains, the usual one if it can be."""
    listed = {text for value in values if isinstance(value, list) for text in value}
    for separator in _LIST_SEPARATORS:
        if not any(separator in text for text in listed):
            return separator
    raise InputError("The names contain every character that could set them apart; nothing was exported.")


def _write_nodes(nodes: _Nodes, separator: str, path: Path) -> None:
    columns = column_types((row for _, row in nodes.rows), {"id": ColumnType.TEXT})
    header = [f"id:ID({nodes.group})", ":LABEL", *_headers(columns, "id")]
    lines = (
        [_field(row["id"], separator), _field(labels.split(":"), separator)]
        + [_field(row.get(name), separator) for name in columns if name != "id"]
        for labels, row in nodes.rows
    )
    _write(path, header, lines)


def _write_edges(edges: _Edges, separator: str, path: Path) -> None:
    columns = column_types((edge.properties for edge in edges.rows), {})
    header = [f":START_ID({edges.source})", f":END_ID({edges.target})", ":TYPE", *_headers(columns)]
    lines = (
        [_field(end, separator) for end in (edge.source, edge.target, edge.type)]
        + [_field(edge.properties.get(name), separator) for name in columns]
        for edge in edges.rows
    )
    _write(path, header, lines)


def _headers(columns: Mapping[str, ColumnType], *left_out: str) -> list[str]:
    return [f"{name}:{_TYPES[type_]}" for name, type_ in columns.items() if name not in left_out]


def _write(path: Path, header: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header) + "\n")
        file.writelines(",".join(line) + "\n" for line in lines)


def _field(value: object, separator: str) -> str:
    """Write a value: nothing for what is absent, and texts in quotes, for an empty text is not absent."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return _quoted(separator.join(value))
        case str():
            return _quoted(value)
        case _:
            return repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
