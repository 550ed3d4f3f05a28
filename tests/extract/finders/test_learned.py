from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.finders.name_finding import candidates, surfaces

from kg.extract.findings import Candidate, findings
from kg.extract.languages import blank
from kg.extract.recognition.recogniser import WEIGHTS, recogniser
from kg.extract.recognition.words import words
from kg.model import Span

PAGES = {
    "en": "The memorandum was signed by Rector Aigerim Bekova and Tengizchevroil LLP in Atyrau.\n",
    "ru": "Меморандум подписали ректор Айгерим Бекова и ТОО «Тенгизшевройл». Встреча прошла в Атырау.\n",
    "kk": "Меморандумға ректор Айгерім Бекова мен «Теңізшевройл» ЖШС қол қойды. Кездесу Атырауда өтті.\n",
}


@pytest.mark.parametrize(
    ("language", "person", "company"),
    [
        ("en", "Aigerim Bekova", "Tengizchevroil LLP"),
        ("ru", "Айгерим Бекова", "ТОО «Тенгизшевройл»"),
        ("kk", "Айгерім Бекова", "«Теңізшевройл» ЖШС"),
    ],
)
def test_recognises_a_person_and_a_company_in_every_language(
    language: str, person: str, company: str
) -> None:
    found = {
        (c.span.of(PAGES[language]), c.type) for c in candidates("learned_finder", language, PAGES[language])
    }
    assert {(person, "Person"), (company, "Company")} <= found


def test_a_name_ends_before_a_hyphenated_suffix() -> None:
    text = "Колледж «Болашақ Мұнай» АҚ-мен меморандумға қол қойды.\n"
    assert [name[-2:] for name in surfaces("learned_finder", "kk", text) if "Болашақ" in name] == ["АҚ"]


def test_the_same_text_gives_the_same_names_wherever_it_stands() -> None:
    once = surfaces("learned_finder", "ru", PAGES["ru"])
    assert surfaces("learned_finder", "ru", PAGES["ru"] + "\n" * 20 + PAGES["ru"]) == once * 2


def test_says_how_likely_the_proposal_of_a_rule_is() -> None:
    nlp = blank("ru")
    doc = nlp.make_doc(PAGES["ru"])
    person = PAGES["ru"].index("Айгерим")
    findings(doc).candidates = [
        Candidate(Span(person, person + 14), "Person", 0.5, "rule"),
        Candidate(Span(0, 10), "Person", 0.5, "rule"),
        Candidate(Span(2, 10), "Person", 0.5, "rule"),
    ]
    likely, unlikely, cut = findings(nlp.create_pipe("learned_finder")(doc)).candidates[:3]
    assert likely.score > 0.9
    assert unlikely.score < 0.1
    assert cut.score == 0


@pytest.mark.parametrize(("language", "role"), [("en", "Rector"), ("ru", "ректор"), ("kk", "ректор")])
def test_recognises_the_words_for_a_role(language: str, role: str) -> None:
    nlp = blank(language)
    doc = nlp.create_pipe("learned_finder")(nlp.make_doc(PAGES[language]))
    assert [span.of(doc.text) for span in findings(doc).roles] == [role]


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_words_are_slices_of_any_text_in_order_and_leave_out_white_space_alone(text: str) -> None:
    read = words(text, "en", [], {})
    spans = [read.span(number, number) for number in range(len(read))]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(text[place].isspace() for place in set(range(len(text))) - covered)


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_likelihoods_of_any_text_lie_between_nought_and_one(text: str) -> None:
    reading = recogniser().read(text, "kk", [])
    assert all(0 <= likely <= 1.0001 for _, _, likely in reading.names())
    assert all(0 <= likely <= 1.0001 for _, likely in reading.roles())


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_candidates_of_any_text_lie_within_it_and_do_not_overlap(text: str) -> None:
    spans = [candidate.span for candidate in candidates("learned_finder", "en", text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_time_grows_with_the_length_of_the_text() -> None:
    page = PAGES["ru"] * 200
    short, long = _seconds(page), _seconds(page * 8)
    assert long < 8 * short * 3


def test_the_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.parent.iterdir()) < 40_000_000


def _seconds(text: str) -> float:
    start = process_time()
    candidates("learned_finder", "ru", text)
    return process_time() - start
