"""Queries have their turns: what waits holds up nothing else, and nothing goes on that nobody waits for."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from starlette.types import Message
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.errors import QueryLimitError
from kg.rdf import QueryLimits, RdfStore, Stop
from kg.web.turns import Turns

ASK = {"query": "ASK {}"}
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"
PATIENT = 300.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("turns") / "rdf"
    RdfStore.open(place).publish(snapshot())
    return place


@contextmanager
def asking(client: httpx.Client, times: int) -> Iterator[None]:
    """Ask a query that never ends so many times, and hang up at the end."""
    address = (client.base_url.host, client.base_url.port or 80)
    request = f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: {address[0]}\r\n\r\n".encode()
    with ExitStack() as opened:
        for _ in range(times):
            opened.enter_context(socket.create_connection(address)).sendall(request)
        yield


def answer_when(client: httpx.Client, status: int) -> httpx.Response:
    """Ask until the answer has the status: requests on other connections arrive when they do."""
    for _ in range(100):
        answer = client.get("/sparql", params=ASK)
        if answer.status_code == status:
            return answer
        time.sleep(0.05)
    raise AssertionError(answer.text)


def test_a_query_whose_client_has_gone_is_stopped(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=1)) as client:
        with asking(client, 1):
            client.get("/health")
        assert client.get("/sparql", params=ASK).status_code == 200


def test_queries_that_wait_hold_up_nothing_else_and_are_given_up_with_their_clients(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=1)) as client:
        with asking(client, 60):
            assert client.get("/api/v1/search", params={"q": "a"}).status_code == 200
            assert client.get("/health").status_code == 200
        assert client.get("/sparql", params=ASK).status_code == 200


def test_when_too_many_wait_the_next_is_told_at_once_to_come_later(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=1, waiting=2)) as client:
        with asking(client, 3):
            answer = answer_when(client, 503)
            assert "waiting" in answer.json()["detail"]
            assert int(answer.headers["retry-after"]) > 0
        assert answer_when(client, 200).status_code == 200


def test_where_nothing_may_wait_what_is_free_is_taken(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=1, waiting=0)) as client:
        assert client.get("/sparql", params=ASK).status_code == 200
        with asking(client, 1):
            answer_when(client, 503)


def test_a_query_waits_no_longer_than_it_may(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=1.0, workers=1, waiting=5)) as client, asking(client, 4):
        answer = answer_when(client, 503)
        assert "busy" in answer.json()["detail"]


def test_several_are_answered_at_once(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=2)) as client, asking(client, 1):
        assert client.get("/sparql", params=ASK).status_code == 200


def test_when_the_server_ends_what_is_being_evaluated_is_stopped() -> None:
    stopped = threading.Event()

    def work(stop: Stop) -> None:
        while not stop.reason:
            time.sleep(0.01)
        stopped.set()

    async def never() -> Message:
        await asyncio.sleep(PATIENT)
        raise AssertionError

    async def interrupted() -> None:
        taking = asyncio.create_task(Turns(QueryLimits(seconds=PATIENT)).take(work, never))
        await asyncio.sleep(0.1)
        taking.cancel()
        with pytest.raises(QueryLimitError, match="The server ends"):
            await taking

    asyncio.run(interrupted())
    assert stopped.wait(10)
