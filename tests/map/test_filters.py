"""Which relationships count in a window of time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.map.worlds import Making

from kg.errors import InputError
from kg.map import Reading
from kg.map.seeing.filters import Filter
from kg.map.seeing.neighbours import neighbours
from kg.model import PartialDate, Status


def window(since: str | None, until: str | None, undated: bool = False) -> Filter:
    return Filter(
        since=PartialDate.parse(since) if since else None,
        until=PartialDate.parse(until) if until else None,
        undated=undated,
    )


def dated(reading: Reading, wanted: Filter) -> set[str]:
    return {each.entity.id for each in neighbours(reading, "centre", wanted, limit=100).neighbours}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    making = Making()
    making.write("old", "Старое", "ru", "2019-05-20")
    making.write("new", "Новое", "ru", "2024-03")
    making.write("undated", "Без даты", "ru", None)
    making.add("centre", "University", "Университет «Пример»")
    ties: dict[str, tuple[tuple[str, ...], str | None, str | None]] = {
        "from_to": (("new",), "2020", "2022-06"),
        "from_on": (("new",), "2021-09-01", None),
        "until_alone": (("new",), None, "2018"),
        "proved_twice": (("old", "new"), None, None),
        "proved_late": (("new",), None, None),
        "no_date": (("undated",), None, None),
    }
    for partner, (documents, since, until) in ties.items():
        making.add(partner, "Company", f"ТОО «{partner}»")
        making.say("partners_with", "centre", partner, *documents, since=since, until=until)
    making.add("ended", "Company", "ТОО «Мысал»")
    making.say("partners_with", "centre", "ended", "old", status=Status.ENDED, since="2017")
    folder = tmp_path_factory.mktemp("dated")
    with making.done().published(folder).reading() as opened:
        yield opened


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2022-06-30", "2022-06-30", {"from_to", "from_on", "proved_twice"}),
        ("2022-07", "2022-07", {"from_on", "proved_twice"}),
        ("2021-08-31", "2021-08-31", {"from_to", "proved_twice"}),
        ("2020", "2020", {"from_to", "proved_twice"}),
        (None, "2018-12-31", {"until_alone", "ended"}),
        ("2019-06", "2019-12", {"proved_twice"}),
        ("2017", "2017-03", {"ended"}),
        ("2024-03", None, {"from_on", "proved_twice", "proved_late"}),
        (None, "2024-02-29", {"from_to", "from_on", "until_alone", "proved_twice", "ended"}),
    ],
)
def test_a_relationship_counts_if_it_holds_at_some_time_in_the_window(
    reading: Reading, since: str | None, until: str | None, expected: set[str]
) -> None:
    assert dated(reading, window(since, until)) == expected


def test_what_nothing_dates_counts_unless_it_is_left_out_and_then_it_is_counted(reading: Reading) -> None:
    assert "no_date" in dated(reading, window("2022", "2022", undated=True))
    left = neighbours(reading, "centre", window("2022", "2022"))
    assert left.undated == 1
    assert dated(reading, window(None, None)) == dated(reading, Filter()) - {"no_date"}


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="swap"):
        window("2024-02", "2024-01-31")
    assert window("2024-02", "2024")


DATES = st.one_of(
    st.builds(PartialDate, st.integers(2015, 2026)),
    st.builds(PartialDate, st.integers(2015, 2026), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(2015, 2026), st.integers(1, 12), st.integers(1, 28)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(DATES, DATES)
def test_a_date_stands_for_all_the_days_it_may_mean(
    reading: Reading, one: PartialDate, other: PartialDate
) -> None:
    """A window is the same, however precisely its first and last day are written."""
    since, until = sorted((one, other), key=lambda date: date.first_day)
    if since.first_day > until.last_day:
        return
    first, last = since.first_day.isoformat(), until.last_day.isoformat()
    asked = Filter(since=since, until=until, undated=False)
    assert dated(reading, asked) == dated(reading, window(first, last))
    holds = [("2020-01-01", "2022-06-30"), ("2021-09-01", "9999")]
    expected = {
        name for name, (a, b) in zip(("from_to", "from_on"), holds, strict=True) if a <= last and b >= first
    }
    assert dated(reading, asked) & {"from_to", "from_on"} == expected


def test_what_is_read_stays_while_another_revision_is_published(tmp_path: Path) -> None:
    making = Making()
    making.write("d", "Пример", "ru", "2024")
    making.add("a", "Company", "ТОО «Үлгі»")
    making.call("a", "d")
    store = making.done().published(tmp_path)
    with store.reading() as reading:
        before = reading.mark
        store.publish(Making().done(revision=8).snapshot)
        assert neighbours(reading, "a").total == 0
        assert reading.mark == before
    assert store.mark != before
