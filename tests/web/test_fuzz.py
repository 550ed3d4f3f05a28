"""Ten thousand wrong requests: each is answered, none with a failure of the server, and it lives on."""

import json
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from pathlib import Path

import httpx
import pytest
from starlette.routing import Mount, Route
from tests.rdf.snapshots import snapshot
from tests.web.malformed import Inventor, Sent
from tests.web.serving import empty_workspace, running

from kg.knowledge import knowledge
from kg.rdf import RdfStore

SEED = 20261201
REQUESTS = 3_000
CLIENTS = 4
PATIENCE = 45.0
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a kg:Entity }"
LIMITS = ("longer than", "memory", "busy", "too deeply")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    workspace = tmp_path_factory.mktemp("fuzz") / "workspace"
    RdfStore.open(empty_workspace(workspace)).publish(snapshot())
    with running(workspace) as (base, _):
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
        if answer is None and not fresh and request.framed:
            return self._exchange(request)
        return answer

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _exchange(self, request: Sent) -> tuple[int, str, bytes] | None:
        if self._socket is None:
            self._socket = socket.create_connection(self._address, PATIENCE)
        try:
            with suppress(OSError):  # an answer may come, and the server hang up, before all is sent
                self._socket.sendall(request.content)
                if not request.framed:
                    self._socket.shutdown(socket.SHUT_WR)
            with HTTPResponse(self._socket, method=request.method) as response:
                response.begin()
                body = response.read()
                if response.will_close or not request.framed:
                    self.close()
                return response.status, response.getheader("content-type") or "", body
        except (HTTPException, OSError):
            self.close()
            return None


def complaint(request: Sent, answer: tuple[int, str, bytes] | None) -> str | None:
    """Return what is wrong with the answer, if anything is."""
    if answer is None:
        return "no answer" if request.framed else None
    status, media_type, body = answer
    is_problem = media_type == "application/problem+json"
    if status == 503 and is_problem and any(limit in body.decode() for limit in LIMITS):
        return None
    if status >= 500:
        return f"{status} {body[:200]!r}"
    if status >= 400 and request.framed and request.method != "HEAD" and not is_problem:
        return f"{status} as {media_type!r}"
    return None


def test_wrong_requests_are_answered_and_the_server_lives_on(address: tuple[str, int]) -> None:
    inventor = Inventor(
        SEED, ["/sparql", "/health", "/api/v1/review/decisions", "/id/{kind}/{id}"], queries()
    )

    def run(first: int) -> tuple[Counter[int], list[str]]:
        statuses: Counter[int] = Counter()
        complaints = []
        client = Client(address)
        for number in range(first, REQUESTS, CLIENTS):
            request = inventor.request(number)
            t0 = __import__("time").time()
            answer = client.send(request)
            t1 = __import__("time").time()
            if t1 - t0 > 2:
                print(
                    number, round(t1 - t0, 1), answer and (answer[0], answer[2][:150]), request.content[:60]
                )
            statuses[answer[0] if answer else 0] += 1
            if said := complaint(request, answer):
                complaints.append(f"{number}: {said} to {request.content[:300]!r}")
        client.close()
        return statuses, complaints

    with ThreadPoolExecutor(CLIENTS) as pool:
        found = list(pool.map(run, range(CLIENTS)))
    statuses = sum((each for each, _ in found), Counter())
    complaints = [each for _, some in found for each in some]
    print(statuses)
    assert not complaints, "\n".join([f"{len(complaints)} of {statuses}", *complaints[:20]])


def queries() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(knowledge("queries").glob("*.rq"))]
