"""What the web application needs of a workspace."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Judgement, Verdict
    from kg.model.table import Table
    from kg.reviewing import ReviewPair


class Hit(Protocol):
    """An entity that a search found; `documents` counts the documents that name it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def type(self) -> str: ...  # noqa: D102
    @property
    def documents(self) -> int: ...  # noqa: D102


class SparqlService(Protocol):
    """Evaluates SPARQL within limits; raises the errors of `kg.errors`, which know their HTTP status."""

    def run(self, query: str, accept: str) -> tuple[bytes, str]:
        """Return the serialised result and its media type, chosen by the Accept header."""
        ...

    def select(self, query: str) -> "Table":
        """Return the rows of a SELECT."""
        ...


class WebWorkspace(Protocol):
    """A workspace as the web application sees it."""

    @property
    def dumps(self) -> "Path":
        """The folder of the dumps that are served, which need not exist."""
        ...

    def present_id(self, identifier: str) -> str:
        """Return the id of the entity that an earlier id went into; any other as it is."""
        ...

    @property
    def sparql_service(self) -> SparqlService:
        """The RDF store, for queries."""
        ...

    def search(self, text: str, limit: int) -> Sequence[Hit]:
        """Return the entities with a name that begins with the text at any of its words, best first."""
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
