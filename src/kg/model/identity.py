"""Content-hash identifiers: the same content gives the same id, on every machine and in every run."""

from hashlib import blake2b

_SEPARATOR = "\x1f"


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix` and 20 hexadecimal digits of the BLAKE2b hash (RFC 7693) of the parts in order.

    `None` and the empty string differ; parts are compared by their `str`.
    """
    joined = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return prefix + blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
