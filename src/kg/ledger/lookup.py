"""Finds the document that a user means."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kg.errors import InputError

_SHOWN = 5


def look_up(text: str, uris: Mapping[str, str]) -> str | None:
    """Return the id of the document called `text`, `None` when there is none.

    `uris` maps ids to addresses. A document is called by its id, its address, the path of its file, or the
    last part of its address, with or without the suffix. Raises InputError, listing the candidates, when
    several answer to the name.
    """
    if text in uris:
        return text
    for candidates in (_at(text, uris), _in_file(text, uris), _named(text, uris)):
        if len(candidates) > 1:
            raise InputError(
                f"{text!r} is the name of {len(candidates)} documents: {_listing(candidates, uris)}"
            )
        if candidates:
            return candidates[0]
    return None


def _at(uri: str, uris: Mapping[str, str]) -> list[str]:
    return [id_ for id_, known in uris.items() if known == uri]


def _in_file(path: str, uris: Mapping[str, str]) -> list[str]:
    try:
        address = Path(path).resolve().as_uri()
    except (OSError, ValueError, RuntimeError):
        return []
    return [id_ for id_, known in uris.items() if known == address or known.startswith(f"{address}#")]


def _named(name: str, uris: Mapping[str, str]) -> list[str]:
    if not name or "/" in name:
        return []
    return [id_ for id_, uri in uris.items() if name in _names(uri) or Path(name).stem == _last_part(uri)]


def _names(uri: str) -> tuple[str, str]:
    last = _last_part(uri)
    return last, Path(last).stem


def _last_part(uri: str) -> str:
    return unquote(urlsplit(uri).path.rstrip("/").rpartition("/")[2])


def _listing(ids: Iterable[str], uris: Mapping[str, str]) -> str:
    addresses = sorted(uris[id_] for id_ in ids)
    more = ", …" if len(addresses) > _SHOWN else ""
    return ", ".join(addresses[:_SHOWN]) + more
