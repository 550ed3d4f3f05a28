"""Conditional requests: which answers a client says it has already (RFC 9110, 13.1.2)."""

from fastapi import Request

ANY = "*"
"""Stands in a request for whatever there is."""


def known_tags(request: Request) -> set[str]:
    """Return the entity tags of what the client has, for the weak comparison; `ANY` if it has anything."""
    listed = ",".join(request.headers.getlist("if-none-match")).split(",")
    return {each.strip().removeprefix("W/") for each in listed}
