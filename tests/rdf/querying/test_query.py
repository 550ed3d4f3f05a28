"""Queries are answered right, within limits, and reach nothing but the store."""

import csv
import io
import json
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import pytest
from pyoxigraph import Literal, RdfFormat, parse, parse_query_results
from pyoxigraph import QueryResultsFormat as Format
from tests.rdf.snapshots import entity, snapshot

from kg.errors import EngineError, QueryError, QueryLimitError
from kg.model import Snapshot
from kg.rdf import NotAcceptableError, QueryLimits, QueryService, RdfStore, Stop

DEADLINE = 2.0
MEMORY = 256 << 20
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a kg:Entity }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BOMB = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c"
VALUES = ["0.0", "false", "", 'ТОО "Ромашка & Ко"', "a\tb\r\nc", "<b>&amp;</b>", "=1+1", "Ұ😀"]
CONTROLS = "a\x01b\x0bc\x7f"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("query") / "rdf"
    RdfStore.open(place).publish(snapshot())
    return place


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[QueryService]:
    with QueryService(folder, QueryLimits(seconds=DEADLINE, memory=MEMORY)) as opened:
        yield opened


def rows(service: QueryService, query: str) -> list[tuple[Any, ...]]:
    return list(service.select(query).rows)


def test_the_usual_prefixes_need_no_declaration(service: QueryService) -> None:
    table = service.select("SELECT ?name { organization:e2 skos:prefLabel ?name }")
    assert (table.columns, table.rows) == (("name",), (('ТОО "Ромашка & Ко"',),))


def test_a_relative_iri_begins_at_the_base_of_the_data(service: QueryService) -> None:
    assert rows(service, "ASK { <id/organization/e2> skos:prefLabel ?name }") == [(True,)]
    assert rows(service, "BASE <https://elsewhere.example/> ASK { <id/organization/e2> ?p ?o }") == [(False,)]


def test_a_cell_without_a_value_is_none(service: QueryService) -> None:
    assert rows(service, "SELECT ?s ?none { BIND(1 AS ?s) }") == [(1, None)]


def test_numbers_and_truth_values_come_as_such(service: QueryService) -> None:
    query = 'SELECT * { VALUES (?a ?b ?c ?d) { (0.0 false "0.0" "false") } }'
    assert rows(service, query) == [(0.0, False, "0.0", "false")]


def test_columns_keep_the_order_of_the_query(service: QueryService) -> None:
    assert service.select("SELECT ?z ?a { ?a a ?z } LIMIT 1").columns == ("z", "a")


def test_an_ask_is_a_table_of_one_truth_value(service: QueryService) -> None:
    assert rows(service, "ASK { ?s a kg:University }") == [(True,)]


def test_a_graph_is_no_table(service: QueryService) -> None:
    with pytest.raises(QueryError, match="SELECT or ASK"):
        service.select("DESCRIBE organization:e1")


@pytest.mark.parametrize("text", ['ТОО "Ромашка & Ко"', '" } #', "\\", "$text", "SERVICE\n"])
def test_a_parameter_is_a_string_whatever_it_holds(service: QueryService, text: str) -> None:
    query = "SELECT ?echo { BIND(CONCAT($text, '') AS ?echo) }"
    assert list(service.select(query, {"text": text}).rows) == [(text,)]


# ------------------------------------------------------------------ formats


def values_query(values: list[str]) -> str:
    return f"SELECT ?v {{ VALUES ?v {{ {' '.join(str(Literal(value)) for value in values)} }} }}"


@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "text/tab-separated-values"])
def test_strings_come_out_right(service: QueryService, media_type: str) -> None:
    result = service.run(values_query([*VALUES, CONTROLS]), media_type)
    assert result.media_type == media_type
    solutions = parse_query_results(result.content, format=Format.from_media_type(media_type))
    assert [row["v"].value for row in solutions] == [*VALUES, CONTROLS]  # type: ignore[union-attr]


def test_strings_come_out_right_in_csv(service: QueryService) -> None:
    result = service.run(values_query([*VALUES, CONTROLS]), "text/csv")
    found = list(csv.reader(io.StringIO(result.content.decode(), newline="")))
    assert [row[0] if row else "" for row in found[1:]] == [*VALUES, CONTROLS]


def test_strings_come_out_right_in_xml_but_what_xml_excludes(service: QueryService) -> None:
    result = service.run(values_query([*VALUES, CONTROLS]), "application/sparql-results+xml")
    name = "{http://www.w3.org/2005/sparql-results#}literal"
    texts = [literal.text or "" for literal in ET.fromstring(result.content).iter(name)]
    assert texts == [*VALUES, "a\ufffdb\ufffdc\x7f"]


def test_typed_values_keep_their_types(service: QueryService) -> None:
    result = service.run("SELECT * { VALUES (?a ?b ?c) { (0.0 false '2023'^^xsd:gYear) } }", "*/*")
    (binding,) = json.loads(result.content)["results"]["bindings"]
    assert float(binding["a"]["value"]) == 0
    assert binding["b"]["value"] == "false"
    assert binding["c"] == {
        "type": "literal",
        "value": "2023",
        "datatype": "http://www.w3.org/2001/XMLSchema#gYear",
    }


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_graphs_come_out_right(service: QueryService, media_type: str) -> None:
    query = f"CONSTRUCT {{ organization:x rdfs:label ?v }} {{ {values_query(VALUES)[10:]} }}"
    result = service.run(query, media_type)
    assert result.media_type == media_type
    found = parse(result.content, format=RdfFormat.from_media_type(media_type))
    assert {quad.object.value for quad in found if isinstance(quad.object, Literal)} == set(VALUES)


@pytest.mark.parametrize(
    "accept", ["text/csv", "text/tab-separated-values", "application/sparql-results+xml"]
)
def test_an_ask_comes_in_every_table_format(service: QueryService, accept: str) -> None:
    result = service.run("ASK { ?s ?p ?o }", accept)
    assert result.media_type == accept
    assert b"true" in result.content


@pytest.mark.parametrize(
    ("query", "accept"), [("ASK {}", "text/turtle"), ("DESCRIBE organization:e1", "text/csv")]
)
def test_what_no_accepted_format_can_hold_is_refused(service: QueryService, query: str, accept: str) -> None:
    with pytest.raises(NotAcceptableError):
        service.run(query, accept)


# ------------------------------------------------------------------ limits


def test_a_runaway_query_is_stopped_and_the_next_is_answered(service: QueryService) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryLimitError, match="longer than 2 s"):
        service.select(RUNAWAY)
    assert time.monotonic() - begun < DEADLINE + 3
    assert rows(service, COUNT) == [(6,)]


def test_the_wait_for_a_turn_is_taken_from_the_time_of_a_query(folder: Path) -> None:
    with QueryService(folder, QueryLimits(seconds=2 * DEADLINE)) as patient:
        patient.run("ASK {}")
        stop = Stop()
        time.sleep(1.5 * DEADLINE)
        begun = time.monotonic()
        with pytest.raises(QueryLimitError, match="took longer than 4 s"):
            patient.run(RUNAWAY, stop=stop)
        assert time.monotonic() - begun < 2 * DEADLINE


def test_a_query_that_eats_memory_is_stopped_and_the_next_is_answered(folder: Path) -> None:
    pytest.importorskip("resource")
    with QueryService(folder, QueryLimits(memory=MEMORY)) as service:
        with pytest.raises(QueryLimitError, match="memory"):
            service.select(BOMB)
        assert rows(service, COUNT) == [(6,)]


def test_a_query_nested_too_deeply_is_survived(service: QueryService) -> None:
    with pytest.raises(QueryLimitError):
        service.select("ASK {" + "{" * 20_000 + "}" * 20_000 + "}")
    assert rows(service, COUNT) == [(6,)]


def test_when_all_workers_are_busy_a_query_waits_only_so_long(folder: Path) -> None:
    with (
        QueryService(folder, QueryLimits(seconds=0.3, workers=1)) as service,
        service._worker(),
        pytest.raises(QueryLimitError, match="busy"),
    ):
        service.select(COUNT)


def test_a_question_is_given_up_from_another_thread_and_the_next_is_answered(folder: Path) -> None:
    with QueryService(folder, QueryLimits(workers=1)) as service:
        stop = Stop()
        Timer(0.5, stop.now, ("Nobody asks any more.",)).start()
        with pytest.raises(QueryLimitError, match="Nobody asks any more"):
            service.run(RUNAWAY, stop=stop)
        assert rows(service, COUNT) == [(6,)]


def test_a_question_that_was_given_up_is_not_begun(service: QueryService) -> None:
    stop = Stop()
    stop.now("Nobody asks any more.")
    with pytest.raises(QueryLimitError, match="Nobody asks any more"):
        service.run(COUNT, stop=stop)


def test_an_unknown_function_is_a_mistake_of_the_query(service: QueryService) -> None:
    with pytest.raises(QueryError, match="is not supported"):
        service.select("SELECT (<http://f.example/f>(1) AS ?x) {}")


def test_the_first_answer_comes_soon(folder: Path) -> None:
    with QueryService(folder) as service:
        begun = time.monotonic()
        service.select(COUNT)
        assert time.monotonic() - begun < 10  # 0.1 s on an idle machine


def test_a_new_revision_is_seen_by_a_running_worker(tmp_path: Path) -> None:
    store = RdfStore.open(tmp_path / "rdf")
    store.publish(Snapshot(1, (entity("e1", "Company", "А"),), (), (), ()))
    with QueryService(tmp_path / "rdf", QueryLimits(workers=1)) as service:
        assert rows(service, COUNT) == [(1,)]
        both = (entity("e1", "Company", "А"), entity("e2", "Company", "Б"))
        store.publish(Snapshot(2, both, (), (), ()))
        assert rows(service, COUNT) == [(2,)]
        store.publish(Snapshot(3, (), (), (), ()))
        assert rows(service, COUNT) == [(0,)]


def test_every_answer_shows_one_revision_while_others_are_being_published(tmp_path: Path) -> None:
    def companies(revision: int) -> Snapshot:
        entities = (entity(f"e{number}", "Company", f"ТОО {number}") for number in range(100 * revision))
        return Snapshot(revision, tuple(entities), (), (), ())

    store = RdfStore.open(tmp_path / "rdf")
    store.publish(companies(1))
    publisher = Thread(target=lambda: [store.publish(companies(revision)) for revision in range(2, 15)])
    count = (
        "SELECT ?revision (COUNT(?s) AS ?n) { ?s a kg:Company . ?all kg:revision ?revision }"
        " GROUP BY ?revision"
    )
    seen = set()
    with QueryService(tmp_path / "rdf") as service:
        publisher.start()
        while publisher.is_alive():
            seen.update(rows(service, count))
        seen.update(rows(service, count))
    assert (14, 1400) in seen
    assert all(n == 100 * revision for revision, n in seen)


def test_without_a_store_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with QueryService(tmp_path / "none") as service, pytest.raises(EngineError, match="published"):
        service.select(COUNT)


def test_a_store_may_lie_in_a_folder_of_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    folder = tmp_path / "ғылым мен «өндіріс»"
    RdfStore.open(folder).publish(snapshot())
    with QueryService(folder) as service:
        assert rows(service, COUNT) == [(6,)]


def test_a_folder_that_is_no_store_is_reported(tmp_path: Path) -> None:
    with QueryService(tmp_path) as service, pytest.raises(EngineError, match="cannot be read"):
        service.select(COUNT)
