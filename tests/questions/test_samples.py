"""The library over the sample pages: `kg ask`, and every question in both languages."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.running import Records, Run

from kg.asking import ask, ask_sparql
from kg.errors import InputError, NotFoundError
from kg.graph import queries
from kg.graph.parameters import is_entity
from kg.hits import Hit
from kg.workspace import Workspace

WRITTEN = {"date": "2026-01-12", "text": "university", "key": "tashenev"}


@pytest.fixture(scope="module")
def opened(samples: Path) -> Iterator[Workspace]:
    with Workspace.open(samples) as workspace:
        yield workspace


def some(workspace: Workspace, type_: str) -> list[str]:
    """The ids of what documents name most, those of the type first."""
    rows = workspace.graph.answer(
        "MATCH (e:Entity) RETURN e.id, e.type = $type OR $type = 'Entity' AS wanted, e.documents AS n "
        "ORDER BY wanted DESC, n DESC, e.id LIMIT 9",
        {"type": type_},
    ).rows
    return [str(row[0]) for row in rows]


def given(workspace: Workspace, name: str) -> dict[str, str]:
    required = [parameter for parameter in queries.load(name).parameters if parameter.required]
    return {
        one.name: some(workspace, one.type)[place] if is_entity(one) else WRITTEN[one.type]
        for place, one in enumerate(required)
    }


@pytest.mark.parametrize("name", queries.names())
def test_every_question_can_be_asked_of_the_samples(
    name: str, opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = given(opened, name)
    monkeypatch.setattr(opened, "find", by_id(opened))
    answer = ask(opened, name, asked)
    assert answer.columns == tuple(queries.load(name).columns)
    if name in queries.sparql_names():
        alike = ask_sparql(opened, name, asked)
        assert len(alike) == len(answer)


def by_id(workspace: Workspace) -> Callable[[str, str], Hit]:
    """Return what finds an entity by its id alone, whatever type is wanted."""
    rows = workspace.graph.answer("MATCH (e:Entity) RETURN e.id, e.type", {}).rows
    types = {str(id_): str(type_) for id_, type_ in rows}
    return lambda id_, _type: Hit(id_, id_, types[id_], 0)


def test_an_entity_is_given_by_its_name_in_another_script(opened: Workspace) -> None:
    as_written = opened.ask("partners", {"organisation": "ТОО «Пример Машзавод»"})
    assert as_written.rows
    assert opened.ask("partners", {"organisation": "primer mashzavod"}) == as_written


def test_a_name_of_another_type_of_thing_is_not_taken(opened: Workspace) -> None:
    with pytest.raises(NotFoundError, match="No Sector is called 'Tashenev University'"):
        opened.ask("working_groups", {"sector": "Tashenev University"})


def test_several_things_of_one_name_are_told_apart_by_what_the_question_wants(opened: Workspace) -> None:
    named = {(hit.type == "Place") for hit in opened.search("Shymkent")}
    assert named == {True, False}
    assert opened.find("Shymkent", "Place").type == "Place"


def test_the_questions_are_listed_in_each_language(kg: Run, records: Records) -> None:
    for language in queries.LANGUAGES:
        listed = records("ask", "--language", language)
        assert {row["name"]: row["question"] for row in listed} == {
            name: queries.load(name).question[language] for name in queries.names()
        }
    assert "met_but_no_partnership" in kg("ask").stdout


def test_a_question_is_answered_by_name_and_by_wording(samples: Path, records: Records) -> None:
    by_name = records("ask", "partners", "--param", "organisation=Ulgi University", "--workspace", samples)
    assert by_name
    wording = "С кем сотрудничает эта организация?"
    assert records("ask", wording, "-p", "organisation=Ulgi University", "--workspace", samples) == by_name
    linked = records(
        "ask", "partners", "-p", "organisation=Ulgi University", "--sparql", "--workspace", samples
    )
    assert sorted(str(row["sentence"]) for row in linked) == sorted(str(row["sentence"]) for row in by_name)


def test_what_is_missing_is_said_in_one_sentence(samples: Path, kg: Run) -> None:
    done = kg("ask", "partners", "--workspace", samples)
    assert done.returncode == InputError.exit_code
    assert done.stderr.splitlines() == [
        "kg: partners needs organisation: the organisation; such as organisation=Ulgi University"
    ]
    assert kg("ask", "roles", "--param", "limit", "--workspace", samples).returncode == InputError.exit_code


def test_a_query_is_shown_with_its_header_and_no_workspace(kg: Run, tmp_path: Path) -> None:
    shown = kg("ask", "met_but_no_partnership", "--show", "--workspace", tmp_path / "none")
    assert shown.returncode == 0
    assert shown.stdout.startswith("// ")
    assert ":params {least: 2, most: 50, limit: 100}\nMATCH" in shown.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_shown_query_holds_the_parameters_that_are_given(samples: Path, kg: Run, opened: Workspace) -> None:
    id_ = opened.find("Ulgi University").id
    asked = ("ask", "partners", "--show", "-p", "organisation=Ulgi University", "--workspace", samples)
    assert f":params {{organisation: {json.dumps(id_)}}}\nMATCH" in kg(*asked).stdout
    assert f"id/organization/{id_}> ; rdf:object ?partner" in kg(*asked, "--sparql").stdout
