"""The queries of `differences.toml` that the engines answer differently, asked of the driver itself.

`python -m tests.graph.portable.differences` writes them into the documentation, as tables.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase, Session
from neo4j.exceptions import Neo4jError
from tests.graph.portable.cases import Step, exact, steps, with_nulls

from kg.graph import Address

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "portable-cypher.md"
BEGIN, END = "<!-- differences: begin -->\n", "<!-- differences: end -->\n"
_FILE = Path(__file__).with_name("differences.toml")
_SILENT = "Both answer, but not the same"
_REFUSED = "One answers, the other refuses"
_REPORTED = "What is said about a query"
_HEAD = "| what | query | Neo4j | embedded | write instead |\n|---|---|---|---|---|\n"

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A query with what each engine answers, by the engine's name, and what to write instead."""

    id: str
    shows: str
    cypher: str
    answers: Mapping[str, Answer]
    instead: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]

    @property
    def subject(self) -> str:
        """Under which heading it belongs."""
        refusals = sum("error" in answer for answer in self.answers.values())
        if all("rows" in answer for answer in self.answers.values()):
            return _SILENT
        return _REFUSED if refusals == 1 else _REPORTED


def differences() -> list[Difference]:
    """Return all differences, in the order of the file."""
    return [
        Difference(
            given["id"], given["shows"], given["cypher"].strip(),
            {engine: with_nulls(given[engine]) for engine in ("neo4j", "embedded")},
            given["instead"], steps(given.get("before", ())), steps(given.get("after", ())),
        )
        for given in tomllib.loads(_FILE.read_text("utf-8"))["difference"]
    ]  # fmt: skip


def observed(address: Address, difference: Difference) -> Answer:
    """Return what an engine answers: the code of an error, or rows, columns and what is said about them."""
    auth = (address.user, address.password)
    with (
        GraphDatabase.driver(address.url, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(database=address.database) as session,
    ):
        try:
            _take(session, difference.before)
            return _answer(session, difference.cypher)
        except Neo4jError as error:
            return {"error": error.code}
        finally:
            session.run("MATCH (n:Scratch) DETACH DELETE n").consume()
            _take(session, difference.after)


def same(answer: Answer, expected: Answer) -> bool:
    """Say whether an answer has what is expected, with its types."""
    return exact([[answer.get(key) for key in expected]], ordered=True) == exact(
        [list(expected.values())], ordered=True
    )


def tables() -> str:
    """Return the differences as tables of Markdown."""
    all_ = differences()
    return "\n".join(
        f"### {subject}\n\n{_HEAD}" + "".join(_line(each) for each in all_ if each.subject == subject)
        for subject in (_SILENT, _REFUSED, _REPORTED)
    )


def _take(session: Session, taken: Iterable[Step]) -> None:
    for step in taken:
        session.run(step.write or step.define, rows=list(step.rows)).consume()


def _answer(session: Session, cypher: str) -> Answer:
    result = session.run(cypher)
    columns, rows = result.keys(), [record.values() for record in result]
    summary = result.consume()
    return {
        "columns": columns,
        "rows": rows,
        "query_type": summary.query_type,
        "operator": summary.plan["operatorType"] if summary.plan else None,
    }


def _line(difference: Difference) -> str:
    query = "; ".join(
        [*(step.write or step.define for step in difference.before), " ".join(difference.cypher.split())]
    )
    cells = (
        difference.shows, f"`{query}`", *map(_told, difference.answers.values()), difference.instead,
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _told(answer: Answer) -> str:
    if "error" in answer:
        return f"error `{answer['error'].removeprefix('Neo.')}`"
    said = [f"{key.replace('_', ' ')} `{value}`" for key, value in answer.items() if key != "rows"]
    if "columns" in answer or "rows" not in answer:
        return ", ".join(said)
    return "; ".join(f"`{', '.join(map(_cypher, row))}`" for row in answer["rows"]) or "no rows"


def _cypher(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_cypher, value)) + "]"
    if isinstance(value, str):
        return f"'{value}'"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def main() -> None:
    """Write the tables into the documentation."""
    text = DOCUMENTATION.read_text("utf-8")
    head, rest = text.split(BEGIN)
    DOCUMENTATION.write_text(f"{head}{BEGIN}\n{tables()}\n{END}{rest.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    main()
