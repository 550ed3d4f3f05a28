"""Writes the result of a query in a media type, cut after so many rows or triples.

A table that may have to be cut is first written as tab-separated values, a row a line and each term as in
Turtle, which loses nothing, by the engine at its own speed; the lines that are wanted are then read by it
and written in the media type. Imported by the query worker: keep its imports few.
"""

import io
import re
from itertools import islice
from typing import TYPE_CHECKING, cast

from pyoxigraph import (
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse_query_results,
    serialize,
)

from kg.rdf.querying.grammar import Prefixes
from kg.rdf.xml import well_formed

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_DECLARATIONS = re.compile(rb"(?:@prefix [^\n]*\n)*")


class _EnoughError(Exception):
    """As many lines have been written as are wanted."""


class _Lines(io.BytesIO):
    """Keeps so many lines of what is written to it, and stops the writing when there is one more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most
        self._end = 0

    def write(self, data: "ReadableBuffer") -> int:
        text, begin, at = bytes(data), self.tell(), 0
        written = super().write(text)
        while at := text.find(b"\n", at) + 1:
            if self._left == 0:
                raise _EnoughError
            self._left -= 1
            self._end = begin + at
        return written

    def taken(self) -> bytes:
        """Return the lines."""
        return self.getvalue()[: self._end]


def table(found: QuerySolutions, media_type: str, most: int | None) -> tuple[bytes, bool]:
    """Return a table with `most` rows at the most (None for no limit), and whether it had more."""
    wanted, cut = QueryResultsFormat.from_media_type(media_type), False
    if most is not None:
        lines, cut = _first_lines(found, most + 1)
        if wanted == QueryResultsFormat.TSV:
            return lines, cut
        found = cast("QuerySolutions", parse_query_results(lines, format=QueryResultsFormat.TSV))
    return _legible(found.serialize(format=wanted) or b"", media_type), cut


def graph(found: QueryTriples, media_type: str, most: int | None, prefixes: Prefixes) -> tuple[bytes, bool]:
    """Return a graph with `most` triples at the most (None for no limit), and whether it had more."""
    wanted = RdfFormat.from_media_type(media_type)
    written = serialize(islice(found, most), format=wanted, prefixes=prefixes) or b""
    if wanted == RdfFormat.TURTLE:
        written = _with_used_prefixes(written)
    return _legible(written, media_type), next(found, None) is not None


def _with_used_prefixes(turtle: bytes) -> bytes:
    """Return a graph in Turtle, as the engine writes it, without declarations of what it does not use."""
    head = _DECLARATIONS.match(turtle)
    declared = head[0] if head else b""
    body = turtle[len(declared) :]
    return b"".join(line for line in declared.splitlines(keepends=True) if line.split()[1] in body) + body


def _first_lines(found: QuerySolutions, most: int) -> tuple[bytes, bool]:
    """Return the first lines of a table, of which one is its head, and whether there are more."""
    lines = _Lines(most)
    try:
        found.serialize(lines, format=QueryResultsFormat.TSV)
    except _EnoughError:
        return lines.taken(), True
    return lines.taken(), False


def _legible(written: bytes, media_type: str) -> bytes:
    return well_formed(written) if "xml" in media_type else written
