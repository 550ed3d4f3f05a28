"""SPARQL 1.1 queries over the published store, evaluated in worker processes that can be stopped."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from queue import Empty, LifoQueue
from types import MappingProxyType
from typing import Self, TypeAlias

from pyoxigraph import NamedNode

from kg.errors import EngineError, InputError, QueryError, QueryLimitError
from kg.model.table import Cell, Table
from kg.rdf.literals import text
from kg.rdf.namespaces import EXTERNAL, Namespaces
from kg.rdf.negotiation import ANYTHING, GRAPHS, TABLES, offer, wanted
from kg.rdf.querying.dataset import Graphs
from kg.rdf.querying.endpoint import COUNTS, Contents, description
from kg.rdf.querying.limits import USUAL, QueryLimits
from kg.rdf.querying.process import Stop, WorkerProcess
from kg.rdf.querying.revalidation import is_lasting, validator
from kg.rdf.querying.worker import Answer, Request, Settings
from kg.rdf.shown import Marks, Shown

_JSON = TABLES[0]
_PARAMETER = re.compile(r"\$(\w+)")
Parameter: TypeAlias = str | int | NamedNode
_NO_PARAMETERS: Mapping[str, Parameter] = MappingProxyType({})


class NotAcceptableError(InputError):
    """The result exists, but in none of the media types that are accepted."""

    http_status = 406


@dataclass(frozen=True, slots=True)
class Result:
    """A serialised result; `cut` says that it has more rows or triples than the limit took."""

    content: bytes
    media_type: str
    cut: bool


@dataclass(frozen=True, slots=True)
class ResultTable(Table):
    """The rows of a result; `cut` says that there are more than the limit took."""

    cut: bool = False


class QueryService:
    """Answers queries about the store in a folder, always at its newest revision, within the limits.

    The processes are started when they are needed. Use it as a context manager.
    """

    def __init__(
        self,
        store_folder: Path,
        limits: QueryLimits = USUAL,
        namespaces: Namespaces | None = None,
    ) -> None:
        self._folder = store_folder
        self.limits = limits
        self.namespaces = namespaces or Namespaces.from_environment()
        settings = Settings(
            folder=str(store_folder.absolute()),
            dataset=self.namespaces.dataset.value,
            prefixes=dict(self.namespaces.prefixes),
            deadline=limits.seconds,
            memory=limits.memory,
        )
        self._counted: tuple[Marks | None, Contents] = (None, Contents(0, {}))
        self._processes = [WorkerProcess(settings) for _ in range(limits.workers)]
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

    def validator(self, *question: str | Sequence[str]) -> str | None:
        """Return what an answer has in common with every other one to this question that says the same.

        The question is all that the answer follows from. None when the next answer may say something else
        though the store shows the same, and when no revision is shown whole.
        """
        marks = self._shown.marks
        if marks is None or not all(is_lasting(part) for part in question if isinstance(part, str)):
            return None
        return validator(marks, self.limits.rows, *question)

    def select(self, query: str, parameters: Mapping[str, Parameter] = _NO_PARAMETERS) -> ResultTable:
        """Return the rows of a SELECT, or of an ASK as the one column `answer`.

        Each `$name` in the query becomes what `parameters` has for it, a string, a whole number or an IRI;
        one that they lack stays a variable. Numbers and truth values come as such, everything else as
        text. Raises what `run` raises, and QueryError for a query that makes a graph.
        """
        request = _tabular(filled(query, parameters), self.limits.rows)
        try:
            result = self._answer(request, Stop())
        except NotAcceptableError:
            raise QueryError("The query makes a graph; ask with SELECT or ASK for a table.") from None
        return _rows(result)

    def run(
        self,
        query: str,
        accept: str = ANYTHING,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        stop: Stop | None = None,
    ) -> Result:
        """Return the result in the media type that `accept` (RFC 9110) prefers, cut where it is too long.

        The graphs, if any are given, are asked in place of those that the query names; the IRI of the
        dataset stands for the default graph. `stop` lets another thread give the question up.
        Raises QueryError when the query is wrong or asks for what is refused, QueryLimitError when it
        was stopped or no worker was free in time, NotAcceptableError when no accepted media type fits,
        and EngineError when there is no store to ask.
        """
        table_types, graph_types = wanted(accept, TABLES), wanted(accept, GRAPHS)
        if not table_types and not graph_types:
            raise NotAcceptableError(f"No accepted media type is offered. {offer()}")
        given = Graphs(default=list(default_graphs), named=list(named_graphs))
        request = Request(
            query=query,
            graphs=given if default_graphs or named_graphs else None,
            table_types=table_types,
            graph_types=graph_types,
            rows=self.limits.rows,
        )
        return self._answer(request, stop or Stop())

    def describe(self, endpoint: str, accept: str = ANYTHING, stop: Stop | None = None) -> Result:
        """Return the description of the service at this address, as RDF that `accept` prefers.

        Raises what `run` raises, and QueryError when the address is none.
        """
        media_types = wanted(accept, GRAPHS)
        if not media_types:
            raise NotAcceptableError(f"The description is a graph. {offer()}")
        try:
            address = NamedNode(endpoint)
        except ValueError:
            raise QueryError("The address that was asked, in the header Host, is not valid.") from None
        contents = self._contents(stop or Stop())
        content = description(address, contents, self.limits, self.namespaces, media_types[0])
        return Result(content, media_types[0], cut=False)

    def _contents(self, stop: Stop) -> Contents:
        """Return what there is in the store, counted again when the store shows something else."""
        marks = self._shown.marks
        if marks is None or self._counted[0] != marks:
            rows = _rows(self._answer(_tabular(COUNTS, None), stop)).rows
            counts = {str(graph or ""): int(str(triples)) for graph, triples in rows}
            self._counted = marks, Contents(counts.pop("", 0), counts)
        return self._counted[1]

    @cached_property
    def _shown(self) -> Shown:
        marks = tuple(self.namespaces.term(name) for name in ("revision", "rules"))
        return Shown(self._folder, self.namespaces.dataset, marks)

    def _answer(self, request: Request, stop: Stop) -> Result:
        if not _is_text(request["query"]):
            raise QueryError("The query is not valid Unicode text.")
        if not self._folder.is_dir():
            raise EngineError("Nothing has been published as RDF yet; ingest documents or publish first.")
        with self._worker() as worker:
            answer, content = worker.ask(request, stop)
            if answer.get("error") == "memory":
                worker.close()
        if "error" in answer:
            raise _error(answer)
        return Result(content, answer["media_type"], answer["cut"])

    @contextmanager
    def _worker(self) -> Iterator[WorkerProcess]:
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except Empty:
            raise QueryLimitError("All query workers are busy; try again later.") from None
        try:
            yield worker
        finally:
            self._idle.put(worker)


def _tabular(query: str, rows: int | None) -> Request:
    return Request(query=query, graphs=None, table_types=[_JSON], graph_types=[], rows=rows)


def _error(answer: Answer) -> Exception:
    message = answer.get("message", "")
    match answer["error"]:
        case "query":
            return QueryError(message)
        case "unacceptable":
            return NotAcceptableError(f"{message} {offer()}")
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


def _rows(result: Result) -> ResultTable:
    data = json.loads(result.content)
    if "boolean" in data:
        return ResultTable(("answer",), ((data["boolean"],),))
    columns = tuple(data["head"]["vars"])
    rows = tuple(tuple(_cell(row.get(column)) for column in columns) for row in data["results"]["bindings"])
    return ResultTable(columns, rows, result.cut)


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
