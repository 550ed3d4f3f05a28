"""The web application: one router per capability."""

from kg.web.app import create_app
from kg.web.server import serve

__all__ = ["create_app", "serve"]
