"""The process that evaluates queries, so that a query that runs away can be killed.

Started as `python -m kg.rdf.querying.worker SETTINGS`, where SETTINGS is a JSON object with the members
of `Settings`. It reads one request a line from standard input and answers each on standard output with
a line of JSON that says what came out, followed by as many bytes of result as that line says.
It imports next to nothing, so that the first answer comes soon, and has no way to the network.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypedDict

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from kg.rdf.querying import dataset, results
from kg.rdf.querying.confinement import confine
from kg.rdf.querying.guard import RefusedError, check
from kg.rdf.querying.mistakes import explain
from kg.rdf.shown import Files, files

_GRACE = 2.0
_PAUSES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4)
_UNREADABLE = (OSError, RuntimeError, ValueError)
_UNKNOWN_FUNCTION = "custom"


class Settings(TypedDict):
    """What a worker is started with; `memory` is in bytes, `deadline` in seconds.

    `dataset` is the IRI that stands for the default graph, and from which relative IRIs are taken.
    """

    folder: str
    dataset: str
    prefixes: dict[str, str]
    deadline: float
    memory: int


class Request(TypedDict):
    """A query, the graphs it is to ask, and the media types wanted of each kind of result, best first.

    Without `graphs` the query says itself what it asks; `rows` is how many rows or triples are given.
    """

    query: str
    graphs: dataset.Graphs | None
    table_types: list[str]
    graph_types: list[str]
    rows: int | None


class Answer(TypedDict, total=False):
    """What came out: either a media type and the size of the result, or an error and its message.

    `cut` says that there are more rows or triples than are given.
    """

    media_type: str
    size: int
    cut: bool
    error: str
    message: str


class _UnacceptableError(Exception):
    """The result cannot be had in any of the wanted media types."""


class _Worker:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = Path(settings["folder"])
        self._seen: Files = frozenset()
        self._store: Store | None = None
        _limit_memory(settings["memory"])

    def answer(self, request: Request) -> tuple[Answer, bytes]:
        try:
            check(request["query"], self._settings["prefixes"])
            media_type, result, cut = self._evaluate(request)
        except RefusedError as error:
            return {"error": "query", "message": str(error)}, b""
        except SyntaxError:
            return {"error": "query", "message": explain(request["query"], self._settings["prefixes"])}, b""
        except _UnacceptableError as error:
            return {"error": "unacceptable", "message": str(error)}, b""
        except MemoryError:
            return {"error": "memory"}, b""
        except _UNREADABLE as error:
            return {"error": "engine", "message": str(error)}, b""
        return {"media_type": media_type, "size": len(result), "cut": cut}, result

    def _evaluate(self, request: Request) -> tuple[str, bytes, bool]:
        """Evaluate, again on a newly opened store while a writer is replacing the files underneath."""
        graphs = request["graphs"] or dataset.stated(
            request["query"], self._settings["prefixes"], self._settings["dataset"]
        )
        for pause in _PAUSES:
            try:
                return self._result(self._current_store(), request, graphs)
            except _UNREADABLE as error:
                _require_known_functions(error)
                self._store = None
                time.sleep(pause)
        return self._result(self._current_store(), request, graphs)

    def _current_store(self) -> Store:
        found = files(self._folder)
        if self._store is None or found != self._seen:
            _limit_memory(None)
            try:
                self._store = Store.read_only(str(self._folder))
            finally:
                _limit_memory(self._settings["memory"])
            self._seen = found
        return self._store

    def _result(
        self, store: Store, request: Request, graphs: dataset.Graphs | None
    ) -> tuple[str, bytes, bool]:
        prefixes, most = self._settings["prefixes"], request["rows"]
        base = self._settings["dataset"]
        if graphs is None:
            found = store.query(request["query"], base_iri=base, prefixes=prefixes)
        else:
            chosen = dataset.chosen(graphs, store, base)
            found = store.query(request["query"], base_iri=base, prefixes=prefixes, **chosen)
        if isinstance(found, QueryTriples):
            media_type = _first(request["graph_types"], "a graph")
            return media_type, *results.graph(found, media_type, most, prefixes)
        if isinstance(found, QuerySolutions):
            media_type = _first(request["table_types"], "a table")
            return media_type, *results.table(found, media_type, most)
        media_type = _first(request["table_types"], "a yes or no")
        return media_type, _truth(found, media_type), False


def _truth(found: QueryBoolean, media_type: str) -> bytes:
    return found.serialize(format=QueryResultsFormat.from_media_type(media_type)) or b""


def _require_known_functions(error: Exception) -> None:
    if isinstance(error, RuntimeError) and _UNKNOWN_FUNCTION in str(error):
        raise RefusedError(f"{str(error).rstrip('.')}; use the functions of SPARQL 1.1.") from None


def _first(media_types: list[str], kind: str) -> str:
    if not media_types:
        raise _UnacceptableError(f"The result is {kind}, which none of the accepted media types can hold.")
    return media_types[0]


def _leave_no_core() -> None:
    """Let an aborted process end at once, without writing its memory to disk."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _limit_memory(extra: int | None) -> None:
    """Let the process reserve `extra` bytes beyond what it has; `None` lifts the limit."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = hard if extra is None else _reserved() + extra
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _reserved() -> int:
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _alarm(seconds: float) -> None:
    """End the process after so many seconds should the one that started it be gone; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def serve(
    requests: BinaryIO, answers: BinaryIO, answer: Callable[[Request], tuple[Answer, bytes]], limit: float
) -> None:
    """Answer requests until there are no more."""
    for line in requests:
        _alarm(limit + _GRACE)
        head, body = answer(json.loads(line))
        _alarm(0)
        answers.write(json.dumps(head).encode() + b"\n" + body)
        answers.flush()


def main() -> None:
    """Run a worker with the settings of the command line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine()
    _leave_no_core()
    settings: Settings = json.loads(sys.argv[1])
    serve(sys.stdin.buffer, sys.stdout.buffer, _Worker(settings).answer, settings["deadline"])


if __name__ == "__main__":
    main()
