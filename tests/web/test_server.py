"""The server listens in such a way that answers leave at once."""

import socket

import pytest

from kg.web.server import _listening


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_no_answer_is_held_back_for_more_to_come(host: str) -> None:
    """An event loop sends without delay (TCP_NODELAY) only what it can tell to be TCP."""
    with _listening(host, 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
