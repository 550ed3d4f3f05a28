import pytest

from kg.extract.finders.naming import NameWords, sound_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ермек", "Yermek", "Ermek"),
        ("Жәнібек", "Жанибек", "Zhanibek", "Dzhanibek"),
        ("Шыңғыс", "Шынгыс", "Shyngys"),
        ("Әсел", "Асель", "Assel", "Asel"),
    ],
)
def test_spellings_of_a_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("ru", "Кайрата", "g"),
        ("ru", "Серикбаевне", "p"),
        ("ru", "Сыздыковой", "s"),
        ("kk", "Маратқызының", "p"),
        ("kk", "Қайратқа", "g"),
        ("en", "Askerovich", "p"),
        ("en", "Rakhmankulova", "s"),
        ("en", "Steppe", "x"),
    ],
)
def test_the_kind_of_a_word_shows_in_any_case(language: str, word: str, kind: str) -> None:
    assert NameWords(language).kind(word) == kind
