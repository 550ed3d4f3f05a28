"""Writes what a workspace holds for other tools, in the format that they read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import EngineError, InputError

if TYPE_CHECKING:
    import networkx as nx

    from kg.analysis import Selection
    from kg.graph import Graph
    from kg.graph.loader import Mark
    from kg.workspace import Workspace


class ExportFormat(StrEnum):
    """The formats; `neo4j-csv` and `parquet` are folders of files, the others single files."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    NEO4J_CSV = "neo4j-csv"
    JSON_LD = "jsonld"
    N_QUADS = "nquads"
    PARQUET = "parquet"


_SUFFIXES: Mapping[str, ExportFormat] = {
    ".graphml": ExportFormat.GRAPHML,
    ".gexf": ExportFormat.GEXF,
    ".csv": ExportFormat.CSV,
    ".jsonld": ExportFormat.JSON_LD,
    ".nq": ExportFormat.N_QUADS,
    ".nquads": ExportFormat.N_QUADS,
    ".parquet": ExportFormat.PARQUET,
}
_FOLDERS = frozenset({ExportFormat.NEO4J_CSV, ExportFormat.PARQUET})
_OF_RDF = frozenset({ExportFormat.JSON_LD, ExportFormat.N_QUADS})
_Notes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written where: how many of what, of which revision, and what had to be changed."""

    path: Path
    format: ExportFormat
    revision: int
    counts: Mapping[str, int]
    notes: _Notes = field(default=())

    def __str__(self) -> str:
        counts = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        return f"Wrote {self.path} ({self.format}): {counts}, revision {self.revision}."


def format_of(path: Path) -> ExportFormat:
    """Return the format that the suffix of a path stands for; raises InputError when it stands for none."""
    try:
        return _SUFFIXES[path.suffix.lower()]
    except KeyError:
        raise InputError(
            f"The suffix of {path.name} tells no format; name one with --as: {', '.join(ExportFormat)}."
        ) from None


def export(
    workspace: "Workspace",
    path: Path,
    format_: ExportFormat | None = None,
    selection: "Selection | None" = None,
) -> ExportReport:
    """Write the graph, or the selected part of it, to a file or folder, whole or not at all.

    Without a format, the path's suffix tells it. JSON-LD and N-Quads hold all of the linked data. Raises
    InputError when the path cannot be written, a selection is asked of linked data, or a property fits no
    column; EngineError when the graph does not answer, shows no revision whole, or changes meanwhile.
    """
    from kg.analysis import subgraph
    from kg.analysis.exports.whole import whole_file, whole_folder
    from kg.analysis.subgraph import WHOLE

    chosen, wanted = format_ or format_of(path), selection or WHOLE
    if chosen in _OF_RDF:
        if wanted != WHOLE:
            raise InputError(f"{chosen} holds all of the linked data; a selection is for other formats.")
        return _export_rdf(workspace, path, chosen)
    graph = workspace.graph
    whole = whole_folder if chosen in _FOLDERS else whole_file
    with whole(path) as draft:
        mark = _shown(graph)
        part = subgraph(graph, wanted)
        more, notes = _WRITERS[chosen](graph, part, wanted, draft)
        if _shown(graph) != mark:
            raise EngineError("The graph changed while it was read; export again.")
    counts = {"entities": part.number_of_nodes(), "relationships": part.number_of_edges(), **more}
    return ExportReport(path, chosen, mark.revision, counts, notes)


def _shown(graph: "Graph") -> "Mark":
    mark = graph.shown()
    if mark is None:
        raise EngineError("The graph does not show a revision whole; bring it to one with: kg publish")
    return mark


_Written = tuple[Mapping[str, int], _Notes]


def _graphml(_graph: "Graph", part: "nx.MultiDiGraph[str]", _selection: "Selection", path: Path) -> _Written:
    from kg.analysis.exports import graphml

    return {}, graphml.write(part, path)


def _gexf(_graph: "Graph", part: "nx.MultiDiGraph[str]", _selection: "Selection", path: Path) -> _Written:
    from kg.analysis.exports import gexf

    return {}, gexf.write(part, path)


def _csv(graph: "Graph", part: "nx.MultiDiGraph[str]", selection: "Selection", path: Path) -> _Written:
    from kg.analysis.exports import csv_table
    from kg.analysis.exports.evidence import evidence
    from kg.analysis.exports.pairs import pairs

    csv_table.write(pairs(graph, part, evidence(graph, part, selection)), path)
    return {}, ()


def _neo4j_csv(graph: "Graph", part: "nx.MultiDiGraph[str]", selection: "Selection", path: Path) -> _Written:
    from kg.analysis.exports import neo4j_csv
    from kg.analysis.exports.evidence import evidence

    proof = evidence(graph, part, selection)
    neo4j_csv.write(graph, part, proof, selection, path)
    return {"claims": len(proof.claims), "documents": len(proof.documents)}, ()


def _parquet(graph: "Graph", part: "nx.MultiDiGraph[str]", selection: "Selection", path: Path) -> _Written:
    from kg.analysis.exports import parquet
    from kg.analysis.exports.evidence import evidence

    parquet.require()
    proof = evidence(graph, part, selection)
    parquet.write(part, proof, path)
    return {"claims": len(proof.claims), "documents": len(proof.documents)}, ()


_WRITERS: Mapping[
    ExportFormat, Callable[["Graph", "nx.MultiDiGraph[str]", "Selection", Path], _Written]
] = {
    ExportFormat.GRAPHML: _graphml,
    ExportFormat.GEXF: _gexf,
    ExportFormat.CSV: _csv,
    ExportFormat.NEO4J_CSV: _neo4j_csv,
    ExportFormat.PARQUET: _parquet,
}  # fmt: skip


def _export_rdf(workspace: "Workspace", path: Path, format_: ExportFormat) -> ExportReport:
    from kg.analysis.exports.whole import whole_file
    from kg.rdf.dumps.dump import Syntax, dump

    syntax = Syntax.JSON_LD if format_ is ExportFormat.JSON_LD else Syntax.N_QUADS
    with whole_file(path) as draft:
        revision, quads = dump(workspace.folder / "rdf", draft, syntax)
    return ExportReport(path, format_, revision, {"quads": quads})
