"""Says in one sentence what is wrong with a query, from what the engine's parser reports.

The parser reports the farthest place that any of its attempts reached. An attempt at a keyword reaches as
far as the keyword is long, even where nothing of it stands, so that length is taken off again; and the
query is padded, so that its end stops no attempt. Imported by the query worker: keep its imports few.
"""

import re
from itertools import islice, pairwise

from kg.rdf.querying.grammar import Prefixes, Token, syntax_error, tokens

_PADDING = "\n" + " " * 40
_NEAR = 30
_MOST_BINDINGS = 20

_KNOWN = {
    "Duplicated variable name in SELECT": "SELECT names a variable twice; name each one once.",
    "The SELECT overrides an existing variable": (
        "SELECT gives a value to a variable that the pattern has already; write a new name after AS."
    ),
    "The SELECT contains a variable that is unbound": (
        "SELECT names a variable that is unbound there; add it to GROUP BY, or take an aggregate of it,"
        " such as SAMPLE."
    ),
    "The SELECT contains an expression with a variable that is unbound": (
        "SELECT calculates with a variable that is unbound there; add it to GROUP BY, or take an aggregate"
        " of it, such as SAMPLE."
    ),
    "SELECT * is not authorized with GROUP BY": (
        "SELECT * does not go with GROUP BY; name the variables and aggregates that you want."
    ),
}
_KNOWN_AT = {
    "IRI parsing failed": "an IRI is not valid; write it whole, such as <http://example.org/x>",
    "language tag parsing failed": "a language tag is not valid; write it like @kk",
    "escape sequence should be followed": r"an escape is not valid; write \u and four hexadecimal digits",
    "The query limit should be": "LIMIT is no whole number that can be counted to",
    "The query offset should be": "OFFSET is no whole number that can be counted to",
}
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_REPORT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_KEYWORD = re.compile(r"[A-Za-z_0-9]+")


def explain(query: str, prefixes: Prefixes) -> str:
    """Return one sentence for a query that the engine cannot parse, with line and column where known."""
    first = next((one for one in tokens(query) if one.is_word(*_UPDATES, *_FORMS)), None)
    if first and first.is_word(*_UPDATES):
        return "Updates are refused: this store only answers queries."
    report = _REPORT.match(str(syntax_error(query + _PADDING, prefixes) or ""))
    if report is None:
        return "The query is not valid SPARQL."
    for phrase, sentence in _KNOWN.items():
        if phrase in report[3]:
            return sentence
    if name := _undeclared(query, prefixes):
        prefix = name.text.partition(":")[0]
        return f"The query uses the prefix {prefix}: at {_at(query, name.start)} and does not declare it."
    if variable := _bound_twice(query, prefixes):
        return f"BIND gives a value to {variable}, which has one there already; write a new name after AS."
    place = _place(query, report)
    for phrase, what in _KNOWN_AT.items():
        if phrase in report[3]:
            return f"Just before {_at(query, place)}, {what}."
    near = " ".join(query[place : place + 2 * _NEAR].split())[:_NEAR]
    if not near:
        return "The query is not complete or not valid SPARQL; check its brackets and punctuation."
    return f"The query cannot be read at {_at(query, place)}, near {near!r}; check the SPARQL syntax there."


def _undeclared(query: str, prefixes: Prefixes) -> Token | None:
    """Return the first name whose prefix is not known where it stands."""
    known = set(prefixes)
    declared_next = False
    for token in tokens(query):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if declared_next:
                known.add(prefix)
            elif prefix not in known and prefix != "_":
                return token
        declared_next = token.is_word("PREFIX")
    return None


def _bound_twice(query: str, prefixes: Prefixes) -> str | None:
    """Return the variable of a BIND that may not have it: with another one the query can be parsed."""
    found = list(tokens(query))
    named = (token for before, token in pairwise(found) if before.is_word("AS") and token.kind == "variable")
    for variable in islice(named, _MOST_BINDINGS):
        changed = f"{query[: variable.start]}?another_{variable.text[1:]}{query[variable.end :]}"
        if syntax_error(changed, prefixes) is None:
            return variable.text
    return None


def _place(query: str, report: re.Match[str]) -> int:
    """Return where the parser was stopped, as an index into the query."""
    lines = (query + _PADDING).split("\n")
    reached = sum(len(line) + 1 for line in lines[: int(report[1]) - 1]) + int(report[2]) - 1
    expected = (part.strip() for part in report[3].split(", "))
    return reached - min(len(part) if _KEYWORD.fullmatch(part) else 0 for part in expected)


def _at(query: str, place: int) -> str:
    line = query.count("\n", 0, place) + 1
    return f"line {line}, column {place - query.rfind(chr(10), 0, place)}"
