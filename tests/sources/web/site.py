"""A site on the loopback interface that answers as a test says, and remembers what it was asked."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kg.sources.web.hosts import Circumstances
from kg.sources.web.manners import Manners

PAGE = "<!DOCTYPE html><html><body><p>Үлгі и Пример.</p></body></html>".encode()


@dataclass
class Reply:
    body: bytes = PAGE
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)  # sent in UTF-8
    closes_early: bool = False


@dataclass
class Asked:
    host: str
    path: str
    headers: Mapping[str, str]


Answers = Callable[[Asked], Reply]


@dataclass
class Site:
    """`replies` are by path, one after the other if there are several; anything else is not found."""

    port: int
    replies: dict[str, Reply | list[Reply] | Answers] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked if each.path != "/robots.txt"]

    def clear(self) -> None:
        self.replies.clear()
        self.asked.clear()

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        known = self.replies.get(asked.path, Reply(b"", 404))
        if callable(known):
            return known(asked)
        if isinstance(known, Reply):
            return known
        return known.pop(0) if len(known) > 1 else known[0]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # who asked may have heard enough
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def running() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = site.reply(Asked(self.headers["Host"], self.path, dict(self.headers.items())))
            self.send_response(reply.status)
            if reply.status != 304:
                self.send_header("Content-Type", reply.media_type)
            if reply.status >= 200:
                self.send_header("Content-Length", str(len(reply.body) + reply.closes_early))
            for name, value in reply.headers.items():
                self.send_header(name, value.encode().decode("latin-1"))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = reply.closes_early

        def log_message(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Time:
    """A clock that moves when somebody waits, and at no other time."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


async def loopback(_host: str, _port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def circumstances(time: Time | None = None) -> Circumstances:
    """Every name leads to the loopback interface, and waiting takes no time."""
    time = time or Time()
    return Circumstances(loopback, time.clock, time.sleep)


LOCAL = Manners(pause=0, retries=2, allow_private=True, contact="")
