"""What answers have in common: entity tags and conditional requests (RFC 9110, 13)."""

from collections.abc import Mapping
from hashlib import blake2b
from http import HTTPStatus

from fastapi import Request, Response
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.web.conditional import unchanged


def server(request: Request) -> str:
    """Return the address of this server as it was asked, which ends in a slash.

    Raises InputError when the header Host makes none.
    """
    try:
        return NamedNode(str(request.base_url)).value
    except ValueError:
        raise InputError("The address that was asked, in the header Host, is not valid.") from None


def content(
    request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a body with its entity tag, or only the tag if the client has the body already."""
    tag = f'W/"{blake2b(body, digest_size=10).hexdigest()}"'
    added = {**(headers or {}), "ETag": tag, "Vary": "Accept"}
    if unchanged(request, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=added)
    return Response(body, headers=added, media_type=media_type)
