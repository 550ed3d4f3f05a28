"""What a source says about its document beside the text: address, title, day and language."""

import re
from collections.abc import Iterable

from kg.errors import UnreadableDocumentError
from kg.model import Document, Language, Origin, PartialDate, Passage, digest
from kg.sources.content import Content, Piece
from kg.sources.encoding import clean
from kg.sources.language import detect
from kg.sources.limits import Limits
from kg.sources.original import Original
from kg.sources.web.claims import believed

FIELDS = ("uri", "title", "published", "language")
"""The names of the fields."""

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\x9f<>\"{}|\\^`\s\ud800-\udfff]+")
_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]\d\d:.*")
_SHOWN = 80


def describe(content: Content, original: Original, media_type: str, limits: Limits) -> Document:
    """Make the document of an original of a media type from its content.

    What the content says of itself outdoes what was told from outside, but for the address: a `uri` (RFC
    3987) that was told counts, else one of the content as far as it is `believed`, else the original's.
    `published` is a date such as 2026-01-12, 2026-01 or 2026, or a point of time (ISO 8601);
    `language` is en, ru or kk and is detected when missing. Other fields are ignored. Raises
    UnreadableDocumentError when the text is blank or too long, or a field is wrong.
    """
    text, passages = _joined(content.pieces)
    if not text.strip():
        raise UnreadableDocumentError("it has no text")
    if len(text) > limits.characters:
        raise UnreadableDocumentError(f"its text is longer than {limits.characters:,} characters")
    fields = {**original.told, **{name: value for name, value in content.fields.items() if value}}
    return Document(
        uri=_uri(_address(content, original)),
        text=text,
        language=_language(fields.get("language")) or detect(text),
        title=" ".join(clean(fields.get("title", "")).split()),
        published=_published(fields.get("published")),
        origin=Origin(digest(original.data), len(original.data), media_type, passages),
    )


def _joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Passage, ...]]:
    """Return the clean text of the pieces, and the passage of each that has a place."""
    texts: list[str] = []
    passages: list[Passage] = []
    length = 0
    for piece in pieces:
        text = clean(piece.text)
        start, length = length, length + len(text)
        texts.append(text)
        if not piece.place or not text:
            continue
        if passages and passages[-1].place == piece.place and passages[-1].end == start:
            passages[-1] = Passage(passages[-1].start, length, piece.place)
        else:
            passages.append(Passage(start, length, piece.place))
    return "".join(texts), tuple(passages)


def _address(content: Content, original: Original) -> str:
    if told := original.told.get("uri"):
        return told
    claimed = content.fields.get("uri")
    return (believed(claimed, original.uri) if claimed else "") or original.uri


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
