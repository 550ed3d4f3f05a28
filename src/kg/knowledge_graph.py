"""The graph of a workspace in Python: what the commands of `kg` do, with answers as values.

The examples have `graph` from `kg.open("folder")`, a workspace with the sample pages.
"""

import weakref
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.errors import InputError, WorkspaceError
from kg.model.table import Cell, Table
from kg.rows import Rows, html_properties, html_table
from kg.workspace import Workspace

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.exporting import ExportReport
    from kg.ingesting import IngestReport

_HIDDEN = frozenset({"id", "name", "type", "fingerprint"})
_PROPERTIES = "MATCH (e:Entity {id: $id}) RETURN properties(e) AS properties"
_TYPES = "MATCH (e:Entity) RETURN e.type AS type, count(*) AS entities ORDER BY entities DESC, type"


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """An entity with its properties, and everything that documents say of it, each with its sentence."""

    id: str
    name: str
    type: str
    properties: Mapping[str, Cell]
    facts: Rows

    def _repr_html_(self) -> str:
        title = f"<h3>{escape(self.name)} ({escape(self.type)})</h3>"
        return title + html_properties({"id": self.id, **self.properties}) + self.facts._repr_html_()


class KnowledgeGraph:
    """The graph of a workspace. It may be used in a `with` block, or closed with `close`, or left to Python.

    Names of entities are given in any of the languages and scripts, or as ids. Errors are those of
    `kg.errors`: QueryError for a query that is wrong or would write, NotFoundError for what is not there,
    EngineError when the graph does not answer, WorkspaceError after `close`.
    """

    def __init__(self, workspace: Workspace) -> None:
        opened = ExitStack()
        self._workspace = opened.enter_context(workspace)
        self._closing = weakref.finalize(self, opened.close)

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open the workspace in the folder; raises WorkspaceError when there is none."""
        return cls(Workspace.open(Path(folder)))

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """Open the workspace in the folder, made first if need be; raises WorkspaceError if it cannot be."""
        return cls(Workspace.create(Path(folder)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the graph server ends by itself when nobody has asked it for a while."""
        self._closing()

    @property
    def _opened(self) -> Workspace:
        if not self._closing.alive:
            folder = self._workspace.folder
            raise WorkspaceError(
                f"The graph of {folder} was closed; open it again with kg.open({str(folder)!r})."
            )
        return self._workspace

    @property
    def revision(self) -> int | None:
        """The revision of the ledger that the graph shows; `None` when it shows none whole."""
        shown = self._opened.graph.shown()
        return shown.revision if shown else None

    def ingest(self, *paths: str | Path) -> "IngestReport":
        """Read files, folders and addresses of the web, keep what they say, and publish it.

        Raises InputError when a path is missing; a document that cannot be read is in the report.
        """
        from kg.ingesting.gathering import Places

        return self._opened.ingest(Places.of(paths))

    def cypher(self, query: str, /, **parameters: object) -> Rows:
        """Return the rows of a reading Cypher query, with `$name` for each parameter.

        >>> graph.cypher("MATCH (a:Company {name: $name})-[:PARTNERS_WITH]-(b) RETURN b.name AS partner",
        ...              name="Primer Machine Works LLP")
        [{'partner': 'Ulgi University'}]
        """
        return Rows(self._opened.cypher(query, parameters))

    def sparql(self, query: str) -> Rows:
        """Return the rows of a SPARQL query over the linked data; the usual prefixes are declared.

        >>> graph.sparql("ASK { ?x a kg:Company ; rdfs:label 'Primer Machine Works LLP'@en }")
        [{'answer': True}]
        """
        return Rows(self._opened.sparql(query))

    def ask(self, question: str, /, **parameters: object) -> Rows:
        """Return the answer to a question of the library, such as `partners` or `roles`.

        An entity is given by its id or by its name in any language and script; a parameter that is not
        given, or None, has its default. Raises NotFoundError when there is no such question or entity,
        InputError when a parameter is missing, cannot be read, or is none of the question's.

        >>> [row["name"] for row in graph.ask("partners", organisation="Primer Machine Works LLP")]
        ['Ulgi University']
        """
        given = {name: _written(value) for name, value in parameters.items() if value is not None}
        return Rows(self._opened.ask(question, given))

    def questions(self) -> Rows:
        """Return the questions of the library: name, wording, parameters and columns with their meanings."""
        from kg.graph import queries

        known = map(queries.load, queries.names())
        rows = (
            (
                each.name,
                each.question["en"],
                _cell({parameter.name: parameter.meaning for parameter in each.parameters}),
                _cell(each.columns),
            )
            for each in known
        )
        return Rows(Table(("name", "question", "parameters", "columns"), tuple(rows)))

    def search(self, text: str, limit: int = 20) -> Rows:
        """Return the entities with a name that begins with the text at any of its words, best first.

        >>> [hit["name"] for hit in graph.search("primer mach")]
        ['Primer Machine Works LLP']
        """
        hits = self._opened.search(text, limit)
        rows = tuple((hit.id, hit.name, hit.type, hit.documents) for hit in hits)
        return Rows(Table(("id", "name", "type", "documents"), rows))

    def find(self, name: str) -> str:
        """Return the id of the one entity of this name; raises InputError when there are several."""
        return self._opened.find(name).id

    def entity(self, name: str) -> EntityFacts:
        """Return an entity with its properties and everything that documents say of it.

        >>> found = graph.entity("Ulgi University")
        >>> found.type, found.properties["name_kk"]
        ('University', 'Үлгі университеті')
        >>> "Northern Sample Energy JSC" in {fact["other"] for fact in found.facts}
        True
        """
        hit, facts = self._opened.facts(name)
        properties = self.cypher(_PROPERTIES, id=hit.id)[0]["properties"]
        shown = properties.items() if isinstance(properties, dict) else ()
        public = {key: value for key, value in sorted(shown) if key not in _HIDDEN}
        return EntityFacts(hit.id, hit.name, hit.type, public, Rows(facts))

    def to_networkx(
        self,
        *,
        relations: Iterable[str] = (),
        status: Iterable[str] = (),
        min_sources: int = 0,
        around: str | None = None,
        hops: int | None = None,
    ) -> "nx.MultiDiGraph[str]":
        """Return the graph, or a part of it, with ids as nodes and all properties at nodes and edges.

        Without `relations` or `status` all are taken; `min_sources` leaves out what fewer independent
        documents say; `around` names an entity of which only what is at most `hops` (2) away is taken.
        Raises InputError for a relation or status that there is not.

        >>> partners = graph.to_networkx(relations=["partners_with"], status=["actual"])
        >>> partners.nodes[graph.find("Ulgi University")]["type"]
        'University'
        """
        from kg.analysis import subgraph
        from kg.selecting import selected

        selection = selected(
            self._opened,
            relations=relations,
            status=status,
            min_sources=min_sources,
            around=around,
            hops=hops,
        )
        return subgraph(self._opened.graph, selection)

    def to_pandas(self, query: str, /, **parameters: object) -> "pd.DataFrame":
        """Return the rows of a Cypher query as a data frame; raises InputError when pandas is not installed.

        >>> graph.to_pandas("MATCH (d:Document) RETURN d.language AS language").language.nunique()
        3
        """
        try:
            import pandas as pd
        except ImportError:
            raise InputError(
                "Data frames need pandas, which is not installed; "
                "install it with: pip install 'bailanys[notebook]'"
            ) from None
        rows = self.cypher(query, **parameters)
        return pd.DataFrame(list(rows), columns=list(rows.columns))

    def export(
        self,
        path: str | Path,
        format: str | None = None,  # noqa: A002 - the word for it
        *,
        relations: Iterable[str] = (),
        status: Iterable[str] = (),
        min_sources: int = 0,
        around: str | None = None,
        hops: int | None = None,
    ) -> "ExportReport":
        """Write the graph, or a part of it as in `to_networkx`, to a file or folder, whole or not at all.

        The formats are those of `kg export --as`; without one, the suffix of the path tells it. Raises
        InputError when there is no such format or the path cannot be written.

        >>> sorted(graph.export(folder / "partners.graphml", relations=["partners_with"]).counts)
        ['entities', 'relationships']
        """
        from kg.exporting import ExportFormat, export
        from kg.selecting import selected

        if format is not None and format not in set(ExportFormat):
            raise InputError(f"There is no format {format!r}; there are: {', '.join(ExportFormat)}.")
        selection = selected(
            self._opened,
            relations=relations,
            status=status,
            min_sources=min_sources,
            around=around,
            hops=hops,
        )
        return export(self._opened, Path(path), ExportFormat(format) if format else None, selection)

    def __repr__(self) -> str:
        closed = "" if self._closing.alive else ", closed"
        return f"<KnowledgeGraph {self._workspace.folder}{closed}>"

    def _repr_html_(self) -> str:
        if not self._closing.alive:
            return f"<p>{escape(repr(self))}</p>"
        types = self.cypher(_TYPES)
        title = f"<p>Knowledge graph, revision {self.revision}</p>"
        return title + html_table(types.columns, (row.values() for row in types))


def _written(value: object) -> str:
    """Write a value as a person would on the command line: a list with commas between."""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _cell(meanings: Mapping[str, str]) -> Cell:
    return {**meanings}
