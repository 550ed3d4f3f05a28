"""Asks the store the questions behind the pages, which are in `queries/pages/`."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.errors import QueryLimitError
from kg.knowledge import knowledge
from kg.model.table import Cell
from kg.web.port import SparqlService

N_TRIPLES = "application/n-triples"
_PARAMETER = re.compile(r"\$(\w+)")
Row: TypeAlias = dict[str, Cell]
Term: TypeAlias = "NamedNode | int | str"


def question(name: str, **terms: Term) -> str:
    """Return the query `queries/pages/NAME.rq`, with each `$name` replaced by its term.

    A term is an IRI, a number or a piece of SPARQL; never pass on what a reader wrote as such a piece.
    """
    return _PARAMETER.sub(lambda found: str(terms[found[1]]), _read(name))


@cache
def _read(name: str) -> str:
    lines = knowledge("queries", "pages", f"{name}.rq").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def rows(queries: SparqlService, query: str) -> list[Row]:
    """Return the rows of a SELECT by column; raises QueryLimitError when the server's limit cuts them."""
    found = queries.select(query)
    _require_whole(found.cut)
    return list(found.records())


def triples(queries: SparqlService, query: str) -> set[Triple]:
    """Return what a CONSTRUCT makes; raises QueryLimitError when the server's limit cuts it."""
    made = queries.run(query, N_TRIPLES)
    _require_whole(made.cut)
    return {quad.triple for quad in parse(made.content, format=RdfFormat.N_TRIPLES)}


def _require_whole(cut: bool) -> None:
    if cut:
        raise QueryLimitError("This needs more rows than the server allows; raise its limit of rows.")


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
