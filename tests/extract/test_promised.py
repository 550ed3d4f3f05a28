"""What rules alone find: commitments, indicators, how acts come about, successions."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.comparing import Fact, compared
from tests.extract.promised import PUBLISHED, Told
from tests.extract.promised_held_out import HELD_OUT
from tests.extract.promised_learned import LEARNED

from kg.extract import extract
from kg.extract.findings import Findings, Referent, findings
from kg.extract.pipeline import read
from kg.model import Document, Language, Status, Value

COUNTED = ("deadline", "completion_form", "value", "period")
RELATIONS = {
    "promised_in", "responsible_for", "reported_for", "agreed_by", "act_based_on", "same_joint_act",
    "succeeded_by",
}  # fmt: skip
USUALLY = {"promised_in": Status.PLANNED, "responsible_for": Status.PLANNED}


@pytest.mark.parametrize("told", LEARNED, ids=lambda told: f"{told.language}-{told.text[:40]}")
def test_all_that_a_text_says_is_found_and_nothing_else(told: Told) -> None:
    _, wrong, missing = judged(told)
    assert (wrong, missing) == ([], [])


def test_of_texts_that_no_rule_was_made_from_most_is_found_and_hardly_anything_wrong() -> None:
    right = wrong = missing = 0
    for told in HELD_OUT:
        found, more, less = judged(told)
        right, wrong, missing = right + len(found), wrong + len(more), missing + len(less)
    assert right / (right + wrong) > 0.95
    assert right / (right + missing) > 0.93


@pytest.mark.parametrize("opened", ["лабораторию", "учебную лабораторию литейного дела"])
def test_those_who_are_responsible_for_what_a_row_promises_are_no_partners_by_that(opened: str) -> None:
    bodies = "Университет «Үлгі», ТОО «Пример Машзавод» (по согласованию)"
    row = f"1. Открыть {opened}; срок: 2-й квартал 2026 года; ответственные: {bodies}.\n"
    found = findings(read(Document("test:row", row, Language.RU)))
    assert [one.relation for one in found.relations if one.relation == "partners_with"] == []
    assert {one.status for one in found.relations if one.relation == "responsible_for"} == {Status.PLANNED}


def test_what_a_row_promises_is_stated_with_deadline_and_the_whole_row_as_evidence() -> None:
    row = "Открыть лабораторию; срок: 2-й квартал 2026 года; ответственные: Университет «Үлгі»."
    stated = extract(Document("test:row", row + "\n", Language.RU)).statements
    (deadline,) = [one for one in stated if one.relation == "deadline"]
    assert (deadline.object, deadline.subject.surface) == (Value("2026-06"), "Открыть лабораторию")
    (responsible,) = [one for one in stated if one.relation == "responsible_for"]
    assert (responsible.sentence, responsible.subject.type) == (row, "University")


@given(
    st.text(alphabet="Ⓞабв №|;:.,()\n12026до срок ответственные by shall дейін тапсырды", max_size=200),
    st.sampled_from(Language),
)
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_and_every_promise_is_a_slice_of_it(text: str, language: Language) -> None:
    found = findings(read(Document("test:any", text, language, "", PUBLISHED)))
    for referent in found.referents:
        if referent.type in ("Commitment", "Indicator"):
            assert referent.name == " ".join(referent.mentions[0].of(text).split())


def judged(told: Told) -> tuple[list[str], list[Fact], list[str]]:
    """Return the facts that were rightly found, those wrongly found, and those that are missing."""
    text = told.text if told.text.endswith("\n") else told.text + "\n"
    found = findings(read(Document("test:told", text, told.language, "", PUBLISHED)))
    return compared(told.says, facts(found, text), matches)


def facts(found: Findings, text: str) -> Iterator[Fact]:
    for referent in found.referents:
        if referent.type in ("Commitment", "Indicator"):
            yield referent.type, referent.name, "", ""
            yield from (
                (name, referent.name, referent.values[name], "")
                for name in COUNTED
                if name in referent.values
            )
    for relation in found.relations:
        if relation.relation in RELATIONS:
            usual = relation.status is USUALLY.get(relation.relation, Status.ACTUAL)
            ends = called(relation.subject, text), called(relation.object, text)
            yield relation.relation, *ends, "" if usual else relation.status.value


def called(referent: Referent, text: str) -> str:
    forms: Iterable[str] = (referent.name, *(span.of(text) for span in referent.mentions))
    number = f"№ {referent.number}" if referent.number else ""
    return " / ".join((*forms, number))


def matches(wanted: str, given: Fact) -> bool:
    name, _, rest = wanted.partition(": ")
    status = next((word for word in ("planned", "denied") if rest.endswith(f" {word}")), "")
    about, _, said = rest.removesuffix(status).partition(" > ")
    is_value = name in COUNTED
    same = said.strip() == given[2] if is_value else said.strip().lower() in given[2].lower()
    return name == given[0] and status == given[3] and about.strip().lower() in given[1].lower() and same
