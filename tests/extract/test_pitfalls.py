from collections.abc import Iterator

import pytest
from tests.extract.pitfalls import CASES, Case

from kg.extract.findings import Findings, Referent, findings
from kg.extract.pipeline import read
from kg.model import Document, Status

SYMMETRIC = frozenset({"partners_with"})


def marked(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.known, strict=True)] if case.known else []
    return pytest.param(case, id=f"{case.number}-{case.about}-{case.language}", marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_pitfall_is_avoided(case: Case) -> None:
    text = case.text if case.text.endswith("\n") else case.text + "\n"
    found = findings(read(Document("test:pitfall", text, case.language)))
    stated = list(relations(found, text))
    named = {
        f"{referent.type}: {span.of(text)}" for referent in found.referents for span in referent.mentions
    }
    missing = [wanted for wanted in case.says if not any(matches(wanted, given) for given in stated)]
    asserted = [refused for refused in case.never if any(matches(refused, given) for given in stated)]
    assert missing == []
    assert asserted == []
    assert [name for name in case.names if not any(within(name, given) for given in named)] == []
    assert [name for name in case.nameless if any(within(name, given) for given in named)] == []


Stated = tuple[str, str, str, str]


def relations(found: Findings, text: str) -> Iterator[Stated]:
    for relation in found.relations:
        ends = (forms(relation.subject, text), forms(relation.object, text))
        status = "" if relation.status is Status.ACTUAL else relation.status.value
        yield (relation.relation, *ends, status)
        if relation.relation in SYMMETRIC:
            yield (relation.relation, *ends[::-1], status)


def forms(referent: Referent, text: str) -> str:
    """All that the referent is called, act numbers included."""
    return " / ".join(
        [referent.name, referent.number or "", *(span.of(text) for span in referent.mentions)]
    ).lower()


def matches(wanted: str, given: Stated) -> bool:
    name, _, ends = wanted.partition(": ")
    status = next((word for word in ("planned", "ended", "denied") if ends.endswith(f" {word}")), "")
    subject, _, target = ends.removesuffix(status).partition(">")
    relation, *parts, said = given
    return (
        relation == name
        and said == status
        and subject.strip().lower() in parts[0]
        and target.strip().lower() in parts[1]
    )


def within(name: str, given: str) -> bool:
    (type_, _, surface), (given_type, _, given_surface) = name.partition(": "), given.partition(": ")
    return type_ == given_type and surface in given_surface
