"""Requests that no client of good will sends end in an error of theirs, and the next one is answered."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message
from tests.rdf.snapshots import snapshot
from tests.web.served import served

from kg.rdf import RdfStore
from kg.web import create_app

MEDIA_TYPES = ("application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "x", "")
LONG = b"x" * 200_000


class NoWorkspace: ...


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("hard") / "rdf"
    RdfStore.open(folder).publish(snapshot())
    with served(folder) as opened:
        yield opened


def status(client: httpx.Client, request: bytes) -> int:
    """Send bytes as they are, and return the status of the answer; 0 when the connection is closed."""
    address = (client.base_url.host, client.base_url.port or 80)
    try:
        with socket.create_connection(address, timeout=20) as opened:
            opened.sendall(request)
            with suppress(OSError):  # the server may have hung up by now
                opened.shutdown(socket.SHUT_WR)
            line = opened.makefile("rb").readline()
    except ConnectionError:
        return 0
    return int(line.split()[1]) if line else 0


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /sparql?query=%F0%28%8C%28 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql?query=%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql?query=%u0041 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql?query=\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql?query=%s HTTP/1.1\r\nHost: a\r\n\r\n" % LONG,
        b"GET /sparql?query=ASK%%7B%%7D HTTP/1.1\r\nHost: a\r\nAccept: %s\r\n\r\n" % LONG,
        b"GET /sparql?query=ASK%7B HTTP/1.1\r\nHost: a\r\nAccept: \xff/\xff;q=\xff\r\n\r\n",
        b"GET /sparql?query=ASK%7B HTTP/1.1\r\nHost: a\r\nIf-None-Match: \xff\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: \xff\r\nContent-Length: 1\r\n\r\nx",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"BREW /sparql HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
)
def test_what_is_hardly_a_request_is_the_clients_error(client: httpx.Client, request_: bytes) -> None:
    answered = status(client, request_)
    assert answered == 0 or 400 <= answered < 500
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_request_that_ends_before_it_is_whole_is_the_clients_error() -> None:
    sent: list[Message] = []

    async def disconnect() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/sparql-query"), (b"content-length", b"100")]
    scope = {
        "type": "http", "method": "POST", "path": "/sparql", "query_string": b"", "headers": headers,
        "scheme": "http", "server": ("127.0.0.1", 80), "root_path": "",
    }  # fmt: skip
    asyncio.run(create_app(NoWorkspace())(scope, disconnect, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 400


@given(
    st.sampled_from(["GET", "POST", "HEAD"]),
    st.sampled_from(MEDIA_TYPES),
    st.binary(max_size=40),
    st.lists(
        st.tuples(
            st.sampled_from(["query", "default-graph-uri", "named-graph-uri", "format", "update"]),
            st.text(max_size=20),
        ),
        max_size=3,
    ),
    st.text(alphabet="atex/*;q=.,01 sparql-resu+jn", max_size=30),
)
def test_no_request_is_the_servers_error(
    client: httpx.Client,
    method: str,
    media_type: str,
    body: bytes,
    parameters: list[tuple[str, str]],
    accept: str,
) -> None:
    answer = client.request(
        method,
        "/sparql",
        params=[
            (name, value.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
            for name, value in parameters
        ],
        content=body if method == "POST" else None,
        headers={"Content-Type": media_type, "Accept": accept.strip()},
    )
    assert answer.status_code in {200, 400, 403, 406, 415}
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
