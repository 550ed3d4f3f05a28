"""Runs the application on an address of this machine."""

import socket
import sys

import uvicorn
from starlette.types import ASGIApp

from kg.errors import InputError

_LAST_SECONDS = 2
"""How long answers that are being given may take when the server is interrupted."""


def serve(app: ASGIApp, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted; raises InputError when the port cannot be had."""
    with _listening(host, port) as listener:
        settings = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=_LAST_SECONDS
        )
        uvicorn.Server(settings).run([listener])


def _listening(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        reason = error.strerror or "not available"
        raise InputError(
            f"Port {port} on {host} cannot be used ({reason}); choose another with --port."
        ) from error
    return listener
