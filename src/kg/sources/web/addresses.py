"""Addresses of the web: one spelling for each, what is sent of it, and what may be shown of it."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from kg.errors import UnreadableDocumentError

LONGEST = 2_000
"""The most characters of an address."""

PORTS = {"http": 80, "https": 443}

_SECRET_NAMES = (
    "access_key", "access_token", "accesstoken", "api_key", "api-key", "apikey", "auth", "auth_token",
    "authorization", "client_secret", "id_token", "jsessionid", "jwt", "pass", "passwd", "password",
    "phpsessid", "private_token", "pwd", "refresh_token", "secret", "session", "session_id", "sessionid",
    "sid", "sig", "signature", "token", "x-amz-credential", "x-amz-security-token", "x-amz-signature",
    "x-goog-credential", "x-goog-signature",
)  # fmt: skip
_SECRET = re.compile(
    rf"((?:^|[?&;#])(?:{'|'.join(_SECRET_NAMES)})=)[^&;#\s]+|((?:^|[?&;#])key=)[^&;#\s]{{20,}}", re.I
)
_USERINFO = re.compile(r"(//|^)[^/?#\s]*@")
_HIDDEN = "…"

_ON_THE_WEB = re.compile(r"https?://", re.I)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PLAIN = re.compile(r"[A-Za-z0-9._~-]")
_KEPT = "!$&'()*+,;=:@/?[]-._~%"
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web in its one spelling, an IRI (RFC 3987) without fragment.

    `host` is in ASCII (IDNA 2008 with the mapping of UTS 46), an IPv6 address without brackets.
    """

    iri: str
    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, text: str, base: "Address | None" = None) -> Self:
        """Return the address that is written in a text, which may be relative to a base.

        Case, default ports, dot segments and percent-encoding that makes no difference are evened out
        (RFC 3986, section 6.2.2), and what is encoded of other scripts is written in them. Raises
        UnreadableDocumentError when it is no address, not of the web, or carries a name and password.
        """
        text = text.strip()
        if len(text) > LONGEST:
            raise UnreadableDocumentError(f"its address is longer than {LONGEST:,} characters")
        if _UNPRINTABLE.search(text):
            raise UnreadableDocumentError("its address holds control characters")
        try:
            parts = urlsplit(urljoin(base.iri, text) if base else text)
            port = parts.port
        except ValueError:
            raise UnreadableDocumentError("it is not an address such as https://…") from None
        scheme = parts.scheme.lower()
        if scheme not in PORTS or not parts.hostname:
            raise UnreadableDocumentError("it is not an address that begins with http:// or https://")
        if "@" in parts.netloc:
            raise UnreadableDocumentError("addresses with a user name or password are not read")
        host = _host(parts.hostname)
        port = PORTS[scheme] if port is None else port
        return cls(_iri(parts, scheme, host, port), scheme, host, port)

    @property
    def uri(self) -> str:
        """The address in ASCII, as it is sent."""
        path, question, query = self.iri.partition("?")
        path = path.split("/", 3)[3]
        return f"{self.origin}/{quote(path, safe=_KEPT)}{question}{quote(query, safe=_KEPT)}"

    @property
    def origin(self) -> str:
        """Scheme, host and port, in ASCII."""
        return f"{self.scheme}://{_authority(self.host, self.scheme, self.port)}"

    @property
    def shown(self) -> str:
        """The address as it may be shown and kept: without the values of secret parameters."""
        return without_secrets(self.iri)


def is_address(text: str) -> bool:
    """Tell whether a text that a user typed is meant as an address of the web, rather than as a path."""
    return _ON_THE_WEB.match(text.strip()) is not None


def without_secrets(text: str) -> str:
    """Return an address, or what was meant as one, without user names, passwords and secret parameters."""
    return _SECRET.sub(lambda found: (found[1] or found[2]) + _HIDDEN, _USERINFO.sub(rf"\1{_HIDDEN}@", text))


def _host(given: str) -> str:
    """Return a host in ASCII; a number that resolvers take for an IP address is refused."""
    try:
        if ":" in given:
            return str(IPv6Address(given.partition("%")[0]))
        host = given.lower() if given.isascii() else idna.encode(given, uts46=True).decode("ascii")
    except ValueError:
        raise UnreadableDocumentError("its address has no valid host") from None
    host = host.removesuffix(".")
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise UnreadableDocumentError("its address has no valid host")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(IPv4Address(host))
        except ValueError:
            raise UnreadableDocumentError("its host is a number that is not a plain IP address") from None
    return host


def _authority(host: str, scheme: str, port: int) -> str:
    bracketed = f"[{host}]" if ":" in host else host
    return bracketed if port == PORTS[scheme] else f"{bracketed}:{port}"


def _iri(parts: SplitResult, scheme: str, host: str, port: int) -> str:
    authority = _authority(_readable(host), scheme, port)
    path = _without_dots(_even(parts.path)) or "/"
    query = f"?{_even(parts.query)}" if parts.query else ""
    return f"{scheme}://{authority}{path}{query}"


def _readable(host: str) -> str:
    try:
        return idna.decode(host) if "xn--" in host else host
    except UnicodeError:
        return host


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` in a path (RFC 3986, section 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in (".", ".."):
        kept.append("")
    return "".join(f"/{segment}" for segment in kept)


def _even(part: str) -> str:
    """Write a path or query in its one spelling."""
    spelled: list[str] = []
    end = 0
    for run in _ENCODED.finditer(part):
        spelled += (_escaped(part[end : run.start()]), _decoded(run[0]))
        end = run.end()
    return "".join((*spelled, _escaped(part[end:])))


def _escaped(text: str) -> str:
    """Encode the characters that an IRI does not hold, a percent sign that encodes nothing too."""
    return "".join(each if _in_iri(each) else quote(each, safe="") for each in text)


def _decoded(run: str) -> str:
    """Decode a run of encoded bytes where that makes no difference to what it addresses."""
    try:
        text = bytes.fromhex(run.replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return run.upper()
    return "".join(
        each if _PLAIN.match(each) or (not each.isascii() and _in_iri(each)) else quote(each, safe="")
        for each in text
    )


def _in_iri(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or (character in _KEPT and character not in "%[]")
    return character.isprintable() and not "\ue000" <= character <= "\uf8ff" and character < "\U000e0000"
