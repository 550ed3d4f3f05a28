"""The analyses as they are asked for, over both engines: extraction, cost, keeping, byte-equal answers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.rdf.snapshots import claim, entity, relationship

from kg.analysis.analyses import ACTUAL, Analyses
from kg.analysis.answer import Answer
from kg.analysis.centrality import Measure
from kg.analysis.projection import Shared
from kg.analysis.store import Anew, Store
from kg.errors import EngineError, InputError, NotFoundError, TooCostlyError
from kg.graph import Graph
from kg.model import Relationship, Snapshot, Source, Status

TYPES = {"u1": "University", "u2": "University", "c1": "Company", "c2": "Company", "k1": "College"}


def snapshot(seed: int = 0) -> Snapshot:
    """Two universities round a company, a college beyond it, an event, two regions; mixed by the seed."""
    others = {
        "p1": "Place",
        "p2": "Place",
        "p3": "Place",
        "s1": "Sector",
        "v1": "Event",
        "a1": "Agreement",
        "h1": "Person",
    }
    entities = [entity(f"e{id_}", type_, f"Body {id_}") for id_, type_ in {**TYPES, **others}.items()]
    edges: list[Relationship] = []

    def add(
        relation: str, source: str, target: str, status: Status = Status.ACTUAL, sources: int = 1
    ) -> None:
        number = f"r{len(edges):02}"
        edges.append(
            replace(relationship(number, relation, f"e{source}", f"e{target}", status), sources=sources)
        )

    add("partners_with", "c1", "u1", sources=2)
    add("partners_with", "c1", "u2")
    add("partners_with", "c1", "k1")
    add("partners_with", "c2", "k1", Status.PLANNED)
    for body in ("u1", "u2", "c2"):
        add("participated_in", body, "v1")
    for body in ("u1", "u2"):
        add("party_to", body, "a1")
    add("located_in", "u1", "p1")
    add("located_in", "c1", "p2")
    add("located_in", "u2", "p3")
    add("within", "p3", "p1", sources=0)
    add("operates_in", "c1", "s1")
    add("holds_role", "h1", "c2")
    add("participated_in", "h1", "v1")
    claims = [claim(f"sr{at:02}", edge.type, edge.source, edge.target) for at, edge in enumerate(edges)]
    mixed = Random(seed)  # noqa: S311
    for part in (entities, edges, claims):
        mixed.shuffle(part)
    source = Source("d1", "https://example.kz/1", "Заголовок", "ru", None)
    return Snapshot(5, tuple(entities), tuple(edges), tuple(claims), (source,), "rules 1")


@pytest.fixture(scope="module")
def published(graph: Graph) -> Graph:
    graph.publish(snapshot(), lambda _done, _total: None)
    return graph


@pytest.fixture
def asking(published: Graph, tmp_path: Path) -> Analyses:
    return Analyses(published, Store(tmp_path / "analyses"))


QUESTIONS: dict[str, Callable[[Analyses], Answer]] = {
    "centrality": lambda asking: asking.centrality(),
    "bridges": lambda asking: asking.bridges(),
    "removal": lambda asking: asking.removal(["ec1"]),
    "communities": lambda asking: asking.communities(),
    "projection": lambda asking: asking.projection(Shared.DELEGATIONS),
    "gaps": lambda asking: asking.gaps(),
    "path": lambda asking: asking.path("eu1", "ek1"),
    "robustness": lambda asking: asking.robustness(),
}


def names(answer: Answer, part: str) -> list[object]:
    return [row[0] for row in answer.parts[part].rows]


def test_what_is_actual_is_analysed_and_planned_on_demand(asking: Analyses) -> None:
    assert names(asking.centrality(), "organisations") == ["Body c1", "Body u1", "Body u2", "Body k1"]
    with_planned = replace(ACTUAL, statuses=(Status.ACTUAL, Status.PLANNED))
    assert "Body c2" in names(asking.centrality(with_planned), "organisations")
    said_twice = replace(ACTUAL, least_sources=2)
    assert set(names(asking.centrality(said_twice), "organisations")) == {"Body c1", "Body u1"}


def test_bridges_and_removal_find_the_company_that_holds_the_college(asking: Analyses) -> None:
    assert names(asking.bridges(), "connectors") == ["Body c1"]
    assert asking.removal(["ec1"]).parts["losses"].rows[0][:4] == ("Body k1", "College", "all ties", 0)


def test_pairs_that_met_without_a_partnership_are_found(asking: Analyses) -> None:
    met = asking.projection(Shared.EVENTS).parts["pairs"].rows
    assert {(row[0], row[1], row[3]) for row in met} == {
        ("Body c2", "Body u1", "nothing"),
        ("Body c2", "Body u2", "nothing"),
        ("Body u1", "Body u2", "partnership"),
    }


def test_gaps_count_the_documents_that_were_read(asking: Analyses) -> None:
    assert asking.gaps().parts["matrix"].rows[0][:8] == ("Body p1", "Body s1", 0, 0, 0, 2, 1, 1)


def test_regions_and_sectors_stay_known_where_only_planned_partnerships_count(asking: Analyses) -> None:
    planned = replace(ACTUAL, statuses=(Status.PLANNED,), least_sources=1)
    assert asking.gaps(planned).parts["matrix"].rows[0][:6] == ("Body p1", "Body s1", 0, 0, 0, 0)


def test_a_path_comes_with_its_sentences(asking: Analyses) -> None:
    steps = list(asking.path("eu1", "ek1").parts["steps"].records())
    assert [step["from"] for step in steps] == ["Body c1", "Body c1"]
    assert {step["sentence"] for step in steps} == {"Они сотрудничают."}
    assert [step["weakest"] for step in steps] == ["no", "yes"]


def test_surroundings_are_those_of_the_named_organisation(asking: Analyses) -> None:
    near = replace(ACTUAL, around="ek1", hops=1)
    assert set(names(asking.centrality(near), "organisations")) == {"Body k1", "Body c1"}
    with pytest.raises(NotFoundError, match="Body c2 has no tie"):
        asking.centrality(replace(ACTUAL, around="ec2"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_in_the_graph_does_not_change_a_byte(
    question: str, published: Graph, tmp_path: Path
) -> None:
    first = QUESTIONS[question](Analyses(published, Anew(tmp_path)))
    published.write("MATCH (n) DETACH DELETE n")
    published.publish(snapshot(seed=7), lambda _done, _total: None)
    second = QUESTIONS[question](Analyses(published, Anew(tmp_path)))
    assert first.to_json() == second.to_json()
    assert len(list(tmp_path.glob("*.json"))) == 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_kept_and_taken_from_there(question: str, asking: Analyses, tmp_path: Path) -> None:
    first = QUESTIONS[question](asking)
    path = next((tmp_path / "analyses").glob("*.json"))
    assert path.name.startswith(f"{question}-")
    assert Answer.from_json(path.read_text("utf-8")) == first
    path.write_text(path.read_text("utf-8").replace('"notes": [', '"notes": ["Kept."], "": ['), "utf-8")
    assert QUESTIONS[question](asking).notes == ("Kept.",)
    path.write_text("{", "utf-8")
    assert QUESTIONS[question](asking) == first


def test_another_revision_is_another_answer(published: Graph, asking: Analyses) -> None:
    before = asking.bridges()
    published.publish(replace(snapshot(), revision=6), lambda _done, _total: None)
    try:
        after = asking.bridges()
    finally:
        published.publish(snapshot(), lambda _done, _total: None)
    assert (before.shown.revision, after.shown.revision) == (5, 6)
    assert before.question.key(before.shown) != after.question.key(after.shown)


def test_a_graph_that_is_empty_or_half_published_is_not_analysed(published: Graph, asking: Analyses) -> None:
    published.write("MATCH (p:Projection) SET p.complete = false")
    try:
        with pytest.raises(EngineError, match="being published"):
            asking.bridges()
        published.write("MATCH (n) DETACH DELETE n")
        with pytest.raises(NotFoundError, match="empty"):
            asking.bridges()
    finally:
        published.publish(snapshot(), lambda _done, _total: None)


def test_without_patience_nothing_is_begun(published: Graph, tmp_path: Path) -> None:
    with pytest.raises(TooCostlyError, match="--patience"):
        Analyses(published, Store(tmp_path), patience=0).centrality()
    assert not list(tmp_path.iterdir())


def test_what_takes_a_while_is_noted(
    published: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.analysis.analyses._WORTH_A_NOTE", 0.0)
    said: list[str] = []
    Analyses(published, Store(tmp_path), note=said.append).bridges()
    assert said[0].startswith("This takes about")


def test_an_estimate_of_betweenness_is_announced_with_its_pivots(asking: Analyses) -> None:
    notes = asking.centrality(measures=[Measure.BETWEEN], pivots=2, seed=3).notes
    assert "from 2 of 4 organisations" in notes[0]
    assert "seed 3" in notes[0]
    assert asking.centrality(measures=[Measure.BETWEEN], pivots=4).notes == ()


def test_what_cannot_be_asked_is_said(asking: Analyses) -> None:
    with pytest.raises(InputError, match="one thing"):
        asking.path("eu1", "eu1")
    with pytest.raises(InputError, match="Constraint"):
        asking.robustness(Measure.CONSTRAINT)
    assert "No way leads" in asking.path("eu1", "es1").notes[0]


def test_answers_kept_are_listed(asking: Analyses, tmp_path: Path) -> None:
    asking.bridges()
    asking.communities(seed=9)
    rows = Store(tmp_path / "analyses").table().rows
    assert [row[:2] for row in rows] == [("bridges", 5), ("communities", 5)]
    assert "seed 9" in str(rows[1][2])
