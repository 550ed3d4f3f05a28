"""What a text reads that was typed while another keyboard was switched on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.map.lookup.keyboards import Keyboard, alphabet, keyboards, misread

US, RUSSIAN, KAZAKH = keyboards()
KEYS = 47


@pytest.mark.parametrize("keyboard", keyboards(), ids=lambda each: each.name)
def test_a_keyboard_writes_something_else_with_every_key(keyboard: Keyboard) -> None:
    assert len(keyboard.keys) == len(set(keyboard.keys)) == 2 * KEYS


@pytest.mark.parametrize("keyboard", keyboards(), ids=lambda each: each.name)
def test_shift_makes_a_letter_a_capital(keyboard: Keyboard) -> None:
    plain, shifted = keyboard.keys[:KEYS], keyboard.keys[KEYS:]
    for small, capital in zip(plain, shifted, strict=True):
        assert capital == small.upper() or not (small + capital).isalpha()


def test_the_keyboards_have_every_letter_of_their_languages() -> None:
    assert US.alphabet == "abcdefghijklmnopqrstuvwxyz"
    assert set(RUSSIAN.alphabet) == set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert set(KAZAKH.alphabet) == set("аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")


@given(st.data(), st.permutations(keyboards()))
def test_what_was_typed_on_a_wrong_keyboard_is_read_as_it_was_meant(
    data: st.DataObject, some: list[Keyboard]
) -> None:
    meant, typed, _ = some
    text = data.draw(st.text(st.sampled_from(meant.keys + " "), max_size=30))
    assert typed.typed_on(meant, meant.typed_on(typed, text)) == text


@given(st.sampled_from([RUSSIAN, KAZAKH]), st.data())
def test_a_name_is_among_the_readings_of_what_its_keys_write(keyboard: Keyboard, data: st.DataObject) -> None:
    name = data.draw(st.text(st.sampled_from(keyboard.alphabet + " "), min_size=1, max_size=30))
    typed = keyboard.typed_on(US, name)
    assert name in (typed, *misread(typed))


@given(st.text(max_size=50))
def test_no_reading_is_given_twice_nor_is_the_text(text: str) -> None:
    readings = list(misread(text))
    assert len({text, *readings}) == len(readings) + 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Fe'pjd", "Ауэзов"),
        ("@etpjd", "Әуезов"),
        ("2etpjd", "әуезов"),
        ("2уезов", "әуезов"),
        ("Фгуящм", "Auezov"),
        ("Yfpfh,ftd", "Назарбаев"),
    ],
)
def test_examples(typed: str, meant: str) -> None:
    assert meant in misread(typed)


def test_what_no_keyboard_writes_is_read_no_other_way() -> None:
    assert list(misread("東京")) == []
    assert list(misread("Ауэзов University")) == []


def test_a_word_may_be_made_of_the_letters_of_its_script() -> None:
    assert set(alphabet("Ауэзов")) == set(RUSSIAN.alphabet) | set(KAZAKH.alphabet)
    assert alphabet("Auezov") == US.alphabet
    assert alphabet("12") == alphabet("") == ""
