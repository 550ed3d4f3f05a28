"""Takes e-mail messages (RFC 5322) and saved web pages (RFC 2557) apart: their text, and attachments."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_tz
from pathlib import PurePosixPath
from urllib.parse import quote

from kg.errors import UnreadableDocumentError
from kg.sources.addresses import within
from kg.sources.archive import refuse_nesting
from kg.sources.charsets import decode_told
from kg.sources.letters import is_blank_page, own_page, own_text, subject_without_prefixes
from kg.sources.limits import Limits
from kg.sources.message_parts import Page, Parts, name_of, parts_of, payload_of
from kg.sources.original import Original
from kg.sources.unreadable import Unreadable
from kg.sources.web.claims import believed

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MESSAGE_ID = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SAVED_BY = "<saved by "
_FIRST_YEAR = 1970


def open_mail(original: Original, limits: Limits) -> Iterator[Original | Unreadable]:
    """Yield the text of a message as an original, then each attachment that may be read.

    The text has the subject as title and the day of the date field, in its own time zone, as day of
    publication; its address is that of the message (`mid:`, RFC 2392), which it cannot change, or of the
    page that was saved. The sender is not kept. Raises UnreadableDocumentError when the message is
    encrypted, cannot be taken apart, or lies in `limits.nesting` archives and messages.
    """
    refuse_nesting(original, limits)
    data = original.data.removeprefix(_BYTE_ORDER_MARK).lstrip(b"\r\n")
    if data.count(b"\n--") > limits.members:
        raise UnreadableDocumentError(f"it has more than {limits.members:,} parts")
    try:
        found = list(_opened(data, original))
    except UnreadableDocumentError:
        raise
    except RecursionError:
        raise UnreadableDocumentError("its parts are nested too deeply") from None
    except Exception:  # the library lets errors of many kinds out of damaged heads
        raise UnreadableDocumentError("it is a damaged message; save it again, or save its text") from None
    if not found:
        raise UnreadableDocumentError("it has no text")
    yield from found


def _opened(data: bytes, original: Original) -> Iterator[Original | Unreadable]:
    message = message_from_bytes(data, policy=policy.default)
    parts = parts_of(message)
    saved_from = _saved_from(message, parts)
    if saved_from:
        saved_from = believed(saved_from, original.uri)
    address = saved_from or _address(message) or original.uri
    told = {"title": subject_without_prefixes(_field(message, "Subject"))}
    if saved_from is None:
        told |= {"published": _day(_field(message, "Date")), "uri": address}
    texts = [_page(each, saved_from) if isinstance(each, Page) else each for each in _joined(parts)]
    seen = [each for each in texts if each if isinstance(each, str) or not is_blank_page(each.data)]
    for number, text in enumerate(seen, 1):
        yield _text(text, number, address, told, original)
    yield from _attachments(parts, address, original)


def _joined(parts: Parts) -> Iterator[str | Page]:
    """Yield the texts, plain ones that follow one another as one, without what is quoted in them."""
    plain: list[str] = []
    for each in parts.texts:
        if isinstance(each, str):
            plain.append(own_text(each))
        else:
            yield "\n\n".join(filter(None, plain))
            plain.clear()
            yield each
    yield "\n\n".join(filter(None, plain))


def _page(page: Page, saved_from: str | None) -> Page:
    return page if saved_from is not None else Page(own_page(page.data), page.charset, page.location)


def _text(
    text: str | Page, number: int, address: str, told: Mapping[str, str], original: Original
) -> Original:
    if isinstance(text, str):
        ending, data, media_type, charset = ".txt", text.encode("utf-8", "replace"), "text/plain", "utf-8"
    else:
        ending, data, media_type, charset = ".html", text.data, "text/html", text.charset
    name = f"text{ending}" if number == 1 else f"text-{number}{ending}"
    uri = address if number == 1 else within(address, f"/{name}")
    return Original(
        data,
        f"{original.name}/{name}",
        uri,
        media_type,
        charset,
        {**told, "uri": uri} if "uri" in told else told,
        original.nesting + 1,
    )


def _attachments(parts: Parts, address: str, original: Original) -> Iterator[Original | Unreadable]:
    seen: Counter[str] = Counter()
    for number, part in enumerate(parts.attachments, 1):
        name = name_of(part, number)
        seen[name] += 1
        if seen[name] > 1:
            path = PurePosixPath(name)
            name = f"{path.stem} ({seen[name]}){path.suffix}"
        place, kind = f"{original.name}/{name}", part.get_content_type()
        data = _message_within(part) if kind == "message/rfc822" else payload_of(part)
        if data:
            charset = part.get_content_charset() or ""
            uri = within(address, f"/{name}")
            yield Original(data, place, uri, kind, charset, nesting=original.nesting + 1)
        else:
            yield Unreadable(place, "it is empty")


def _message_within(part: EmailMessage) -> bytes:
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else None
    return first.as_bytes() if isinstance(first, Message) else payload_of(part)


def _saved_from(message: EmailMessage, parts: Parts) -> str | None:
    """Return the address of the page that a browser saved, empty when it is not told; None for a letter."""
    location = next((each.location for each in parts.texts if isinstance(each, Page)), "")
    told = _field(message, "Snapshot-Content-Location") or location
    is_saved = _field(message, "From").lower().startswith(_SAVED_BY)
    if not is_saved and (not told or _field(message, "Message-ID")):
        return None
    return told if _ADDRESS.fullmatch(told) else ""


def _address(message: EmailMessage) -> str:
    found = _MESSAGE_ID.search(_field(message, "Message-ID"))
    return f"mid:{quote(found[1], safe='@$!*+')}" if found else ""


def _day(told: str) -> str:
    """Return the day of a date field as ISO 8601 writes it, empty when there is none that can be."""
    try:
        parsed = parsedate_tz(told)
        day = date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError, IndexError, OverflowError):
        day = None
    return day.isoformat() if day and day.year >= _FIRST_YEAR else ""


def _field(message: EmailMessage, name: str) -> str:
    """Return a field of the head of a message decoded, also when it is not encoded as RFC 2047 asks."""
    raw = next((value for each, value in message.raw_items() if each.lower() == name.lower()), "")
    if any("\udc80" <= letter <= "\udcff" for letter in raw):
        return " ".join(decode_told(raw.encode("utf-8", "surrogateescape"), "").split())
    return str(message.get(name, "")).strip()
