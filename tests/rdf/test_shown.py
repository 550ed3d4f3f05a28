"""What the store shows is known, and looked up again only when its files have changed."""

from pathlib import Path

import pytest
from tests.rdf.snapshots import entity

from kg.model import Snapshot
from kg.rdf import Namespaces, QueryService, RdfStore
from kg.rdf import shown as shown_module
from kg.rdf.shown import Shown

QUERY = "SELECT * { ?s ?p ?o }"


def publish(folder: Path, revision: int) -> None:
    RdfStore.open(folder).publish(Snapshot(revision, (entity("e1", "Company", "А"),), (), (), ()))


def shown(folder: Path) -> Shown:
    names = Namespaces()
    return Shown(folder, names.dataset, (names.term("revision"), names.term("rules")))


def test_the_marks_follow_the_revision(tmp_path: Path) -> None:
    store = shown(tmp_path / "rdf")
    assert store.marks is None
    publish(tmp_path / "rdf", 1)
    first = store.marks
    assert first
    assert store.marks == first
    publish(tmp_path / "rdf", 2)
    assert store.marks
    assert store.marks != first


def test_a_store_that_has_not_changed_is_not_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "rdf", 1)
    store = shown(tmp_path / "rdf")
    marks = store.marks
    monkeypatch.setattr(shown_module, "Store", None)
    assert store.marks == marks


def test_a_store_without_all_marks_shows_nothing_whole(tmp_path: Path) -> None:
    publish(tmp_path / "rdf", 1)
    names = Namespaces()
    assert Shown(tmp_path / "rdf", names.dataset, (names.term("revision"), names.term("none"))).marks is None


def test_an_answer_has_the_same_validator_until_something_else_is_shown(tmp_path: Path) -> None:
    with QueryService(tmp_path / "rdf") as service:
        assert service.validator(QUERY) is None
        publish(tmp_path / "rdf", 1)
        first = service.validator(QUERY, ["text/csv"])
        assert first
        assert service.validator(QUERY, ["text/csv"]) == first
        assert service.validator(QUERY, ["text/turtle"]) != first
        assert service.validator(f"{QUERY} LIMIT 1", ["text/csv"]) != first
        publish(tmp_path / "rdf", 2)
        assert service.validator(QUERY, ["text/csv"]) not in {None, first}


@pytest.mark.parametrize(
    ("query", "lasting"),
    [
        ("SELECT (NOW() AS ?t) {}", False),
        ("SELECT (rand ( ) AS ?t) {}", False),
        ("ASK { FILTER(1=1&&NOW#\n() > 1) }", False),
        ("ASK { BIND(UUID() AS ?x) }", False),
        ("ASK { BIND(STRUUID() AS ?x) }", False),
        ("ASK { BIND(BNODE('x') AS ?x) }", False),
        ("ASK { ?now foaf:knows ?rand }", True),
        ("ASK { ?s ?p 'now' FILTER(isBlank(?p)) }", True),
    ],
)
def test_what_asks_clock_or_chance_has_no_validator(tmp_path: Path, query: str, lasting: bool) -> None:
    publish(tmp_path / "rdf", 1)
    with QueryService(tmp_path / "rdf") as service:
        assert (service.validator(query) is not None) == lasting
