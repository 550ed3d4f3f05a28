import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Verdict
from kg.resolve.names.comparing import compare, named
from kg.resolve.names.evidence import Comparison
from kg.resolve.names.persons import (
    gender_of,
    given_names,
    initial_fits,
    is_title,
    likely_given,
    parse_person,
)
from kg.resolve.names.script import fold

LANGUAGES = ("ru", "kk", "en")
SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def compared(one: str, other: str, *languages: str) -> Comparison:
    left, right = languages or ("ru", "ru")
    return compare(named("Person", one, left, ""), named("Person", other, right, ""))


def noted(comparison: Comparison) -> set[str]:
    return {feature.name for feature in comparison.features}


def full_words(name: str, language: str = "ru") -> list[str]:
    return [word.text for word in parse_person(name, language).words]


@pytest.mark.parametrize(
    ("name", "language", "words", "initials", "father"),
    [
        ("Оспанов Ержан Серикович", "ru", ["Оспанов", "Ержан"], (), "serik"),
        ("Ержан Серікұлы Оспанов", "kk", ["Ержан", "Оспанов"], (), "serik"),
        ("Ержан Серік ұлы Оспанов", "kk", ["Ержан", "Оспанов"], (), "serik"),
        ("Айгүл Ерланқызы Сейітова", "kk", ["Айгүл", "Сейітова"], (), "erlan"),
        ("Е.С. Оспанов", "ru", ["Оспанов"], ("Е", "С"), None),
        ("Оспанов Е. С.", "ru", ["Оспанов"], ("Е", "С"), None),
        ("Yerzhan S. Ospanov", "en", ["Yerzhan", "Ospanov"], ("S",), None),
        ("Нурлан Ким-Оспанов", "ru", ["Нурлан", "Ким", "Оспанов"], (), None),
        ("Серікұлы", "kk", ["Серікұлы"], (), None),
    ],
)
def test_a_name_is_taken_apart(
    name: str, language: str, words: list[str], initials: tuple[str, ...], father: str | None
) -> None:
    parsed = parse_person(name, language)
    assert ([word.text for word in parsed.words], parsed.initials, parsed.father) == (words, initials, father)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("профессор Ержан Оспанов", "ru"),
        ("Ержан Оспанов, директор колледжа", "ru"),
        ("г-н Ержан Оспанов", "ru"),
        ("министр Ержан Оспанов", "ru"),
        ("әкім Ержан Оспанов", "kk"),
        ("Ержан Оспанов мырза", "kk"),
        ("Dr. Ержан Оспанов", "en"),
        ("Ержан Оспанов, PhD", "en"),
    ],
)
def test_titles_are_set_aside(name: str, language: str) -> None:
    assert full_words(name, language) == ["Ержан", "Оспанов"]


@pytest.mark.parametrize("word", ["Профессор", "ректора", "министрі", "director", "депутат"])
def test_a_word_for_a_post_is_a_title(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["Оспанов", "Ержан", "Айгүл", "Kim", "К"])
def test_a_word_of_a_name_is_no_title(word: str) -> None:
    assert not is_title(word)


@pytest.mark.parametrize(
    ("surname", "gender"),
    [("Алимов", "m"), ("Алимова", "f"), ("Ильинский", "m"), ("Ильинская", "f"), ("Ким", None)],
)
def test_the_ending_of_a_surname_tells_the_gender(surname: str, gender: str | None) -> None:
    assert gender_of(fold(surname)) == gender


@pytest.mark.parametrize(
    ("initial", "name"), [("Е", "Ержан"), ("Y", "Ержан"), ("Ж", "Jandos"), ("Қ", "Канат")]
)
def test_an_initial_fits_its_name_in_any_script(initial: str, name: str) -> None:
    assert initial_fits(initial, parse_person(name, "ru").words[0])


def test_an_initial_does_not_fit_another_name() -> None:
    assert not initial_fits("А", parse_person("Ержан", "ru").words[0])


def test_a_common_given_name_is_known_and_a_surname_is_not() -> None:
    assert given_names()
    assert likely_given(parse_person("Ержан", "ru").words[0])
    assert not likely_given(parse_person("Мамытбеков", "ru").words[0])


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        ("Ержан Оспанов", "Оспанов Ержан", ("ru", "ru")),
        ("ЕРЖАН ОСПАНОВ", "Ержан Оспанов", ("ru", "ru")),
        ("Ержан Серікұлы Оспанов", "Оспанов Ержан Серикович", ("kk", "ru")),
        ("Айгүл Ерланқызы Сейітова", "Сеитова Айгуль Ерлановна", ("kk", "ru")),
        ("Yerzhan Ospanov", "Ержан Оспанов", ("en", "ru")),
        ("Shyńǵys Aıtmatov", "Шыңғыс Айтматов", ("kk", "kk")),
        ("Şyńğys Aitmatov", "Шыңғыс Айтматов", ("kk", "kk")),
        ("Оспанову Ержану Сериковичу", "Оспанов Ержан Серикович", ("ru", "ru")),
        ("с Ерланом Оспановым", "Ерлан Оспанов", ("ru", "ru")),
        ("Ержан Оспановтың", "Ержан Оспанов", ("kk", "kk")),
        ("Ержан Оспановқа", "Ержан Оспанов", ("kk", "kk")),
        ("Ержaн Оспaнов", "Ержан Оспанов", ("ru", "ru")),
        ("Айгуль Сейтова (урожд. Оспанова)", "Айгуль Оспанова", ("ru", "ru")),
        ("Айгуль Сейтова (в девичестве Оспанова)", "Айгуль Оспанова", ("ru", "ru")),
        ("Aigul Seitova (née Ospanova)", "Aigul Ospanova", ("en", "en")),
    ],
)
def test_two_spellings_of_one_full_name_are_one_person(
    one: str, other: str, languages: tuple[str, str]
) -> None:
    assert compared(one, other, *languages).verdict is SAME


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("Алимов Бекзат", "Алимова Бекзат", "word_gender"),
        ("Алимов", "Алимова", "word_gender"),
        ("Алимов Нурлан Серикович", "Алимова Гульнар Сериковна", "gender_differs"),
        ("Серикжан Мамытбеков", "Мамытбек Серикжанов", "word_clipped"),
        ("Оспанов Ержан Серикович", "Оспанов Ержан Маратович", "patronymic_differs"),
        ("Оспанов Е.С.", "Оспанов Нурлан Серикович", "initial_differs"),
        ("Оспанов Е.С.", "Оспанов Ержан Маратович", "initial_differs"),
        ("Оспанов Е.С.", "Оспанов Е.М.", "initial_differs"),
        ("Ержан Оспанов", "Ержан Касымов", "word_differs"),
        ("Айгуль Сейтова", "Айгуль Оспанова", "surname_of_woman_differs"),
        ("Айгуль Ким (урожд. Оспанова)", "Айгуль Ким (урожд. Сейтова)", "former_surname_differs"),
    ],
)
def test_two_names_that_are_alike_are_two_persons(one: str, other: str, because: str) -> None:
    found = compared(one, other)
    assert found.verdict is not SAME
    assert because in noted(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Оспанов Е.С.", "Оспанов Ержан Серикович"),
        ("Е. Оспанов", "Ержан Оспанов"),
        ("E. Ospanov", "Ержан Оспанов"),
        ("Айгуль Сериковна", "Айгуль Оспанова"),
    ],
)
def test_an_initial_or_half_a_name_is_never_enough(one: str, other: str) -> None:
    assert compared(one, other).verdict is not SAME


def test_one_surname_alone_is_never_enough() -> None:
    assert "name_of_one_word" in noted(compared("Оспанов", "Оспанов"))
    assert compared("Оспанов", "Оспанов").verdict is not SAME


@pytest.mark.parametrize("name", ["", "\0", "…—!", "профессор", "123", "«»"])
def test_a_text_without_a_name_has_nothing_to_compare(name: str) -> None:
    assert "nothing_to_compare" in noted(compared(name, name))
    assert compared(name, "Ержан Оспанов").verdict is DIFFERENT


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_taken_apart_into_its_own_words(text: str, language: str) -> None:
    parsed = parse_person(text, language)
    assert all(word.readings and word.text for word in parsed.words)
    assert all(not word.readings[0].inflected for word in parsed.words)
    assert parsed.is_full == (len(parsed.words) > 1)


@given(st.integers(1, 5000), st.sampled_from(["а", "Школа ", "А.", "Оспанов-", "Ұлы ұлы "]))
def test_a_long_name_is_taken_apart_no_further_than_a_name_can_be_long(times: int, text: str) -> None:
    assert len(parse_person(text * times, "kk").words) <= 300
