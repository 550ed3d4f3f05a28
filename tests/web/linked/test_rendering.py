"""Small things of pages: languages that are accepted, texts that are cut, sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.linked.languages import LANGUAGES, accepted
from kg.web.linked.rendering import cut, size
from kg.web.linked.wording import Wording


@given(st.text(), st.integers(10, 400))
def test_a_cut_text_is_a_beginning_of_it_and_short_enough(text: str, length: int) -> None:
    shown = cut(text, length)
    if len(text) <= length:
        assert shown == text
    else:
        assert len(shown) <= length + 1
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])


def test_a_text_is_cut_between_words_where_that_takes_little() -> None:
    assert cut("Университет имени Тәшенева", 20) == "Университет имени…"
    assert cut("А" * 30, 20) == "А" * 20 + "…"


@given(st.text())
def test_any_header_leads_to_a_language_that_is_spoken(header: str) -> None:
    assert accepted(header) in LANGUAGES


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "ru"), ("EN-us", "en"), ("ru;q=0.1, kk;q=0.2", "kk"), ("kk;q=x, en;q=0.1", "en")],
)
def test_the_language_most_wanted_is_taken(header: str, language: str) -> None:
    assert accepted(header) == language


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "1 bytes"), (999, "999 bytes"), (87_246, "87.2 kB"), (5_000_000_000_000, "5000.0 GB")],
)
def test_sizes_are_told_in_units(count: int, text: str) -> None:
    assert size(count, Wording("en")) == text
