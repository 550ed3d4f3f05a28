"""What rules alone find: commitments, indicators, how acts come about, successions."""

from collections.abc import Iterable, Iterator

import pytest
from tests.extract.promised import HELD_OUT, LEARNED, PUBLISHED, Told

from kg.extract.findings import Findings, Referent, findings
from kg.extract.pipeline import read
from kg.model import Document, Status

COUNTED = ("deadline", "completion_form", "value", "period")
RELATIONS = {
    "promised_in", "responsible_for", "reported_for", "agreed_by", "act_based_on", "same_joint_act",
    "succeeded_by",
}  # fmt: skip
USUALLY = {"promised_in": Status.PLANNED, "responsible_for": Status.PLANNED}

Fact = tuple[str, str, str, str]
"""A kind of fact, what it is about, what it says of it (empty for a thing alone), and an unusual status."""


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


def judged(told: Told) -> tuple[list[str], list[Fact], list[str]]:
    """Return the facts that were rightly found, those wrongly found, and those that are missing."""
    text = told.text if told.text.endswith("\n") else told.text + "\n"
    given = list(facts(findings(read(Document("test:told", text, told.language, "", PUBLISHED))), text))
    right: list[str] = []
    missing: list[str] = []
    for wanted in told.says:
        met = next((fact for fact in given if matches(wanted, fact)), None)
        if met is None:
            missing.append(wanted)
        else:
            given.remove(met)
            right.append(wanted)
    return right, given, missing


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
