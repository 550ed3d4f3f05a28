"""Judges what is found in a table or list against what a careful reader takes from it."""

from collections.abc import Iterator

from tests.extract.comparing import Fact, compared
from tests.extract.tables.told import Told

from kg.extract.findings import Findings, Referent, findings
from kg.extract.pipeline import read
from kg.model import Document, PartialDate

COUNTED = ("deadline", "completion_form")
RELATIONS = {
    "member_of",
    "holds_role",
    "responsible_for",
    "partners_with",
    "party_to",
    "participated_in",
    "reported_for",
}
PUBLISHED = PartialDate(2026, 3, 10)


def judged(told: Told) -> tuple[list[str], list[Fact], list[str]]:
    """Return the facts that were rightly found, those wrongly found, and those that are missing."""
    found = findings(read(Document("test:told", told.text, told.language, "", PUBLISHED)))
    return compared(told.says, facts(found), matches)


def facts(found: Findings) -> Iterator[Fact]:
    for referent in found.referents:
        if referent.type in ("Commitment", "Indicator"):
            yield referent.type, referent.name, "", ""
            yield from (
                (key, referent.name, referent.values[key], "") for key in COUNTED if key in referent.values
            )
    for relation in found.relations:
        if relation.relation in RELATIONS:
            ends = called(relation.subject, found.text), called(relation.object, found.text)
            yield relation.relation, *ends, relation.role or ""


def called(referent: Referent, text: str) -> str:
    return " / ".join((referent.name, *(span.of(text) for span in referent.mentions)))


def matches(wanted: str, given: Fact) -> bool:
    name, _, rest = wanted.partition(": ")
    rest, _, role = rest.partition(" = ") if " = " in rest else (rest.removesuffix(" ="), "", "")
    about, _, said = rest.partition(" > ")
    same = said.strip() == given[2] if name in COUNTED else said.strip().lower() in given[2].lower()
    return (
        name == given[0] and about.strip().lower() in given[1].lower() and same and role.strip() == given[3]
    )
