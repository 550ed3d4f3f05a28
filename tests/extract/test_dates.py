from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import find_dates
from kg.model import PartialDate

PUBLISHED = PartialDate(2026, 1, 12)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "dated August 28, 2025 No. 437", "2025-08-28"),
        ("en", "on 28 August 2025", "2025-08-28"),
        ("en", "held on 9 January", "2026-01-09"),
        ("en", "came in June 2021", "2021-06"),
        ("en", "founded in 1996", "1996"),
        ("en", "met yesterday", "2026-01-11"),
        ("ru", "от 28 августа 2025 года № 437", "2025-08-28"),
        ("ru", "28.08.2025", "2025-08-28"),
        ("ru", "9 января т.г.", "2026-01-09"),
        ("ru", "20 декабря прошло", "2025-12-20"),
        ("ru", "в прошлом году", "2025"),
        ("kk", "2025 жылғы 28 тамыздағы № 437 бұйрығы", "2025-08-28"),
        ("kk", "2026 жылғы 9 қаңтарда", "2026-01-09"),
        ("kk", "2024 жылы ашылды", "2024"),
        ("kk", "кеше өтті", "2026-01-11"),
    ],
)
def test_reads_a_date_as_precisely_as_it_is_written(language: str, text: str, expected: str) -> None:
    assert [str(found.date) for found in find_dates(text, language, PUBLISHED)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "since", "until"),
    [
        ("en", "for 2025-2027", "2025", "2027"),
        ("en", "2–4 June 2025", "2025-06-02", "2025-06-04"),
        ("ru", "в 2025–2027 гг.", "2025", "2027"),
        ("ru", "с 3 по 5 мая 2024 года", "2024-05-03", "2024-05-05"),
        ("kk", "2025–2027 жылдарға", "2025", "2027"),
        ("kk", "2025 жылғы 3-5 мамырда", "2025-05-03", "2025-05-05"),
    ],
)
def test_reads_both_ends_of_a_range(language: str, text: str, since: str, until: str) -> None:
    [found] = find_dates(text, language)
    assert (str(found.date), str(found.until)) == (since, until)


def test_passes_over_what_is_no_date_of_the_calendar() -> None:
    assert find_dates("до 31 июня 2024 года", "ru") == ()


def test_leaves_a_day_without_a_year_when_the_publication_is_unknown() -> None:
    assert find_dates("9 января и вчера", "ru") == ()


def test_keeps_the_year_when_only_the_year_of_publication_is_known() -> None:
    [found] = find_dates("9 января", "ru", PartialDate(2020))
    assert str(found.date) == "2020-01-09"


@given(st.text(st.sampled_from("0123456789 .-–/гг года январямай2024жылы,"), max_size=60))
def test_dates_never_overlap_and_stay_inside_the_text(text: str) -> None:
    for language in ("en", "ru", "kk"):
        found = find_dates(text, language, PUBLISHED)
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))
        assert all(item.span.end <= len(text) for item in found)
