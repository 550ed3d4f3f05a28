"""The same question in Cypher and in SPARQL has the same answer."""

from pathlib import Path

import pytest
from tests.running import Records

from kg.graph import queries
from kg.knowledge import knowledge

TWINS = sorted(
    path.stem for path in knowledge("queries").glob("*.rq") if path.with_suffix(".cypher").exists()
)


def test_roles_with_their_organisations_are_asked_both_ways() -> None:
    assert "roles" in TWINS


@pytest.mark.parametrize("question", ["roles"])
def test_the_rows_are_the_same(question: str, samples: Path, records: Records) -> None:
    cypher = records("cypher", queries.load(question).text, "--workspace", samples)
    sparql = records(
        "sparql", knowledge("queries", f"{question}.rq").read_text("utf-8"), "--workspace", samples
    )
    assert cypher
    assert sorted(map(str, map(dict.items, map(_texts, cypher)))) == sorted(
        map(str, map(dict.items, map(_texts, sparql)))
    )


def _texts(row: dict[str, object]) -> dict[str, str]:
    return {column: str(row[column]) for column in sorted(row)}
