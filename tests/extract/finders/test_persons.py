import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.finders.name_finding import candidates, surfaces

import kg.extract.finders.persons  # noqa: F401  (registers the finder)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "The act was signed by I.S. Kim and Zh.A. Rakhmankulova.",
            ["I.S. Kim", "Zh.A. Rakhmankulova"],
        ),
        ("en", "Baytelieva Zh.E., head of the chair, spoke.", ["Baytelieva Zh.E."]),
        ("en", "Rector Ömer Faruk Yıldız opened the forum.", ["Ömer Faruk Yıldız"]),
        ("en", "Mr. Yoon Dae-hyun, project manager", ["Yoon Dae-hyun"]),
        ("en", "Prof. Dr. Matthias van der Berg, dean of the faculty", ["Matthias van der Berg"]),
        ("ru", "Договор подписал Ким И.С.", ["Ким И.С."]),
        ("ru", "директором Сыздыковой Г.Р. подписано", ["Сыздыковой Г.Р."]),
        ("ru", "Секретарь – Тлеубаева Анар Серикбаевна.", ["Тлеубаева Анар Серикбаевна"]),
        ("ru", "Доктор Клаус-Дитер Бергманн, руководитель отдела", ["Клаус-Дитер Бергманн"]),
        ("ru", "не боится пыли, – говорит Мырзагали ага.", ["Мырзагали ага"]),
        ("kk", "1) Әмір Смағұлұлы Қонысбаев – бас директор", ["Әмір Смағұлұлы Қонысбаев"]),
        ("kk", "Бибігүл Маратқызының сөзінше", ["Бибігүл Маратқызының"]),
        ("kk", "Қол қойғандар: С.А. Жұманазаров, Ж. Төребек", ["С.А. Жұманазаров", "Ж. Төребек"]),
    ],
)
def test_a_name_is_found_in_full_without_titles(language: str, text: str, names: list[str]) -> None:
    assert surfaces("persons", language, text) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the university named after M. Auezov"),
        ("ru", "Университет имени М. Ауэзова и школа им. академика К. Сатпаева"),
        ("kk", "М. Әуезов атындағы университет пен Қ. Сәтбаев көшесі"),
        ("en", "Karaganda Industrial University and Ministry of Energy"),
        ("ru", "Назарбаев Университет, Республика Казахстан, Министерство просвещения"),
    ],
)
def test_a_namesake_or_an_organisation_is_no_person(language: str, text: str) -> None:
    assert surfaces("persons", language, text) == []


def test_a_surname_alone_repeats_a_full_name() -> None:
    text = "Ректор Ерлан Сыдыков открыл форум. Затем Сыдыкову вручили диплом."
    assert surfaces("persons", "ru", text) == ["Ерлан Сыдыков", "Сыдыкову"]


def test_a_repeat_is_a_weaker_candidate_than_a_full_name() -> None:
    full, repeat = candidates("persons", "en", "Rector Yerlan Sydykov came. Sydykov spoke.")
    assert repeat.score < full.score


@given(st.sampled_from(["en", "ru", "kk"]), st.text(alphabet="АӘбжИ. \n-’Ker«»,қы1", max_size=60))
def test_candidates_lie_within_the_text_and_begin_with_a_capital(language: str, text: str) -> None:
    for candidate in candidates("persons", language, text):
        assert candidate.span.end <= len(text)
        assert any(letter.isupper() for letter in candidate.span.of(text))
        assert "\n" not in candidate.span.of(text)


def test_a_long_run_of_initials_takes_linear_time() -> None:
    begun = time.process_time()
    candidates("persons", "ru", "А." * 10_000)
    once = time.process_time() - begun
    begun = time.process_time()
    candidates("persons", "ru", "А." * 30_000)
    assert time.process_time() - begun < 9 * once + 1
