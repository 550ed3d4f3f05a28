"""The process that evaluates queries, so that a query that runs away can be killed.

Started as `python -m kg.rdf.worker SETTINGS`, where SETTINGS is a JSON object with the members
of `Settings`. It reads one request a line from standard input and answers each on standard output with
a line of JSON that says what came out, followed by as many bytes of result as that line says.
It imports next to nothing, so that the first answer comes soon.
"""

import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypedDict

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from kg.rdf.guard import RefusedError, check, explain

_DATA_FILES = ("CURRENT", "MANIFEST-*", "*.log", "*.sst")
_GRACE = 2.0
_PAUSES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4)
_UNREADABLE = (OSError, RuntimeError, ValueError)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Settings(TypedDict):
    """What a worker is started with; `memory` is in bytes, `deadline` in seconds."""

    folder: str
    prefixes: dict[str, str]
    deadline: float
    memory: int


class Request(TypedDict):
    """A query, and the media types that are wanted of each kind of result, most wanted first."""

    query: str
    tables: list[str]
    graphs: list[str]


class Answer(TypedDict, total=False):
    """What came out: either a media type and the size of the result, or an error and its message."""

    media_type: str
    size: int
    error: str
    message: str


class _UnacceptableError(Exception):
    """The result cannot be had in any of the wanted media types."""


class _Worker:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = Path(settings["folder"])
        self._seen: frozenset[tuple[str, int, int]] = frozenset()
        self._store: Store | None = None
        _limit_memory(settings["memory"])

    def answer(self, request: Request) -> tuple[Answer, bytes]:
        try:
            check(request["query"], self._settings["prefixes"])
            media_type, result = self._evaluate(request)
        except RefusedError as error:
            return {"error": "query", "message": str(error)}, b""
        except SyntaxError as error:
            return {
                "error": "query",
                "message": explain(request["query"], error, self._settings["prefixes"]),
            }, b""
        except _UnacceptableError as error:
            return {"error": "unacceptable", "message": str(error)}, b""
        except MemoryError:
            return {"error": "memory"}, b""
        except _UNREADABLE as error:
            return {"error": "engine", "message": str(error)}, b""
        return {"media_type": media_type, "size": len(result)}, result

    def _evaluate(self, request: Request) -> tuple[str, bytes]:
        """Evaluate, again on a newly opened store while a writer is replacing the files underneath."""
        for pause in _PAUSES:
            try:
                return self._result(self._current_store(), request)
            except _UNREADABLE:
                self._store = None
                time.sleep(pause)
        return self._result(self._current_store(), request)

    def _current_store(self) -> Store:
        files = self._files()
        if self._store is None or files != self._seen:
            _limit_memory(None)
            try:
                self._store = Store.read_only(str(self._folder))
            finally:
                _limit_memory(self._settings["memory"])
            self._seen = files
        return self._store

    def _files(self) -> frozenset[tuple[str, int, int]]:
        found = set()
        for pattern in _DATA_FILES:
            for path in self._folder.glob(pattern):
                with suppress(FileNotFoundError):
                    state = path.stat()
                    found.add((path.name, state.st_size, state.st_mtime_ns))
        return frozenset(found)

    def _result(self, store: Store, request: Request) -> tuple[str, bytes]:
        prefixes = self._settings["prefixes"]
        found = store.query(request["query"], prefixes=prefixes)
        if isinstance(found, QueryTriples):
            media_type = _first(request["graphs"], "a graph")
            written = serialize(found, format=RdfFormat.from_media_type(media_type), prefixes=prefixes)
        else:
            kind = "a yes or no" if isinstance(found, QueryBoolean) else "a table"
            media_type = _first(request["tables"], kind)
            written = found.serialize(format=QueryResultsFormat.from_media_type(media_type))
        result = written or b""
        return media_type, _well_formed(result) if "xml" in media_type else result


def _first(media_types: list[str], kind: str) -> str:
    if not media_types:
        raise _UnacceptableError(f"The result is {kind}, which none of the accepted media types can hold.")
    return media_types[0]


def _well_formed(xml: bytes) -> bytes:
    """Replace characters that XML 1.0 (section 2.2) excludes by U+FFFD, and protect carriage returns."""
    text = _NOT_IN_XML.sub("\ufffd", xml.decode())
    return text.replace("\r", "&#13;").encode()


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
    _leave_no_core()
    settings: Settings = json.loads(sys.argv[1])
    serve(sys.stdin.buffer, sys.stdout.buffer, _Worker(settings).answer, settings["deadline"])


if __name__ == "__main__":
    main()
