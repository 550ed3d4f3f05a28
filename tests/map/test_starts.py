"""The ready questions: true totals, at most 60 to show, and one sentence in each language."""

import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from tests.map.worlds import Making, hub, world

from kg.errors import NotFoundError
from kg.map import MapStore, Reading
from kg.map.seeing import elements
from kg.map.starts.answering import MOST, Found, Overview
from kg.map.starts.plurals import form
from kg.map.starts.questions import LANGUAGES, Start, answer, answers, sentence, starts
from kg.model import Status

KAZAKH = set("әғқңөұүһі")


def test_there_are_six_ready_questions_in_three_languages() -> None:
    assert len(starts()) == 6
    for start in starts():
        for texts in (start.question, start.answer, start.nothing):
            assert list(texts) == list(LANGUAGES)
            assert KAZAKH & set(texts["kk"].casefold()) or "{" in texts["kk"]
        assert all(text.endswith("?") for text in start.question.values())
        assert all(text.endswith(".") for text in (*start.answer.values(), *start.nothing.values()))


@pytest.mark.parametrize("start", starts(), ids=lambda start: start.id)
def test_every_number_has_all_forms_that_its_language_has(start: Start) -> None:
    for words in start.counts.values():
        for language in LANGUAGES:
            needed = {form(language, number) for number in range(1, 130)}
            assert needed <= words[language].keys() or "other" in words[language]
            assert words[language].keys() <= {*needed, "other", "none"}
            assert all("{n}" in text for name, text in words[language].items() if name != "none")


@pytest.mark.parametrize("start", starts(), ids=lambda start: start.id)
def test_a_sentence_names_the_same_things_in_every_language(start: Start) -> None:
    fields = [
        {name for _, name, _, _ in Formatter().parse(start.answer[language]) if name}
        for language in LANGUAGES
    ]
    assert fields[0] == fields[1] == fields[2]
    assert start.counts.keys() <= fields[0]


@pytest.mark.parametrize("number", [1, 2, 5, 21, 1000])
@pytest.mark.parametrize("start", starts(), ids=lambda start: start.id)
def test_a_sentence_is_said_whatever_the_numbers(start: Start, number: int, reading: Reading) -> None:
    first = elements.entity(reading, "ulgi")
    numbers = dict.fromkeys(("most", "members", "all", "new", "changed", "withdrawn"), number)
    for language in LANGUAGES:
        said = sentence(start, Found(number, (), numbers), language, first)
        assert not re.search(r"[{}]", said)
        assert said.count(".") == 1


def test_nothing_found_is_said_plainly(tmp_path: Path) -> None:
    with Making().done().published(tmp_path).reading() as reading:
        for start, found in zip(starts(), answers(reading).values(), strict=True):
            assert (found.total, found.entities) == (0, ())
            assert found.answer == start.nothing


def test_what_is_found_in_the_world(reading: Reading) -> None:
    found = answers(reading)
    assert {id_: each.total for id_, each in found.items()} == {
        "connected": 4, "alliances": 2, "companies": 2, "planned": 2, "gaps": 1, "changes": 0,
    }  # fmt: skip
    assert found["connected"].entities[0] == "ulgi"
    assert found["companies"].entities[0] == "ulgi_oil"
    assert found["alliances"].entities[:2] == ("alliance", "ulgi")
    assert set(found["planned"].entities) == {"primer", "mysal", "alliance"}
    assert found["gaps"].entities == ("lonely",)
    assert found["connected"].answer["ru"] == (
        "Партнёры найдены у 4 вузов и колледжей; больше всего их имеет Университет «Үлгі»: 9 партнёров."
    )
    assert found["gaps"].answer["en"].startswith("No partner was found for 1 of 5 universities and colleges;")


def test_what_stands_out_is_named_in_the_language_of_the_sentence(reading: Reading) -> None:
    said = answers(reading)["companies"].answer
    assert "Ulgi Oil LLP" in said["en"]
    assert "ТОО «Үлгі Мунай»" in said["ru"]
    assert "«Үлгі Мұнай» ЖШС" in said["kk"]


def test_what_is_planned_and_has_begun_is_not_among_the_planned(tmp_path: Path) -> None:
    making = Making()
    making.write("d", "Пример", "ru", "2024")
    for body in ("ulgi", "begun", "over", "other"):
        making.add(body, "Company", f"ТОО «{body}»")
    for body in ("begun", "over", "other"):
        making.say("partners_with", "ulgi", body, "d", status=Status.PLANNED)
    making.say("partners_with", "begun", "ulgi", "d", kind="memorandum")
    making.say("partners_with", "over", "ulgi", "d", status=Status.ENDED)
    with making.done().published(tmp_path).reading() as reading:
        found = Overview(reading).planned()
        assert (found.total, set(found.entities)) == (1, {"ulgi", "other"})


def test_no_more_are_shown_than_a_picture_can_bear(tmp_path: Path) -> None:
    making = Making()
    making.write("d", "Пример", "ru", "2024")
    for number in range(90):
        making.add(f"c{number:02}", "College", f"Колледж {number}")
        making.add(f"k{number:02}", "Company", f"ТОО «Пример {number}»")
    for number in range(90):
        for step in (0, 1, 2):
            making.say("partners_with", f"c{number:02}", f"k{(number + step) % 90:02}", "d")
    with making.done().published(tmp_path).reading() as reading:
        found = answers(reading)
        assert (found["connected"].total, found["companies"].total) == (90, 90)
        assert all(len(each.entities) <= MOST for each in found.values())
        assert all(len(set(each.entities)) == len(each.entities) for each in found.values())


def test_late_changes_are_counted_by_what_became_of_the_ties(tmp_path: Path) -> None:
    store = MapStore(tmp_path / "map.db")
    large, small = hub(5).snapshot, hub(3).snapshot
    store.publish(large)
    store.publish(replace(small, revision=8))
    with store.reading() as reading:
        found = answers(reading)["changes"]
    assert found.total > 0
    assert set(found.entities) <= {each.id for each in small.entities}
    assert found.since
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.since)
    assert f"{found.total} change" in found.answer["en"]


def test_an_unknown_question_is_said_to_be_unknown(reading: Reading) -> None:
    with pytest.raises(NotFoundError, match="connected, alliances"):
        answer(answers(reading), "weather")


def test_the_numbers_agree_with_the_snapshot(reading: Reading) -> None:
    made = world().snapshot
    types = {each.id: each.type for each in made.entities}
    tied = {
        end
        for each in made.relationships
        if each.type == "partners_with" and each.status is Status.ACTUAL
        for end in (each.source, each.target)
    }
    institutions = {id_ for id_, type_ in types.items() if type_ in ("University", "College")}
    assert Overview(reading).connected().total == len(institutions & tied)
    assert Overview(reading).gaps().total == len(institutions - tied)
