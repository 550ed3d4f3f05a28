import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.finders.name_finding import candidates


def proposed(language: str, text: str) -> set[tuple[str, str]]:
    return {(c.span.of(text), c.type) for c in candidates("organisations", language, text)}


@pytest.mark.parametrize(
    ("language", "text", "name", "type_"),
    [
        ("ru", "Договор подписали ТОО «Былой Пример» и акимат.", "ТОО «Былой Пример»", "Company"),
        ("kk", "Шартқа «Бұрынғы Мысал» ЖШС қол қойды.", "«Бұрынғы Мысал» ЖШС", "Company"),
        ("en", 'Primer Machine Works LLP and JSC "New Sample".', 'JSC "New Sample"', "Company"),
        ("ru", "КГУ «Колледж имени «Үлгі»»", "КГУ «Колледж имени «Үлгі»»", "College"),
    ],
)
def test_a_legal_form_stands_before_or_behind_the_name(
    language: str, text: str, name: str, type_: str
) -> None:
    assert (name, type_) in proposed(language, text)


@pytest.mark.parametrize(
    ("language", "text", "name", "type_"),
    [
        (
            "ru",
            "В Университете имени Ыбырая Ульгибаева.",
            "Университете имени Ыбырая Ульгибаева",
            "University",
        ),
        ("ru", "Школа-гимназия № 5 открыта.", "Школа-гимназия № 5", "School"),
        ("kk", "№ 5 мектеп-гимназия ашылды.", "№ 5 мектеп-гимназия", "School"),
        ("en", "School No. 12 was opened.", "School No. 12", "School"),
        ("ru", "Образцовский многопрофильный колледж", "Образцовский многопрофильный колледж", "College"),
        ("en", "Ulgi Higher Polytechnic College", "Ulgi Higher Polytechnic College", "College"),
        ("en", "at the Department of Geology", "Department of Geology", "Unit"),
    ],
)
def test_a_head_word_takes_what_names_the_body(language: str, text: str, name: str, type_: str) -> None:
    assert (name, type_) in proposed(language, text)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "ru",
            "Управление образования Карагандинской области",
            "Управление образования Карагандинской области",
        ),
        ("kk", "Қарағанды облысының білім басқармасы", "Қарағанды облысының білім басқармасы"),
        ("ru", "и акимат города Тараз", "акимат города Тараз"),
    ],
)
def test_a_department_of_a_region_is_a_government_body(language: str, text: str, name: str) -> None:
    assert (name, "GovernmentBody") in proposed(language, text)


def test_a_unit_and_its_university_are_two_names() -> None:
    found = proposed("kk", "Үлгі университетінің Тау-кен ісі кафедрасы")
    assert {("Үлгі университетінің", "University"), ("Тау-кен ісі кафедрасы", "Unit")} <= found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "ректор университета сообщил, что колледж открыт"),
        ("en", "the university and the college said"),
        ("kk", "университет пен колледж"),
    ],
)
def test_a_head_word_alone_is_no_name(language: str, text: str) -> None:
    assert proposed(language, text) == set()


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk"]))
def test_proposals_lie_within_the_text(text: str, language: str) -> None:
    for candidate in candidates("organisations", language, text):
        assert candidate.span.of(text).strip() == candidate.span.of(text) != ""
