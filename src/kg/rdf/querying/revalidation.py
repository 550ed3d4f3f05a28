"""Tells whether an answer that somebody keeps is still the one that would be given (RFC 9110, 8.8)."""

import hashlib
import json
import re
from collections.abc import Sequence

from kg import __version__

_VOLATILE = re.compile(r"(?:NOW|RAND|UUID|BNODE)(?:\s|#[^\n\r]*)*\(", re.IGNORECASE)


def is_lasting(query: str) -> bool:
    """Tell whether the query means the same whenever it is asked: it calls neither clock nor chance.

    A query of which that is not sure is held for one that does.
    """
    return not _VOLATILE.search(query)


def validator(*parts: str | int | Sequence[str] | None) -> str:
    """Return a short text that is another one when any of the parts, or this program, is another one."""
    written = json.dumps([__version__, *parts]).encode()
    return hashlib.sha256(written).hexdigest()[:32]
