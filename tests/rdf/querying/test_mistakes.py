"""What is wrong with a query is said in one sentence, at the place where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.rdf.querying.grammar import syntax_error
from kg.rdf.querying.mistakes import explain

PREFIXES = {"kg": "https://kg.example/"}
VALID = 'PREFIX a: <http://a.example/> SELECT ?x (COUNT(*) AS ?n) { ?x a:p "é" ; ^a:q/a:r [] } GROUP BY ?x'


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "not complete"),
        ("SELECT * { ?s ?p", "not complete"),
        ("SELECT ?x { ?x a kg:University ", "not complete"),
        ("SELECT ?x { ?x ?y ?z } ORDER BY", "not complete"),
        ("ASK { ?s ?p 'unended }", "not complete"),
        ("SELECT * { ?s ?p # a comment", "not complete"),
        ("\x00", "line 1, column 1,"),
        ("selec ?x { ?x ?y ?z }", "line 1, column 1, near 'selec ?x"),
        ("SELECT ?x WERE { ?x ?y ?z }", "column 11, near 'WERE"),
        ("SELECT ?x\nWHERE {\n ?x a kg:College OPTONAL { ?x ?y ?z } }", "line 3, column 18, near 'OPTONAL"),
        ("SELECT ?x { ?x a kg:University ?x kg:p ?y }", "column 32, near '?x kg:p"),
        ("SELECT ?x { ?x a kg:University }}", "column 32, near '}}'"),
        ("ASK { FILTER(FOO(1)) }", "column 14, near 'FOO(1)"),
        ("ASK {} ASK {}", "column 8, near 'ASK {}'"),
        ("SELECT *\n{ ?s ?p [ }", "line 2, column 11"),
        ("SELECT * { ?s ex:name ?o }", "prefix ex: at line 1, column 15"),
        ("SELECT * { ?s kg:name ?o ;\n ex:name ?o }", "prefix ex: at line 2, column 2"),
        ("ASK { ex:a ?p 'b:c', _:d } # e:f", "prefix ex: "),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "unbound there; add it to GROUP BY"),
        ("SELECT (COUNT(?x) AS ?c) (?c + ?y AS ?z) { ?x ?p ?y }", "calculates with a variable that is"),
        ("SELECT (1 AS ?s) { ?s ?p ?o }", "SELECT gives a value to a variable that the pattern has already"),
        ("SELECT (1 AS ?a) (2 AS ?a) {}", "SELECT names a variable twice"),
        ("SELECT ?a ?a {?a ?b ?c}", "SELECT names a variable twice"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "SELECT * does not go with GROUP BY"),
        ("SELECT * { ?x ?p ?o BIND(2 AS ?x) ?y ?z ?a }", "BIND gives a value to ?x, which has one there"),
        ("ASK { ?s ?p <a b> }", "an IRI is not valid"),
        ("SELECT ?x FROM <http://[> { }", "an IRI is not valid"),
        ("ASK { ?s ?p 'x'@en-toolonglanguagetag }", "a language tag is not valid"),
        ("ASK { ?s ?p '\\uD800' }", "an escape is not valid"),
        ("SELECT ?x { ?x ?y ?z } LIMIT 99999999999999999999999", "LIMIT is no whole number"),
    ],
)  # fmt: skip
def test_a_wrong_query_is_explained_in_one_sentence(query: str, says: str) -> None:
    sentence = explain(query, PREFIXES)
    assert says in sentence
    assert "\n" not in sentence


@given(st.integers(0, len(VALID)), st.text(alphabet="{}()[]<>\"'?;,#aé:\n\x00", max_size=3))
def test_whatever_is_wrong_is_explained(place: int, inserted: str) -> None:
    query = VALID[:place] + inserted + VALID[place + 1 :]
    if syntax_error(query, PREFIXES):
        sentence = explain(query, PREFIXES)
        assert sentence.endswith(".")
        assert "\n" not in sentence


@given(st.text(alphabet="<>?:'a\"\\ {}[]", max_size=20))
def test_the_parser_finds_wrong_what_the_engine_does(text: str) -> None:
    query = f"ASK {{ ?s ?p {text} }}"
    assert str(syntax_error(query, PREFIXES)) == engine_error(query)


def engine_error(query: str) -> str:
    try:
        Store().query(query, base_iri="http://x.example/", prefixes=PREFIXES)
    except SyntaxError as error:
        return str(error)
    return "None"
