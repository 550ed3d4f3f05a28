"""Headers of every answer: a strict content policy for pages, open access from anywhere for data.

What is decided in this workspace, and by whom, is open to its own pages alone.

The outermost layer, so that errors carry them too.
"""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SELF = "'self'"
_NOBODY = "'none'"
_EMBEDDED_PATH = "/embed"
_EDITOR_PATH = "/sparql"
_EDITOR_STYLES = (
    "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='",  # handles between the columns of a table
    "'sha256-c0O6TmFAkgpNbHxKAa1BrveWHHopjEtC47i0PzMudxg='",  # the cursor while one of them is dragged
    "'unsafe-hashes'",
    "'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk='",  # what a wrong line of a query lacks, underlined
)
"""The styles that YASGUI writes into the page; a browser's console names the hash of one that is not here."""

_EVERYWHERE = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
_DATA_PATHS = (
    *("/api/", "/sparql", "/id/", "/page/", "/data/", "/ont", "/context.jsonld", "/shapes", "/scheme/"),
    *("/.well-known/void", "/dataset", "/catalogue", "/dumps/"),
)
_OWN_PATHS = ("/api/v1/review",)
_OPEN_ACCESS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-SPARQL-MaxRows",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Headers:
    """Wraps the application; also answers what browsers ask before a request from another site."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection by the ASGI protocol."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = _headers(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(added)
                if _is_data(scope):
                    headers["Vary"] = _varying(headers.get("Vary", ""))
            await send(message)

        if scope["method"] == "OPTIONS" and _is_data(scope):
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


def _varying(header: str) -> str:
    """Return a Vary header with what the answer depends on already, and the accepted type and encoding."""
    names = ("Accept", "Accept-Encoding", *(name.strip() for name in header.split(",") if name.strip()))
    return ", ".join(dict.fromkeys(names))


def _headers(scope: Scope) -> dict[str, str]:
    policy = _policy(
        styles=_EDITOR_STYLES if scope["path"] == _EDITOR_PATH else (),
        frames="*" if scope["path"] == _EMBEDDED_PATH else _NOBODY,
    )
    added = {"Content-Security-Policy": policy, **_EVERYWHERE}
    return {**added, **_OPEN_ACCESS} if _is_data(scope) else added


def _policy(styles: Sequence[str], frames: str) -> str:
    """Return the policy of a page; `frames` says which pages may show it within them."""
    return (
        f"default-src 'none'; script-src 'self'; style-src {' '.join((_SELF, *styles))}; font-src 'self';"
        " img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self';"
        f" frame-ancestors {frames}"
    )


def _is_data(scope: Scope) -> bool:
    path = str(scope["path"])
    return path.startswith(_DATA_PATHS) and not path.startswith(_OWN_PATHS)
