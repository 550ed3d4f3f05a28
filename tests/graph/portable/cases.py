"""The portable queries of `queries/*.toml`, each with its answer.

The answers were worked out by hand from `dataset.toml`; `reference.py` computes some of them anew. In
parameters and answers the sign ∅ stands for null, which TOML lacks. An answer is compared with its types:
1 is neither 1.0 nor true. Rows are in no order unless the query is `ordered`.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "queries"
_NULL = "∅"


@dataclass(frozen=True, slots=True)
class Step:
    """What is done before or after a query: rows are written, or a statement of the schema is run."""

    write: str = ""
    define: str = ""
    rows: tuple[dict[str, Any], ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class PortableQuery:
    """A query that both engines answer alike; `via` is the method of the graph that asks it."""

    id: str
    subject: str
    shows: str
    cypher: str
    parameters: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    ordered: bool
    refused: bool
    via: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]


def queries() -> list[PortableQuery]:
    """Return all queries, by subject."""
    return [query for path in sorted(_FOLDER.glob("*.toml")) for query in _read(path)]


def exact(rows: Iterable[Iterable[object]], *, ordered: bool) -> list[str]:
    """Return rows as texts that are equal only if values and types are; sorted when order does not count."""
    texts = [json.dumps(list(row), ensure_ascii=False, sort_keys=True) for row in rows]
    return texts if ordered else sorted(texts)


def with_nulls(value: Any) -> Any:
    """Return a value of TOML with null for its sign, at any depth."""
    if isinstance(value, dict):
        return {key: with_nulls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_nulls(item) for item in value]
    return None if value == _NULL else value


def steps(given: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    """Return the steps that TOML describes."""
    return tuple(Step(**{**step, "rows": tuple(with_nulls(step.get("rows", [])))}) for step in given)


def _read(path: Path) -> Iterator[PortableQuery]:
    file = tomllib.loads(path.read_text("utf-8"))
    for given in file["query"]:
        yield PortableQuery(
            given["id"], file["subject"], given["shows"], given["cypher"].strip(),
            with_nulls(given.get("parameters", {})),
            columns=tuple(given.get("columns", ())),
            rows=tuple(tuple(with_nulls(row)) for row in given.get("rows", ())),
            ordered=given.get("ordered", False), refused=given.get("refused", False),
            via=given.get("via", "query"),
            before=steps(given.get("before", ())), after=steps(given.get("after", ())),
        )  # fmt: skip
