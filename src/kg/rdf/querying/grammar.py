"""The tokens of a query, and what the engine's own parser says of a text.

Whether a word is a keyword only the parser can tell; the tokens say where words, names and IRIs stand.
Imported by the query worker: keep its imports few.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Store

Prefixes = dict[str, str]
_SOME_BASE = "http://base.invalid/"

_TOKENS = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
  | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[\w-]+)
  | (?P<name>(?:\w[\w.-]*)?:(?:[\w:-]|\.(?=[\w:.%\\-])|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A part of a query: its kind (a group of the pattern above), its text, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of the words, which are given in capitals."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query in their order, but for comments and blanks."""
    for found in _TOKENS.finditer(query):
        if found.lastgroup and found.lastgroup != "comment":
            yield Token(found.lastgroup, found[0], found.start())


def syntax_error(text: str, prefixes: Prefixes) -> SyntaxError | None:
    """Return what the engine's parser finds wrong with a query, or None; nothing is evaluated.

    The engine parses before it looks at the dataset, and of the two datasets given here it takes neither.
    """
    try:
        Store().query(
            text,
            base_iri=_SOME_BASE,
            prefixes=prefixes,
            use_default_graph_as_union=True,
            default_graph=DefaultGraph(),
        )
    except SyntaxError as error:
        return error
    except ValueError:
        return None
    return None
