"""Connects to hosts of the public web alone: a name is resolved once, checked, and so connected."""

import asyncio
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from kg.errors import UnreadableDocumentError
from kg.sources.web.manners import Manners


def _is_without_headers(record: logging.LogRecord) -> bool:
    return "receive_response_headers" not in record.getMessage()


logging.getLogger("httpcore.http11").addFilter(_is_without_headers)  # they hold where redirects lead

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Returns the IP addresses of a host and port; raises OSError when there are none."""

_TRANSLATED = IPv6Network("64:ff9b::/96")


async def resolved(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host, as this machine resolves names; raises OSError for none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet (IANA special-purpose registries, RFC 6890).

    What an IPv6 address holds of IPv4 counts: alone when it is mapped or translated (RFC 6052), and besides
    for 6to4 and Teredo.
    """
    try:
        given = ip_address(address)
    except ValueError:
        return False
    if isinstance(given, IPv6Address):
        if (alone := _held_alone(given)) is not None:
            return _is_public(alone)
        besides = (given.sixtofour, *(given.teredo or ()))
        return _is_public(given) and all(_is_public(held) for held in besides if held is not None)
    return _is_public(given)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    site_local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or site_local)


def _held_alone(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


class Reach(httpx.AsyncBaseTransport):
    """Sends requests to one host; redirects, retries and proxies of the environment are not its business.

    The host's name is resolved once. Each of its addresses must be public, unless the manners allow private
    ones, and the connection goes to an address that was checked, so that a name that changes its address
    in between (DNS rebinding) gains nothing. Certificates are verified against the name. Raises
    UnreadableDocumentError for what is refused, httpx.TransportError for what fails.
    """

    def __init__(self, manners: Manners, resolve: Resolver = resolved) -> None:
        self._manners = manners
        self._resolve = resolve
        self._addresses: dict[tuple[str, int], Sequence[str]] = {}
        self._inner = httpx.AsyncHTTPTransport(
            verify=_verification(), trust_env=False, proxy=manners.proxy or None
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first address of its host that can be connected."""
        host, port = request.url.raw_host.decode("ascii").strip("[]"), request.url.port
        port = port or (443 if request.url.scheme == "https" else 80)
        if self._manners.proxy:
            self._check_written(host)
            return await self._inner.handle_async_request(request)
        failure: httpx.TransportError | None = None
        for address in await self._checked(host, port):
            try:
                return await self._inner.handle_async_request(_pinned(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError(f"no address for {host}")

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        if (host, port) not in self._addresses:
            try:
                addresses = await self._resolve(host, port)
            except OSError as error:
                if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
                    raise UnreadableDocumentError("no host has this name; check the address") from None
                raise httpx.ConnectError("the name of the host cannot be resolved") from error
            except UnicodeError:
                raise UnreadableDocumentError("its address has no valid host") from None
            if not self._manners.allow_private and not all(map(is_public, addresses)):
                raise _private()
            self._addresses[host, port] = addresses
        return self._addresses[host, port]

    def _check_written(self, host: str) -> None:
        """Check a host that is written as an IP address, which is all that can be known before a proxy."""
        try:
            ip_address(host)
        except ValueError:
            local = host == "localhost" or host.endswith(".localhost")
        else:
            local = not is_public(host)
        if local and not self._manners.allow_private:
            raise _private()


def _private() -> UnreadableDocumentError:
    return UnreadableDocumentError("its host is not on the public web; allow it with --allow-private")


def _pinned(request: httpx.Request, host: str, address: str) -> httpx.Request:
    """Return the request to an IP address, with the name in the header and for the certificate."""
    extensions = dict(request.extensions)
    if host != address:
        extensions["sni_hostname"] = host
    return httpx.Request(
        request.method, request.url.copy_with(host=address), headers=request.headers, extensions=extensions
    )


@cache
def _verification() -> ssl.SSLContext:
    """The certificates that are trusted, read once, for that takes a while."""
    return httpx.create_ssl_context(trust_env=False)
