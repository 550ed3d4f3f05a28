"""Parameters are read from what a person writes, by the types of the header."""

import pytest

from kg.errors import InputError
from kg.graph import parameters, queries
from kg.graph.parameters import Value


def values(question: str, **given: str) -> dict[str, Value]:
    return parameters.values(queries.load(question), given, lambda name, type_: f"{type_} {name}", str.upper)


def test_each_type_is_read_and_the_rest_takes_its_default() -> None:
    assert values("find", key="tashenev") == {"id": None, "key": "TASHENEV"}
    assert values("companies_shared_by_institutions", region="Шымкент", least="3") == {
        "region": "Place Шымкент", "least": 3, "limit": 100,
    }  # fmt: skip
    assert values("conflicts", heads="dean , декан,") == {"heads": ["dean", "декан"], "limit": 200}


@pytest.mark.parametrize(
    ("written", "day"), [("2026-01-12", "2026-01-12"), ("2026-02", "2026-02-01"), ("2026", "2026-01-01")]
)
def test_a_date_is_its_first_day(written: str, day: str) -> None:
    assert values("changes_since", date=written)["date"] == day


def test_a_missing_parameter_is_said_with_its_meaning_and_an_example() -> None:
    with pytest.raises(InputError, match=r"needs second: the other; such as second=Primer Machine Works LLP"):
        values("people_connecting", first="x")


def test_a_parameter_that_the_question_lacks_is_named_with_those_it_has() -> None:
    with pytest.raises(InputError, match="roles has no parameter 'limit'; it takes nothing"):
        values("roles", limit="3")


@pytest.mark.parametrize("text", ["many", "-1", "2.5", "", "9" * 30])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="limit is to be a whole number"):
        values("brokers", limit=text)


@pytest.mark.parametrize("text", ["yesterday", "12.01.2026", "2026-13", ""])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="date is to be a date such as 2026-01-12"):
        values("changes_since", date=text)
