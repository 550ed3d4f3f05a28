"""Columns have one type, and what fits none is refused."""

import pytest
from tests.analysis.exports.networks import two

from kg.analysis.exports.records import relationships
from kg.analysis.exports.values import ColumnType, Row, column_types
from kg.errors import InputError


def test_a_column_has_the_narrowest_type_that_holds_all_its_values() -> None:
    rows: list[Row] = [
        {"a": 1, "b": 1, "c": True, "d": ["x"]},
        {"a": 2, "b": 0.5, "c": None, "d": []},
        {"e": "x"},
    ]
    assert column_types(rows, {}) == {
        "a": ColumnType.INTEGER, "b": ColumnType.NUMBER, "c": ColumnType.TRUTH, "d": ColumnType.TEXTS,
        "e": ColumnType.TEXT,
    }  # fmt: skip


def test_columns_that_are_always_there_come_first() -> None:
    always = {"since": ColumnType.TEXT, "confidence": ColumnType.NUMBER}
    assert list(column_types([{"confidence": 1, "a": "x"}], always)) == ["since", "confidence", "a"]


def test_a_column_of_two_kinds_is_refused_with_the_place() -> None:
    with pytest.raises(InputError, match="'since' is integer in l1"):
        column_types([{"id": "l0", "since": "2023"}, *relationships(two(since=2023))], {})


@pytest.mark.parametrize("value", [{"x": 1}, [1, 2], [["x"]], b"x"])
def test_a_value_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="'odd' of e1"):
        column_types([{"id": "e1", "odd": value}], {})
