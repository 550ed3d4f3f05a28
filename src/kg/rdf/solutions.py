"""Puts a SPARQL query of our own that selects to a store in this process."""

from collections.abc import Mapping

from pyoxigraph import QuerySolutions, Store


def solutions(store: Store, select: str, prefixes: Mapping[str, str] | None = None) -> QuerySolutions:
    """Return the solutions over the default graph; raises TypeError when the query selects nothing."""
    found = store.query(select, prefixes=dict(prefixes or {}))
    if not isinstance(found, QuerySolutions):
        raise TypeError(f"no query that selects: {select}")
    return found
