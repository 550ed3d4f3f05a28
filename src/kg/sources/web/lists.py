"""Reads lists of addresses that a user wrote: one per line."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError, UnreadableDocumentError
from kg.sources.encoding import decode
from kg.sources.limits import MEGABYTE, Limits

_COMMENT = re.compile(r"(?:^|\s)#.*")


def addresses_in(path: Path, limits: Limits | None = None) -> Iterator[str]:
    """Return the lines of a file that are addresses, or should be: blank lines and `#` comments are left.

    A comment begins a line or follows a blank, for `#` may be part of an address. Raises InputError, at once
    and not on the first step, when the file cannot be read.
    """
    size = (limits or Limits()).size
    try:
        with path.open("rb") as file:
            data = file.read(size + 1)
        if len(data) > size:
            raise UnreadableDocumentError(f"it is larger than {size // MEGABYTE} MB")
        lines = decode(data).splitlines()
    except OSError as error:
        raise InputError(
            f"The list {str(path)!r} cannot be opened ({error.strerror or error}); check the path."
        ) from None
    except UnreadableDocumentError as error:
        raise InputError(f"The list {str(path)!r} cannot be read: {error}.") from None
    return (address for line in lines if (address := _COMMENT.sub("", line).strip()))
