"""Refuses what a query must not ask of the store, before it is evaluated.

The judge is the engine's own parser, so that comments, strings and names cannot fool it: every
occurrence of a keyword is replaced by a word that means nothing, and the changed text is tried on an
empty store. If that is a query, no occurrence was a keyword; else the query is refused. Imported by the
query worker: keep its imports few.
"""

import re
import sys

from kg.rdf.querying.grammar import Prefixes, syntax_error
from kg.rdf.querying.mistakes import explain

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile("SERVICE", re.IGNORECASE)


class RefusedError(Exception):
    """The query is wrong or asks for what is refused; the message is one sentence for the user."""


def check(query: str, prefixes: Prefixes) -> None:
    """Raise RefusedError if the query would ask another server, or cannot be told not to."""
    if not hides_nothing(query, _SERVICE):
        raise RefusedError("The query spells SERVICE with escapes, which is refused.")
    if not _SERVICE.search(query):
        return
    if syntax_error(_SERVICE.sub(meaningless, query), prefixes):
        if syntax_error(query, prefixes):
            raise RefusedError(explain(query, prefixes))
        raise RefusedError("SERVICE asks another server, which is refused; query that server yourself.")


def hides_nothing(query: str, keyword: re.Pattern[str]) -> bool:
    """Tell whether the query has no occurrence of the keyword that is spelled with escapes."""
    return len(keyword.findall(unescaped(query))) == len(keyword.findall(query))


def meaningless(occurrence: re.Match[str]) -> str:
    """Return a word as long as the occurrence of a keyword, to put in its place."""
    return "x" * len(occurrence[0])


def unescaped(query: str) -> str:
    r"""Return the query with each `\u` and `\U` escape replaced by its character (SPARQL 1.1, 19.2)."""
    return _ESCAPE.sub(lambda match: _character(int(match[1] or match[2], 16)), query)


def _character(code: int) -> str:
    return chr(code) if code <= sys.maxunicode else ""
