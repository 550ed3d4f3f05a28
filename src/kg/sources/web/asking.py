"""Asks a host for one address: one exchange, bounded in time and size, with patience when it fails."""

import asyncio
import random
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from kg.errors import UnreadableDocumentError
from kg.model import digest
from kg.sources.limits import Limits
from kg.sources.web.addresses import Address
from kg.sources.web.manners import LONGEST_WAIT, Manners
from kg.sources.web.media import ACCEPTED, check_media_type
from kg.sources.web.seen import NEVER, Seen
from kg.sources.web.unpacking import CutOffError, Gathering, Plain, Unpacked

BUSY = (429, 502, 503, 504)
REDIRECTS = (301, 302, 303, 307, 308)
NOT_MODIFIED = 304

_CONNECT_SECONDS = 10.0
_READ_SECONDS = 30.0
_FIRST_BACK_OFF = 2.0
_SHORT = 16_384

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: `data` of a success alone, `leads_to` of a redirect alone."""

    status: int
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    leads_to: str = ""
    seen: Seen = NEVER


class HostFailedError(UnreadableDocumentError):
    """A host cannot be reached, or does not answer as it should, though it was tried several times."""


class _AgainError(Exception):
    """The exchange failed in a way that may pass; `wait` is how long the host asked to wait, if it did."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class Asking:
    """Asks a host, one request after the other; `at_once` bounds how many hosts are being asked."""

    def __init__(
        self,
        reach: httpx.AsyncBaseTransport,
        limits: Limits,
        manners: Manners,
        sleep: Sleep,
        at_once: asyncio.Semaphore,
    ) -> None:
        self._reach = reach
        self._limits = limits
        self._manners = manners
        self._sleep = sleep
        self._at_once = at_once

    async def answer(self, address: Address, seen: Seen = NEVER) -> Answer:
        """Return the answer of a host, tried again when it is busy or the connection breaks.

        The waits double and vary, unless the host names one (Retry-After, RFC 9110). Raises HostFailedError
        when it still fails or asks for too long a wait, and UnreadableDocumentError for an answer that is
        too large or of a media type that is not read.
        """
        for tried in range(self._manners.retries + 1):
            try:
                return await self._exchange(address, seen)
            except _AgainError as failure:
                reason, wait = str(failure), failure.wait
            if wait is not None and wait > LONGEST_WAIT:
                raise HostFailedError(f"{reason} and asks to come back in {wait / 60:.0f} minutes")
            if tried < self._manners.retries:
                back_off = _FIRST_BACK_OFF * 2**tried * random.uniform(0.75, 1.25)  # noqa: S311
                await self._sleep(back_off if wait is None else wait)
        raise HostFailedError(f"{reason}; try again later")

    async def close(self) -> None:
        """Close the connections."""
        await self._reach.aclose()

    async def _exchange(self, address: Address, seen: Seen) -> Answer:
        try:
            async with self._at_once, asyncio.timeout(self._manners.timeout):
                response = await self._reach.handle_async_request(_request(address, self._manners, seen))
                try:
                    return await _answer(response, self._limits)
                finally:
                    await response.aclose()
        except TimeoutError:
            raise _AgainError(f"the host took more than {self._manners.timeout:g} seconds") from None
        except CutOffError:
            raise _AgainError("what the host sends is cut off or damaged") from None
        except httpx.TimeoutException:
            raise _AgainError("the host does not answer in time") from None
        except httpx.TransportError as error:
            if (distrusted := _distrusted(error)) is not None:
                raise UnreadableDocumentError(
                    f"the certificate of its host is not valid ({distrusted.verify_message})"
                ) from None
            raise _AgainError(_failure(error)) from None
        except httpx.InvalidURL:
            raise UnreadableDocumentError("its address is not valid") from None


def _request(address: Address, manners: Manners, seen: Seen) -> httpx.Request:
    within = min(_READ_SECONDS, manners.timeout)
    timeout = httpx.Timeout(within, connect=min(_CONNECT_SECONDS, manners.timeout))
    headers = {"User-Agent": manners.user_agent, "Accept": ACCEPTED, "Accept-Encoding": "gzip"}
    if seen.etag:
        headers["If-None-Match"] = seen.etag
    if seen.modified:
        headers["If-Modified-Since"] = seen.modified
    return httpx.Request("GET", address.uri, headers=headers, extensions={"timeout": timeout.as_dict()})


async def _answer(response: httpx.Response, limits: Limits) -> Answer:
    status = response.status_code
    if status in BUSY:
        raise _AgainError(f"the host is busy (status {status})", _wait(response.headers))
    if status != httpx.codes.OK:
        await _pass_over(response)
    if status in REDIRECTS and response.headers.get("Location"):
        return Answer(status, leads_to=_location(response))
    marks = (response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
    if status != httpx.codes.OK:
        return Answer(status, seen=Seen(*marks))
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    check_media_type(media_type)
    gathering = _gathering(response, limits)
    async for part in response.aiter_raw():
        gathering.add(part)
    charset = response.charset_encoding or ""
    data = gathering.whole()
    return Answer(status, data, media_type, charset, seen=Seen(*marks, digest(data)))


async def _pass_over(response: httpx.Response) -> None:
    """Read a short answer to its end, so that the connection can be used again."""
    size = 0
    async for part in response.aiter_raw():
        size += len(part)
        if size > _SHORT:
            break


def _gathering(response: httpx.Response, limits: Limits) -> Gathering:
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding in ("", "identity"):
        return Plain(limits)
    if coding in ("gzip", "x-gzip"):
        return Unpacked(limits)
    raise UnreadableDocumentError("its host packs it in a way that was not asked for")


def _location(response: httpx.Response) -> str:
    """Return where a redirect leads; hosts write other scripts there as UTF-8, which is not in the rules."""
    raw = next(value for name, value in response.headers.raw if name.lower() == b"location")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _wait(headers: httpx.Headers) -> float | None:
    """Return the seconds of Retry-After (RFC 9110, section 10.2.3), if it is given as it should be."""
    given = headers.get("Retry-After", "").strip()
    if given.isascii() and given.isdigit():
        return float(given)
    try:
        then = parsedate_to_datetime(given)
    except (ValueError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _distrusted(error: BaseException) -> ssl.SSLCertVerificationError | None:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return None


def _failure(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.ConnectError):
        return "the host cannot be reached"
    if isinstance(error, httpx.ProtocolError):
        return "the host breaks off or does not keep to HTTP"
    return "the connection to the host broke"
