import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.finders.acts import Acts
from kg.extract.findings import Candidate, findings
from kg.extract.languages import blank

JOINT_ORDER = (
    "the joint order of the Minister of Science and Higher Education of the Republic of Kazakhstan "
    "dated August 28, 2025 No. 437 and the Minister of Education of the Republic of Kazakhstan "
    "dated August 21, 2025 No. 187"
)


def acts(text: str, language: str) -> list[Candidate]:
    doc = blank(language).make_doc(text)
    return findings(Acts(language)(doc)).candidates


@pytest.mark.parametrize(
    ("language", "text", "number", "date"),
    [
        ("en", "By order No. 87 of 20 February 2025 the council was set up.", "87", "2025-02-20"),
        ("en", "Resolution dated January 22, 2024 No. 05/03 was adopted.", "05/03", "2024-01-22"),
        ("ru", "Приказ Министра просвещения РК от 12 марта 2024 года № 187", "187", "2024-03-12"),
        ("ru", "издан приказ № 148-Ө/07-09 от 06.10.2023", "148-Ө/07-09", "2023-10-06"),
        ("kk", "2024 жылғы 15 тамыздағы № 112-Ө бұйрығы", "112-Ө", "2024-08-15"),
        ("ru", "постановление акимата от 5 декабря 2024 года № 510-3742", "510-3742", "2024-12-05"),
    ],
)
def test_finds_an_act_with_its_number_and_date(language: str, text: str, number: str, date: str) -> None:
    [act] = acts(text, language)
    assert (act.number, str(act.date)) == (number, date)


def test_a_joint_order_is_one_act_per_number_with_the_date_beside_it() -> None:
    found = [(act.number, str(act.date)) for act in acts(JOINT_ORDER, "en")]
    assert found == [("437", "2025-08-28"), ("187", "2025-08-21")]


def test_each_act_of_a_joint_order_covers_its_own_issuer() -> None:
    first, second = (act.span.of(JOINT_ORDER) for act in acts(JOINT_ORDER, "en"))
    assert "Science and Higher Education" in first
    assert "Minister of Education" in second
    assert "437" not in second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Приказ от 7 сентября 2023 года № 377. Зарегистрирован 11 сентября 2023 года № 33401."),
        ("kk", "2023 жылғы 1 наурыздағы № 56 бұйрығы. 2023 жылғы 3 наурызда № 32014 болып тіркелді."),
    ],
)
def test_the_number_of_a_registration_is_no_act(language: str, text: str) -> None:
    assert len(acts(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "школа-лицей № 44 и кабинет № 12"), ("en", "School No. 5 bought 3 buses"), ("kk", "№ 7 мектеп")],
)
def test_a_number_without_act_or_date_is_no_act(language: str, text: str) -> None:
    assert acts(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("en", "under the Law of the Republic of Kazakhstan “On Education” all", "“On Education”"),
        ("ru", "согласно Трудовому кодексу РК работник", "Трудовому кодексу РК"),
        ("kk", "«Білім туралы» Қазақстан Республикасының Заңына сәйкес", "Заңына"),
    ],
)
def test_finds_laws_and_codes_by_title(language: str, text: str, surface: str) -> None:
    [act] = acts(text, language)
    assert act.span.of(text).endswith(surface)


def test_shows_an_act_by_kind_number_and_date() -> None:
    [act] = acts("приказом Министра от 12 марта 2024 года № 187", "ru")
    assert act.name == "Приказ № 187 от 2024-03-12"


@given(st.text(st.sampled_from("приказ от №N o.187-/ 2024года12марта\n«»"), max_size=80))
def test_any_text_gives_acts_inside_it(text: str) -> None:
    for language in ("en", "ru", "kk"):
        assert all(act.span.end <= len(text) for act in acts(text, language))


@pytest.mark.parametrize("unit", ["№ 1 ", "приказ ", "от 1 мая 2024 года ", "«Закон ", "№"])
def test_repeated_text_ends(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert all(act.span.end <= len(text) for act in acts(text, "ru"))
