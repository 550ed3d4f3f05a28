"""A query asks the graphs that the request or its FROM clauses name, all of them the store's own."""

from collections.abc import Iterator, Sequence

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.rdf import Namespaces, QueryService

DATASET = Namespaces().dataset.value
A, B = "http://graphs.example/a", "http://graphs.example/b"
BASES = "BASE <http://graphs.example/x/>"
PREFIXES = """
PREFIX g: <http://graphs.example/> BASE <http://graphs.example/from/> PREFIX from: <../> BASE <http://graphs.example/>
"""
OBJECTS = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryService]:
    folder = tmp_path_factory.mktemp("graphs") / "rdf"
    store = Store(str(folder))
    subject, predicate = NamedNode("http://graphs.example/s"), NamedNode("http://graphs.example/p")
    for graph, value in ((DefaultGraph(), "default"), (NamedNode(A), "a"), (NamedNode(B), "b")):
        store.add(Quad(subject, predicate, Literal(value), graph))
    store.flush()
    del store
    with QueryService(folder, namespaces=Namespaces()) as opened:
        yield opened


def found(service: QueryService, query: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> str:
    lines = service.run(query, "text/csv", default, named).content.decode().split()
    return " ".join(sorted(lines[1:]))


@pytest.mark.parametrize(
    ("clauses", "default", "graph"),
    [
        ("", "default", "a b"),
        (f"FROM <{A}>", "a", ""),
        (f"FROM <{A}> FROM <{B}>", "a b", ""),
        (f"FROM <{DATASET}>", "default", ""),
        (f"FROM <{DATASET}> FROM <{A}>", "a default", ""),
        (f"FROM NAMED <{A}>", "", "a"),
        (f"FROM <{A}> FROM NAMED <{B}>", "a", "b"),
        (f"from<{A}>from named<{B}>", "a", "b"),
        (f"FROM # NAMED <{B}>\n <{A}>", "a", ""),
        ("FROM <http://graphs.example/\\u0061>", "a", ""),
        ("FROM g:a FROM NAMED <b>", "a", "b"),
        ("FROM <../a>", "a", ""),
        ("FROM from:a", "a", ""),
    ],
)
def test_from_names_graphs_of_the_store(
    service: QueryService, clauses: str, default: str, graph: str
) -> None:
    prologue = BASES if "../" in clauses else PREFIXES
    for pattern, expected in (("{ ?s ?p ?o }", default), ("{ GRAPH ?g { ?s ?p ?o } }", graph)):
        query = " ".join((prologue, "SELECT ?o", clauses, "WHERE", pattern, "# FROM <x:y>"))
        assert found(service, query) == expected


@pytest.mark.parametrize(
    ("default", "named", "expected"),
    [
        ([A], [], "a"),
        ([A, B], [], "a b"),
        ([], [B], "b"),
        ([A], [B], "a b"),
        ([DATASET], [], "default"),
        ([DATASET, A], [A], "a a default"),
    ],
)
def test_a_request_names_graphs(
    service: QueryService, default: list[str], named: list[str], expected: str
) -> None:
    assert found(service, OBJECTS, default, named) == expected


def test_the_graphs_of_the_request_stand_in_place_of_those_of_the_query(service: QueryService) -> None:
    query = OBJECTS.replace("{", "FROM <http://graphs.example/a> FROM NAMED <http://127.0.0.1/> {", 1)
    assert found(service, query, [B]) == "b"


@pytest.mark.parametrize("iri", ["http://127.0.0.1/", "file:///etc/hosts", "a", "", "<>", f"{A} "])
def test_a_graph_that_the_store_does_not_have_is_refused_and_its_own_are_named(
    service: QueryService, iri: str
) -> None:
    for default, named in (([A, iri], []), ([], [iri])):
        with pytest.raises(QueryError) as caught:
            service.run(OBJECTS, default_graphs=default, named_graphs=named)
        assert f"<{iri}> is no graph of this store, and nothing is fetched" in str(caught.value)
        assert str(caught.value).endswith(f"its graphs are <{DATASET}>, <{A}>, <{B}>.")


@pytest.mark.parametrize(
    "query",
    [
        f"ASK FROM NAMED <{DATASET}> {{}}",
        "ASK " + f"FROM <{A}> " * 51 + "{}",
        "ASK { { SELECT * FROM <http://graphs.example/a> { ?s ?p ?o } } }",
        f"ASKFROM <{A}> {{}}",
    ],
)
def test_what_cannot_be_told_or_done_is_refused(service: QueryService, query: str) -> None:
    with pytest.raises(QueryError):
        service.run(query)


def test_a_clause_inside_a_string_is_none_whatever_surrounds_it(service: QueryService) -> None:
    query = """
    SELECT ?o FROM <http://graphs.example/a> {
      ?s ?p ?o FILTER(?o<?p||?o>'' # >\"\"\"
        || ?o != ' FROM <http://graphs.example/b> ')
    } #\"\"\"
    """
    assert found(service, query) == "a"


def test_a_triple_of_several_graphs_is_one(service: QueryService) -> None:
    assert found(service, OBJECTS, [A, A]) == "a"
