import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names.contexts import EMPTY, Context, compare_contexts, read_context, stems
from kg.resolve.names.evidence import Weighing


def noted(
    left: Context | str, right: Context | str, family: str = "Person", *, one_language: bool = True
) -> list[str]:
    one, other = (read_context(side) if isinstance(side, str) else side for side in (left, right))
    weighing = Weighing()
    compare_contexts(one, other, weighing, family, one_language=one_language)
    return [feature.name for feature in weighing]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("БИН 070940001234", "bin", "070940001234"),
        ("БСН: 070940001234", "bin", "070940001234"),
        ("BIN 070940001234, Taraz", "bin", "070940001234"),
        ("ИИН 850101300123", "iin", "850101300123"),
        ("ЖСН 850101300123", "iin", "850101300123"),
        ("ORCID 0000-0002-1825-0097", "orcid", "0000-0002-1825-0097"),
        ("ИНН 7707083893", "inn", "7707083893"),
    ],
)
def test_an_identifier_is_read_with_its_kind(text: str, kind: str, number: str) -> None:
    assert read_context(text).identifiers == {(kind, number)}


@pytest.mark.parametrize(
    "text", ["1985 г.р.", "1985 года рождения", "1985 ж.т.", "1985 жылы туған", "born in 1985", "b. 1985"]
)
def test_a_year_of_birth_is_no_other_year(text: str) -> None:
    found = read_context(f"директор, {text}")
    assert (set(found.born), set(found.years)) == ({1985}, set())


def test_places_years_and_remarks_are_read_apart() -> None:
    found = read_context("директор колледжа, Тараз, 2019")
    assert (set(found.places), set(found.years)) == ({"taraz"}, {2019})
    assert found.remarks == {stems(("директор", "колледжа"))}
    assert found.words == stems(("директор", "колледжа"))


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_no_text_is_no_context(text: str) -> None:
    assert read_context(text) == EMPTY


def test_words_that_tell_nothing_are_left_out() -> None:
    assert stems(("Университет", "имени", "и", "ок")) == frozenset()
    assert stems(("химик", "12")) == stems(("12", "химик")) != frozenset()


@pytest.mark.parametrize(
    ("one", "other", "features"),
    [
        ("", "директор, Тараз", []),
        ("Тараз", "Джамбул", ["person_place_agrees"]),
        ("Тараз", "Жамбылская область", ["person_place_agrees"]),
        ("Тараз", "Актау", ["person_place_differs"]),
        ("Тараз", "Москва", ["person_place_differs", "country_differs"]),
        ("1985 г.р.", "1985 ж.т.", []),
        ("1985 г.р.", "1958 г.р.", ["birth_year_differs"]),
        ("1975", "2024", ["generations_apart"]),
        ("2019", "2024", []),
        ("ИИН 850101300123", "ЖСН 850101300123", ["identifier_agrees"]),
        ("ИИН 850101300123", "ИИН 850101300124", ["identifier_differs"]),
        ("ИИН 8501", "ИИН 850101300123", []),
        ("ИИН 850101300123", "БИН 850101300124", []),
        ("химик", "химик", ["person_remark_agrees"]),
        ("химик", "пианист", ["person_remarks_differ"]),
        ("химик, тренер", "химик, тренер", ["person_remark_agrees", "person_further_remark_agrees"]),
        ("химик, мастер спорта", "химик, мастер участка", ["person_remark_agrees", "person_remark_differs"]),
    ],
)
def test_contexts_agree_or_differ_as_far_as_both_say_something(
    one: str, other: str, features: list[str]
) -> None:
    assert noted(one, other) == features
    assert sorted(noted(other, one)) == sorted(features)


def test_bodies_have_features_of_their_own_and_no_generations() -> None:
    assert noted("Тараз, 1975", "Тараз, 2024", "Organization") == ["body_place_agrees"]


def test_remarks_in_two_languages_are_not_held_against_each_other() -> None:
    assert noted("химик", "пианист", one_language=False) == []


def test_towns_that_the_gazetteer_lacks_and_what_is_named_beside_count() -> None:
    here, there = Context(towns=frozenset({"kizilsai"})), Context(towns=frozenset({"aksai"}))
    assert noted(here, here) == ["person_place_agrees"]
    assert noted(here, there) == ["person_place_differs"]
    assert noted(Context(beside=frozenset({"a", "b"})), Context(beside=frozenset({"b"}))) == [
        "named_beside_same"
    ]


@given(st.text(), st.text())
def test_any_two_texts_are_compared_alike_in_both_directions(one: str, other: str) -> None:
    assert sorted(noted(one, other)) == sorted(noted(other, one))


@given(st.text())
def test_a_context_never_differs_from_itself(text: str) -> None:
    assert [name for name in noted(text, text) if "differ" in name or "apart" in name] == []
