"""Numbers in words, in the forms that each language has for them."""

import pytest

from kg.map.starts.plurals import counted, digits, form

FORMS = {"one": "{n} вуз", "few": "{n} вуза", "many": "{n} вузов"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 вузов"), (1, "1 вуз"), (2, "2 вуза"), (4, "4 вуза"), (5, "5 вузов"), (11, "11 вузов"),
        (12, "12 вузов"), (14, "14 вузов"), (21, "21 вуз"), (22, "22 вуза"), (100, "100 вузов"),
        (101, "101 вуз"), (111, "111 вузов"), (1002, "1\u00a0002 вуза"), (1012, "1\u00a0012 вузов"),
    ],
)  # fmt: skip
def test_russian_has_three_forms(number: int, expected: str) -> None:
    assert counted("ru", number, FORMS) == expected


def test_english_has_two_forms_and_kazakh_one() -> None:
    assert [form("en", number) for number in (0, 1, 2, 21)] == ["other", "one", "other", "other"]
    assert {form("kk", number) for number in range(200)} == {"other"}


def test_thousands_are_set_apart() -> None:
    assert [digits(language, 1234567) for language in ("en", "ru", "kk")] == [
        "1,234,567",
        "1\u00a0234\u00a0567",
        "1\u00a0234\u00a0567",
    ]


def test_nothing_may_have_words_of_its_own() -> None:
    forms = {"none": "nobody", "other": "{n} members"}
    assert [counted("en", number, forms) for number in (0, 1, 2)] == ["nobody", "1 members", "2 members"]
