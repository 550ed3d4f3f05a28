import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.finders.name_finding import candidates, surfaces

import kg.extract.finders.places  # noqa: F401  (registers the finder)
from kg.knowledge import knowledge


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("ru", "Форум прошёл в Усть-Каменогорске, а выставка – в Астане.", ["Усть-Каменогорске", "Астане"]),
        ("ru", "г. Шымкент, 5 мая", ["Шымкент"]),
        ("ru", "открыт в Карагандинской области", ["Карагандинской области"]),
        ("ru", "университет (Республика Корея)", ["Республика Корея"]),
        ("kk", "Түркістан облысында жиын өтті", ["Түркістан облысында"]),
        ("kk", "Форум Қызылорда қаласында өтті", ["Қызылорда"]),
        ("kk", "Колледж Ақтөбедегі зауытпен жұмыс істейді", ["Ақтөбедегі"]),
        ("en", "was held in Taldykorgan, Kazakhstan.", ["Taldykorgan", "Kazakhstan"]),
        ("en", "a plant in the Akmola region", ["Akmola region"]),
    ],
)
def test_a_place_is_found_in_any_case(language: str, text: str, places: list[str]) -> None:
    assert surfaces("places", language, text) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "компания «Астана Моторс» и С нами"),
        ("en", "the Tashkent Medical Academy"),
        ("kk", "СҚУ ректоры"),
    ],
)
def test_a_place_in_a_longer_name_is_no_place(language: str, text: str) -> None:
    assert surfaces("places", language, text) == []


def test_every_place_of_the_gazetteer_has_three_names_and_a_source() -> None:
    rows = knowledge("ingest", "gazetteers", "places.tsv").read_text("utf-8").splitlines()
    assert all(len(row.split("\t")) == 5 and all(row.split("\t")) for row in rows)


@given(st.sampled_from(["en", "ru", "kk"]), st.text(alphabet="АсташОқ .\n(in),вг", max_size=60))
def test_candidates_lie_within_the_text(language: str, text: str) -> None:
    assert all(candidate.span.end <= len(text) for candidate in candidates("places", language, text))
