"""Extraction of any text whatever: it never fails, and what it quotes is in the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.model import Document, Extraction, Language, Mention

WORDS = st.sampled_from(
    [
        "ТОО «Үлгі»",
        "Ulgi University",
        "подписали",
        "меморандум",
        "№ 12",
        "ректор",
        "Ким И.С.",
        "\n",
        ". ",
        "«",
        "ЖШС-мен",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)).filter(str.strip)


def assert_quotes_its_text(document: Document, extraction: Extraction) -> None:
    for statement in extraction.statements:
        assert statement.span.of(document.text) == statement.sentence
        for mention in (statement.subject, statement.object):
            if isinstance(mention, Mention):
                assert mention.span.of(document.text) == mention.surface


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(Language))
def test_any_text_is_read_and_quoted_character_by_character(text: str, language: Language) -> None:
    document = Document("test:any", text, language)
    assert_quotes_its_text(document, extract(document))


def test_the_same_text_gives_the_same_statements() -> None:
    text = "Ulgi University and Primer Works LLP signed a memorandum of cooperation.\n"
    first = extract(Document("test:same", text, Language.EN))
    assert {statement.id for statement in first.statements} == {
        statement.id for statement in extract(Document("test:same", text, Language.EN)).statements
    }
    assert first.statements
