"""Hosts with certificates, made by openssl for the test."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tests.sources.web.site import LOCAL, PAGE, circumstances

from kg.sources import Unreadable
from kg.sources.web import reaching
from kg.sources.web.fetching import fetched
from kg.sources.web.results import Fetched

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/a" else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of ulgi.example, signed by itself, with its key."""
    folder = tmp_path_factory.mktemp("certificate")
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ulgi.example")
    names = ("-addext", "subjectAltName=DNS:ulgi.example")
    subprocess.run(
        ["openssl", *made, *names, "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def port(certificate: Path) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def fetch(address: str) -> Fetched | Unreadable:
    (found,) = fetched([address], manners=LOCAL, circumstances=circumstances())
    assert isinstance(found, Fetched | Unreadable)
    return found


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int) -> None:
    found = fetch(f"https://ulgi.example:{port}/a")
    assert isinstance(found, Unreadable)
    assert "certificate" in found.reason


def test_a_certificate_is_verified_against_the_name_of_the_host(
    port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate / "certificate.pem"))
    monkeypatch.setattr(reaching, "_verification", lambda: trusting)
    assert isinstance(fetch(f"https://ulgi.example:{port}/a"), Fetched)
    for other in ("primer.example", "127.0.0.1"):
        refused = fetch(f"https://{other}:{port}/a")
        assert isinstance(refused, Unreadable)
        assert "certificate" in refused.reason
