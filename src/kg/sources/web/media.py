"""The media types that are worth fetching, so that no video is downloaded only to be refused."""

from kg.errors import UnreadableDocumentError
from kg.sources.formats import Format

ACCEPTED = (
    "text/html,application/xhtml+xml,application/pdf,application/atom+xml,application/rss+xml,"
    "application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1"
)
"""What a host is told of the media types that are read (RFC 9110, section 12.5.1)."""

_READ = frozenset(
    {
        *(format_.value for format_ in Format if format_ is not Format.JSON_LINE),
        "application/force-download",
        "application/gzip",
        "application/octet-stream",
        "application/rss",
        "application/x-download",
        "application/x-gzip",
        "application/x-pdf",
        "application/x-rtf",
        "application/x-zip-compressed",
        "application/xml",
        "binary/octet-stream",
        "multipart/related",
    }
)
_OTHER_TEXTS = frozenset({"text/calendar", "text/css", "text/csv", "text/javascript", "text/vcard"})


def check_media_type(media_type: str) -> None:
    """Raise UnreadableDocumentError when no document can be of a media type; an empty one may be anything."""
    of_text = media_type.startswith("text/") and media_type not in _OTHER_TEXTS
    if (media_type and not (of_text or media_type in _READ or media_type.endswith("+xml"))) or (
        media_type.startswith("image/")
    ):
        raise UnreadableDocumentError(f"it is of the media type {media_type[:60]!r}, which is not read")
