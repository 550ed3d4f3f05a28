import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PartialDate, Verdict
from kg.resolve.names.acts import completed, known_act, parse_act
from kg.resolve.names.comparing import compare, named
from kg.resolve.names.evidence import Comparison

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT
MARCH = PartialDate(2021, 3, 5)
ORDER = "Приказ № 123 от 5 марта 2021 года"
JOINT = "Совместный приказ Министра образования № 45 и Министра здравоохранения № 67 от 5 марта 2021 года"


def compared(one: str, other: str, *beside: str) -> Comparison:
    left, right = beside or ("", "")
    return compare(named("LegalAct", one, "ru", left), named("LegalAct", other, "kk", right))


def noted(comparison: Comparison) -> set[str]:
    return {feature.name for feature in comparison.features}


@pytest.mark.parametrize(
    "name",
    [
        ORDER,
        "Приказ от 05.03.2021 № 123",
        "Приказ от 5.03.2021 г. №123",
        "2021 жылғы 5 наурыздағы № 123 бұйрық",
        "Order No. 123 of March 5, 2021",
        "order of 5 March 2021 No 123",
        "Приказ № 123 (2021-03-05)",
    ],
)
def test_number_date_and_kind_are_read_in_three_languages(name: str) -> None:
    parsed = parse_act(name)
    assert (set(parsed.numbers), set(parsed.dates), set(parsed.kinds)) == ({"123"}, {MARCH}, {"order"})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Постановление № 7", "resolution"), ("№ 7 қаулы", "resolution"), ("Решение № 7", "decision"),
        ("Указ № 7", "decree"), ("Жарлық № 7", "decree"), ("Распоряжение № 7", "directive"),
        ("Law No. 7", "law"),
    ],
)  # fmt: skip
def test_the_kind_of_act_is_told_in_three_languages(name: str, kind: str) -> None:
    assert parse_act(name).kinds == {kind}


@pytest.mark.parametrize(
    ("name", "numbers", "registered"),
    [
        ("Приказ № 5, зарегистрирован в Реестре под № 22345", {"5"}, {"22345"}),
        ("Приказ № 5 (рег. № 22345)", {"5"}, {"22345"}),
        ("№ 5 бұйрық, № 22345 болып тіркелген", {"5"}, {"22345"}),
        ("Order No. 5, registered under No. 22345", {"5"}, {"22345"}),
        ("Приказ № 22345", {"22345"}, set()),
        ("Приказ № 45/67", {"45", "67"}, set()),
        ("Приказ № 45 и № 67", {"45", "67"}, set()),
        ("Приказ № 12-ө", {"12-ө"}, set()),
    ],
)
def test_a_registration_number_is_not_the_number(name: str, numbers: set[str], registered: set[str]) -> None:
    parsed = parse_act(name)
    assert (set(parsed.numbers), set(parsed.registered)) == (numbers, registered)


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("Приказ от марта 2021", {PartialDate(2021, 3)}),
        ("Приказ 2021 года", {PartialDate(2021)}),
        ("Приказ от 31.02.2021", {PartialDate(2021)}),
        ("Приказ", set()),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_written(name: str, dates: set[PartialDate]) -> None:
    assert parse_act(name).dates == dates


@pytest.mark.parametrize(
    "numbers",
    [
        "от 5 марта 2021 года № 45 и от 9 апреля 2021 года № 67",
        "№ 45 от 05.03.2021 и № 67 от 9 апреля 2021 года",
    ],
)
def test_each_number_of_a_joint_order_has_its_own_date(numbers: str) -> None:
    parsed = parse_act(f"Совместный приказ {numbers}")
    assert parsed.joint
    assert parsed.dated == {("45", MARCH), ("67", PartialDate(2021, 4, 9))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ORDER, "Приказ от 05.03.2021 № 123"),
        (ORDER, "2021 жылғы 5 наурыздағы № 123 бұйрық"),
        (ORDER, "Order No. 123 of March 5, 2021"),
        ("Приказ № 5, зарегистрирован под № 22345", "№ 22345 болып тіркелген бұйрық"),
        ("Совместный приказ № 45/67 от 5 марта 2021 года", "Совместный приказ № 45 и № 67 от 05.03.2021"),
        (JOINT, "Бірлескен бұйрық, Білім министрі № 45, Денсаулық сақтау министрі № 67, 2021 жылғы 5 наурыз"),
        ("Закон РК «Об образовании»", "«Білім туралы» ҚР Заңы"),
        ("Закон «Об образовании»", "Закон «Об образовании» от 27 июля 2007 года № 319-III"),
        ("Закон «Об образовании»", "Закон «Об образовании» от 27 июля 2007 года № 319-ІІІ"),
        ("Трудовой кодекс РК", "Қазақстан Республикасының Еңбек кодексі"),
    ],
)
def test_citations_of_one_act_are_one(one: str, other: str) -> None:
    assert compared(one, other).verdict is SAME


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        (ORDER, "Приказ № 124 от 5 марта 2021 года", "act_number_differs"),
        (ORDER, "Приказ № 123 от 5 марта 2022 года", "act_date_differs"),
        (ORDER, "Постановление № 123 от 5 марта 2021 года", "act_kind_differs"),
        (f"{ORDER}, рег. № 22345", f"{ORDER}, рег. № 22346", "act_registration_differs"),
        (JOINT, "Приказ Министра образования № 45 от 5 марта 2021 года", "act_joint_or_not"),
        ("Трудовой кодекс РК", "Налоговый кодекс РК", "act_number_differs"),
        ("Приказ № 12345 от 5 марта 2021 года", "Приказ, рег. № 12345", "act_date_missing"),
        (
            "Приказ Министра образования № 9 от 5 марта 2021 года",
            "Приказ Министра энергетики № 9 от 5 марта 2021 года",
            "act_issuer_differs",
        ),
        (
            "Решение маслихата города Тараз № 9 от 5 марта 2021 года",
            "Решение маслихата города Актау № 9 от 5 марта 2021 года",
            "act_issuer_differs",
        ),
        (
            "Приказ от 5 марта 2021 года № 45 и от 9 апреля 2021 года № 67",
            "Приказ от 9 апреля 2021 года № 45 и от 5 марта 2021 года № 67",
            "act_date_differs",
        ),
    ],
)
def test_citations_that_are_alike_are_two_acts(one: str, other: str, because: str) -> None:
    found = compared(one, other)
    assert found.verdict is not SAME
    assert because in noted(found)


def test_a_number_without_a_date_is_not_enough() -> None:
    assert compared("Приказ № 5", "№ 5 бұйрық").verdict is Verdict.UNSURE


def test_what_stands_beside_a_name_counts() -> None:
    assert compared("Приказ № 123", ORDER, "от 5 марта 2021 года", "").verdict is SAME
    assert compared("Приказ № 123", ORDER, "от 5 марта 2022 года", "").verdict is DIFFERENT


@pytest.mark.parametrize("name", ["", "\0", "…", "Приказ", "бұйрық", "№"])
def test_a_text_without_number_and_title_has_nothing_to_compare(name: str) -> None:
    assert "nothing_to_compare" in noted(compared(name, ORDER))


@pytest.mark.parametrize(
    ("beside", "year"), [("", 2007), ("2010", 2007), ("2000", 1999), ("1999", 1999), ("1995", 1992)]
)
def test_a_law_without_a_number_is_that_of_its_time(beside: str, year: int) -> None:
    found = known_act(parse_act("Закон «Об образовании»", beside))
    assert found is not None
    assert found.date.year == year


def test_an_act_that_nobody_knows_stays_as_it_is() -> None:
    act = parse_act("Закон «О лунных колодцах»")
    assert known_act(act) is None
    assert completed(act) == act


@given(st.text(), st.text())
def test_any_text_is_taken_apart(name: str, beside: str) -> None:
    parsed = parse_act(name, beside)
    assert all(number == number.casefold() for number in parsed.numbers)
    assert {number for number, _ in parsed.dated} <= parsed.numbers
    assert {date for _, date in parsed.dated} <= parsed.dates


@given(
    st.from_regex(
        r"(?:(?:№ ?\d{1,4}|\d{1,2}\.\d{1,2}\.20\d\d|\d{1,2} мая|рег\. № \d{3,6}|20\d\d г)[ ,/]){0,6}",
        fullmatch=True,
    )
)
def test_any_numbers_and_dates_are_taken_apart(text: str) -> None:
    parsed = parse_act(f"Приказ {text}")
    assert all(any(char.isdigit() for char in number) for number in parsed.numbers)
    assert compared(f"Приказ {text}", f"Приказ {text}").verdict is not DIFFERENT or not (
        parsed.numbers or parsed.registered
    )
