"""Refuses what a query must not ask of the store, before it is evaluated.

The judge is the engine's own parser, so that comments, strings and names cannot fool it: every
occurrence of a keyword is replaced by a word that means nothing, and the changed text is tried on an
empty store. If that is a query, no occurrence was a keyword; else the query is refused. Imported by the
query worker: keep its imports few.
"""

import re
import sys

from pyoxigraph import Store

Prefixes = dict[str, str]

_REFUSED = {
    "SERVICE": "SERVICE asks another server, which is refused; query that server yourself.",
    "FROM": "FROM names another dataset, which is refused; this store has one graph, so leave it out.",
}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*|PREFIX\s+[^\s<]*\s*<[^>]*>|BASE\s*<[^>]*>)*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(r"error at (\d+):(\d+):")
_MISTAKE = re.compile("The SELECT contains a variable that is unbound|Duplicated variable name in SELECT")
_NO_CODE = re.compile(
    r"""<[^<>\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*""", re.DOTALL
)
_PREFIXED_NAME = re.compile(r"(?<![\w<?$:/])([\w.-]*):[\w.-]*\s*$")


class RefusedError(Exception):
    """The query is wrong or asks for what is refused; the message is one sentence for the user."""


def check(query: str, prefixes: Prefixes) -> None:
    """Raise RefusedError if the query would reach beyond the store, or cannot be told not to."""
    for keyword, reason in _REFUSED.items():
        occurrence = re.compile(keyword, re.IGNORECASE)
        plain = len(occurrence.findall(query))
        if len(occurrence.findall(_unescaped(query))) != plain:
            raise RefusedError(f"The query spells {keyword} with escapes, which is refused.")
        if plain:
            meaningless = occurrence.sub("x" * len(keyword), query)
            if error := _syntax_error(meaningless, prefixes):
                bare = _seems_bare(keyword, query)
                raise RefusedError(reason if bare else explain(query, error, prefixes))


def explain(query: str, error: SyntaxError, prefixes: Prefixes) -> str:
    """Return one sentence for a syntax error of the engine, with line and column when it knows them."""
    if _UPDATE.match(query):
        return "Updates are refused: this store only answers queries."
    if mistake := _MISTAKE.search(str(error)):
        return f"{mistake[0]}."
    line, column = _place(error)
    if not line:
        return "The query is not valid SPARQL."
    before, after = _split(query, line, column)
    at = f"line {line}, column {column}"
    if name := _undeclared(before, query, prefixes):
        return f"The query uses the prefix {name}: at {at} and does not declare it."
    if not after:
        return "The query is not complete or not valid SPARQL; check its brackets and punctuation."
    return f"The query cannot be read at {at}, near {after[:30]!r}; check the SPARQL syntax there."


def _split(query: str, line: int, column: int) -> tuple[str, str]:
    """Return what precedes the place on its line, and all that follows it."""
    lines = query.split("\n")
    if line > len(lines):
        return "", ""
    current = lines[line - 1]
    return current[: column - 1], " ".join((current[column - 1 :], *lines[line:])).strip()


def _undeclared(before: str, query: str, prefixes: Prefixes) -> str | None:
    name = _PREFIXED_NAME.search(before)
    if name is None or name[1] in prefixes or re.search(rf"(?i:PREFIX)\s+{re.escape(name[1])}:", query):
        return None
    return name[1]


def _syntax_error(text: str, prefixes: Prefixes) -> SyntaxError | None:
    try:
        Store().query(text, prefixes=prefixes)
    except SyntaxError as error:
        return error
    return None


def _seems_bare(keyword: str, query: str) -> bool:
    """Guess whether the keyword is used as such; it only decides what the user is told."""
    return (
        re.search(rf"(?<![\w?$:@.-]){keyword}(?![\w:])", _NO_CODE.sub(" ", query), re.IGNORECASE) is not None
    )


def _place(error: SyntaxError) -> tuple[int, int]:
    match = _POSITION.match(str(error))
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _unescaped(query: str) -> str:
    return _ESCAPE.sub(lambda match: _character(int(match[1] or match[2], 16)), query)


def _character(code: int) -> str:
    return chr(code) if code <= sys.maxunicode else ""
