"""The files of the pages: read once, compressed once, and kept by browsers for as long as they stay the same.

The addresses in a page carry the version of all files together, so that a browser never asks again for one
that it has, and never mixes the files of two versions (RFC 8246). A page names in its head all modules and
styles that its own ask for, so that these come at once and not one after the other.
"""

import gzip
import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from kg.web.conditional import unchanged

ADDRESS = "/static/"

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    "": "text/plain; charset=utf-8",
}
_COMPRESSED_ALREADY = {".woff2"}
_VERSION = re.compile(r"v[0-9a-f]{16}/")
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_MODULE = re.compile(r'^(?:import|export)\b[^;]*?"(\.{1,2}/[^"]+\.js)"', re.MULTILINE)
_STYLE = re.compile(r'^@import url\("([^"]+\.css)"\)', re.MULTILINE)
_BEGINNING = re.compile(rf'(?:href|src)="{ADDRESS}([^"]+\.(?:css|js))"')


@dataclass(frozen=True)
class Asset:
    """One file: its content, and what a browser is told of it."""

    content: bytes
    suffix: str

    @cached_property
    def tag(self) -> str:
        """The entity tag, which is the content's own."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:32]}"'

    @cached_property
    def compressed(self) -> bytes | None:
        """The content as gzip, `None` where that saves nothing."""
        if self.suffix in _COMPRESSED_ALREADY:
            return None
        packed = gzip.compress(self.content, mtime=0)
        return packed if len(packed) < len(self.content) else None


class Assets:
    """The files of a folder as an ASGI application, mounted at `ADDRESS`, and the pages among them."""

    def __init__(self, folder: Path) -> None:
        self._assets = {
            path.relative_to(folder).as_posix(): Asset(path.read_bytes(), path.suffix)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in _MEDIA_TYPES
        }
        told = "".join(f"{name}\n{asset.tag}\n" for name, asset in self._assets.items())
        self._version = f"v{hashlib.sha256(told.encode()).hexdigest()[:16]}/"
        self._pages: dict[str, str] = {}

    def page(self, name: str) -> HTMLResponse:
        """Return a page of the folder, with the addresses of this version; raises KeyError without one."""
        if name not in self._pages:
            self._pages[name] = self._page(self._assets[name].content.decode())
        return HTMLResponse(self._pages[name], headers={"Cache-Control": _ASK_AGAIN})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request by the ASGI protocol; raises HTTPException where there is no such file."""
        await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        if request.method != "GET":
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        path = request.url.path.removeprefix(ADDRESS)
        name = _VERSION.sub("", path, count=1)
        asset = self._assets.get(name)
        if asset is None:
            raise HTTPException(404)
        headers = {
            "Cache-Control": _FOREVER if path == self._version + name else _ASK_AGAIN,
            "ETag": asset.tag,
            "Vary": "Accept-Encoding",
        }
        if unchanged(request, asset.tag):
            return Response(status_code=304, headers=headers)
        content = asset.content
        if "gzip" in request.headers.get("Accept-Encoding", "") and asset.compressed:
            content = asset.compressed
            headers["Content-Encoding"] = "gzip"
        return Response(content, headers=headers, media_type=_MEDIA_TYPES[asset.suffix])

    def _page(self, text: str) -> str:
        preloads = [self._preload(each) for each in self._asked_for(_BEGINNING.findall(text))]
        text = text.replace("</head>", "".join([*preloads, "</head>"]), 1)
        return text.replace(f'"{ADDRESS}', f'"{ADDRESS}{self._version}')

    def _asked_for(self, beginning: list[str]) -> list[str]:
        """Return what the named modules and styles ask for, and these in turn, without the named ones."""
        found = list(beginning)
        for name in found:
            asked = _STYLE if name.endswith(".css") else _MODULE
            for address in asked.findall(self._assets[name].content.decode()):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
                if path not in found:
                    found.append(path)
        return found[len(beginning) :]

    @staticmethod
    def _preload(name: str) -> str:
        relation = 'preload" as="style' if name.endswith(".css") else "modulepreload"
        return f'  <link rel="{relation}" href="{ADDRESS}{name}">\n'
