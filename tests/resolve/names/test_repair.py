import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names.repair import repaired
from kg.resolve.names.script import unified

NAMES = st.lists(
    st.sampled_from(
        ["ТОО", "колледж", "калледж", "Сұңқар", "Сұнқарлы", "политехнический", "политехничиский", "№", "12"]
    ),
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Таразский политехнический коллредж", "Таразский политехнический колледж"),
        ("Повлодарский колледж сервиса", "Павлодарский колледж сервиса"),
        ("Тараз агралық коледжі", "Тараз агралық колледжі"),
        ("Taraz Agrarian Collage", "Taraz Agrarian College"),
        ("Повлодарский коллредж сервиса", "Павлодарский колледж сервиса"),
    ],
)
def test_a_word_a_letter_or_two_away_is_read_as_the_known_one(read: str, meant: str) -> None:
    assert repaired(read, meant) == (meant, meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Таразский политехнический колледж", "Таразский политехнический колледж"),
        ("Таразский политехнический колледж", "Таразский педагогический колледж"),
        ("Колледж Актау", "Колледж Актобе"),
        ("Школа № 12", "Школа № 13"),
        ("Школа 2012", "Школа 2013"),
        ("ТОО Сұңқар", "ТОО Сұңқас"),
        ("ТОО Карлыгаш", "ТОО Карлыгас"),
        ("политехничиский", "политехнический"),
        ("КазНУ Тараз", "КазНТ Тараз"),
        ("колледж", "Таразский колледж"),
    ],
)
def test_two_words_of_their_own_a_number_or_a_lone_word_are_no_slip(one: str, other: str) -> None:
    assert repaired(one, other) is None


@given(st.one_of(NAMES, st.text()), st.one_of(NAMES, st.text()))
def test_a_repair_puts_words_of_one_name_into_the_other_whichever_comes_first(one: str, other: str) -> None:
    found, turned = repaired(one, other), repaired(other, one)
    assert found == (turned[::-1] if turned else None)
    if found:
        assert set("".join(found)) <= set(unified(one) + unified(other))


@given(st.one_of(NAMES, st.text()))
def test_a_name_needs_no_repair_beside_itself(name: str) -> None:
    assert repaired(name, name) is None
