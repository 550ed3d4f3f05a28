"""Asks the store the questions behind the pages, which are in `queries/pages/`."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol, TypeAlias

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.knowledge import knowledge
from kg.model.table import Cell, Table

N_TRIPLES = "application/n-triples"
_PARAMETER = re.compile(r"\$(\w+)")
Row: TypeAlias = dict[str, Cell]
Term: TypeAlias = "NamedNode | int | str"


class Queries(Protocol):
    """What answers SPARQL within limits; see `kg.rdf.QueryService`."""

    def run(self, query: str, accept: str) -> tuple[bytes, str]: ...  # noqa: D102
    def select(self, query: str) -> Table: ...  # noqa: D102


def question(name: str, **terms: Term) -> str:
    """Return the query `queries/pages/NAME.rq`, with each `$name` replaced by its term.

    A term is an IRI, a number or a piece of SPARQL; never pass on what a reader wrote as such a piece.
    """
    return _PARAMETER.sub(lambda found: str(terms[found[1]]), _read(name))


@cache
def _read(name: str) -> str:
    lines = knowledge("queries", "pages", f"{name}.rq").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def rows(queries: Queries, query: str) -> list[Row]:
    """Return the rows of a SELECT by column."""
    return [dict(record) for record in queries.select(query).records()]


def triples(queries: Queries, query: str) -> set[Triple]:
    """Return what a CONSTRUCT makes."""
    made, _ = queries.run(query, N_TRIPLES)
    return {quad.triple for quad in parse(made, format=RdfFormat.N_TRIPLES)}


def iris(values: Iterable["Cell | NamedNode"]) -> str:
    """Write IRIs for a VALUES block."""
    written = (value if isinstance(value, NamedNode) else NamedNode(str(value)) for value in values)
    return " ".join(dict.fromkeys(map(str, written)))


def text(cell: Cell) -> str:
    """Return a cell as text, one that is missing as the empty text."""
    return "" if cell is None else str(cell)


def number(cell: Cell) -> int:
    """Return a cell as a whole number, one that is missing as 0."""
    return int(str(cell)) if cell is not None else 0
