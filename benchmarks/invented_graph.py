"""Snapshots of invented bodies, people, acts and ties, of any size: the same for the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kg.model import Claim, Entity, Name, PartialDate, Relationship, Snapshot, Source, Status

SEED = 20261201
DOCUMENTS_PER_ENTITY = 0.1
SENTENCE = "«{subject}» және «{object}» туралы бұл сөйлем {relation} қатынасын растайды."
KINDS = ("memorandum", "agreement", "dual_education", "internship", "research")

SHARES = {
    "Company": 0.36, "Person": 0.25, "College": 0.08, "University": 0.04, "School": 0.05, "Agreement": 0.06,
    "Event": 0.05, "LegalAct": 0.03, "Alliance": 0.02, "Association": 0.02, "GovernmentBody": 0.02,
    "Programme": 0.01, "Place": 0.008, "Sector": 0.002,
}  # fmt: skip
"""The share of each type among the entities."""

TIES: dict[str, tuple[float, tuple[str, ...], tuple[str, ...]]] = {
    "partners_with": (0.25, ("University", "College"), ("Company", "College", "Association")),
    "holds_role": (0.18, ("Person",), ("Company", "University", "College", "GovernmentBody")),
    "located_in": (0.15, ("Company", "University", "College", "Event"), ("Place",)),
    "operates_in": (0.10, ("Company", "Alliance", "College"), ("Sector",)),
    "party_to": (0.10, ("University", "College", "Company"), ("Agreement",)),
    "participated_in": (0.10, ("University", "College", "Company", "Person"), ("Event",)),
    "member_of": (0.06, ("Company", "University", "College"), ("Alliance", "Association")),
    "signed": (0.03, ("Person",), ("Agreement",)),
    "based_on": (0.02, ("Alliance", "Event", "Programme"), ("LegalAct",)),
    "issued": (0.01, ("GovernmentBody",), ("LegalAct",)),
}
"""The share of each relation among the relationships, and the types at its two ends."""


@dataclass(frozen=True, slots=True)
class _Tie:
    relation: str
    subject: str
    object: str
    status: Status
    kind: str | None
    role: str | None
    since: PartialDate | None
    source: Source


def stated(entities: int, relationships: int) -> Snapshot:
    """Return a snapshot in which a document states each relationship in a sentence of its own."""
    return _invented(entities, relationships, evidence=1)


def bare(entities: int, relationships: int) -> Snapshot:
    """Return a snapshot of entities and relationships without any evidence."""
    return _invented(entities, relationships, evidence=0)


def _invented(entities: int, relationships: int, evidence: int) -> Snapshot:
    random = Random(SEED)  # noqa: S311  (invented data)
    of_type = {
        type_: [_entity(type_, number) for number in range(max(2, round(entities * share)))]
        for type_, share in SHARES.items()
    }
    sources = [_source(random, number) for number in range(max(1, round(entities * DOCUMENTS_PER_ENTITY)))]
    ties = {
        (tie.relation, tie.subject, tie.object): tie
        for relation, (share, domain, range_) in TIES.items()
        for tie in (
            _tie(random, relation, _any(random, of_type, domain), _any(random, of_type, range_), sources)
            for _ in range(round(relationships * share))
        )
    }
    named = {entity.id: entity.name for group in of_type.values() for entity in group}
    return Snapshot(
        revision=1,
        entities=tuple(entity for group in of_type.values() for entity in group),
        relationships=tuple(_relationship(number, tie, evidence) for number, tie in enumerate(ties.values())),
        claims=tuple(_claim(number, tie, named) for number, tie in enumerate(ties.values()))
        if evidence
        else (),
        sources=tuple(sources) if evidence else (),
    )


def _entity(type_: str, number: int) -> Entity:
    text = f"{type_} Үлгі {number:06}"
    return Entity(
        f"e{type_.lower()}{number}", type_, text, (Name(text, "kk", (text.lower(), f"{number:06}")),)
    )


def _source(random: Random, number: int) -> Source:
    day = PartialDate(random.randint(2018, 2026), random.randint(1, 12), random.randint(1, 28))
    return Source(f"d{number}", f"https://ulgi.example/{number}", f"Жаңалық {number}", "kk", day)


def _any(random: Random, of_type: dict[str, list[Entity]], types: Sequence[str]) -> str:
    """Return the id of an entity, the first of its type far more often than the last."""
    group = of_type[random.choice(types)]
    return group[int(len(group) * random.random() ** 2)].id


def _tie(random: Random, relation: str, subject: str, target: str, sources: Sequence[Source]) -> _Tie:
    source = random.choice(sources)
    return _Tie(
        relation,
        subject,
        target,
        random.choices((Status.ACTUAL, Status.PLANNED, Status.ENDED), (80, 15, 5))[0],
        random.choice(KINDS) if relation == "partners_with" else None,
        "директор" if relation == "holds_role" else None,
        source.published if random.random() < 0.5 else None,
        source,
    )


def _relationship(number: int, tie: _Tie, sources: int) -> Relationship:
    return Relationship(
        id=f"l{number}", type=tie.relation, source=tie.subject, target=tie.object, status=tie.status,
        role=tie.role, kind=tie.kind, agreement=None, since=tie.since, until=None,
        attested_on=tie.source.published, confidence=0.8, sources=sources, claims=(f"s{number}",) * sources,
    )  # fmt: skip


def _claim(number: int, tie: _Tie, named: dict[str, str]) -> Claim:
    names = {"subject": named[tie.subject], "object": named[tie.object], "relation": tie.relation}
    sentence = SENTENCE.format(**names)
    return Claim(
        id=f"s{number}", type=tie.relation, subject=tie.subject, object=tie.object, value=None,
        value_language=None, status=tie.status, role=tie.role, kind=tie.kind, since=tie.since, until=None,
        agreement=None, sentence=sentence, start=0, end=len(sentence), confidence=0.8, extractor="invented",
        source=tie.source.id,
    )  # fmt: skip
