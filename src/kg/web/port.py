"""What the web application needs of a workspace."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from kg.map import MapStore
    from kg.map.views import ViewStore
    from kg.model import Judgement, Verdict
    from kg.model.table import Cell, Table
    from kg.rdf import QueryLimits, Stop
    from kg.reviewing import ReviewPair


class SparqlResult(Protocol):
    """A serialised result; `cut` says that it has more rows or triples than the limit took."""

    @property
    def content(self) -> bytes: ...  # noqa: D102
    @property
    def media_type(self) -> str: ...  # noqa: D102
    @property
    def cut(self) -> bool: ...  # noqa: D102


class SparqlRows(Protocol):
    """The rows of a result; `cut` says that there are more than the limit took."""

    @property
    def cut(self) -> bool: ...  # noqa: D102
    def records(self) -> "Iterator[dict[str, Cell]]": ...  # noqa: D102


class SparqlService(Protocol):
    """Evaluates SPARQL within limits; raises the errors of `kg.errors`, which know their HTTP status.

    What takes a `stop` can be stopped from another thread.
    """

    @property
    def limits(self) -> "QueryLimits":
        """What a query may take, and how many there may be."""
        ...

    def run(
        self,
        query: str,
        accept: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        stop: "Stop | None" = None,
    ) -> SparqlResult:
        """Return the result in a media type chosen by the Accept header, of the graphs if any are given."""
        ...

    def describe(self, endpoint: str, accept: str, stop: "Stop | None" = None) -> SparqlResult:
        """Return the description of the service at an address."""
        ...

    def validator(self, *question: str | Sequence[str]) -> str | None:
        """Return what all answers to the question have in common that say the same, if that can be known."""
        ...

    def select(self, query: str) -> SparqlRows:
        """Return the rows of a SELECT."""
        ...


class WebWorkspace(Protocol):
    """A workspace as the web application sees it."""

    @property
    def dumps(self) -> "Path":
        """The folder of the dumps that are served, which need not exist."""
        ...

    @property
    def map(self) -> "MapStore":
        """The connection map."""
        ...

    @property
    def views(self) -> "ViewStore":
        """The views of the map that have a short address."""
        ...

    def present_id(self, identifier: str) -> str:
        """Return the id of the entity that an earlier id went into; any other as it is."""
        ...

    @property
    def sparql_service(self) -> SparqlService:
        """The RDF store, for queries."""
        ...

    def text(self, document_id: str) -> str | None:
        """Return the text of a document as it is now; `None` when it is gone."""
        ...


class Reviews(Protocol):
    """The decisions of a workspace on which things are one; see `kg.reviewing`.

    Used by one thread at a time, but for `publish`.
    """

    def pairs(self, limit: int | None = None) -> "Sequence[ReviewPair]":
        """Return the pairs to look at, the most pressing first."""
        ...

    def count(self) -> int:
        """Return how many pairs there are to look at."""
        ...

    def decide(self, left: str, right: str, verdict: "Verdict", by: str) -> None:
        """Record a decision on two nodes; raises NotFoundError for an unknown, InputError for one alone."""
        ...

    def undo(self, by: str) -> "Sequence[Judgement]":
        """Take back the last decision; raises InputError when there is none."""
        ...

    def decisions(self) -> "Table":
        """Return every decision, the latest first."""
        ...

    def publish(self) -> object:
        """Bring graph and RDF store to the ledger's revision; raises EngineError when that cannot be."""
        ...
