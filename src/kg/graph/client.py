"""One Bolt client for the embedded server and for any Neo4j 5, over the official driver."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from neo4j import GraphDatabase, Session
from neo4j.exceptions import ConfigurationError

from kg.errors import BailanysError, EngineError, NotKeptError, UnreachableError
from kg.graph.address import Address
from kg.graph.asking import Asking
from kg.graph.embedded import Heartbeat, discard
from kg.graph.failures import DRIVER_FAILURES, first_sentence, named, named_in_writing, not_kept
from kg.graph.guard import Access
from kg.graph.reading import UNLIMITED, Answer, Limits, table

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Result

    from kg.graph.loader import Difference, Mark
    from kg.model import Snapshot
    from kg.model.table import Table

Done = TypeVar("Done")

_CONNECT_SECONDS = 5.0
_RETRY_SECONDS = 15.0
_WAIT_SECONDS = 1.0

logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Graph:
    """A graph over Bolt; a context manager that closes its connections."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._drivers: dict[str, Driver] = {}
        self._heartbeat = Heartbeat(address.folder) if address.folder else None
        self._asking = Asking(address, self._session, self._hang_up)

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

    def query(
        self, cypher: str, parameters: Mapping[str, object] | None = None, limits: Limits = UNLIMITED
    ) -> Answer:
        """Run a reading query and return its rows, with the nodes and relationships in them.

        It is run if the server's plan says that it reads, and nothing else but the graph (`kg.graph.guard`);
        in a transaction of access mode READ, which is rolled back; in the embedded graph as a user without
        the right to write. Raises QueryError when it is wrong or refused, QueryLimitError when it runs past
        the limit of time, EngineError when the engine does not answer.
        """
        return self._reach(lambda: self._asking.run(cypher, dict(parameters or {}), limits, Access.READ))

    def change(
        self, cypher: str, parameters: Mapping[str, object] | None = None, limits: Limits = UNLIMITED
    ) -> Answer:
        """Run a query that may write nodes and relationships, commit it, and return its rows and `changes`.

        What else `query` refuses, this refuses too, and it raises the same errors. The ledger is not touched,
        so the next publication may undo the changes.
        """
        return self._reach(lambda: self._asking.run(cypher, dict(parameters or {}), limits, Access.WRITE))

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """Run a reading query of our own, without the check of its plan, and return its records."""
        return self._taken(self._address.user, cypher, parameters, lambda result: result.data())

    def answer(self, cypher: str, parameters: Mapping[str, object]) -> "Table":
        """Run a reading query of our own, as `read` does, and return its rows as `query` does."""
        return self._taken(self._address.reader, cypher, parameters, table)

    def rows(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[list[Any]]:
        """Run a reading query of our own that returns one list for each row, and return the lists.

        They come as they are, which for many rows is several times as fast as records.
        """
        return self._taken(
            self._address.user, cypher, parameters, lambda result: [record[0] for record in result]
        )

    def write(self, cypher: str, rows: Iterable[Mapping[str, object]] = ()) -> None:
        """Run a writing query of our own in a managed transaction, with `$rows`."""
        given = list(rows)

        def work(tx: "ManagedTransaction") -> None:
            tx.run(cypher, rows=given).consume()

        with self._session(self._address.user) as session:
            self._reach(lambda: session.execute_write(work), named_in_writing)

    def write_each(self, cypher: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Run a writing query of our own that returns how many of `$rows` it wrote.

        Raises NotKeptError when it did not write all of them, and then none is kept.
        """

        def work(tx: "ManagedTransaction") -> None:
            written = int(tx.run(cypher, rows=rows).single(strict=True)[0])
            if written != len(rows):
                raise not_kept(f"{written} of {len(rows)} rows", self._address)

        with self._session(self._address.user) as session:
            self._reach(lambda: session.execute_write(work), named_in_writing)

    def define(self, statement: str) -> None:
        """Run a statement of the schema, which takes a transaction of its own."""
        with self._session(self._address.user) as session:
            self._reach(lambda: session.run(statement).consume(), named_in_writing)

    def publish(self, snapshot: "Snapshot", progress: Callable[[int, int], None]) -> "Difference":
        """Bring the graph to the snapshot by the computed difference; see `kg.graph.loader`.

        An embedded graph that does not keep what is written is damaged, and thrown away.
        """
        from kg.graph.loader import publish

        try:
            return publish(self, snapshot, progress)
        except NotKeptError:
            if self._address.folder:
                discard(self._address.folder)
            raise

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

    def _taken(
        self,
        user: str,
        cypher: str,
        parameters: Mapping[str, object] | None,
        take: Callable[["Result"], Done],
    ) -> Done:
        given = dict(parameters or {})
        with self._session(user) as session:
            return self._reach(lambda: session.execute_read(lambda tx: take(tx.run(cypher, given))))

    def _hang_up(self, user: str) -> None:
        driver = self._drivers.pop(user, None)
        if driver:
            driver.close()

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
                f"{self._address.url} is not the address of a Neo4j: {first_sentence(error)}."
            ) from None

    def _reach(
        self, work: Callable[[], Done], name: Callable[[Exception, Address], BailanysError] = named
    ) -> Done:
        try:
            return work()
        except DRIVER_FAILURES as error:
            raise name(error, self._address) from None
