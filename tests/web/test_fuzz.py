"""Ten thousand wrong requests: each is answered, none with a failure of the server, and it lives on."""

import socket
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pyoxigraph import Store
from starlette.routing import Mount, Route
from tests.rdf.snapshots import snapshot
from tests.web.malformed import Form, Inventor, Sent
from tests.web.served import TwoHits
from tests.web.serving import empty_workspace, running

from kg.knowledge import knowledge
from kg.map import MapStore
from kg.map.views import ViewStore
from kg.rdf import QueryService, RdfStore
from kg.reviewing import Reviewing
from kg.web import create_app
from kg.workspace import Workspace

SEED = 20261201
REQUESTS = 10_000
CLIENTS = 4
CHECKED = 500
PATIENCE = {Form.WHOLE: 45.0, Form.BROKEN: 10.0, Form.OPEN: 10.0}
"""How many seconds an answer may take."""

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a kg:Entity }"
LIMITS = ("longer than", "memory", "busy", "too deeply")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "workspace"
    RdfStore.open(empty_workspace(folder)).publish(snapshot())
    MapStore(folder / "map.db").publish(snapshot())
    return folder


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[tuple[str, int]]:
    with running(workspace, "--query-timeout", "2") as (base, _):
        yield "127.0.0.1", int(base.rpartition(":")[2])


class Client:
    """Sends bytes over one connection as long as it is kept alive, else over a new one."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self._socket: socket.socket | None = None

    def send(self, request: Sent) -> tuple[int, str, bytes] | None:
        """Return status, media type and body of the answer; `None` when the server hung up without one."""
        fresh = self._socket is None
        answer = self._exchange(request)
        if answer is None and not fresh and request.form is not Form.OPEN:
            return self._exchange(request)
        return answer

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _exchange(self, request: Sent) -> tuple[int, str, bytes] | None:
        if self._socket is None:
            self._socket = socket.create_connection(self._address)
        self._socket.settimeout(PATIENCE[request.form])
        try:
            with suppress(OSError):  # an answer may come, and the server hang up, before all is sent
                self._socket.sendall(request.content)
                if request.form is Form.OPEN:
                    self._socket.shutdown(socket.SHUT_WR)
            with HTTPResponse(self._socket, method=request.method) as response:
                response.begin()
                body = response.read()
                if response.will_close or request.form is not Form.WHOLE:
                    self.close()
                return response.status, response.getheader("content-type") or "", body
        except (HTTPException, OSError):
            self.close()
            return None


def complaint(request: Sent, answer: tuple[int, str, bytes] | None) -> str | None:
    """Return what is wrong with the answer, if anything is."""
    if answer is None:
        return None if request.form is Form.OPEN else "no answer"
    status, media_type, body = answer
    if status in (400, 416) and b"\r\nRange: " in request.content:
        return None  # the framework's own answer for files
    is_problem = media_type == "application/problem+json"
    is_page = media_type.startswith("text/html") and b"text/html" in request.content
    if status == 503 and is_problem and any(limit in body.decode() for limit in LIMITS):
        return None
    if status >= 500:
        return f"{status} {body[:200]!r}"
    if (
        status >= 400
        and request.form is Form.WHOLE
        and request.method != "HEAD"
        and not (is_problem or is_page)
    ):
        return f"{status} as {media_type!r}"
    return None


def paths(folder: Path) -> list[str]:
    """Return the paths of all routes of the application, such as `/id/{kind}/{id}`."""
    with QueryService(folder / "none") as service, Workspace.open(folder) as workspace:
        served = TwoHits(
            service, folder / "dumps", MapStore(folder / "map.db"), ViewStore(folder / "views.db")
        )
        app: object = create_app(served, Reviewing(workspace))
    while not isinstance(app, FastAPI):
        app = vars(app).get("_app") or vars(app)["app"]
    return list(_paths(app.routes))


def _paths(routes: Iterable[object]) -> Iterator[str]:
    for route in routes:
        if isinstance(route, Route | Mount):
            yield route.path
        else:
            yield from _paths(vars(route)["original_router"].routes)


def queries() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(knowledge("queries").glob("*.rq"))]


def count(address: tuple[str, int]) -> str:
    """Return what a plain question is answered over a connection of its own."""
    answer = httpx.get(
        f"http://{address[0]}:{address[1]}/sparql", params={"query": COUNT}, timeout=PATIENCE[Form.WHOLE]
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_every_route_is_among_those_that_are_asked(workspace: Path) -> None:
    assert {
        "/sparql",
        "/api/v1/review/decisions",
        "/api/v1/openapi.json",
        "/api/v1/pictures",
        "/static",
    } <= set(paths(workspace))


def test_wrong_requests_are_answered_and_the_server_lives_on(
    workspace: Path, address: tuple[str, int]
) -> None:
    inventor = Inventor(SEED, paths(workspace), queries())
    before = set(Store.read_only(str(workspace / "rdf")))
    assert count(address) == "6"

    def run(first: int) -> tuple[Counter[int], list[str]]:
        statuses: Counter[int] = Counter()
        complaints = []
        client = Client(address)
        for number in range(first, REQUESTS, CLIENTS):
            request = inventor.request(number)
            answer = client.send(request)
            statuses[answer[0] if answer else 0] += 1
            if said := complaint(request, answer):
                complaints.append(f"{number}: {said} to {request.content[:300]!r}")
            if number % CHECKED == 0:
                assert count(address) == "6"
        client.close()
        return statuses, complaints

    with ThreadPoolExecutor(CLIENTS) as pool:
        found = list(pool.map(run, range(CLIENTS)))
    statuses = sum((each for each, _ in found), Counter[int]())
    complaints = [each for _, some in found for each in some]
    assert not complaints, "\n".join([f"{len(complaints)} of {statuses}", *complaints[:20]])
    assert statuses[200] > REQUESTS // 100
    assert statuses[503] < REQUESTS // 100
    assert count(address) == "6"
    assert set(Store.read_only(str(workspace / "rdf"))) == before
