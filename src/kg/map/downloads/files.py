"""A picture as a file: its bytes, their media type, and what to call it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.map.downloads import network, record, table
from kg.map.paper.drawing import drawing
from kg.map.paper.sheet import Sheet
from kg.resolve.names.script import fold

_LONGEST_NAME = 60
_NOT_A_WORD = re.compile(r"[\W_]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class Format(StrEnum):
    """What a picture can be saved as."""

    SVG = "svg"
    CSV = "csv"
    GRAPHML = "graphml"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Download:
    """A file. `name` has the letters of the title, `plain_name` says the same in ASCII."""

    content: bytes
    media_type: str
    name: str
    plain_name: str


_WRITERS: Mapping[Format, tuple[str, Callable[[Sheet], bytes]]] = {
    Format.SVG: ("image/svg+xml", lambda shown: drawing(shown).encode()),
    Format.CSV: ("text/csv; charset=utf-8", table.encoded),
    Format.GRAPHML: ("application/graphml+xml", network.encoded),
    Format.JSON: ("application/json", record.encoded),
}


def download(shown: Sheet, format_: Format) -> Download:
    """Return what a picture shows as a file of this format."""
    media_type, write = _WRITERS[format_]
    day = shown.occasion.made_on.isoformat()
    words = _NOT_A_WORD.sub(" ", f"{shown.word('file')} {shown.occasion.title}".lower()).split()
    name, plain = _cut("-".join(words)), _cut("-".join(filter(None, map(_plain, words))))
    return Download(write(shown), media_type, f"{name}-{day}.{format_}", f"{plain}-{day}.{format_}")


def _plain(word: str) -> str:
    """Return a word in small Latin letters, as far as it can be said in them."""
    return word if word.isascii() else _NOT_PLAIN.sub("", fold(word))


def _cut(name: str) -> str:
    """Return a name that is not too long, cut between words where that can be."""
    if len(name) <= _LONGEST_NAME:
        return name
    short = name[:_LONGEST_NAME]
    return short.rpartition("-")[0] or short
