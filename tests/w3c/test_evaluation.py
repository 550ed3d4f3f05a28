"""Queries of the W3C suite find what it says, through our workers and in every format that loses nothing."""

import re

import pytest
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat
from tests.w3c.results import Result, read, same
from tests.w3c.stores import Stores, based
from tests.w3c.suite import BASE, CSV_FORMAT, EVALUATION, Case, Suite, each

from kg.errors import QueryError

FEDERATED = "service"
JSON = "application/sparql-results+json"
NT = "application/n-triples"
TABLES = (JSON, "application/sparql-results+xml", "text/tab-separated-values")
GRAPHS = ("text/turtle", NT, "application/rdf+xml", "application/ld+json")
MEDIA_TYPES = {
    "srx": "application/sparql-results+xml",
    "srj": JSON,
    "tsv": "text/tab-separated-values",
    "csv": "text/csv",
    "ttl": "text/turtle",
}

_LANGUAGE = "GROUP_CONCAT keeps the language that all values share (SPARQL 1.2); the suite expects none"
_GRAPH = "the engine does not bind the variable of GRAPH around what says nothing of it"
_PATH = "the engine lets a path of no steps begin and end only at terms of the graph"
KNOWN = {
    "aggregates/agg-groupconcat-04": _LANGUAGE,
    "aggregates/agg-groupconcat-06": _LANGUAGE,
    "aggregates/agg-empty-group-count-graph": _GRAPH,
    "bindings/graph": _GRAPH,
    "functions/bnode01": "BNODE of one text is one node in all rows; the suite expects one in each row",
    "negation/graph-minus": "in GRAPH ?g the engine lets MINUS see ?g on both sides, so nothing is left",
    "property-path/zero_or_more_set_start": _PATH,
    "property-path/zero_or_more_set_end": _PATH,
    "property-path/zero_or_one_set_start": _PATH,
    "property-path/zero_or_one_set_end": _PATH,
}
"""What the engine does otherwise than the suite says; one that turns right fails until it is taken out."""

_SORTED = re.compile(r"\bORDER\s+BY\b[^{}]*$", re.IGNORECASE)


def evaluated(suite: Suite) -> list[Case]:
    return [case for case in suite.cases(EVALUATION) if case.folder != FEDERATED]


def federated(suite: Suite) -> list[Case]:
    return [case for case in suite.cases(EVALUATION) if case.folder == FEDERATED]


def lossy(suite: Suite) -> list[Case]:
    return list(suite.cases(CSV_FORMAT))


def expected(suite: Suite, case: Case) -> Result:
    assert case.result
    media_type = MEDIA_TYPES[case.result.rpartition(".")[2]]
    return read(suite.read(case.result), media_type, BASE + case.result)


def is_ordered(query: str) -> bool:
    return _SORTED.search(re.sub("#.*", "", query)) is not None


def asked(case: Case, suite: Suite, stores: Stores, media_type: str) -> Result:
    query = based(case, suite.read(case.query).decode())
    result = stores.service(case).run(query, media_type)
    assert (result.media_type, result.cut) == (media_type, False)
    return read(result.content, media_type)


def asked_bare(case: Case, suite: Suite, stores: Stores) -> Result:
    found = stores.bare(case).query(based(case, suite.read(case.query).decode()))
    if isinstance(found, QueryTriples):
        return read(found.serialize(format=RdfFormat.N_TRIPLES) or b"", NT)
    return read(found.serialize(format=QueryResultsFormat.JSON) or b"", JSON)


@each(evaluated, KNOWN)
def test_a_query_finds_what_the_suite_says(case: Case, w3c: Suite, stores: Stores) -> None:
    wanted = expected(w3c, case)
    ordered = is_ordered(w3c.read(case.query).decode())
    for media_type in GRAPHS if isinstance(wanted, frozenset) else TABLES:
        assert same(asked(case, w3c, stores, media_type), wanted, ordered=ordered), media_type


@each(evaluated)
def test_an_answer_is_that_of_the_bare_engine(case: Case, w3c: Suite, stores: Stores) -> None:
    """So what is known to fail is the engine's, and our way of asking adds nothing to it."""
    bare = asked_bare(case, w3c, stores)
    ours = asked(case, w3c, stores, NT if isinstance(bare, frozenset) else JSON)
    assert same(ours, bare, ordered=is_ordered(w3c.read(case.query).decode()))


@each(lossy)
def test_csv_holds_what_the_suite_says(case: Case, w3c: Suite, stores: Stores) -> None:
    found = asked(case, w3c, stores, "text/csv")
    assert same(found, expected(w3c, case), ordered=True)


@each(federated)
def test_another_server_is_never_asked(case: Case, w3c: Suite, stores: Stores) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        asked(case, w3c, stores, JSON)
