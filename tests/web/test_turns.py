"""Queries have their turns: what waits holds up nothing else, and nothing goes on that nobody waits for."""

import asyncio
import threading
import time
from pathlib import Path

import pytest
from starlette.types import Message
from tests.rdf.snapshots import snapshot
from tests.web.served import asking, served

from kg.errors import QueryLimitError
from kg.rdf import QueryLimits, RdfStore, Stop
from kg.web.turns import Turns

ASK = {"query": "ASK {}"}
PATIENT = 300.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("turns") / "rdf"
    RdfStore.open(place).publish(snapshot())
    return place


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
            answer = client.get("/sparql", params=ASK)
            assert answer.status_code == 503
            assert "waiting" in answer.json()["detail"]
            assert int(answer.headers["retry-after"]) > 0
        assert client.get("/health").status_code == 200
        assert client.get("/sparql", params=ASK).status_code == 200


def test_where_nothing_may_wait_what_is_free_is_taken(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=1, waiting=0)) as client:
        assert client.get("/sparql", params=ASK).status_code == 200
        with asking(client, 1):
            assert client.get("/sparql", params=ASK).status_code == 503


def test_several_are_answered_at_once(folder: Path) -> None:
    with served(folder, limits=QueryLimits(seconds=PATIENT, workers=2)) as client, asking(client, 1):
        assert client.get("/sparql", params=ASK).status_code == 200


async def never() -> Message:
    """The client does not go away."""
    await asyncio.sleep(PATIENT)
    raise AssertionError


def test_a_query_waits_no_longer_than_it_may() -> None:
    done = threading.Event()

    async def two() -> None:
        turns = Turns(QueryLimits(seconds=0.2, workers=1))
        first = asyncio.create_task(turns.take(lambda _: done.wait(60), never))
        await asyncio.sleep(0)
        with pytest.raises(QueryLimitError, match="busy"):
            await turns.take(lambda _: None, never)
        done.set()
        assert await first

    asyncio.run(two())


def test_when_the_server_ends_what_is_being_evaluated_is_stopped() -> None:
    stopped = threading.Event()

    def work(stop: Stop) -> None:
        while not stop.reason:
            time.sleep(0.01)
        stopped.set()

    async def interrupted() -> None:
        taking = asyncio.create_task(Turns(QueryLimits(seconds=PATIENT)).take(work, never))
        await asyncio.sleep(0.1)
        taking.cancel()
        with pytest.raises(QueryLimitError, match="The server ends"):
            await taking

    asyncio.run(interrupted())
    assert stopped.wait(10)
