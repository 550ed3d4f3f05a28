"""What the web application needs of a workspace."""

from collections.abc import Sequence
from typing import Protocol


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


class WebWorkspace(Protocol):
    """A workspace as the web application sees it."""

    @property
    def sparql_service(self) -> SparqlService:
        """The RDF store, for queries."""
        ...

    def search(self, text: str, limit: int) -> Sequence[Hit]:
        """Return the entities with a name that begins with the text at any of its words, best first."""
        ...
