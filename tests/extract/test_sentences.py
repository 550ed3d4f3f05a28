import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.findings import findings
from kg.extract.languages import blank
from kg.extract.sentences import Sentences


def cut(text: str, language: str = "ru") -> list[str]:
    nlp = blank(language)
    doc = Sentences(nlp, "sentences")(nlp.make_doc(text))
    return [span.of(text) for span in findings(doc).sentences]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Директор И.С. Ким и проф. А. Омаров прибыли в г. Алматы на ул. Абая."),
        ("ru", "Утверждено приказом и.о. Министра от 5 мая 2024 г. № 12."),
        ("en", "Prof. Zh.E. Baytelieva read order No. 437 to Dr. Smith."),
        ("kk", "Жиналысты м.а. Ә. Серікқызы мен проф. Ж.А. Омаров ашты."),
        ("ru", "1. Утвердить прилагаемый план."),
        ("ru", "«Мы готовы!» – сказал директор."),
    ],
)
def test_an_abbreviation_or_initial_ends_no_sentence(language: str, text: str) -> None:
    assert cut(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ru", "Колледж открыт в 2024 г. Он учит швей.", 2),
        ("en", "They met. “We agree.” Then they signed!", 3),
        ("kk", "Жиналыс өтті. Оған ректор қатысты.", 2),
        ("ru", "Присутствовали:\n- Ким И.С.\n- Омаров А.", 3),
    ],
)
def test_full_stops_and_line_breaks_end_a_sentence(language: str, text: str, count: int) -> None:
    assert len(cut(text, language)) == count


@given(st.text(max_size=200))
def test_sentences_cover_everything_but_white_space_in_order(text: str) -> None:
    nlp = blank("ru")
    doc = Sentences(nlp, "sentences")(nlp.make_doc(text))
    end = 0
    for span in findings(doc).sentences:
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert not text[end:].strip()


@pytest.mark.parametrize("unit", ["А. ", "слово. ", "а", " ", "«", "12. ", "г. "])
def test_long_input_ends(unit: str) -> None:
    assert len(cut(unit * 50_000)) >= 0


def test_what_goes_on_without_an_end_is_cut_between_words() -> None:
    text = "подписали договор " * 500
    parts = cut(text)
    assert " ".join(parts) == text.strip()
    assert max(map(len, parts)) <= 2000
    assert [len(part) for part in cut("я" * 5000)] == [2000, 2000, 1000]
