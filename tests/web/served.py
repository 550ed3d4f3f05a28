"""A real server over a real store, for tests."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn

from kg.map import MapStore
from kg.map.views import ViewStore
from kg.model import Claim, Entity, Name, Snapshot, Source, Status
from kg.rdf import QueryLimits, QueryService
from kg.resolve.keys import search_keys
from kg.web import create_app

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"


@dataclass(frozen=True)
class Found:
    id: str
    name: str
    type: str
    documents: int


HITS = [
    Found("e1", 'ТОО "Ромашка & Ко"', "Company", 3),
    Found("e2", "<b>Университет</b>", "University", 1),
]


@dataclass(frozen=True)
class TwoHits:
    """A workspace with a store, and a map of two entities."""

    sparql_service: QueryService
    dumps: Path
    map: MapStore
    views: ViewStore

    def present_id(self, identifier: str) -> str:
        if identifier == "broken":
            raise RuntimeError("a secret of the inside")
        return "e1" if identifier == "e-merged" else identifier

    def text(self, document_id: str) -> str | None:
        return {"d1": "Они сотрудничают."}.get(document_id)


@contextmanager
def served(folder: Path, deadline: float = 30.0, limits: QueryLimits | None = None) -> Iterator[httpx.Client]:
    """Serve a store's folder on a free port and give a client of it."""
    limits = limits or QueryLimits(seconds=deadline, workers=2)
    with QueryService(folder, limits) as service, socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(
            uvicorn.Config(create_app(_workspace(service, folder.parent)), log_level="critical")
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            host, port = listener.getsockname()
            with httpx.Client(base_url=f"http://{host}:{port}", timeout=20) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


def _workspace(service: QueryService, folder: Path) -> TwoHits:
    store = MapStore(folder / "map.db")
    if store.mark is None:
        store.publish(two_hits())
    return TwoHits(service, folder / "dumps", store, ViewStore(folder / "views.db"))


def two_hits() -> Snapshot:
    """Return a snapshot of the two entities, each named by as many documents as it is said to be."""
    return Snapshot(
        revision=1,
        entities=tuple(
            Entity(each.id, each.type, each.name, (Name(each.name, "ru", search_keys(each.name)),))
            for each in HITS
        ),
        relationships=(),
        claims=tuple(_named(each, number) for each in HITS for number in range(each.documents)),
        sources=tuple(
            Source(f"d{number}", f"https://news.example/{number}", "", "ru", None) for number in range(3)
        ),
    )


def _named(hit: Found, number: int) -> Claim:
    return Claim(
        id=f"s{hit.id}{number}", type="name", subject=hit.id, object=None, value=hit.name,
        value_language="ru", status=Status.ACTUAL, role=None, kind=None, since=None, until=None,
        agreement=None, sentence=hit.name, start=0, end=len(hit.name), confidence=0.9,
        extractor="rules/1", source=f"d{number}",
    )  # fmt: skip


@contextmanager
def asking(client: httpx.Client, times: int) -> Iterator[None]:
    """Ask a query that never ends so many times, and hang up at the end.

    The server has taken them all by the time it answers on a connection that was made later.
    """
    host, port = client.base_url.host, client.base_url.port or 80
    head = f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/sparql-query"
    request = f"{head}\r\nContent-Length: {len(RUNAWAY)}\r\n\r\n{RUNAWAY}".encode()
    with ExitStack() as opened:
        for _ in range(times):
            opened.enter_context(socket.create_connection((host, port))).sendall(request)
        assert httpx.get(client.base_url.join("/health"), timeout=20).status_code == 200
        yield
