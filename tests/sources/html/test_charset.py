"""Pages come out right whatever their encoding is declared to be."""

import pytest
from tests.sources.html.reading import SENTENCE, reason, text

RUSSIAN = f"{SENTENCE.replace('Үлгі', 'Образец')} Встреча прошла в городе Шымкент, в здании палаты."
KAZAKH = (
    "Қазақстанның «Үлгі» университеті ынтымақтастық туралы меморандумға қол қойды, құжат бес жылға жасалған."
)


def page(said: str, declared: str) -> str:
    return f"<html><head>{declared}<title>t</title></head><body><p>{said}</p></body></html>"


DECLARED = [
    "",
    '<meta charset="utf-8">',
    "<meta charset=windows-1251>",
    '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
    '<!-- <meta charset="cp866"> --><meta charset="x-unknown">',
]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("told", ["", "utf-8", "windows-1251", "ISO-8859-1", "no-such"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-8-sig"]
)
def test_a_russian_page_in_any_encoding_however_declared(encoding: str, told: str, declared: str) -> None:
    assert text(page(RUSSIAN, declared).encode(encoding, "xmlcharrefreplace"), told) == RUSSIAN


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", ["utf-8", "kz1048", "utf-16"])
def test_a_kazakh_page_in_any_encoding_however_declared(encoding: str, declared: str) -> None:
    assert text(page(KAZAKH, declared).encode(encoding)) == KAZAKH


def test_kazakh_letters_as_entities_in_windows_1251() -> None:
    data = page(KAZAKH, "<meta charset=windows-1251>").encode("cp1251", "xmlcharrefreplace")
    assert b"&#1179;" in data
    assert text(data) == KAZAKH


def test_an_english_page_with_the_quotation_marks_of_windows_1252() -> None:
    said = "Primer University and Sample LLP signed “a memorandum” of cooperation – for five years."
    assert text(page(said, "").encode("cp1252"), "iso-8859-1") == said


def test_a_letter_cut_in_the_description_does_not_spoil_the_page() -> None:
    whole = page(RUSSIAN, '<meta name="description" content="Альянс">').encode()
    assert text(whole.replace("Альянс".encode(), "Альянс".encode()[:-1])) == RUSSIAN


def test_a_letter_cut_in_the_text_is_refused() -> None:
    assert "broken" in reason(page(RUSSIAN, "").encode().replace("город".encode(), "город".encode()[:-1]))
