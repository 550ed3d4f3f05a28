"""Texts as pages really are: what is found quotes them character by character, and is still found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.test_extract import assert_quotes_its_text

from kg.extract import extract
from kg.extract.findings import findings
from kg.extract.pipeline import read
from kg.model import Document, Language

PIECES = (
    "🎓 Ulgi University|🏭🇰🇿 ТОО «Былой Пример»|Әйге\u0301рім Сампилова|e\u0301cole|ТОО «Прим\u0065р»|"
    "УНИВЕРСИТЕТ «ҮЛГІ»|подпи\u00adсали|мемо-\nрандум|signed|ректор|R&amp;D &nbsp;|"
    "&laquo;Былой Пример&raquo;|memo\u200brandum|\ufeff|№\u00a012|\u202eabc\u202c|  |\t|—|'|\""
)
ROUGH = st.sampled_from(PIECES.split("|"))
TEXTS = st.lists(ROUGH, min_size=1, max_size=40).map(" ".join).filter(str.strip)


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(Language))
def test_rough_texts_are_quoted_character_by_character(text: str, language: Language) -> None:
    document = Document("test:rough", text, language)
    assert_quotes_its_text(document, extract(document))


def surfaces(text: str, language: Language) -> set[str]:
    found = findings(read(Document("test:rough", text, language)))
    return {span.of(text) for referent in found.referents for span in referent.mentions}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("🎓 Ulgi University signed a memorandum with Primer LLP.\n", Language.EN, "Ulgi University"),
        ("УНИВЕРСИТЕТ «ҮЛГІ» ПОДПИСАЛ МЕМОРАНДУМ С ТОО «БЫЛОЙ ПРИМЕР»\n", Language.RU, "ТОО «БЫЛОЙ ПРИМЕР»"),
        (
            "Университет «Үлгі» подпи\u00adсал договор с ТОО «Былой Пример».\n",
            Language.RU,
            "ТОО «Былой Пример»",
        ),
        ("Университет «Үлгі» и ТОО «Былой\nПример» подписали договор.\n", Language.RU, "Университет «Үлгі»"),
        ("ТОО «Прим\u0065р Машзавод» подписало договор.\n", Language.RU, "ТОО «Прим\u0065р Машзавод»"),
        ("Ulgi University and Primer LLP signed a memorandum", Language.EN, "Primer LLP"),
    ],
)
def test_names_are_found_in_rough_texts(text: str, language: Language, name: str) -> None:
    assert name in surfaces(text, language)


@pytest.mark.parametrize("glue", [" ", "\n"])
def test_a_text_of_200_000_characters_without_a_sentence_end_is_read(glue: str) -> None:
    piece = "Университет «Үлгі» и ТОО «Былой Пример» подписали договор" + glue
    document = Document("test:long", piece * (200_000 // len(piece)), Language.RU)
    extraction = extract(document)
    assert extraction.statements
    assert_quotes_its_text(document, extraction)
