"""A query worker as its parent sees it: started when first asked, killed when it takes too long."""

import json
import subprocess
import sys
from threading import Event, Timer
from typing import IO

from kg.errors import EngineError, QueryLimitError
from kg.rdf.worker import Answer, Request, Settings


class WorkerProcess:
    """One worker process, used by one thread at a time; a dead one is replaced at the next question.

    It is a fresh interpreter that inherits nothing but two pipes, and it does not import the program
    that started it, as the `spawn` method of multiprocessing would.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Request) -> tuple[Answer, bytes]:
        """Return the worker's answer and the bytes of the result.

        Raises QueryLimitError when the deadline passes or the worker dies of the query.
        """
        process = self._running()
        late = Event()
        timer = Timer(self._settings["deadline"], _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            return _exchange(process, request)
        except (OSError, EOFError):
            self.close()
            raise self._failure(late) from None
        finally:
            timer.cancel()
            if late.is_set():
                self.close()

    def close(self) -> None:
        """Kill the process, if there is one, and wait until it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-m", "kg.rdf.worker", json.dumps(self._settings)]
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError as error:
                raise EngineError(f"No query worker can be started: {error}.") from error
        return self._process

    def _failure(self, late: Event) -> QueryLimitError:
        if late.is_set():
            return QueryLimitError(
                f"The query ran longer than {self._settings['deadline']:g} s and was stopped; ask for less."
            )
        return QueryLimitError(
            f"The query needed more than {self._settings['memory'] >> 20} MB of memory, or is nested too"
            " deeply, and was stopped; ask for less."
        )


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], request: Request) -> tuple[Answer, bytes]:
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
