"""A query worker as its parent sees it: started when first asked, killed when it takes too long."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import IO

from kg.errors import EngineError, QueryLimitError
from kg.rdf.querying.worker import Answer, Request, Settings

_ENVIRONMENT = ("PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""The variables that an interpreter may need to start; a worker gets no others."""


class Stop:
    """The way to stop a question from another thread, whether it is being evaluated or still waits.

    It is made when the question is put, and so knows how long that was ago.
    """

    def __init__(self) -> None:
        self._made = time.monotonic()
        self._lock = Lock()
        self._reason = ""
        self._kill: Callable[[], None] | None = None

    def now(self, reason: str) -> None:
        """Stop the question for a reason, a sentence for the one who asked; the first reason stands."""
        with self._lock:
            self._reason = self._reason or reason
            if self._kill:
                self._kill()

    @property
    def reason(self) -> str:
        """Why the question was stopped; empty when it was not."""
        return self._reason

    @property
    def age(self) -> float:
        """For how many seconds the question has been put."""
        return time.monotonic() - self._made

    @contextmanager
    def killing(self, process: "subprocess.Popen[bytes]") -> Iterator[None]:
        """Let the process be killed when the question is stopped while it is being evaluated."""
        with self._lock:
            if self._reason:
                raise QueryLimitError(self._reason)
            self._kill = process.kill
        try:
            yield
        finally:
            with self._lock:
                self._kill = None


class WorkerProcess:
    """One worker process, used by one thread at a time; a dead one is replaced at the next question.

    It is a fresh interpreter that inherits nothing but two pipes and what it needs to start, and it does
    not import the program that started it, as the `spawn` method of multiprocessing would.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._busy = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Request, stop: Stop) -> tuple[Answer, bytes]:
        """Return the worker's answer and the bytes of the result.

        The deadline counts from when the question was put. Raises QueryLimitError when it passes, when the
        question is stopped, and when the worker dies of it.
        """
        with self._busy:
            return self._answer(request, stop)

    def close(self) -> None:
        """Kill the process, if there is one, and wait until it is gone; any thread may do so."""
        if process := self._process:
            process.kill()
        with self._busy:
            self._end()

    def _answer(self, request: Request, stop: Stop) -> tuple[Answer, bytes]:
        process = self._running()
        timer = Timer(max(0.0, self._settings["deadline"] - stop.age), stop.now, (self._too_late(),))
        timer.daemon = True
        try:
            with stop.killing(process):
                timer.start()
                return _exchange(process, request)
        except (OSError, EOFError, ValueError):
            self._end()
            raise QueryLimitError(stop.reason or self._too_much()) from None
        finally:
            timer.cancel()
            if stop.reason:
                self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            command = [sys.executable, "-P", "-m", "kg.rdf.querying.worker", json.dumps(self._settings)]
            environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                )
            except OSError as error:
                raise EngineError(f"No query worker can be started: {error}.") from error
        return self._process

    def _too_late(self) -> str:
        return f"The query took longer than {self._settings['deadline']:g} s and was stopped; ask for less."

    def _too_much(self) -> str:
        return (
            f"The query needed more than {self._settings['memory'] >> 20} MB of memory, or is nested too"
            " deeply, and was stopped; ask for less."
        )


def _exchange(process: "subprocess.Popen[bytes]", request: Request) -> tuple[Answer, bytes]:
    requests, answers = _pipe(process.stdin), _pipe(process.stdout)
    requests.write(json.dumps(request).encode() + b"\n")
    requests.flush()
    head = answers.readline()
    if not head.endswith(b"\n"):
        raise EOFError
    answer: Answer = json.loads(head)
    body = answers.read(answer.get("size", 0))
    if len(body) < answer.get("size", 0):
        raise EOFError
    return answer, body


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise EOFError
    return stream
