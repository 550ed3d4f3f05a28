"""A question is found by its name or its wording."""

import pytest

from kg.errors import InputError, NotFoundError
from kg.graph import queries
from kg.graph.wording import meant

NAMES_AND_WORDINGS = [
    (name, wording) for name in queries.names() for wording in (name, *queries.load(name).question.values())
]


@pytest.mark.parametrize(("name", "wording"), NAMES_AND_WORDINGS)
def test_every_question_is_found_by_its_name_and_by_each_wording(name: str, wording: str) -> None:
    assert meant(wording) == name


@pytest.mark.parametrize(
    ("name", "wording"),
    [
        ("overdue_commitments", "Which commitments are past their deadline?"),
        ("overdue_commitments", "мерзімі өткен міндеттемелер"),
        ("holders_on_date", "Кто был ректором вуза"),
        ("met_but_no_partnership", "MET BUT NO PARTNERSHIP!"),
        ("partners", "Бұл ұйым кіммен ынтымақтасады?"),
        ("path_between", "shortest path between two"),
    ],
)
def test_a_question_is_found_by_other_words_and_endings(name: str, wording: str) -> None:
    assert meant(wording) == name


def test_a_wording_of_several_questions_names_them() -> None:
    with pytest.raises(
        InputError, match=r"sleeping_partnerships.*;.*planned_partnerships|planned.*;.*sleeping"
    ):
        meant("партнёрства")


@pytest.mark.parametrize("text", ["weather in Paris", "xyz", "", "?!"])
def test_a_wording_of_no_question_names_the_nearest(text: str) -> None:
    with pytest.raises(NotFoundError, match="the nearest are: "):
        meant(text)
