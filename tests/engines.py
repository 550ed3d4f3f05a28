"""The two engines that every test of the graph runs over: the embedded server and a real Neo4j.

The Neo4j is the one that KG_TEST_NEO4J_URL names (with KG_TEST_NEO4J_PASSWORD), else one started here from
the jars that `make neo4j` has gathered. Without either, its half is skipped, and fails where KG_TEST_NEO4J
is `required`.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from graph.neo4j.server import LIBRARIES, QUICK_TO_START, Neo4jServer

from kg.graph import Address, Graph, ensure_running, stop

ENGINES = ("embedded", "neo4j")


def neo4j_address(server: Neo4jServer) -> Address:
    """Return how to reach a server started by a test."""
    return Address(server.url, "neo4j", "neo4j", server.password, None)


def absent_neo4j() -> str | None:
    """Return why no Neo4j can be started here, or `None` when one can; fails where one is required."""
    if shutil.which("java") is None:
        reason = "there is no java on the path"
    elif not any(LIBRARIES.glob("neo4j-server-*.jar")):
        reason = "make neo4j has not gathered the jars of the server"
    else:
        return None
    if os.environ.get("KG_TEST_NEO4J") == "required":
        pytest.fail(f"a Neo4j is required, but {reason}")
    return reason


@contextmanager
def started_neo4j(home: Path) -> Iterator[Neo4jServer]:
    """A Neo4j of a test's own, which it may kill; skips the test where none can be started.

    Its password begins with a dash, as any drawn one may, so that it is never taken for an option.
    """
    reason = absent_neo4j()
    if reason:
        pytest.skip(reason)
    server = Neo4jServer(home, f"-{secrets.token_urlsafe(16)}", java_options=QUICK_TO_START)
    try:
        server.start()
        yield server
    finally:
        server.kill()


@contextmanager
def running(engine: str, folder: Path) -> Iterator[Address]:
    """The address of an engine of this name, which may keep its files in the folder."""
    if engine == "embedded":
        yield ensure_running(folder)
        stop(folder)
    elif "KG_TEST_NEO4J_URL" in os.environ:
        password = os.environ.get("KG_TEST_NEO4J_PASSWORD", "")
        environment = {"KG_GRAPH_PASSWORD": password} if password else {}
        yield Address.of(os.environ["KG_TEST_NEO4J_URL"], environment)
    else:
        with started_neo4j(folder) as server:
            yield neo4j_address(server)


def emptied(graph: Graph) -> Graph:
    """Return the graph with nothing in it, for engines are shared by the tests of a run."""
    graph.write("MATCH (n) DETACH DELETE n")
    return graph
