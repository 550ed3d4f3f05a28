"""Addresses on the web as IRIs."""

from urllib.parse import quote

from pyoxigraph import NamedNode

_SCHEMES = ("http://", "https://")
_PUNCTUATION = "!#$%&'()*+,/:;=?@[]~"


def web_address(uri: str) -> NamedNode | None:
    """Return the IRI of a page on the web, `None` for what is no such address."""
    if not uri.lower().startswith(_SCHEMES):
        return None
    try:
        return NamedNode(quote(uri, safe=_PUNCTUATION, errors="replace"))
    except ValueError:
        return None
