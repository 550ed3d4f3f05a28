"""Addresses of what lies within an original: a member of an archive, an attachment, a line."""

from urllib.parse import quote


def within(uri: str, place: str) -> str:
    """Return the address (RFC 3986) of a place within what a URI addresses, as its fragment or a longer one.

    A member is a place such as `/inner/page.html`, a line one such as `L7`; any characters are allowed.
    """
    quoted = quote(place.encode("utf-8", "surrogatepass"), safe="/")
    if "#" not in uri:
        return f"{uri}#{quoted}"
    return f"{uri}/{quoted.removeprefix('/')}"
