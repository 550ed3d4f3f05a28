"""Results of queries read from their formats and compared as RDF terms, blank nodes by their place alone.

The suite's results write numbers as its authors did ("2.0", "3.21E4"), the engine always in its own canonical
form ("2", "32100"). So both sides pass through a store before they are compared, and what counts is the term
with its datatype and its value.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

Term = NamedNode | BlankNode | Literal | Triple
Row = dict[str, Term]

_RESULTS = "{http://www.w3.org/2005/sparql-results#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_VALUE = "x:value:"
_ROW = NamedNode("x:row")
_INDEX = NamedNode("x:index")
_BLANK = re.compile(r"_:(\w+)")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a SELECT found; the order of the columns says nothing, that of the rows only where asked for."""

    columns: frozenset[str]
    rows: Sequence[Row]


Result = Rows | bool | frozenset[Quad]


def same(found: Result, expected: Result, *, ordered: bool) -> bool:
    """Tell whether two results are one but for the names of blank nodes and, unless `ordered`, the order."""
    if isinstance(found, Rows) and isinstance(expected, Rows):
        return found.columns == expected.columns and _canonical(_as_graph(found, ordered)) == _canonical(
            _as_graph(expected, ordered)
        )
    if isinstance(found, frozenset) and isinstance(expected, frozenset):
        return _canonical(found) == _canonical(expected)
    return type(found) is type(expected) and found == expected


def _as_graph(table: Rows, ordered: bool) -> Iterator[Quad]:
    """Yield a node for each row, so that the rows are a bag, with its values and, if ordered, its number."""
    for number, row in enumerate(table.rows):
        node = BlankNode(f"row{number}")
        yield Quad(node, _ROW, Literal(number if ordered else 0))
        for column, value in row.items():
            yield Quad(node, NamedNode(_VALUE + column), value)


def _canonical(quads: Iterable[Quad]) -> set[Quad]:
    store = Store()
    store.extend(quads)
    dataset = Dataset(store)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def read(content: bytes, media_type: str, base: str = "x:base") -> Result:
    """Return the result in the content."""
    match media_type:
        case "application/sparql-results+json":
            return _json(content)
        case "application/sparql-results+xml":
            return _xml(content)
        case "text/tab-separated-values":
            return _tsv(content)
        case "text/csv":
            return _csv(content)
        case _:
            found = frozenset(parse(content, format=RdfFormat.from_media_type(media_type), base_iri=base))
            return _described(found) or found


def _described(graph: frozenset[Quad]) -> Rows | None:
    """Return the rows that a graph describes in the suites' vocabulary of result sets, if it does."""
    store = Store()
    store.extend(graph)

    def values(subject: Term | None, name: str) -> list[Term]:
        assert not isinstance(subject, Literal)
        found = store.quads_for_pattern(subject, NamedNode(_RESULT_SET + name), None)
        return [quad.object for quad in found]

    def names(subject: Term | None, name: str) -> list[str]:
        return [value.value for value in values(subject, name) if isinstance(value, Literal)]

    columns = frozenset(names(None, "resultVariable"))
    rows = [
        {
            variable: value
            for binding in values(solution, "binding")
            for variable, value in zip(names(binding, "variable"), values(binding, "value"), strict=True)
        }
        for solution in values(None, "solution")
    ]
    return Rows(columns, rows) if columns else None


def _json(content: bytes) -> Rows | bool:
    data = json.loads(content)
    if "boolean" in data:
        return bool(data["boolean"])
    rows = [{column: _json_term(term) for column, term in row.items()} for row in data["results"]["bindings"]]
    return Rows(frozenset(data["head"]["vars"]), rows)


def _json_term(term: dict[str, str]) -> Term:
    match term["type"]:
        case "uri":
            return NamedNode(term["value"])
        case "bnode":
            return BlankNode(term["value"])
        case _:
            return _literal(term["value"], term.get("datatype"), term.get("xml:lang"))


def _literal(value: str, datatype: str | None, language: str | None) -> Literal:
    if language:
        return Literal(value, language=language.lower())
    return Literal(value, datatype=NamedNode(datatype) if datatype else None)


def _xml(content: bytes) -> Rows | bool:
    root = ET.fromstring(content)
    boolean = root.find(f"{_RESULTS}boolean")
    if boolean is not None:
        return boolean.text == "true"
    columns = frozenset(each.attrib["name"] for each in root.iter(f"{_RESULTS}variable"))
    rows = [
        {binding.attrib["name"]: _xml_term(binding[0]) for binding in result}
        for result in root.iter(f"{_RESULTS}result")
    ]
    return Rows(columns, rows)


def _xml_term(element: ET.Element) -> Term:
    text = element.text or ""
    match element.tag.removeprefix(_RESULTS):
        case "uri":
            return NamedNode(text)
        case "bnode":
            return BlankNode(text)
        case _:
            return _literal(text, element.get("datatype"), element.get(_LANGUAGE))


def _tsv(content: bytes) -> Rows | bool:
    solutions = parse_query_results(content, format=QueryResultsFormat.TSV)
    if not isinstance(solutions, QuerySolutions):
        return bool(solutions)
    names = [variable.value for variable in solutions.variables]
    rows = [{name: row[name] for name in names if row[name] is not None} for row in solutions]
    return Rows(frozenset(names), rows)


def _csv(content: bytes) -> Rows:
    """Return the cells as numbers, blank nodes or texts; the format does not say which."""
    header, *lines = csv.reader(io.StringIO(content.decode(), newline=""))
    rows = [{name: _cell(text) for name, text in zip(header, line, strict=True)} for line in lines]
    return Rows(frozenset(header), rows)


def _cell(text: str) -> Term:
    if blank := _BLANK.fullmatch(text):
        return BlankNode(blank[1])
    return Literal(float(text)) if _NUMBER.fullmatch(text) else Literal(text)
