"""Finds the text and the attachments among the parts of a message (RFC 2045, 2046, 2183, 2387)."""

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import cast

from kg.errors import UnreadableDocumentError
from kg.sources.charsets import decode_told
from kg.sources.encoding import clean
from kg.sources.folder import is_read
from kg.sources.letters import refers_elsewhere, unflow

_DEEPEST = 50
_PASSED_TYPES = frozenset({
    "application/pgp-signature", "application/pgp-keys", "application/pkcs7-signature",
    "application/x-pkcs7-signature", "application/ics", "application/javascript", "text/calendar", "text/css",
    "text/javascript", "text/vcard", "text/x-vcard", "text/x-amp-html", "message/delivery-status",
    "message/disposition-notification", "text/rfc822-headers",
})  # fmt: skip
_PASSED_KINDS = frozenset({"image", "audio", "video", "font"})
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A part in HTML, as its bytes and the charset told for it."""

    data: bytes
    charset: str
    location: str


@dataclass(slots=True)
class Parts:
    """The texts of a message in order, each plain or a page, and its attachments."""

    texts: list[str | Page] = field(default_factory=list)
    attachments: list[EmailMessage] = field(default_factory=list)

    def add(self, other: "Parts") -> None:
        """Take over what others hold."""
        self.texts += other.texts
        self.attachments += other.attachments


def parts_of(part: EmailMessage, depth: int = 0) -> Parts:
    """Return the texts and attachments of a part.

    Of alternatives the plain one is taken unless it is blank or refers to another. Raises
    UnreadableDocumentError when the message is encrypted or its parts are nested too deeply.
    """
    if depth > _DEEPEST:
        raise UnreadableDocumentError("its parts are nested too deeply")
    kind = part.get_content_type()
    if kind in {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise UnreadableDocumentError("it is encrypted; save it decrypted")
    if not kind.startswith("multipart/"):
        return _single(part, kind)
    payload = part.get_payload()
    if not isinstance(payload, list):
        return Parts([_plain(part)])
    children = cast("list[EmailMessage]", payload)
    if kind == "multipart/alternative":
        return _alternative([parts_of(each, depth + 1) for each in children])
    if kind == "multipart/related":
        return _related(part, children, depth)
    found = Parts()
    for each in children:
        found.add(parts_of(each, depth + 1))
    return found


def name_of(attachment: EmailMessage, number: int) -> str:
    """Return the name of an attachment without folders, made from its number and type if it has none."""
    given = (attachment.get_filename() or "").replace("\\", "/")
    name = _UNPRINTABLE.sub("", " ".join(given.split())).rpartition("/")[2]
    if name.strip(". "):
        return name
    kind = attachment.get_content_type()
    ending = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
    return f"attachment-{number}{ending}"


def _single(part: EmailMessage, kind: str) -> Parts:
    name = part.get_filename() or ""
    if part.get_content_disposition() != "attachment" and not name:
        if kind == "text/plain":
            return Parts([_plain(part)])
        if kind == "text/html":
            page = Page(payload_of(part), _charset(part), str(part.get("Content-Location", "")).strip())
            return Parts([page])
    return Parts(attachments=[] if _is_passed_over(kind, name) else [part])


def _is_passed_over(kind: str, name: str) -> bool:
    guessed = (mimetypes.guess_type(name)[0] or kind) if kind == "application/octet-stream" else kind
    if guessed.partition("/")[0] in _PASSED_KINDS:
        return True
    return guessed in _PASSED_TYPES and not is_read(PurePosixPath(name))


def _alternative(found: Sequence[Parts]) -> Parts:
    """Return what is best among alternatives, with the attachments of all."""
    plain = [each for each in found if each.texts and all(isinstance(text, str) for text in each.texts)]
    pages = [each for each in found if any(isinstance(text, Page) for text in each.texts)]
    said = [
        each
        for each in plain
        if not (pages and refers_elsewhere("\n".join(text for text in each.texts if isinstance(text, str))))
    ]
    best = next(iter([*said, *pages, *plain]), Parts())
    return Parts(best.texts, [attachment for each in found for attachment in each.attachments])


def _related(part: EmailMessage, children: Sequence[EmailMessage], depth: int) -> Parts:
    """Return what the root of related parts holds, and those of the others that are named files to read."""
    start = part.get_param("start")
    roots = [each for each in children if start and str(each.get("Content-ID", "")).strip() == start]
    root = next(iter([*roots, *children]), None)
    found = Parts()
    for each in children:
        parts = parts_of(each, depth + 1)
        if each is root:
            found.texts = parts.texts
        found.attachments += (
            attachment
            for attachment in parts.attachments
            if each is root or is_read(PurePosixPath(attachment.get_filename() or ""))
        )
    return found


def _plain(part: EmailMessage) -> str:
    text = clean(decode_told(payload_of(part), _charset(part)))
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflow(text, "" if str(part.get_param("delsp", "")).lower() == "yes" else " ")
    return text


def payload_of(part: EmailMessage) -> bytes:
    """Return the decoded bytes of a part."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: EmailMessage) -> str:
    return part.get_content_charset() or ""
