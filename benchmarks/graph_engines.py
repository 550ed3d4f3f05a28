"""Starts the engines that are measured, each in an empty folder of its own."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.neo4j.server import LIBRARIES, Neo4jServer

from kg.graph import Address, ensure_running, stop

HEAP = "2g"
"""The heap of the Neo4j; the embedded server has its own."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: its name, its address and the process that serves it."""

    name: str
    address: Address
    process: int

    @property
    def megabytes(self) -> float:
        """The most memory that the server has held."""
        return most_megabytes(self.process)


def engines() -> tuple[str, ...]:
    """Return the names of the engines that can be started here."""
    has_neo4j = shutil.which("java") and any(LIBRARIES.glob("neo4j-server-*.jar"))
    return ("embedded", "neo4j") if has_neo4j else ("embedded",)


@contextmanager
def running(name: str, folder: Path) -> Iterator[Engine]:
    """Start an engine of this name in the folder, and stop it at the end."""
    if name == "embedded":
        address = ensure_running(folder / "graph")
        stored = json.loads((folder / "graph" / "address.json").read_text("utf-8"))
        try:
            yield Engine(name, address, stored["pid"])
        finally:
            stop(folder / "graph")
        return
    server = Neo4jServer(folder / "neo4j", "measured-here", heap=HEAP)
    server.start()
    try:
        yield Engine(name, Address(server.url, "neo4j", "neo4j", server.password, None), server.process_id)
    finally:
        server.stop()


def most_megabytes(process: int | str) -> float:
    """Return the most memory that a process has held (VmHWM of proc(5)); 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
