"""Runs a query in the user's own words: guarded, within its limits, and stopped when it runs past them."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Any
from uuid import uuid4

from neo4j import READ_ACCESS, WRITE_ACCESS, ResultSummary, Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from kg.errors import BailanysError, QueryError, QueryLimitError
from kg.graph import guard
from kg.graph.address import Address
from kg.graph.deadline import Deadline
from kg.graph.failures import DRIVER_FAILURES, first_sentence
from kg.graph.guard import Access, Callables
from kg.graph.reading import Answer, Limits, answer, taken

_TIMED_OUT = "TransactionTimedOut"
_OUT_OF_MEMORY = ("OutOfMemory", "heap budget", "in-heap")
_COUNTERS = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
)


class Asking:
    """Runs queries over sessions that `session` opens for a user; `hang_up` cuts that user's connections."""

    def __init__(
        self, address: Address, session: Callable[..., Session], hang_up: Callable[[str], None]
    ) -> None:
        self._address = address
        self._session = session
        self._hang_up = hang_up

    def run(self, cypher: str, parameters: dict[str, object], limits: Limits, access: Access) -> Answer:
        """Run a query that the guard lets pass and return its answer.

        Raises QueryError when the guard refuses it, QueryLimitError when it ran past its time, and what the
        driver raises.
        """
        user = self._address.reader if access is Access.READ else self._address.user
        text = f"{cypher.rstrip().removesuffix(';')}\n// {uuid4()}" if self._embedded else cypher
        deadline = Deadline(limits.seconds, lambda: self._stop(user, text), lambda: self._hang_up(user))
        try:
            with deadline:
                self._check(text, parameters, limits, access)
                return self._answered(user, text, parameters, limits, access)
        except (OverflowError, TypeError, ValueError) as error:
            raise QueryError(f"The query or a parameter cannot be sent: {first_sentence(error)}.") from None
        except DRIVER_FAILURES as error:
            if deadline.passed or _TIMED_OUT in (getattr(error, "code", None) or ""):
                raise _out_of_time(error, limits) from None
            if any(sign in str(error) for sign in _OUT_OF_MEMORY):
                raise QueryLimitError(
                    "The query needs more memory than the server allows; narrow it."
                ) from None
            raise

    def _check(self, cypher: str, parameters: dict[str, object], limits: Limits, access: Access) -> None:
        callables = self._callables
        guard.require_tame_wording(cypher, callables)
        with (
            self._session(self._address.reader, default_access_mode=READ_ACCESS) as session,
            session.begin_transaction(timeout=limits.seconds) as transaction,
        ):
            summary = transaction.run(f"EXPLAIN {cypher}", parameters).consume()
            transaction.rollback()
        guard.require_tame_plan(summary.plan, callables)
        if not self._embedded:
            guard.require_access(summary.query_type, access)

    def _answered(
        self, user: str, cypher: str, parameters: dict[str, object], limits: Limits, access: Access
    ) -> Answer:
        mode = READ_ACCESS if access is Access.READ else WRITE_ACCESS
        with (
            self._session(user, default_access_mode=mode) as session,
            session.begin_transaction(timeout=limits.seconds) as transaction,
            self._stopped_when_interrupted(user, cypher),
        ):
            result = transaction.run(cypher, parameters)
            columns = result.keys()
            records, cut = taken(result, limits.rows)
            if access is Access.READ and cut and self._embedded:
                self._drop(transaction, user, cypher)
                return answer(columns, records, cut=True, changes={})
            if access is Access.WRITE:
                deque(result, maxlen=0)
            summary = result.consume()
            guard.require_rows(summary, access)
            if access is Access.WRITE:
                transaction.commit()
            else:
                transaction.rollback()
        return answer(columns, records, cut=cut, changes=_changes(summary))

    def _drop(self, transaction: Transaction, user: str, cypher: str) -> None:
        """Leave the other rows; the embedded server would compute them all before it throws them away."""
        self._stop(user, cypher)
        with suppress(Neo4jError, DriverError):
            transaction.rollback()

    @contextmanager
    def _stopped_when_interrupted(self, user: str, cypher: str) -> Iterator[None]:
        try:
            yield
        except KeyboardInterrupt:
            self._stop(user, cypher)
            self._hang_up(user)
            raise

    @property
    def _embedded(self) -> bool:
        return self._address.folder is not None

    @cached_property
    def _callables(self) -> Callables:
        if self._embedded:
            return Callables()
        procedures = {item["name"]: item["mode"] for item in self._listed(guard.SHOW_PROCEDURES)}
        functions = [item["name"] for item in self._listed(guard.SHOW_FUNCTIONS) if not item["isBuiltIn"]]
        return Callables.of(procedures, functions)

    def _listed(self, command: str) -> list[dict[str, Any]]:
        with self._session(self._address.reader, default_access_mode=READ_ACCESS) as session:
            return session.run(command).data()

    def _stop(self, user: str, cypher: str) -> None:
        """Have the embedded server end a query; a Neo4j does so by itself, by the time of the transaction."""
        if not self._embedded:
            return
        with self._session(user) as session:
            for running in session.run("SHOW TRANSACTIONS").data():
                if running["currentQuery"].endswith(cypher):
                    session.run(f"TERMINATE TRANSACTIONS '{running['transactionId']}'").consume()


def _out_of_time(error: Exception, limits: Limits) -> BailanysError:
    if limits.seconds is None:
        return QueryLimitError(f"The server stopped the query: {first_sentence(error)}.")
    return QueryLimitError(
        f"The query was stopped after {limits.seconds:g} s; narrow it, or allow it more time."
    )


def _changes(summary: ResultSummary) -> dict[str, int]:
    counts = {name: int(getattr(summary.counters, name)) for name in _COUNTERS}
    return {name: count for name, count in counts.items() if count}
