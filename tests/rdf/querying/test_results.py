"""A result is given whole up to the limit of rows or triples, cut exactly there, and says that it is cut."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BaseDirection,
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
    parse,
    parse_query_results,
)

from kg.rdf.namespaces import EXTERNAL
from kg.rdf.negotiation import GRAPHS, TABLES
from kg.rdf.querying.results import graph, table

JSON = QueryResultsFormat.JSON
DATATYPES = ("string", "integer", "decimal", "double", "boolean", "date", "gYear", "anyURI")
LEXICAL = ("", "1", "01", "+1", "1.0", "1e0", "INF", "true", "-", "\\", "\\n", '"', "_:a", "?x", "\t", "\r\n")

texts = st.one_of(st.text(max_size=8), st.sampled_from(LEXICAL))
iris = st.sampled_from(["http://a.example/ә?b=c&d#'e'", "urn:x:$_:1", "http://a.example/(f),;!"]).map(
    NamedNode
)
blank_nodes = st.sampled_from(["a", "0b.c"]).map(BlankNode)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text: Literal(text, language="kk-Latn"), texts),
    st.builds(lambda text: Literal(text, language="ar", direction=BaseDirection.RTL), texts),
    st.builds(
        lambda text, name: Literal(text, datatype=NamedNode(EXTERNAL["xsd"] + name)),
        texts,
        st.sampled_from(DATATYPES),
    ),
)
simple = st.one_of(iris, blank_nodes, literals)
terms = st.one_of(simple, st.builds(Triple, iris, iris, simple))


def solutions(query: str, terms: list[NamedNode | BlankNode | Literal | Triple | None]) -> QuerySolutions:
    values = {Variable(f"v{at}"): term for at, term in enumerate(terms) if term is not None}
    found = Store().query(query, substitutions=values)
    assert isinstance(found, QuerySolutions)
    return found


def numbers(count: int) -> QuerySolutions:
    return solutions(f"SELECT ?n {{ VALUES ?n {{ {' '.join(map(str, range(count)))} }} }}", [])


def triples(count: int) -> QueryTriples:
    values = " ".join(map(str, range(count)))
    found = Store().query(f"CONSTRUCT {{ <x:s> <x:p> ?n . _:a <x:p> ?n }} {{ VALUES ?n {{ {values} }} }}")
    assert isinstance(found, QueryTriples)
    return found


@given(st.lists(st.one_of(st.none(), terms), min_size=1, max_size=3))
def test_every_term_survives_the_limit(row: list[NamedNode | BlankNode | Literal | Triple | None]) -> None:
    query = f"SELECT {' '.join(f'?v{at}' for at in range(len(row)))} {{}}"
    limited, cut = table(solutions(query, row), JSON.media_type, 1)
    whole, _ = table(solutions(query, row), JSON.media_type, None)
    assert (json.loads(limited), cut) == (json.loads(whole), False)


@pytest.mark.parametrize("media_type", TABLES)
@pytest.mark.parametrize(("limit", "given"), [(1, 1), (4, 4), (5, 5), (6, 5), (None, 5)])
def test_a_table_is_cut_at_the_limit(media_type: str, limit: int | None, given: int) -> None:
    content, cut = table(numbers(5), media_type, limit)
    assert cut == (given < 5)
    if "csv" in media_type:
        assert content.decode().split() == ["n", *map(str, range(given))]
    else:
        found = parse_query_results(content, format=QueryResultsFormat.from_media_type(media_type))
        assert [int(row["n"].value) for row in found] == list(range(given))  # type: ignore[union-attr]


def test_a_large_table_is_cut_at_the_limit() -> None:
    for count in (4_999, 5_000, 5_001, 20_000):
        content, cut = table(numbers(count), "text/tab-separated-values", 5_000)
        assert (content.count(b"\n"), cut) == (min(count, 5_000) + 1, count > 5_000)


@pytest.mark.parametrize(
    "query", ["SELECT * {}", "SELECT ?x {}", "SELECT ?x { VALUES ?x {UNDEF UNDEF 1 UNDEF} }"]
)
@pytest.mark.parametrize("limit", [1, 4])
def test_empty_rows_are_rows(query: str, limit: int) -> None:
    whole, _ = table(solutions(query, []), JSON.media_type, None)
    content, cut = table(solutions(query, []), JSON.media_type, limit)
    rows = json.loads(whole)["results"]["bindings"]
    assert json.loads(content)["results"]["bindings"] == rows[:limit]
    assert cut == (len(rows) > limit)


@pytest.mark.parametrize("media_type", GRAPHS[:4])
@pytest.mark.parametrize(("limit", "given"), [(1, 1), (9, 9), (10, 10), (11, 10), (None, 10)])
def test_a_graph_is_cut_at_the_limit(media_type: str, limit: int | None, given: int) -> None:
    from pyoxigraph import RdfFormat

    content, cut = graph(triples(5), media_type, limit, {"x": "x:"})
    assert len(list(parse(content, format=RdfFormat.from_media_type(media_type)))) == given
    assert cut == (given < 10)


def test_turtle_declares_the_prefixes_that_it_uses_and_no_others() -> None:
    prefixes = {"x": "x:", "other": "http://other.example/", "xsd": EXTERNAL["xsd"]}
    content, _ = graph(triples(1), "text/turtle", None, prefixes)
    assert content.decode().count("@prefix") == 1
    assert content.startswith(b"@prefix x: <x:> .\n")
