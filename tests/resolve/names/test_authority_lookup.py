import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Verdict
from kg.resolve.names.authority import bodies_called, known_bodies, place_of, signature
from kg.resolve.names.comparing import compare, named
from kg.resolve.names.contexts import EMPTY, read_context
from kg.resolve.names.organisations import parse_organisation
from kg.resolve.names.sectors import sector_called

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT
ATAMEKEN = "Национальная палата предпринимателей РК «Атамекен»"


def verdict(one: str, other: str, beside: tuple[str, str] = ("", ""), type_: str = "Organization") -> Verdict:
    return compare(named(type_, one, "ru", beside[0]), named(type_, other, "kk", beside[1])).verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("КазНУ", "Казахский национальный университет имени аль-Фараби"),
        ("КазНУ им. аль-Фараби", "әл-Фараби атындағы ҚазҰУ"),
        ("Al-Farabi Kazakh National University", "әл-Фараби атындағы Қазақ ұлттық университеті"),
        ("ЕНУ", "Л.Н. Гумилев атындағы Еуразия ұлттық университеті"),
        ("ENU", "ЕҰУ"),
        ("КазНУИ", "Қазақ ұлттық өнер университеті"),
        ("Медицинский университет Караганды", "Карагандинский медицинский университет"),
        ("АО «НК «КазМунайГаз»", "KazMunayGas"),
        ("Tengizchevroil LLP", "«Теңізшевройл» ЖШС"),
        ("АО «Казахтелеком»", "Kazakhtelecom JSC"),
        ("НПП «Атамекен»", ATAMEKEN),
        ("Палата предпринимателей Павлодарской области", "Павлодар облысының кәсіпкерлер палатасы"),
        ("Министерство просвещения РК", "ҚР Оқу-ағарту министрлігі"),
    ],
)
def test_known_names_of_one_body_are_one(one: str, other: str) -> None:
    assert verdict(one, other) is SAME
    assert bodies_called(one, EMPTY) == bodies_called(other, EMPTY) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("КазНУ", "КазНУИ"),
        ("КазНУ имени аль-Фараби", "Казахский национальный университет искусств"),
        ("Палата предпринимателей Павлодарской области", ATAMEKEN),
        ("Палата предпринимателей Павлодарской области", "Қостанай облысының кәсіпкерлер палатасы"),
        ("Министерство образования и науки РК", "ҚР Оқу-ағарту министрлігі"),
        ("Министерство энергетики", "Министерство энергетики и минеральных ресурсов"),
        ("Медицинский университет Астана", "Медицинский университет Караганды"),
    ],
)
def test_known_names_of_two_bodies_are_two(one: str, other: str) -> None:
    assert verdict(one, other) is DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "years", "found"),
    [
        ("МОН РК", "Министерство образования и науки РК", ("2015", "2016"), SAME),
        ("Министерство просвещения", "Министерство просвещения", ("1975", "2024"), DIFFERENT),
        ("Министерство образования", "Министерство просвещения", ("1995", "2024"), DIFFERENT),
    ],
)
def test_a_ministry_is_that_of_the_year(one: str, other: str, years: tuple[str, str], found: Verdict) -> None:
    assert verdict(one, other, years, "GovernmentBody") is found


def test_an_acronym_of_several_bodies_is_that_of_the_place() -> None:
    assert bodies_called("КГУ", read_context("Курск")) == {"ru-kursksu"}
    assert bodies_called("КГУ", read_context("Курган")) == {"ru-kgsu"}
    assert verdict("КГУ", "Костанайский государственный университет", ("Костанай", "")) is SAME
    assert verdict("КГУ", "КГУ", ("Костанай", "Курск")) is DIFFERENT


def test_an_acronym_of_several_bodies_without_a_place_is_left_to_a_human() -> None:
    assert len(bodies_called("КГУ", EMPTY)) > 1
    assert verdict("КГУ", "КГУ") is not SAME


@pytest.mark.parametrize(
    "name", ["ТОО «Сұңқар Шолпан»", "Колледж", "", "\0", "№ 5", "ТОО", "ИП «КазМунайГаз Шолпан»"]
)
def test_an_unknown_name_means_no_known_body(name: str) -> None:
    assert bodies_called(name, EMPTY) == frozenset()


def test_a_body_sits_at_its_place() -> None:
    seated = {key for key in known_bodies() if place_of(key)}
    assert "almaty" in place_of(min(bodies_called("КазНУ", EMPTY)))
    assert all(known_bodies()[key].place for key in seated)


def test_a_signature_does_not_depend_on_order_language_and_country() -> None:
    spellings = (
        "Аграрный колледж Тараз", "Тараз аграрлық колледжі", "Taraz Agrarian College",
        "Аграрного колледжа Тараз",
        "Тараз аграрный колледж Республики Казахстан",
    )  # fmt: skip
    assert len({signature(parse_organisation(name)) for name in spellings}) == 1
    assert signature(parse_organisation("Школа № 12")) != signature(parse_organisation("Школа № 21"))
    assert signature(parse_organisation("Сұңқар")) == ""


@pytest.mark.parametrize(
    "names",
    [("образование", "білім беру", "education"), ("строительство", "құрылыс", "construction")],
)
def test_a_sector_is_one_in_three_languages(names: tuple[str, ...]) -> None:
    found = {sector_called(name) for name in names}
    assert len(found) == 1
    assert None not in found


@pytest.mark.parametrize("name", ["", "Сұңқар", "лунные колодцы"])
def test_an_unknown_sector_is_none(name: str) -> None:
    assert sector_called(name) is None


@given(st.text(), st.text())
def test_any_text_is_looked_up(name: str, beside: str) -> None:
    assert bodies_called(name, read_context(beside)) <= known_bodies().keys()
    assert isinstance(sector_called(name), str | None)
