"""What a source says about its document beside the text: address, title, day and language."""

import re
from collections.abc import Mapping

from kg.errors import UnreadableDocumentError
from kg.model import Document, Language, PartialDate
from kg.sources.encoding import clean
from kg.sources.language import detect

FIELDS = ("uri", "title", "published", "language")
"""The names of the fields."""

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\x9f<>\"{}|\\^`\s\ud800-\udfff]+")
_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]\d\d:.*")
_SHOWN = 80


def describe(text: str, fields: Mapping[str, str], default_uri: str) -> Document:
    """Make a document of a text and the fields of `FIELDS`, each optional.

    `uri` (RFC 3987) defaults to `default_uri`; `published` is a date such as 2026-01-12, 2026-01 or 2026,
    or a point of time (ISO 8601); `language` is en, ru or kk and is detected when missing. Other fields are
    ignored. Raises UnreadableDocumentError when the text is blank or a field is wrong.
    """
    text = clean(text)
    if not text.strip():
        raise UnreadableDocumentError("it has no text")
    return Document(
        uri=_uri(fields.get("uri") or default_uri),
        text=text,
        language=_language(fields.get("language")) or detect(text),
        title=" ".join(clean(fields.get("title", "")).split()),
        published=_published(fields.get("published")),
    )


def _uri(given: str) -> str:
    if not _URI.fullmatch(given):
        raise UnreadableDocumentError(f"its uri {_quote(given)} is not an address such as https://…")
    return given


def _language(given: str | None) -> Language | None:
    if not given:
        return None
    try:
        return Language(given.lower())
    except ValueError:
        raise UnreadableDocumentError(f"its language {_quote(given)} is none of en, ru and kk") from None


def _published(given: str | None) -> PartialDate | None:
    if not given:
        return None
    try:
        return PartialDate.parse(_TIME_OF_DAY.sub("", given))
    except ValueError:
        raise UnreadableDocumentError(f"published {_quote(given)} is not a date such as 2026-01-12") from None


def _quote(given: str) -> str:
    return repr(given[:_SHOWN])
