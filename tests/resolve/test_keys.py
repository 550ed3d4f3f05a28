import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.keys import name_key, person_key, search_keys
from kg.resolve.names.script import fold


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ауэзов", "Әуезов", "Auezov", "Auyezov", "АУЭЗОВ"),
        ("Джанпаизова", "Dzhanpaizova", "Жанпаизова", "Janpaizova"),
        ("Шымкент", "Shymkent", "Şymkent"),
        ("Ерлан", "Yerlan", "Erlan"),
        ("Қарағанды", "Qaragandy", "Karagandy"),
        ("Хамит", "Khamit", "Һамит"),
    ],
)
def test_spellings_of_one_name_in_several_scripts_have_one_form(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_the_legal_form_its_place_and_the_quotes_do_not_matter() -> None:
    assert name_key("ТОО «Тенгизшевройл»") == name_key("«Теңізшевройл» ЖШС") == name_key("Тенгизшевройл")


def test_names_that_differ_in_a_number_stay_apart() -> None:
    assert name_key("School No. 44") != name_key("School No. 45")


def test_a_bare_legal_form_is_not_the_empty_key() -> None:
    assert name_key("ТОО") == "too"


def test_the_order_of_surname_and_initials_does_not_matter() -> None:
    assert person_key("I.S. Kim") == person_key("Ким И.С.")


def test_a_name_is_found_from_any_of_its_words() -> None:
    assert search_keys("Жұмабек Тәшенев университеті") == (
        "zhumabek tashenev universiteti",
        "tashenev universiteti",
        "universiteti",
    )


@given(st.text())
def test_any_text_folds_to_words_set_apart_by_one_blank(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert not any(mark in folded for mark in "«»\"'-–_.,;:`")
    assert all(search_keys(text)) or not folded
