import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names.legal_forms import alike, find_forms


def forms(text: str) -> list[str]:
    return [form.key for form in find_forms(tuple(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)))]


@pytest.mark.parametrize(
    "spellings",
    [
        ("ТОО «Сұңқар»", "«Сұңқар» ЖШС", "Sunqar LLP",
         "Товарищество с ограниченной ответственностью «Сұңқар»",
         "«Сұңқар» жауапкершілігі шектеулі серіктестігі", "Sunqar Limited Liability Partnership"),
        ("АО «Сұңқар»", "«Сұңқар» АҚ", "Sunqar JSC",
         "Акционерное общество «Сұңқар»", "«Сұңқар» акционерлік қоғамы"),
        ("НАО «Сұңқар»", "«Сұңқар» КеАҚ", "Некоммерческое акционерное общество «Сұңқар»"),
        ("ИП Сұңқар", "ЖК Сұңқар", "Индивидуальный предприниматель Сұңқар"),
    ],
)  # fmt: skip
def test_one_form_has_one_key_in_three_languages(spellings: tuple[str, ...]) -> None:
    found = {tuple(forms(spelling)) for spelling in spellings}
    assert len(found) == 1
    assert len(found.pop()) == 1


@pytest.mark.parametrize("text", ["ЖШС-ның", "ЖШС-нің", "АҚ-да"])
def test_a_kazakh_case_ending_belongs_to_the_abbreviation(text: str) -> None:
    assert forms(text) == forms(text.split("-")[0]) != []


@pytest.mark.parametrize("text", ["", "Сұңқар", "тоо", "ао", "Ип", "общество", "Тоон", "TООН"])
def test_other_words_are_no_legal_form(text: str) -> None:
    assert forms(text) == []


def test_the_longest_form_is_taken() -> None:
    assert forms("Некоммерческое акционерное общество") == forms("НАО") != forms("АО")


def test_several_forms_of_one_name_are_found_in_order() -> None:
    assert forms("ТОО Сұңқар АО Бүркіт") == [*forms("ТОО"), *forms("АО")]


def test_a_company_and_a_joint_stock_company_are_not_alike() -> None:
    assert not alike(*forms("ТОО"), *forms("АО"))
    assert not alike(*forms("ТОО"), *forms("ИП"))


def test_forms_that_texts_mix_up_are_alike_in_both_directions() -> None:
    assert alike(*forms("АО"), *forms("НАО"))
    assert alike(*forms("НАО"), *forms("АО"))


@given(st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1), max_size=10))
def test_forms_found_in_any_words_do_not_overlap(words: list[str]) -> None:
    found = find_forms((*words, "ТОО", *words))
    assert found
    assert all(form.start < form.end for form in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
