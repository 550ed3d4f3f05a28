"""The real command as a process: `kg serve` over a workspace, for tests that want nothing between."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from kg.graph import stop
from kg.ledger import Ledger

KG = Path(sys.executable).with_name("kg")
PATIENCE = 60.0


def empty_workspace(folder: Path) -> Path:
    """Make a workspace without documents and return the folder of its RDF store, which is yet to be made."""
    folder.mkdir(parents=True, exist_ok=True)
    with Ledger.open(folder / "ledger.db"):
        return folder / "rdf"


@contextmanager
def running(workspace: Path, *options: str) -> Iterator[tuple[str, int]]:
    """Serve the workspace and give the address, such as http://127.0.0.1:8000, and the process's number.

    What the server starts is stopped with it, its graph server too.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = workspace / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [KG, "serve", "--workspace", workspace, "--port", str(port), *options],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _await_answer(process, address, log)
        yield address, process.pid
        assert process.poll() is None, log.read_text("utf-8", "replace")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        stop(workspace / "graph")


def _await_answer(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            if httpx.get(f"{address}/health").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise TimeoutError(f"kg serve does not answer at {address}.")
