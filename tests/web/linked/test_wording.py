"""What the pages say is complete in every language."""

import re
from pathlib import Path

import pytest

from kg.model import VOCABULARY
from kg.web import linked
from kg.web.linked.wording import Wording, headings, texts

LANGUAGES = {"kk", "ru", "en"}
FOLDER = Path(linked.__file__).parent
PLACES = re.compile(r"\{\w*\}")


def test_every_text_is_there_in_every_language_with_the_same_places_for_values() -> None:
    for key, by_language in texts().items():
        assert set(by_language) == LANGUAGES, key
        assert all(text.strip() == text != "" for text in by_language.values()), key
        places = {tuple(sorted(PLACES.findall(text))) for text in by_language.values()}
        assert len(places) == 1, key


def test_every_text_that_is_said_is_there_and_no_other() -> None:
    written = "\n".join(
        path.read_text("utf-8") for path in sorted([*FOLDER.rglob("*.html"), *FOLDER.glob("*.py")])
    )
    said = set(re.findall(r'say\("(\w+)"', written)) - {"scheme_", "contents_"}
    assert said <= set(texts())
    quoted = set(re.findall(r'"(\w+)"', written))
    built = {key for key in texts() if key.startswith(("scheme_", "contents_")) or key.endswith("_note")}
    assert set(texts()) - quoted - built == set()


def test_every_relation_has_a_heading_at_both_ends() -> None:
    relations = {**VOCABULARY.relation_types, **VOCABULARY.known_relations}
    assert set(headings()) == set(relations)
    for name, ends in headings().items():
        assert set(ends) == ({"out"} if relations[name].symmetric else {"out", "in"}), name
        assert all(set(labels) == LANGUAGES for labels in ends.values()), name


@pytest.mark.parametrize(
    ("date", "kk", "ru", "en"),
    [
        ("2026-01-12", "2026 жылғы 12 қаңтар", "12 января 2026 г.", "12 January 2026"),
        ("2026-05", "2026 жылғы мамыр", "май 2026 г.", "May 2026"),
        ("2026", "2026", "2026", "2026"),
        ("2024/2026", "2024/2026", "2024/2026", "2024/2026"),
        ("2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01"),
        ("", "", "", ""),
    ],
)
def test_dates_are_written_in_words_as_precise_as_they_are(date: str, kk: str, ru: str, en: str) -> None:
    assert [Wording(each).date(date) for each in ("kk", "ru", "en")] == [kk, ru, en]


def test_words_are_sorted_by_the_alphabet() -> None:
    words = ["Яблоко", "Қала", "Кен", "Ұлттық", "Үлгі", "Уақыт", "Елка", "Ёлка", "Жер", "Iron", "2-сынып"]
    assert sorted(words, key=Wording("kk").order) == [
        "2-сынып", "Iron", "Елка", "Ёлка", "Жер", "Кен", "Қала", "Уақыт", "Ұлттық", "Үлгі", "Яблоко",
    ]  # fmt: skip


def test_types_statuses_and_kinds_have_labels() -> None:
    wording = Wording("kk")
    assert wording.type("Company") == "Компания"
    assert wording.notation("denied") == "жоққа шығарылған"
    assert wording.notation("dual_education") == "дуальды оқыту"
    assert wording.notation("unheard of") == "unheard of"
    for name in VOCABULARY.entity_types:
        assert wording.type(name)
