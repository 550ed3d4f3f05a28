"""One Bolt client for the embedded server and for any Neo4j 5, over the official driver."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from neo4j import READ_ACCESS, GraphDatabase, ResultSummary, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)
from neo4j.graph import Node, Path, Relationship

from kg.errors import BailanysError, EngineError, QueryError, UnreachableError
from kg.graph.address import Address
from kg.graph.embedded import Heartbeat
from kg.model.table import Cell, Table

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

    from kg.graph.loader import Difference, Mark
    from kg.model import Snapshot

Answer = TypeVar("Answer")

_CONNECT_SECONDS = 5.0
_RETRY_SECONDS = 15.0
_WAIT_SECONDS = 1.0
_READ_ONLY = "r"

logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Graph:
    """A graph over Bolt; a context manager that closes its connections."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._drivers: dict[str, Driver] = {}
        self._heartbeat = Heartbeat(address.folder) if address.folder else None

    @classmethod
    def connect(cls, address: Address) -> Self:
        """Return the graph at an address; nothing is sent before the first query."""
        return cls(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        if self._heartbeat:
            self._heartbeat.stop()
        for driver in self._drivers.values():
            driver.close()

    @property
    def server(self) -> str:
        """What the server calls itself, such as `Neo4j/5.26.30`; raises EngineError when none answers."""
        return self._reach(lambda: self._driver_for(self._address.user).get_server_info().agent)

    def query(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Table:
        """Run a reading query and return its rows; dates become ISO strings, nodes and edges dictionaries.

        The query runs in a transaction of access mode READ, which is rolled back: in the embedded graph as a
        user without the right to write, elsewhere only if the engine's own plan says that it reads. Raises
        QueryError when it is wrong or would write, EngineError when the engine does not answer.
        """
        return self._reach(lambda: self._run(cypher, dict(parameters or {})))

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """Run a reading query of our own, without the check of its plan, and return its records."""
        given = dict(parameters or {})
        with self._session(self._address.user) as session:
            return self._reach(lambda: session.execute_read(lambda tx: tx.run(cypher, given).data()))

    def write(self, cypher: str, rows: Iterable[Mapping[str, object]] = ()) -> None:
        """Run a writing query of our own in a managed transaction, with `$rows`."""
        given = list(rows)

        def work(tx: "ManagedTransaction") -> None:
            tx.run(cypher, rows=given).consume()

        with self._session(self._address.user) as session:
            self._reach(lambda: session.execute_write(work))

    def define(self, statement: str) -> None:
        """Run a statement of the schema, which takes a transaction of its own."""
        with self._session(self._address.user) as session:
            self._reach(lambda: session.run(statement).consume())

    def publish(self, snapshot: "Snapshot", progress: Callable[[int, int], None]) -> "Difference":
        """Bring the graph to the snapshot by the computed difference; see `kg.graph.loader`."""
        from kg.graph.loader import publish

        return publish(self, snapshot, progress)

    def shown(self) -> "Mark | None":
        """Return what the graph shows whole, or `None` when it is empty or half loaded."""
        from kg.graph.loader import shown

        return shown(self)

    def await_answer(self, patience: float, notice: Callable[[str], None]) -> None:
        """Return as soon as the graph answers, and give it `patience` seconds to do so.

        `notice` is given one sentence when there is something to wait for. Raises UnreachableError when the
        graph does not answer in time, EngineError when it refuses the user.
        """
        deadline, noticed = time.monotonic() + patience, False
        while True:
            try:
                return self._reach(self._driver_for(self._address.user).verify_connectivity)
            except UnreachableError:
                if time.monotonic() >= deadline:
                    raise
            if not noticed:
                notice(f"No graph answers at {self._address.url} yet; waiting up to {patience:.0f} s for it.")
                noticed = True
            time.sleep(_WAIT_SECONDS)

    def _run(self, cypher: str, parameters: dict[str, object]) -> Table:
        with self._session(self._address.reader, default_access_mode=READ_ACCESS) as session:
            if self._address.reader == self._address.user:
                self._check_plan(session, cypher, parameters)
            with session.begin_transaction() as transaction:
                result = transaction.run(cypher, parameters)
                columns = tuple(result.keys())
                rows = tuple(tuple(_plain(value) for value in record.values()) for record in result)
                _require_reading(result.consume())
                transaction.rollback()
        return Table(columns, rows)

    def _check_plan(self, session: Session, cypher: str, parameters: dict[str, object]) -> None:
        with session.begin_transaction() as transaction:
            summary = transaction.run(f"EXPLAIN {cypher}", parameters).consume()
            transaction.rollback()
        _require_reading(summary)

    def _session(self, user: str, **settings: str) -> Session:
        driver = self._driver_for(user)
        return driver.session(database=self._address.database, **settings)  # type: ignore[arg-type]

    def _driver_for(self, user: str) -> "Driver":
        if user not in self._drivers:
            self._drivers[user] = self._new_driver(user)
        return self._drivers[user]

    def _new_driver(self, user: str) -> "Driver":
        auth = (user, self._address.password) if self._address.password else None
        try:
            return GraphDatabase.driver(
                self._address.url,
                auth=auth,
                connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        except (ConfigurationError, ValueError) as error:
            raise EngineError(
                f"{self._address.url} is not the address of a Neo4j: {_first(error)}."
            ) from None

    def _reach(self, work: Callable[[], Answer]) -> Answer:
        try:
            return work()
        except BailanysError:
            raise
        except AuthError:
            raise EngineError(
                f"{self._address.url} refuses the user {self._address.user!r}; "
                "set KG_GRAPH_USER and KG_GRAPH_PASSWORD."
            ) from None
        except (ServiceUnavailable, OSError):
            raise UnreachableError(
                f"No graph answers at {self._address.url}; start it, or set KG_GRAPH_URL."
            ) from None
        except TransientError as error:
            raise EngineError(f"The graph is busy: {_first(error)}; try again.") from None
        except ClientError as error:
            raise self._refused(error) from None
        except (Neo4jError, DriverError) as error:
            raise EngineError(f"The graph at {self._address.url} failed: {_first(error)}.") from None

    def _refused(self, error: ClientError) -> BailanysError:
        code = error.code or ""
        if "DatabaseNotFound" in code:
            return EngineError(f"{self._address.url} has no database {self._address.database!r}.")
        if "AccessMode" in code or "Forbidden" in code:
            return QueryError("The query would write; only reading queries are run.")
        return QueryError(f"The query cannot be run: {_first(error)}.")


def _require_reading(summary: ResultSummary) -> None:
    if summary.query_type != _READ_ONLY:
        raise QueryError("The query would write; only reading queries are run.")


def _plain(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Node | Relationship):
        return {key: _plain(item) for key, item in sorted(value.items())}
    if isinstance(value, Path):
        return [_plain(part) for part in _parts(value)]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _parts(path: Path) -> Iterable[object]:
    yield path.start_node
    for relationship in path.relationships:
        yield relationship
        yield relationship.end_node


def _first(error: Exception) -> str:
    """Return the first sentence of an error's message."""
    message = str(getattr(error, "message", None) or error).strip()
    return message.splitlines()[0].rstrip(". ") if message else type(error).__name__
