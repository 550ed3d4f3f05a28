"""`kg sparql` asks the linked data within limits, and says when rows are left out."""

import json
from pathlib import Path

from tests.running import Run

QUERY = "SELECT ?s ?p ?o { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def test_rows_beyond_the_limit_are_left_out_with_a_word(kg: Run, samples: Path) -> None:
    done = kg("sparql", QUERY, "--workspace", samples, "--limit-rows", "2", "--format", "json")
    assert len(json.loads(done.stdout)) == 2
    assert "first 2 rows; more with --limit-rows" in done.stderr


def test_all_rows_are_given_without_a_word(kg: Run, samples: Path) -> None:
    done = kg("sparql", f"{QUERY} LIMIT 2", "--workspace", samples, "--limit-rows", "2", "--format", "json")
    assert len(json.loads(done.stdout)) == 2
    assert done.stderr == ""


def test_a_query_that_takes_too_long_is_stopped(kg: Run, samples: Path) -> None:
    done = kg("sparql", RUNAWAY, "--workspace", samples, "--timeout", "0.5")
    assert done.returncode == 5
    assert done.stderr == "kg: The query took longer than 0.5 s and was stopped; ask for less.\n"
    assert done.stdout == ""
