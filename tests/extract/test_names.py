import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.names import (
    begins,
    is_acronym_of,
    is_general_part,
    name_words,
    same_name,
    same_office,
    same_person,
    shortens,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Казахского национального университета", "Казахский национальный университет"),
        ("«Қазақмыс корпорациясы» ЖШС", "Қазақмыс корпорациясының"),
        ('"Creative Industry" LLP', "Creative Industry"),
        ("The Labour Code", "Labour Code"),
    ],
)
def test_case_quotes_legal_form_and_inflection_do_not_part_names(one: str, other: str) -> None:
    assert same_name(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("School No. 44", "School No. 45"), ("КазНИИПО", "КазНАИУ"), ("Fergana", "Ferganaazot")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not same_name(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("КазНУ", "Казахский национальный университет имени аль-Фараби"),
        ("КазНАИУ", "Казахский национальный аграрный исследовательский университет"),
        ("ЕҰУ", "Л.Н. Гумилев атындағы Еуразия ұлттық университеті"),
        ("АЭжБУ", "Алматы энергетика және байланыс университеті"),
        ("EKTU", "D. Serikbayev East Kazakhstan Technical University"),
        ("ZhezU", "Zhezkazgan Baikonurov University"),
    ],
)
def test_an_acronym_is_made_of_beginnings_of_the_names_words(short: str, full: str) -> None:
    assert is_acronym_of(short, name_words(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [("США", "Техасский университет"), ("Uni", "University"), ("ЕНУ", "Казахский национальный университет")],
)
def test_other_words_are_no_acronyms_of_a_name(short: str, full: str) -> None:
    assert not is_acronym_of(short, name_words(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("И.С. Ким", "Ким Ирина Сергеевна"),
        ("Ye. Dzhumabekov", "Dzhumabekov Yerzhan Sapargaliyevich"),
        ("Р. Ли", "Ли Роман"),
        ("Бауыржан Ермекұлы", "Бауыржан Сәдуов"),
        ("Абишевой", "Абишева Карлыгаш Мейрамовна"),
    ],
)
def test_forms_of_a_persons_name_agree(short: str, full: str) -> None:
    assert same_person(name_words(short), name_words(full))


@pytest.mark.parametrize(
    ("one", "other"),
    [("А. Ким", "Ким Ирина"), ("Karim Ospanov", "Serik Ospanov"), ("Иван Петров", "Иван Сидоров")],
)
def test_another_given_name_or_surname_is_another_person(one: str, other: str) -> None:
    assert not same_person(name_words(one), name_words(other))


def test_a_telling_word_shortens_a_name_and_a_general_one_does_not() -> None:
    full = name_words("Kazakhmys Corporation LLP")
    assert shortens(name_words("Kazakhmys"), full, "en")
    assert not shortens(name_words("Corporation"), full, "en")
    assert is_general_part(name_words("Corporation"), full, "en")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Ministry of Transport of the Republic of Kazakhstan", "Vice Minister of Transport", "en"),
        ("Министерство просвещения РК", "вице-министр просвещения", "ru"),
        ("Көлік министрлігі", "Қазақстан Республикасы Көлік министрлігінің", "kk"),
    ],
)
def test_country_and_rank_do_not_part_public_bodies(one: str, other: str, language: str) -> None:
    assert same_office(name_words(one), name_words(other), language)


def test_a_ministry_is_not_shortened_by_words_from_its_middle() -> None:
    full = name_words("Ministry of Science and Higher Education")
    assert not begins(name_words("Ministry of Education"), full)
    assert begins(name_words("Ministry of Science"), full)


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric_and_a_name_equals_itself(one: str, other: str) -> None:
    left, right = name_words(one), name_words(other)
    assert same_name(left, left)
    assert same_name(left, right) == same_name(right, left)
