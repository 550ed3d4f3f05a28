"""The Accept header says which of the offered media types come first."""

import pytest

from kg.rdf.negotiation import GRAPHS, TABLES, wanted

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "first"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", "text/csv"),
        (f"{JSON};q=0.1, {XML}", XML),
        (f"{XML};q=0.2, */*;q=0.1", XML),
        ("text/*", "text/csv"),
        ("TEXT/CSV; Q=1", "text/csv"),
        ("application/*;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        (f"*/*, {JSON};q=0", XML),
    ],
)
def test_the_most_wanted_comes_first(accept: str, first: str) -> None:
    assert wanted(accept, TABLES)[0] == first


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "nonsense", "text/csv;q=many", "/"])
def test_what_is_not_accepted_is_left_out(accept: str) -> None:
    assert wanted(accept, TABLES) == []


def test_graphs_come_as_turtle_unless_asked_otherwise() -> None:
    assert wanted("*/*", GRAPHS)[0] == "text/turtle"
