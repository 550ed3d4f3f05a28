"""Decides, before a query is run, whether it may be: by the server's plan of it, not by its wording.

The plan says whether the query reads or writes and which operators it is made of. What the plan hides, as
Neo4j does with subqueries inside expressions, is looked for from the other side: no query can call what it
does not name, so one that names something the server can call, and that `graph/callable.toml` does not list,
is refused. LOAD CSV is treated alike. Such a name in a text is refused too, and can be given as a parameter.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from neo4j import ResultSummary

from kg.errors import QueryError
from kg.knowledge import knowledge

SHOW_PROCEDURES = "SHOW PROCEDURES YIELD name, mode"
SHOW_FUNCTIONS = "SHOW FUNCTIONS YIELD name, isBuiltIn"

# Neo4j reads Unicode escapes anywhere in a query: https://neo4j.com/docs/cypher-manual/5/syntax/parsing/
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_LOAD_CSV = re.compile(r"(?<![^\W\d])load\b.*\bcsv\b", re.DOTALL)
_WORD = re.compile(r"\w+")
_READ_MODE = "READ"
_SERVER_OPERATORS = ("Show", "Terminate", "AdministrationCommand")


class Access(Enum):
    """What a query may do, as the query types of the plan that are allowed."""

    READ = frozenset({"r"})
    WRITE = frozenset({"r", "rw", "w"})


@dataclass(frozen=True, slots=True)
class Callables:
    """What a query may not call on a server, and which procedures it may; both empty for the embedded one."""

    refused: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, procedures: Mapping[str, str], functions: Iterable[str]) -> "Callables":
        """Judge the server's procedures, given with their mode, and its functions that are not built in."""
        reviewed = _reviewed()
        allowed = {
            name for name, mode in procedures.items()
            if mode == _READ_MODE and _listed(name, reviewed["procedures"])
        }  # fmt: skip
        refused = {name for name in functions if not _listed(name, reviewed["functions"])}
        return cls(frozenset(procedures.keys() - allowed | refused), frozenset(allowed))


def require_tame_wording(cypher: str, callables: Callables) -> None:
    """Raise QueryError for a query that names LOAD CSV or what may not be called."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher).casefold()
    if _LOAD_CSV.search(text):
        raise _load_csv()
    words = frozenset(_WORD.findall(text))
    for name in sorted(callables.refused):
        if words.issuperset(name.casefold().split(".")):
            raise _not_listed(name)


def require_tame_plan(plan: Mapping[str, Any] | None, callables: Callables) -> None:
    """Raise QueryError for what is no query of the graph, and for a plan with a refused operator."""
    if plan is None:
        raise _command()
    for operator, details in _operators(plan):
        if operator == "LoadCSV":
            raise _load_csv()
        if operator.startswith(_SERVER_OPERATORS):
            raise _command()
        if operator.startswith("Transaction"):
            raise QueryError("CALL … IN TRANSACTIONS is refused: a query runs in one transaction.")
        if operator == "ProcedureCall":
            name = details.partition("(")[0].strip()
            if name not in callables.allowed:
                raise _not_listed(name)


def require_rows(summary: ResultSummary, access: Access) -> None:
    """Raise QueryError when what was run turns out to be of another type, or only to have been explained."""
    if summary.plan is not None or summary.profile is not None:
        raise QueryError("EXPLAIN and PROFILE are refused; leave the word out to see the rows.")
    require_access(summary.query_type, access)


def require_access(query_type: str | None, access: Access) -> None:
    """Raise QueryError for a query of a type that the access does not allow."""
    if query_type in access.value:
        return
    if access is Access.READ and query_type in Access.WRITE.value:
        raise QueryError("The query would write; only reading queries are run.")
    raise _command()


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    name = str(plan.get("operatorType", "")).partition("@")[0]
    yield name, str((plan.get("args") or {}).get("Details", ""))
    for child in plan.get("children") or ():
        yield from _operators(child)


@cache
def _reviewed() -> dict[str, list[str]]:
    return tomllib.loads(knowledge("graph", "callable.toml").read_text("utf-8"))


def _listed(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _load_csv() -> QueryError:
    return QueryError("LOAD CSV is refused, for it reads files and addresses; give values with --param.")


def _command() -> QueryError:
    return QueryError(
        "Commands about server, accounts and schema are refused; ask about nodes and relationships."
    )


def _not_listed(name: str) -> QueryError:
    return QueryError(
        f"{name} is refused: it is not on the list of what only reads the graph (docs/cypher.md)."
    )
