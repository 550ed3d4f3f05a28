"""The embedded graph of a workspace: its server is started on first need and shared by all commands.

The server is a process of its own (see `kg.graph.server`). It owns the folder as long as it holds the lock
in it, and says where it answers in the address file. Using it means touching the heartbeat file.
"""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from kg.errors import EngineError
from kg.graph.address import Address, withdraw

if TYPE_CHECKING:
    from collections.abc import Iterator

IDLE_SECONDS = 600.0
DATABASES, DATABASE = "databases", "kg"
"""Where the engine keeps the graph in the folder."""
LOG = "server.log"
_HEARTBEAT = "heartbeat"
_START_SECONDS = 90.0
_STOP_SECONDS = 30.0
_POLL_SECONDS = 0.05
_BEAT_SECONDS = 1.0
_PROCESSES: "dict[Path, subprocess.Popen[bytes]]" = {}


def ensure_running(folder: Path, idle_seconds: float | None = None) -> Address:
    """Return the address of the server of this folder, started if need be, and answering.

    A started server ends after `idle_seconds` without use (default `KG_GRAPH_IDLE_SECONDS`, or 600).
    Raises EngineError when the platform has no embedded engine or the server does not start.
    """
    _use(folder)
    return answering(folder) or _start(folder, _idle_seconds() if idle_seconds is None else idle_seconds)


def awaken(folder: Path) -> None:
    """Let the server of this folder start, and do not wait for it: `ensure_running` does.

    Raises EngineError when the platform has no embedded engine or the folder cannot be used.
    """
    _use(folder)
    if answering(folder) is None:
        _started(folder, _idle_seconds())


def stop(folder: Path) -> None:
    """Stop the server of this folder, if one runs or is starting, and wait until it has let go of the folder.

    Raises EngineError when it does not stop within half a minute.
    """
    if not folder.is_dir():
        return
    for _ in _until(_STOP_SECONDS):
        withdraw(folder)
        if not _is_owned(folder):
            return
    raise EngineError(f"The graph server of {folder} does not stop; end its process.")


def discard(folder: Path) -> None:
    """Throw the graph in this folder away, to be made anew; its server is stopped.

    Where the server does not stop, or another one has come, the graph stays.
    """
    with suppress(EngineError, Timeout):
        stop(folder)
        with ownership(folder).acquire(timeout=_STOP_SECONDS):
            shutil.rmtree(folder / DATABASES / DATABASE, ignore_errors=True)


def answering(folder: Path) -> Address | None:
    """Return the address of the server that runs in this folder, or `None`.

    A file left behind by a server that is gone is told apart by the lock, which no dead process holds.
    """
    address = Address.published_in(folder)
    if address is None or not _is_owned(folder):
        return None
    target = urlsplit(address.url)
    try:
        socket.create_connection((target.hostname or "", target.port or 0), timeout=5).close()
    except OSError:
        return None
    return address


def ownership(folder: Path) -> FileLock:
    """Return the lock that the server of this folder holds as long as it lives."""
    return FileLock(folder / "server.lock")


def last_use(folder: Path) -> int:
    """Return when the server was last used, as a number that differs for every use; 0 for never."""
    try:
        return (folder / _HEARTBEAT).stat().st_mtime_ns
    except OSError:
        return 0


class Heartbeat:
    """Keeps the server of a folder from ending as long as the heartbeat is not stopped."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _HEARTBEAT
        self._stopped = threading.Event()
        threading.Thread(target=self._beat, name="graph-heartbeat", daemon=True).start()

    def stop(self) -> None:
        """Let the server end when nobody else uses it."""
        self._stopped.set()

    def _beat(self) -> None:
        while not self._stopped.wait(_BEAT_SECONDS):
            try:
                os.utime(self._file)
            except OSError:
                return


def _is_owned(folder: Path) -> bool:
    try:
        with ownership(folder).acquire(timeout=0):
            return False
    except Timeout:
        return True


def _use(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / _HEARTBEAT).touch()
    except OSError as error:
        raise EngineError(f"The graph cannot be kept in {folder}: {error.strerror}; free the way.") from None


def _idle_seconds() -> float:
    text = os.environ.get("KG_GRAPH_IDLE_SECONDS", str(IDLE_SECONDS))
    try:
        return float(text)
    except ValueError:
        raise EngineError(f"KG_GRAPH_IDLE_SECONDS is {text!r}; write a number of seconds.") from None


def _start(folder: Path, idle_seconds: float) -> Address:
    process = _started(folder, idle_seconds)
    for _ in _until(_START_SECONDS):
        address = answering(folder)
        if address is not None:
            return address
        if process.poll():
            raise EngineError(f"The graph server did not start; {folder / LOG} says why.")
        if process.poll() is not None:  # it was about to end when it was called upon
            process = _started(folder, idle_seconds)
    raise EngineError(f"The graph server did not start in {_START_SECONDS:.0f} s; see {folder / LOG}.")


def _started(folder: Path, idle_seconds: float) -> "subprocess.Popen[bytes]":
    """Return the process that this one started for the folder, a new one unless it still runs."""
    place = folder.absolute()
    process = _PROCESSES.get(place)
    if process is None or process.poll() is not None:
        process = _PROCESSES[place] = _spawn(folder, idle_seconds)
    return process


def _spawn(folder: Path, idle_seconds: float) -> "subprocess.Popen[bytes]":
    if importlib.util.find_spec("arcadedb_embedded") is None:
        raise EngineError(
            "There is no embedded graph engine for this platform; set KG_GRAPH_URL to a Neo4j 5, "
            "such as neo4j://localhost:7687."
        )
    command = [sys.executable, "-P", "-m", "kg.graph.server", str(folder.absolute()), str(idle_seconds)]
    with (folder / LOG).open("ab") as log:
        if sys.platform == "win32":
            flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
            return subprocess.Popen(  # noqa: S603  (our own interpreter and module)
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, creationflags=flags
            )
        return subprocess.Popen(  # noqa: S603
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )


def _until(seconds: float) -> "Iterator[None]":
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(_POLL_SECONDS)
