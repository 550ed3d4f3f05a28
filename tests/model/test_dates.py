from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PartialDate


@pytest.mark.parametrize("text", ["2023", "2023-09", "2023-09-01"])
def test_a_date_keeps_the_precision_it_was_written_with(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


def test_a_year_is_not_its_first_of_january() -> None:
    assert PartialDate.parse("2023") != PartialDate.parse("2023-01-01")


def test_a_month_means_any_of_its_days() -> None:
    february = PartialDate.parse("2024-02")
    assert (february.first_day, february.last_day) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-02-30", "2023-2-3", "1 May 2023", "2023-09-01T00:00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        PartialDate.parse(text)


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_survives_the_round_trip(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert parsed.first_day == parsed.last_day == day
