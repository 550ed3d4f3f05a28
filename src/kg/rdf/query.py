"""SPARQL 1.1 queries over the published store, evaluated in worker processes that can be stopped."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from types import MappingProxyType
from typing import TYPE_CHECKING, Self, TypeAlias

from kg.errors import EngineError, InputError, QueryError, QueryLimitError
from kg.model.table import Cell, Table
from kg.rdf.literals import text
from kg.rdf.namespaces import EXTERNAL, Namespaces
from kg.rdf.negotiation import ANYTHING, GRAPHS, TABLES, wanted
from kg.rdf.process import WorkerProcess
from kg.rdf.worker import Answer, Request, Settings

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

DEADLINE = 30.0
MEMORY = 1 << 30
_JSON = TABLES[0]
_PARAMETER = re.compile(r"\$(\w+)")
Parameter: TypeAlias = "str | int | NamedNode"
_NO_PARAMETERS: Mapping[str, Parameter] = MappingProxyType({})


class NotAcceptableError(InputError):
    """The result exists, but in none of the media types that are accepted."""

    http_status = 406


class QueryService:
    """Answers queries about the store in a folder, always at its newest revision.

    A query may take `deadline` seconds and `memory` bytes (where the system can limit memory); `workers`
    queries run at once, and the processes are started when they are needed. Use it as a context manager.
    """

    def __init__(
        self,
        store_folder: Path,
        deadline: float = DEADLINE,
        memory: int = MEMORY,
        namespaces: Namespaces | None = None,
        workers: int = 2,
    ) -> None:
        self._folder = store_folder
        prefixes = (namespaces or Namespaces.from_environment()).prefixes
        settings = Settings(
            folder=str(store_folder), prefixes=dict(prefixes), deadline=deadline, memory=memory
        )
        self._deadline = deadline
        self._processes = [WorkerProcess(settings) for _ in range(workers)]
        self._idle: LifoQueue[WorkerProcess] = LifoQueue()
        for process in self._processes:
            self._idle.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop all workers."""
        for process in self._processes:
            process.close()

    def select(self, query: str, parameters: Mapping[str, Parameter] = _NO_PARAMETERS) -> Table:
        """Return the rows of a SELECT, or of an ASK as the one column `answer`.

        Each `$name` in the query becomes what `parameters` has for it, a string, a whole number or an IRI;
        one that they lack stays a variable. Numbers and truth values come as such, everything else as
        text. Raises what `run` raises, and QueryError for a query that makes a graph.
        """
        try:
            result, _ = self._answer(query, [_JSON], [], parameters)
        except NotAcceptableError:
            raise QueryError("The query makes a graph; ask with SELECT or ASK for a table.") from None
        return _table(result)

    def run(self, query: str, accept: str = ANYTHING) -> tuple[bytes, str]:
        """Return the serialised result and its media type, the one that `accept` (RFC 9110) prefers.

        Raises QueryError when the query is wrong or asks for what is refused, QueryLimitError when it
        was stopped or no worker was free in time, NotAcceptableError when no accepted media type fits,
        and EngineError when there is no store to ask.
        """
        return self._answer(query, wanted(accept, TABLES), wanted(accept, GRAPHS), _NO_PARAMETERS)

    def _answer(
        self, query: str, tables: list[str], graphs: list[str], parameters: Mapping[str, Parameter]
    ) -> tuple[bytes, str]:
        if not _is_text(query):
            raise QueryError("The query is not valid Unicode text.")
        if not self._folder.is_dir():
            raise EngineError("Nothing has been published as RDF yet; ingest documents or publish first.")
        request = Request(query=filled(query, parameters), tables=tables, graphs=graphs)
        with self._worker() as worker:
            answer, result = worker.ask(request)
            if answer.get("error") == "memory":
                worker.close()
        if "error" in answer:
            raise _error(answer)
        return result, answer["media_type"]

    @contextmanager
    def _worker(self) -> Iterator[WorkerProcess]:
        try:
            worker = self._idle.get(timeout=self._deadline)
        except Empty:
            raise QueryLimitError("All query workers are busy; try again later.") from None
        try:
            yield worker
        finally:
            self._idle.put(worker)


def _error(answer: Answer) -> Exception:
    message = answer.get("message", "")
    match answer["error"]:
        case "query":
            return QueryError(message)
        case "unacceptable":
            return NotAcceptableError(message)
        case "memory":
            return QueryLimitError("The query needed too much memory and was stopped; ask for less.")
        case _:
            return EngineError(f"The RDF store cannot be read: {message}.")


def _is_text(query: str) -> bool:
    try:
        query.encode()
    except UnicodeEncodeError:
        return False
    return True


def filled(query: str, parameters: Mapping[str, Parameter]) -> str:
    """Return the query with each `$name` that `parameters` have replaced by its value."""

    def value(name: re.Match[str]) -> str:
        return _written(parameters[name[1]]) if name[1] in parameters else name[0]

    return _PARAMETER.sub(value, query)


def _written(value: Parameter) -> str:
    if isinstance(value, str):
        return str(text(value))
    return str(value)


def _table(result: bytes) -> Table:
    data = json.loads(result)
    if "boolean" in data:
        return Table(("answer",), ((data["boolean"],),))
    columns = tuple(data["head"]["vars"])
    rows = tuple(tuple(_cell(row.get(column)) for column in columns) for row in data["results"]["bindings"])
    return Table(columns, rows)


def _cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return None
    value, datatype = term["value"], term.get("datatype", "").removeprefix(EXTERNAL["xsd"])
    try:
        match datatype:
            case "boolean":
                return value in {"true", "1"}
            case "integer":
                return int(value)
            case "decimal" | "double" | "float" if math.isfinite(number := float(value)):
                return number
    except ValueError:
        pass
    return value
