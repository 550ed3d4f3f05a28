import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.finders.name_finding import candidates, surfaces

import kg.extract.finders.agreements
import kg.extract.finders.events
import kg.extract.finders.programmes
import kg.extract.finders.sectors  # noqa: F401  (the imports register the finders)

FINDERS = ("events", "agreements", "programmes", "sectors")


@pytest.mark.parametrize(
    ("finder", "language", "text", "names"),
    [
        ("events", "en", 'the II forum "Wool and Thread" was held', ['II forum "Wool and Thread"']),
        ("events", "en", "The meeting was attended by", ["meeting"]),
        (
            "events",
            "ru",
            "прошёл областной форум «Кадры», круглый стол",
            ["областной форум «Кадры»", "круглый стол"],
        ),
        ("events", "kk", "«Өндіріс» республикалық форумы өтті", ["«Өндіріс» республикалық форумы"]),
        ("events", "kk", "Дөңгелек үстелге ректорлар келді", ["Дөңгелек үстелге"]),
        ("agreements", "ru", "подписали меморандум о сотрудничестве.", ["меморандум о сотрудничестве"]),
        ("agreements", "en", "signed a memorandum of understanding.", ["memorandum of understanding"]),
        ("agreements", "kk", "дуалды оқыту шартын жасасты", ["дуалды оқыту шартын"]),
        ("programmes", "ru", "по проекту «Жас маман» открыт класс", ["проекту «Жас маман»"]),
        ("programmes", "kk", "«Ауыл аманаты» бағдарламасы бойынша", ["«Ауыл аманаты» бағдарламасы"]),
        (
            "sectors",
            "en",
            "The cluster works in petrochemistry and logistics.",
            ["petrochemistry", "logistics"],
        ),
        ("sectors", "ru", "компания работает в лёгкой промышленности", ["лёгкой промышленности"]),
        ("sectors", "kk", "тау-кен саласында жұмыс істейді", ["тау-кен"]),
    ],
)
def test_a_name_takes_in_its_modifiers_and_title(
    finder: str, language: str, text: str, names: list[str]
) -> None:
    assert surfaces(finder, language, text) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Договор не подписан."),
        ("en", "There is no agreement with the plant."),
        ("kk", "Меморандум жасалған жоқ."),
    ],
)
def test_an_agreement_that_is_denied_is_no_candidate(language: str, text: str) -> None:
    assert surfaces("agreements", language, text) == []


def test_a_titled_event_outranks_a_bare_head_noun() -> None:
    titled, bare = candidates("events", "ru", "форум «Кадры». Организаторы форума")
    assert titled.score > bare.score


def test_a_programme_is_displayed_by_its_title() -> None:
    (programme,) = candidates("programmes", "ru", "по проекту «Жас маман» открыт класс")
    assert programme.name == "«Жас маман»"


def test_a_programme_named_by_its_head_noun_alone_is_no_candidate() -> None:
    assert surfaces("programmes", "ru", "Программа понравилась всем.") == []


@given(
    st.sampled_from(FINDERS),
    st.sampled_from(["en", "ru", "kk"]),
    st.text(alphabet='форум «»"\n план', max_size=60),
)
def test_candidates_lie_within_the_text(finder: str, language: str, text: str) -> None:
    assert all(candidate.span.end <= len(text) for candidate in candidates(finder, language, text))


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize(
    "text", ["договор о ", "«форум ", "Концепция развития ", "joint national ", "мақта "]
)
def test_repetition_does_not_blow_up(finder: str, text: str) -> None:
    begun = time.process_time()
    for language in ("en", "ru", "kk"):
        candidates(finder, language, text * 1_000)
    assert time.process_time() - begun < 10
