"""Conditional requests: which answers a client says it has already (RFC 9110, 13.1.2)."""

from fastapi import Request

_ANY = "*"


def known_tags(request: Request) -> set[str]:
    """Return the entity tags of what the client has, for the weak comparison; `*` if it has anything."""
    listed = ",".join(request.headers.getlist("if-none-match")).split(",")
    return {each.strip().removeprefix("W/") for each in listed}


def unchanged(request: Request, tag: str) -> bool:
    """Tell whether the client has what bears this entity tag; tags are compared weakly."""
    return not known_tags(request).isdisjoint({_ANY, tag.removeprefix("W/")})
