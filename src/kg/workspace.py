"""Opens the parts of one workspace and runs ingest → resolve → publish; the only place that knows them all.

Parts are imported when they are first used, so that a question to a warm graph server loads neither spaCy
nor the ledger.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.collecting import uncollected
from kg.errors import InputError, NotFoundError, NotKeptError, WorkspaceError
from kg.hits import ANYTHING, Hit, hits_of, of_type
from kg.model.table import Table
from kg.progress import Progress, no_progress
from kg.publishing import PublishReport, bring_forward, no_notice
from kg.workspace_ledger import check_ledger, ledger_url, open_ledger

if TYPE_CHECKING:
    from kg.analysis.store import Store
    from kg.graph import Answer, Graph, Limits
    from kg.ingesting import IngestReport
    from kg.ingesting.gathering import Places
    from kg.ingesting.watching import Look
    from kg.ledger import Ledger
    from kg.map import MapStore
    from kg.map.views import ViewStore
    from kg.model import Document, Snapshot
    from kg.rdf import QueryLimits, QueryService, RdfStore
    from kg.rdf.querying.service import ResultTable
    from kg.resolve import Resolution
    from kg.sources.web.manners import Manners
    from kg.sources.web.seen import Seen, Visits
    from kg.sources.web.stopping import Stop
    from kg.sources.web.watching import Watch

_ID = re.compile("e[0-9a-f]{20}")
_CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Partners:
    """Whom an entity cooperates with: `stated` by documents, and `weaker` ties, set apart."""

    entity: Hit
    stated: Table
    weaker: Table


class Workspace:
    """The folder with ledger, graph, RDF store and map; a context manager that closes what it opened."""

    def __init__(self, folder: Path, query_limits: "QueryLimits | None" = None) -> None:
        self.folder = folder
        self._query_limits = query_limits
        self._opened = ExitStack()

    @classmethod
    def open(cls, folder: Path, query_limits: "QueryLimits | None" = None) -> Self:
        """Open a workspace that exists, in which SPARQL queries have the limits, or any number of rows.

        One whose ledger KG_LEDGER_URL names is made if need be. Raises WorkspaceError when there is none in
        the folder.
        """
        check_ledger(folder)
        return cls.create(folder, query_limits) if ledger_url() else cls(folder, query_limits)

    @classmethod
    def create(cls, folder: Path, query_limits: "QueryLimits | None" = None) -> Self:
        """Open the workspace in the folder, made first if need be; raises WorkspaceError if it cannot be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(
                f"The workspace {folder} cannot be made ({error.strerror}); choose another with --workspace."
            ) from error
        return cls(folder, query_limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    @cached_property
    def ledger(self) -> "Ledger":
        """The ledger, opened on first use: the one that KG_LEDGER_URL names, else the folder's own."""
        return self._opened.enter_context(open_ledger(self.folder))

    @cached_property
    def resolution(self) -> "Resolution":
        """The resolution of the ledger, for bringing forward and for review."""
        from kg.resolve import Resolution

        return self._opened.enter_context(Resolution.open(self.folder / "resolution.db"))

    @cached_property
    def graph(self) -> "Graph":
        """The graph: the one that KG_GRAPH_URL names, else the workspace's embedded server."""
        from kg.graph import Address, Graph, ensure_running

        address = Address.from_environment() or ensure_running(self.folder / "graph")
        return self._opened.enter_context(Graph.connect(address))

    @cached_property
    def rdf(self) -> "RdfStore":
        """The RDF store, for writing."""
        from kg.rdf import RdfStore

        return self._opened.enter_context(RdfStore.open(self.folder / "rdf"))

    @cached_property
    def map(self) -> "MapStore":
        """The connection map."""
        from kg.map import MapStore

        return MapStore(self.folder / "map.db")

    @cached_property
    def views(self) -> "ViewStore":
        """The views of the map that have a short address; no publication touches them."""
        from kg.map.views import ViewStore

        return ViewStore(self.folder / "views.db")

    @cached_property
    def sparql_service(self) -> "QueryService":
        """The RDF store, for queries."""
        from kg.rdf import QueryLimits, QueryService

        limits = self._query_limits or QueryLimits(rows=None)
        return self._opened.enter_context(QueryService(self.folder / "rdf", limits))

    def ingest(
        self,
        places: "Places",
        progress: Progress = no_progress,
        *,
        least_confidence: float = 0.0,
        workers: int = 1,
        on: str | None = None,
        manners: "Manners | None" = None,
        visits: "Visits | Mapping[str, Seen] | None" = None,
        notice: Callable[[str], None] = no_notice,
    ) -> "IngestReport":
        """Read what is at the places into the ledger, then publish; returns the report of the run.

        Statements below the least confidence (0 to 1) are left out; documents read with another one are
        read again. So many processes read at once, or the workers of the scheduler at `on`. Pages are asked
        for on the marks of `visits`, by default those of the ledger. What cannot be read is reported and
        skipped; an empty ledger is not published. Raises InputError when a path is missing or there is
        nothing at any.
        """
        from kg.ingesting.cluster import Cluster
        from kg.ingesting.gathering import Gathering
        from kg.ingesting.run import Run
        from kg.ingesting.task import Settings
        from kg.ingesting.visits import KeptVisits
        from kg.ingesting.workers import Workers

        settings = Settings(least_confidence)
        marks = KeptVisits(self.ledger, settings.version) if visits is None else visits
        gathering = Gathering(places, marks, manners, notice)
        if self.ledger.revision:
            self._awaken()
        with Cluster(on, settings) if on else Workers(workers, settings) as readers:
            run = Run(self.ledger, readers, settings, gathering.advance(progress), self._awaken)
            with closing(gathering.found(run.tend)) as found:
                report = run.read(found, places.names)
        if self.ledger.revision:
            report.published = self.publish(progress=progress)
        return report

    def watch(
        self,
        watched: "Watch",
        stop: "Stop",
        *,
        least_confidence: float = 0.0,
        workers: int = 1,
        notice: Callable[[str], None] = no_notice,
    ) -> "Iterator[Look]":
        """Yield each look at what is watched; see `kg.ingesting.watching.Watching`."""
        from kg.ingesting.task import Settings
        from kg.ingesting.watching import Watching

        settings = Settings(least_confidence)
        return Watching(self.ledger, settings, workers, self._publish_anew, notice).looks(watched, stop)

    def _publish_anew(self) -> PublishReport:
        """Publish over new connections, for those of a watch would have ended long since."""
        with Workspace(self.folder) as fresh:
            return fresh.publish()

    def _awaken(self) -> None:
        """Let the embedded graph server start, to be awake when everything is read."""
        from kg.graph import Address, awaken

        if Address.from_environment() is None:
            awaken(self.folder / "graph")

    def publish(
        self,
        to: str | None = None,
        progress: Progress = no_progress,
        *,
        patience: float = 0.0,
        notice: Callable[[str], None] = no_notice,
    ) -> PublishReport:
        """Bring graph, RDF store and map to the ledger's revision, or only the graph at the URL `to`.

        Waits up to `patience` seconds for the graph to answer, and gives `notice` of it in a sentence. Raises
        EngineError when an engine cannot be reached or written; what was published before it stays.
        """
        from kg.resolve import rules_version

        graph = self._graph_at(to) if to else self.graph
        graph.await_answer(patience, notice)
        try:
            with self._publishing(), uncollected():
                return bring_forward(
                    self.ledger.revision,
                    rules_version(),
                    self._snapshot,
                    graph,
                    () if to else (self.rdf,),
                    () if to else (self.map,),
                    progress,
                )
        except NotKeptError:
            vars(self).pop("graph", None)  # an embedded one is to be started anew
            raise

    def _publishing(self) -> AbstractContextManager[object]:
        """Let one process at a time publish; another waits, and then shows what is in the ledger by then."""
        from filelock import FileLock

        return FileLock(self.folder / "publish.lock")

    def _snapshot(self) -> "Snapshot":
        from kg.resolve import assemble

        with self.ledger.reading() as reading:
            entity_of = self.resolution.resolved(reading)
            return assemble(
                reading.revision,
                reading.documents(),
                reading.statements(),
                entity_of,
                reading.document_readings(),
            )

    def _graph_at(self, url: str) -> "Graph":
        from kg.graph import Address, Graph

        return self._opened.enter_context(Graph.connect(Address.of(url)))

    def text(self, document_id: str) -> str | None:
        """Return the text of a document as the ledger has it; `None` when it has no document of the id."""
        with self.ledger.reading() as reading:
            return reading.text(document_id)

    def forget(self, name: str, progress: Progress = no_progress) -> "Document":
        """Remove one document and what only it said, and publish; returns the document.

        `name` is its id, address, path or file name. Raises NotFoundError when no document answers to it.
        """
        document = self.ledger.find_document(name)
        if document is None:
            raise NotFoundError(f"No document answers to {name!r}; list them with: kg status --documents")
        self.ledger.forget(document.id)
        self.publish(progress=progress)
        self.map.forget_last()
        return document

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Return the entities with a name that begins with the text at any of its words, best first."""
        from kg.resolve.keys import name_key

        key = name_key(text)
        return hits_of(self._ask("search", key=key, limit=limit)) if key else []

    def find(self, name: str, type_: str = ANYTHING) -> Hit:
        """Return the one entity of this id or name; a beginning of a name will do if only one has it.

        With a type of entity, others are left aside. Raises NotFoundError when there is none, InputError,
        naming the candidates, when there are several.
        """
        exact = of_type(hits_of(self._ask("find", id=self.present_id(name), key=self._key(name))), type_)
        literal = [hit for hit in exact if hit.name == name]
        candidates = literal or exact or of_type(self.search(name, _CANDIDATES), type_)
        if not candidates:
            nothing = "Nothing" if type_ == ANYTHING else f"No {type_}"
            raise NotFoundError(
                f"{nothing} is called {name!r}; look for parts of the name with: kg search TEXT"
            )
        if len(candidates) > 1:
            several = "; ".join(f"{hit.id} {hit.name} ({hit.type})" for hit in candidates[:6])
            raise InputError(f"{name!r} may be several things, ask by id: {several}")
        return candidates[0]

    def present_id(self, text: str) -> str:
        """Return the id of the entity that an earlier id went into; any other text stays as it is."""
        if _ID.fullmatch(text) is None:
            return text
        return self.resolution.entity(text) or text

    @staticmethod
    def _key(name: str) -> str:
        from kg.resolve.keys import name_key

        return name_key(name)

    def partners(self, name: str) -> Partners:
        """Return the stated partnerships and the weaker ties of the entity of this id or name."""
        entity = self.find(name)
        stated, weaker = (self._ask(name, organisation=entity.id) for name in ("partners", "weaker_ties"))
        return Partners(entity, stated, weaker)

    def all_partners(self) -> Table:
        """Return every stated partnership in the graph."""
        return self._ask("all_partners")

    def facts(self, name: str) -> tuple[Hit, Table]:
        """Return the entity of this id or name, and everything that is said of it."""
        entity = self.find(name)
        return entity, self._ask("facts", entity=entity.id)

    def cypher(
        self, query: str, parameters: dict[str, object] | None = None, limits: "Limits | None" = None
    ) -> "Answer":
        """Run a reading Cypher query, within limits if given; see `Graph.query` for what is raised."""
        from kg.graph import Limits

        return self.graph.query(query, parameters, limits or Limits())

    def change(
        self, query: str, parameters: dict[str, object] | None = None, limits: "Limits | None" = None
    ) -> "Answer":
        """Run a Cypher query that may write into the graph, never into the ledger; see `Graph.change`."""
        from kg.graph import Limits

        return self.graph.change(query, parameters, limits or Limits())

    @property
    def dumps(self) -> Path:
        """The folder of the dumps that `kg serve` offers."""
        return self.folder / "dumps"

    def sparql(self, query: str) -> "ResultTable":
        """Run a SPARQL query; raises QueryError when it is wrong or would write or reach out."""
        return self.sparql_service.select(query)

    def ask(self, question: str, given: Mapping[str, str]) -> Table:
        """Answer the named question of this name, asked with parameters as written; see `kg.asking.ask`."""
        from kg.asking import ask

        return ask(self, question, given)

    @cached_property
    def analyses(self) -> "Store":
        """The answers of analyses that are kept."""
        from kg.analysis.store import Store

        return Store(self.folder / "analyses")

    def _ask(self, question: str, **parameters: object) -> Table:
        from kg.graph import queries

        return self.graph.answer(queries.load(question).text, parameters)
