from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Verdict
from kg.resolve.names.comparing import compare, named
from kg.resolve.names.evidence import Comparison
from kg.resolve.names.gazetteer import (
    at_home,
    compatible,
    country_of,
    dated_names,
    find_places,
    kind_word,
    known_places,
    lies_within,
    place_bases,
    place_stem,
    places_called,
    region_of,
)
from kg.resolve.names.places import parse_place
from kg.resolve.names.script import fold

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def compared(one: str, other: str, *beside: str) -> Comparison:
    left, right = beside or ("", "")
    return compare(named("Place", one, "ru", left), named("Place", other, "kk", right))


def noted(comparison: Comparison) -> set[str]:
    return {feature.name for feature in comparison.features}


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("город Кентау", "city", ("kentau",)),
        ("г. Кентау", "city", ("kentau",)),
        ("Кентау қаласы", "city", ("kentau",)),
        ("Сайрамский р-н", "district", ("sairamski",)),
        ("Сайрам ауданы", "district", ("sairam",)),
        ("Turkistan Region", "region", ("turkistan",)),
        ("село Кызылжар", "village", ("kizilzhar",)),
        ("Қызылжар ауылы", "village", ("kizilzhar",)),
        ("Кентау", None, ("kentau",)),
        ("село", None, ("selo",)),
    ],
)
def test_the_kind_of_place_is_told_from_its_name(name: str, kind: str | None, words: tuple[str, ...]) -> None:
    parsed = parse_place(name)
    assert (parsed.kind, parsed.words) == (kind, words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Целиноград", "Астана"),
        ("Акмола", "Астана"),
        ("Нур-Султан", "Astana"),
        ("Алма-Ата", "Almaty"),
        ("Верный", "Алматы"),
        ("Гурьев", "Атырау"),
        ("Актюбинск", "Ақтөбе"),
        ("Джамбул", "Тараз"),
        ("Чимкент", "Shymkent"),
        ("Семипалатинск", "Семей"),
        ("Усть-Каменогорск", "Өскемен"),
        ("Усть Каменогорск", "Усть-Каменогорск"),
        ("Кустанай", "Қостанай"),
        ("Капчагай", "Конаев"),
        ("Петропавловск", "Петропавл"),
        ("Караганде", "Қарағандыда"),
        ("г. Алматы", "Алматы қаласы"),
        ("Костанайская область", "Қостанай облысы"),
        ("Костанайской области", "Kostanay Region"),
        ("Костанайская обл.", "Қостанай облысында"),
        ("Qaraǵandy", "Qarağandy"),
        ("Aлмaты", "Алматы"),
    ],
)
def test_names_of_one_place_in_any_time_language_and_case_are_one(one: str, other: str) -> None:
    assert compared(one, other).verdict is SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алматинская область", "Алматы"),
        ("Жамбылский район", "Жамбылская область"),
        ("Актау", "Актобе"),
        ("Атырау", "Актау"),
        ("Северо-Казахстанская область", "Восточно-Казахстанская область"),
        ("Костанайская область", "Костанай"),
        ("Кызылорда", "Қызылжар"),
    ],
)
def test_a_city_its_region_and_another_city_are_three_places(one: str, other: str) -> None:
    assert compared(one, other).verdict is DIFFERENT


REGIONS = ("Жамбылская область", "Алматинская область", "Северо-Казахстанская область")


@pytest.mark.parametrize(
    ("one", "other"), [(REGIONS[0], REGIONS[1]), (REGIONS[0], REGIONS[2]), (REGIONS[1], REGIONS[2])]
)
def test_districts_of_one_name_in_three_regions_are_three(one: str, other: str) -> None:
    assert compared("Жамбылский район", "Жамбыл ауданы", one, other).verdict is DIFFERENT


@pytest.mark.parametrize("region", REGIONS)
def test_a_district_in_its_region_is_one_in_two_languages(region: str) -> None:
    assert compared("Жамбылский район", "Жамбыл ауданы", region, region).verdict is SAME


def test_a_district_that_three_regions_have_is_left_to_a_human_without_its_region() -> None:
    found = compared("Жамбылский район", "Жамбыл ауданы")
    assert "known_as_several_places" in noted(found)
    assert found.verdict is Verdict.UNSURE


def test_a_village_of_a_common_name_is_not_one_with_that_of_an_unknown_region() -> None:
    assert compared("село Кызылжар", "Қызылжар ауылы", "Жамбылская область", "").verdict is not SAME


@pytest.mark.parametrize("name", ["", "\0", "—…", "«»"])
def test_a_text_without_a_name_has_nothing_to_compare(name: str) -> None:
    assert "nothing_to_compare" in noted(compared(name, "Алматы"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Алматыда", "almaty"),
        ("Алматинский", "almaty"),
        ("Астаны", "astana"),
        ("из Шымкента", ""),
        ("РК", "kazakhstan"),
    ],
)
def test_a_name_in_a_case_or_as_an_adjective_finds_its_place(name: str, key: str) -> None:
    assert (key in places_called(name)) if key else not places_called(name)


@pytest.mark.parametrize("name", ["", " ", "Brown", "школа", "абвгд"])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert places_called(name) == frozenset()


def test_places_are_found_in_a_text_the_longest_first() -> None:
    found = list(find_places(("Колледж", "Западно", "Казахстанской", "области", "и", "Тараз")))
    assert [(place.start, place.end) for place in found] == [(1, 4), (5, 6)]
    assert found[0].keys == {"west-kazakhstan-region"}


def test_a_place_lies_in_its_region_and_country() -> None:
    assert lies_within("taraz", "zhambyl-region")
    assert lies_within("taraz", "taraz")
    assert not lies_within("zhambyl-region", "taraz")
    assert not lies_within("nowhere", "taraz")
    assert compatible(frozenset({"taraz"}), frozenset({"zhambyl-region", "almaty"}))
    assert not compatible(frozenset({"taraz"}), frozenset({"almaty"}))
    assert not compatible(frozenset(), frozenset({"almaty"}))
    assert (region_of("taraz"), region_of("almaty")) == ("zhambyl-region", "almaty")
    assert country_of("taraz") == "kazakhstan"


def test_every_place_lies_in_a_region_and_country_of_the_gazetteer() -> None:
    assert {region_of(key) for key in known_places()} | set(
        map(country_of, known_places())
    ) <= known_places().keys()


def test_a_place_at_home_goes_before_its_namesake_abroad() -> None:
    assert at_home(frozenset({"almaty", "moscow"})) == {"almaty"}
    assert at_home(frozenset({"moscow"})) == {"moscow"}


def test_a_cell_of_names_gives_the_years_of_each() -> None:
    found = dated_names("Ермак [1961/1993]; Yermak; Аксу [1993/]")
    assert [(name.text, name.since, name.until) for name in found] == [
        ("Ермак", "1961", "1993"), ("Yermak", "", ""), ("Аксу", "1993", ""),
    ]  # fmt: skip
    assert dated_names("") == ()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("области", "@region"),
        ("облысында", "@region"),
        ("ауданы", "@district"),
        ("city", "@city"),
        ("тараз", None),
    ],
)
def test_a_word_for_a_kind_of_place_is_known_in_three_languages(word: str, kind: str | None) -> None:
    assert kind_word(fold(word)) == kind


@pytest.mark.parametrize(
    ("adjective", "name"), [("павлодарский", "павлодар"), ("таразского", "тараз"), ("тараздың", "тараз")]
)
def test_an_adjective_or_case_comes_from_its_name(adjective: str, name: str) -> None:
    assert not place_bases(fold(adjective)).isdisjoint(place_bases(fold(name)))


@given(st.text())
def test_any_text_is_looked_up_and_taken_apart(text: str) -> None:
    assert parse_place(text).known <= known_places().keys()
    assert places_called(text) <= known_places().keys()
    assert place_stem(fold(text)) in fold(text)


@given(st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1), max_size=12))
def test_places_found_do_not_overlap(words: list[str]) -> None:
    found = list(find_places((*words, "Тараз", *words)))
    assert all(place.start < place.end and place.keys for place in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
