import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names.script import consonants, fold, fold_all, letters, respelled, sound, unified

# Letters that look alike, digits read for letters, marks that join letters, and characters that show nothing.
TANGLED = st.text(
    alphabet="АВСеухІХО03о1lI OCXYaceyVBK№\"'’`´-\u0306\u0301\u0308\u200d\u00ad\0Ўţª①Ⅷ", max_size=15
)
ANY = st.one_of(TANGLED, st.text())


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("«Сұңқар»", '"Сұңқар"'),
        ("“Sunqar”", '"Sunqar"'),
        ("„Сункар‟", '"Сункар"'),
        ("Усть–Каменогорск", "Усть-Каменогорск"),
        ("  Усть\u00a0Каменогорск\t", "Усть Каменогорск"),
        ("Ал\u00adма\u200bты", "Алматы"),
        ("Алматы\0қаласы", "Алматы қаласы"),
        ("№ 5", "№ 5"),
        ("и\u0306од", "йод"),
    ],
)
def test_marks_and_blanks_are_of_one_kind(written: str, one_form: str) -> None:
    assert unified(written) == one_form


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Aстана", "Астана"),
        ("Kостанайский", "Костанайский"),
        ("Aлмaты", "Алматы"),
        ("Тараз MEKTEП", "Тараз МЕКТЕП"),
        ("завод KACKOP в Актау", "завод КАСКОР в Актау"),
        ("Аlmаty", "Almaty"),
        ("Nаzаrbаyеv Univеrsity", "Nazarbayev University"),
        ("0рда", "Орда"),
        ("К0ЛЛЕДЖ", "КОЛЛЕДЖ"),
        ("к0лледж", "колледж"),
        ("Караганда 3аңгер", "Караганда Заңгер"),
        ("школа № 1О", "школа № 10"),
        ("мектеп № l2", "мектеп № 12"),
    ],
)
def test_a_letter_that_looks_alike_is_taken_for_the_words_own(written: str, meant: str) -> None:
    assert unified(written) == meant


@pytest.mark.parametrize(
    "text", ["KAZ Minerals", "Şemek және Köy", "ТОО «Copy Сервис»", "Лицей № 30", "ГОСТ 3004", "Çay бизнес"]
)
def test_a_word_of_another_script_or_number_stays(text: str) -> None:
    assert unified(text) == text.translate(dict.fromkeys(map(ord, "«»"), '"'))


@pytest.mark.parametrize("written", ["319-III", "319-ІІІ", "319-IІІ"])
def test_roman_numerals_are_latin_in_any_text(written: str) -> None:
    assert unified(f"Заңы № {written}, Қазақстан").split()[2] == "319-III,"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Шыңғыс", "Shyńǵys", "Şyńğys", "Shyngys"),
        ("Қарағанды", "Qaraǵandy", "Qarağandy", "Karagandy"),
        ("Жүсіп", "Júsіp", "Jüsıp", "Zhusip"),
        ("Өскемен", "Óskemen", "Öskemen", "Oskemen"),
        ("Щучинск", "Shchuchinsk"),
        ("Хромтау", "Khromtau", "Hromtaw"),
        ("Ерлан", "Yerlan", "Erlan"),
        ("Алма́ты", "Алматы", "ＡЛМАТЫ".replace("Ａ", "А"), "Almaty"),
        ("Ўзбек", "Узбек"),
        ("Її", "Іі"),
    ],
)
def test_one_name_in_all_alphabets_folds_to_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Тараз", "Тарас"), ("Актау", "Актобе"), ("школа 12", "школа 21"), ("Али", "Алия")]
)
def test_two_names_fold_to_two_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ержан", "Yerzhan", "Erjan", "Erzhan"),
        ("Сұлтан", "Султан", "Sultan", "Soultan"),
        ("Гүлнар", "Гульнар", "Gulnar"),
        ("Филипп", "Philip"),
        ("Юрий", "Yuri", "Iurii"),
    ],
)
def test_romanisations_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("acronym", "latin"),
    [("ЕНУ", "enu"), ("ҚазҰУ", "kazuu"), ("ЖШС", "zhshs"), ("КИИ", "kii"), ("ЎзМУ", "uzmu")],
)
def test_an_acronym_keeps_each_of_its_letters(acronym: str, latin: str) -> None:
    assert letters(acronym) == latin


def test_only_vowels_inside_a_word_are_no_consonants() -> None:
    assert consonants("aidana") == "adn"


@pytest.mark.parametrize(
    ("name", "language", "russian"),
    [
        ("Müller", "de", "Мюллер"),
        ("Schwarz", "de", "Шварц"),
        ("Nowak", "pl", "Новак"),
        ("Özçelik", "tr", "Озчелик"),
        ("이", "ko", "И"),
    ],
)
def test_a_foreign_name_is_spelled_as_russian_texts_do(name: str, language: str, russian: str) -> None:
    assert sound(respelled(name, language)) == sound(russian)


def test_a_name_of_a_language_without_rules_stays() -> None:
    assert respelled("Оспанов", "ru") == "оспанов"


@given(ANY)
def test_a_unified_text_is_unified_already(text: str) -> None:
    once = unified(text)
    assert unified(once) == once


@given(ANY)
def test_a_unified_text_is_printable_without_double_blanks(text: str) -> None:
    once = unified(text)
    assert once.isprintable()
    assert once == " ".join(once.split())


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "Z"])))
def test_a_folded_text_has_small_letters_digits_and_single_blanks_without_accents_or_cyrillic(
    text: str,
) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(char.isalnum() for char in folded.replace(" ", ""))
    assert not re.search("[A-ZА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]", folded)
    assert not any(map(unicodedata.combining, folded))


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=40), max_size=5))
def test_texts_folded_together_fold_as_they_do_alone(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(st.text(alphabet="aiy -\nеийы", max_size=20))
def test_lines_of_one_text_are_its_words(text: str) -> None:
    assert fold(text) == fold(text.replace("\n", " "))


@given(st.text(alphabet=st.characters(categories=["P", "Z", "C", "S"])))
def test_a_text_without_letters_and_digits_folds_to_nothing(text: str) -> None:
    assert fold("".join(char for char in unicodedata.normalize("NFKC", text) if not char.isalnum())) == ""


@given(ANY, st.sampled_from(["de", "fr", "pl", "tr", "uz", "ko", "ru", "kk", "xx"]))
def test_any_text_has_its_keys(text: str, language: str) -> None:
    assert sound(text) == sound(unicodedata.normalize("NFD", text))
    assert consonants(fold(text)) == consonants(consonants(fold(text)))
    assert letters(text).replace(" ", "") == letters(text)
    assert isinstance(respelled(text, language), str)
