"""Reads the parameters of a query from the command line and from a file."""

import json
from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError


def parameters(given: Iterable[str], file: Path | None) -> dict[str, object]:
    """Return parameters by name from texts `name=value` and a file with one JSON object; the texts win.

    A value is read as JSON if it is JSON, else it is text. Raises InputError when there is no name, or the
    file holds no object.
    """
    return {**(_of_file(file) if file else {}), **dict(map(_pair, given))}


def _pair(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    name = name.strip().removeprefix("$")
    if not equals or not name:
        raise InputError(f"{text!r} is no parameter; write --param name=value.")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value


def _of_file(file: Path) -> dict[str, object]:
    try:
        read = json.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file} is not JSON in UTF-8: {error}.") from None
    if not isinstance(read, dict):
        raise InputError(f"{file} holds no parameters; write one JSON object of names and values.")
    return read
