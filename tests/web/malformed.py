"""Requests as careless or hostile clients send them, invented from a seed: the same for the same seed.

Most are whole by the rules of HTTP (RFC 9112) and wrong in what they say; others break the rules.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import TypeVar
from urllib.parse import quote

T = TypeVar("T")

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
WORDS = (
    "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "{", "}", "(", ")", "[", "]", "*", "?s", "$x", ".",
    ";", ",", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "SERVICE", "FROM", "FROM NAMED", "LIMIT",
    "OFFSET", "ORDER BY", "GROUP BY", "HAVING", "VALUES", "BIND", "AS", "PREFIX", "BASE", "<", ">",
    "<x:y>", "kg:", "kg:x", "_:b", '"', "'", '"""', "@en", "^^", "\\", "\\u0000", "\\uD800", "1e999",
    "-1", "99999999999999999999", "REGEX(?s, '(a+)+$')", "IRI('%')", "STRDT('x', <y>)", "INSERT DATA",
    "DELETE", "LOAD", "CLEAR ALL", "#", "\n", "\t", "\x00", "\x7f", "\ufffe", "😀", "Ұ", "|", "^", "/",
    "+", "!", "&&", "||", "=", "a", "true", "NOT EXISTS",
)  # fmt: skip
ACCEPTS = (
    "*/*", "", "text/html", "text/csv", "application/json", "image/png", "text/turtle;q=2", "text/*;q=x",
    ",,,", "application/sparql-results+xml;q=0.0001", "a/b/c", ";", "text/turtle; q=0, */*;q=1e9", "\xff",
    "*" * 5000, "application/ld+json;profile=\"x,y;q=0\"", "*/xml", "text",
    "application/rdf+xml,text/csv;q=1.000000",
)  # fmt: skip
CONTENT_TYPES = (
    FORM, QUERY, "application/sparql-update", "text/plain", "", "application/json", "multipart/form-data",
    f"{QUERY}; charset=UTF-16", f"{FORM};charset=latin-1", "x", "/", "\xe9/\xe9", QUERY.upper(),
    "multipart/form-data; boundary=x",
)  # fmt: skip
METHODS = (
    "GET",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "QUERY",
    "get",
    "X-Y",
)
SEGMENTS = (
    "..", ".", "", "%2e%2e", "%00", "%2F", "%ff", "%", "%zz", "organization", "claim", "e1", "s" + "9" * 300,
    "Ұ", "e1.ttl", "e1.html", "e1%0d%0aX: y", "<script>", "a b", "~", "*", "'\"", "😀", "index.html",
    "'; DROP",
)  # fmt: skip
PARAMETERS = (
    "query", "query", "query", "update", "default-graph-uri", "named-graph-uri", "using-graph-uri", "q",
    "limit", "format", "output", "id", "iri", "page", "timeout", "callback", "QUERY", "",
)  # fmt: skip
HEADERS = (
    ("If-None-Match", '*"'), ("If-None-Match", "*"), ("If-Modified-Since", "yesterday"),
    ("Range", "bytes=9-1"), ("Accept-Encoding", "gzip;q=0, identity;q=0"),
    ("Accept-Encoding", "br, gzip"), ("Origin", "null"), ("Origin", "http://elsewhere.example"),
    ("Accept-Language", "kk;q=,,"), ("X-Forwarded-Host", "a\"b"), ("Forwarded", "for=;"),
    ("Content-Encoding", "gzip"), ("Cookie", "=;=;="), ("Connection", "x"),
    ("Access-Control-Request-Method", "\xff"), ("Authorization", "Basic !"),
    ("Sec-Fetch-Site", "cross-site"), ("Upgrade", "websocket"), ("TE", "x"),
    ("Host", "elsewhere.example"), ("Pragma", "\t"),
)  # fmt: skip


_GET = b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: x\r\n"
_POST = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\n".encode()
_BODY = b"query=ASK%20%7B%7D"
_BROKEN = (
    _POST + b"Content-Length: 18\r\nContent-Length: 3\r\n\r\n" + _BODY,
    _POST + b"Content-Length: 18\r\nTransfer-Encoding: chunked\r\n\r\n" + _BODY + b"\r\n",
    _POST + b"Content-Length: -1\r\n\r\n" + _BODY,
    _POST + b"Content-Length: x\r\n\r\n" + _BODY,
    _POST + b"Content-Length: +18\r\n\r\n" + _BODY,
    _POST + b"Transfer-Encoding: gzip\r\n\r\n" + _BODY,
    _POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + _BODY,
    _POST + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n" + _BODY,
    _GET.replace(b"%20", b" ") + b"\r\n",
    _GET.replace(b"HTTP/1.1", b"HTTP/9.9") + b"\r\n",
    _GET.replace(b" HTTP/1.1", b"") + b"\r\n",
    _GET.replace(b"Host: x\r\n", b"") + b"\r\n",
    _GET.replace(b"\r\n", b"\n") + b"\n",
    _GET.replace(b"sparql", b"\xff\xfe") + b"\r\n",
    _GET + b"Host: y\r\n\r\n",
    _GET + b"no colon\r\n\r\n",
    _GET + b" folded\r\n\r\n",
    _GET + b"X: a\x00b\r\n\r\n",
    _GET + b"X y: z\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http://elsewhere.example/sparql HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET sparql HTTP/1.1\r\nHost: x\r\n\r\n",
)
_OPEN = (
    _POST + b"Content-Length: 18\r\nTransfer-Encoding: chunked\r\n\r\n" + _BODY,
    _POST + b"Content-Length: 99999999999999999999\r\n\r\n" + _BODY,
    _POST + b"Content-Length: 30\r\n\r\n" + _BODY,
    _POST + b"Transfer-Encoding: chunked\r\n\r\n12\r\nshort",
    _GET + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
    _GET.replace(b"sparql", b"z" * 100_000) + b"\r\n",
    _GET,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"\r\n\r\n\r\n",
    b"",
)


class Form(Enum):
    """What a server must make of a request."""

    WHOLE = "it must be answered by the application"
    BROKEN = "it breaks the rules of HTTP and must be answered, by whoever finds out"
    OPEN = "it has no end, or begins as no request, or is too long; the connection may be closed instead"


@dataclass(frozen=True, slots=True)
class Sent:
    """The bytes of a request; `method` tells whether the answer has a body."""

    content: bytes
    method: str
    form: Form = Form.WHOLE


class Inventor:
    """Makes requests to the paths (`/id/{kind}/{id}`) and from the queries, by their number."""

    def __init__(self, seed: int, paths: Sequence[str], queries: Sequence[str]) -> None:
        self._seed = seed
        self._paths = paths
        self._queries = queries

    def request(self, number: int) -> Sent:
        """Return the request of this number."""
        return _Request(Random(f"{self._seed} {number}"), self._paths, self._queries).made()  # noqa: S311


class _Request:
    def __init__(self, random: Random, paths: Sequence[str], queries: Sequence[str]) -> None:
        self._random = random
        self._paths = paths
        self._queries = queries

    def made(self) -> Sent:
        kinds: tuple[tuple[Callable[[], Sent], int], ...] = (
            (self._got, 30),
            (self._posted_form, 15),
            (self._posted_query, 20),
            (self._elsewhere, 25),
            (self._posted_json, 5),
            (self._broken, 4),
            (self._open, 1),
        )
        make = self._random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        return make()

    # ------------------------------------------------------------------ whole requests

    def _got(self) -> Sent:
        return self._framed(self._any(("GET", "GET", "GET", "HEAD")), "/sparql?" + self._parameters())

    def _posted_form(self) -> Sent:
        address = "/sparql" if self._one_in(3) else "/sparql?" + self._parameters()
        content_type = FORM if self._one_in(2) else self._any(CONTENT_TYPES)
        return self._framed(
            "POST", address, content_type, self._parameters().encode("utf-8", "surrogatepass")
        )

    def _posted_query(self) -> Sent:
        content_type = QUERY if self._one_in(2) else self._any(CONTENT_TYPES)
        return self._framed("POST", "/sparql", content_type, self._damaged(self._query().encode()))

    def _posted_json(self) -> Sent:
        value: object = self._any(
            ("", 1, None, [], {}, "same", "e1", "\ud800", [[[[]]]], 1e308, "x" * 20_000)
        )
        names = ("left", "right", "verdict", "by", "x")
        content = json.dumps({name: value if self._one_in(2) else "same" for name in names}).encode()
        address = self._any([path for path in self._paths if path.startswith("/api/")] or ["/"])
        return self._framed("POST", self._filled(address), "application/json", self._damaged(content))

    def _elsewhere(self) -> Sent:
        address = self._filled(self._any(self._paths))
        if self._one_in(3):
            address = self._filled("/".join((address, *("{}" for _ in range(self._random.randint(1, 3))))))
        if self._one_in(2):
            address += "?" + self._parameters()
        method = "GET" if self._one_in(2) else self._any(METHODS)
        return self._framed(method, address)

    def _framed(self, method: str, address: str, content_type: str = "", body: bytes = b"") -> Sent:
        headers = {"Host": "127.0.0.1"}
        if self._one_in(2):
            headers["Accept"] = self._any(ACCEPTS)
        if self._one_in(4):
            headers.update((self._any(HEADERS),))
        if content_type:
            headers["Content-Type"] = content_type
        if body or method in ("POST", "PUT", "PATCH"):
            if self._one_in(5):
                headers["Transfer-Encoding"] = "chunked"
                body = self._chunked(body)
            else:
                headers["Content-Length"] = str(len(body))
        return Sent(_written(method, address, headers) + body, method)

    def _chunked(self, body: bytes) -> bytes:
        size = self._random.randint(1, 64)
        chunks = [body[start : start + size] for start in range(0, len(body), size)]
        return b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"

    # ------------------------------------------------------------------ requests that break the rules

    def _broken(self) -> Sent:
        return Sent(self._any(_BROKEN), "GET", Form.BROKEN)

    def _open(self) -> Sent:
        return Sent(self._any((*_OPEN, self._random.randbytes(200))), "GET", Form.OPEN)

    # ------------------------------------------------------------------ pieces

    def _parameters(self) -> str:
        return "&".join(self._parameter() for _ in range(self._random.choice((0, 1, 1, 1, 1, 2, 3))))

    def _parameter(self) -> str:
        name = self._any(PARAMETERS)
        value = self._query() if name == "query" else self._any((*SEGMENTS, "http://x.example/", "1", "-1"))
        encoded = quote(value.encode("utf-8", "replace"), safe=self._any(("", "{}?:;,", "/")))
        if self._one_in(4):
            place = self._random.randint(0, len(encoded))
            encoded = (
                encoded[:place]
                + self._any(("%", "%f", "%FF", "%00", "+", ";", "%u1234", "&="))
                + encoded[place:]
            )
        return f"{quote(name)}={encoded}"

    def _query(self) -> str:
        query = self._any(self._queries)
        for _ in range(self._random.randint(0, 4)):
            query = self._mutated(query)
        return query[:4000] if self._one_in(30) else query[:1500]

    def _mutated(self, query: str) -> str:
        place, length = self._random.randint(0, len(query)), self._random.randint(1, 30)
        match self._random.randint(0, 4):
            case 0:
                return query[:place]
            case 1:
                return query[:place] + query[place + length :]
            case 2:
                return f"{query[:place]} {self._any(WORDS)} {query[place:]}"
            case 3:
                return query[:place] + query[place : place + length] * 2 + query[place + length :]
            case _:
                return " ".join(self._any(WORDS) for _ in range(length))

    def _damaged(self, body: bytes) -> bytes:
        if not self._one_in(4):
            return body
        place = self._random.randint(0, len(body))
        return (
            body[:place]
            + self._any((b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf"))
            + body[place:]
        )

    def _filled(self, path: str) -> str:
        parts = [self._any(SEGMENTS) if part.startswith("{") else part for part in path.split("/")]
        return quote("/".join(parts), safe="/%*~'()!<>") or "/"

    def _one_in(self, many: int) -> bool:
        return self._random.randrange(many) == 0

    def _any(self, of: Sequence[T]) -> T:
        return self._random.choice(of)


def _written(method: str, address: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{method} {address} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")
