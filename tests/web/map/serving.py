"""An invented world behind real HTTP, with the pages of the linked data and the connection map."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from tests.map.worlds import World, world

from kg.map import MapStore
from kg.map.views import ViewStore
from kg.rdf import QueryLimits, QueryService, RdfStore
from kg.web import create_app

LIMITS = QueryLimits(seconds=20.0, workers=1)


@dataclass(frozen=True)
class WorldWorkspace:
    """A workspace in which a world is published, as the web application sees it."""

    world: World
    sparql_service: QueryService
    dumps: Path
    map: MapStore
    views: ViewStore

    def present_id(self, identifier: str) -> str:
        return self.world.merged.get(identifier, identifier)

    def text(self, document_id: str) -> str | None:
        return self.world.texts.get(document_id)


@contextmanager
def served_world(folder: Path, made: World | None = None) -> Iterator[httpx.Client]:
    """Publish a world in a folder, `world()` unless another is given; serve it and give a client of it.

    `client.base_url` is the address for a browser.
    """
    made = made or world()
    RdfStore.open(folder / "rdf").publish(made.snapshot)
    store = made.published(folder)
    with QueryService(folder / "rdf", LIMITS) as service, socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        workspace = WorldWorkspace(made, service, folder / "dumps", store, ViewStore(folder / "views.db"))
        server = uvicorn.Server(uvicorn.Config(create_app(workspace), log_level="critical"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            host, port = listener.getsockname()
            with httpx.Client(base_url=f"http://{host}:{port}", timeout=20) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()
