"""Small snapshots to publish."""

from dataclasses import replace
from datetime import UTC, datetime

from kg.model import (
    Amount,
    Claim,
    Entity,
    Name,
    PartialDate,
    Promise,
    Relationship,
    Snapshot,
    Source,
    Status,
)
from kg.model.snapshot import FormerName, KnownAs


def entity(identifier: str, type_: str, name: str, *others: Name) -> Entity:
    names = (Name(name, "ru", (name.lower(),)), *others)
    return Entity(identifier, type_, name, names)


def claim(identifier: str, type_: str, subject: str, target: str, status: Status = Status.ACTUAL) -> Claim:
    return Claim(
        id=identifier, type=type_, subject=subject, object=target, value=None, value_language=None,
        status=status, role=None, kind=None, since=None, until=None, agreement=None,
        sentence="Они сотрудничают.", start=10, end=27, confidence=0.9, extractor="rules/1", source="d1",
    )  # fmt: skip


def relationship(
    identifier: str, type_: str, source: str, target: str, status: Status = Status.ACTUAL
) -> Relationship:
    return Relationship(
        id=identifier, type=type_, source=source, target=target, status=status, role=None, kind=None,
        agreement=None, since=None, until=None, attested_on=None, confidence=0.9, sources=1,
        claims=(f"s{identifier}",),
    )  # fmt: skip


def snapshot() -> Snapshot:
    """A rector, a university, a company, a planned partner, a denied partner and an order."""
    entities = (
        entity("e1", "University", "Университет «Алатау»", Name("Alatau University", "en", ("alatau",))),
        entity("e2", "Company", 'ТОО "Ромашка & Ко"'),
        entity("e3", "Person", "Асан Серіков"),
        entity("e4", "Company", "АО «План»"),
        entity("e5", "Company", "АО «Нет»"),
        replace(
            entity("e6", "LegalAct", "Приказ № 12"), number="12", date=PartialDate(2023, 9),
        ),
    )  # fmt: skip
    claims = (
        replace(claim("sr1", "holds_role", "e3", "e1"), role="ректор", since=PartialDate(2021)),
        replace(claim("sr2", "partners_with", "e1", "e2"), kind="memorandum"),
        claim("sr3", "partners_with", "e1", "e4", Status.PLANNED),
        claim("sr4", "partners_with", "e1", "e5", Status.DENIED),
        claim("sr5", "issued", "e1", "e6"),
        replace(claim("sr6", "date", "e6", "e6"), object=None, value="2023-09"),
        replace(claim("sr7", "name", "e1", "e1"), object=None, value="Alatau", value_language="en"),
    )
    relationships = (
        replace(
            relationship("r1", "holds_role", "e3", "e1"),
            role="ректор", since=PartialDate(2021), attested_on=PartialDate(2024, 2, 29),
        ),
        replace(relationship("r2", "partners_with", "e1", "e2"), kind="memorandum"),
        relationship("r3", "partners_with", "e1", "e4", Status.PLANNED),
        relationship("r5", "issued", "e1", "e6"),
        replace(relationship("r6", "holds_role", "e3", "e2", Status.ENDED), role="директор"),
    )  # fmt: skip
    sources = (
        Source("d1", "https://example.kz/новости/1?a=b c", "Заголовок", "ru", PartialDate(2024, 2, 29)),
    )
    return Snapshot(1, entities, relationships, claims, sources)


def promised_snapshot() -> Snapshot:
    """A commitment in an order with its body, two indicators, a renamed body, and a town in its region."""
    entities = (
        replace(
            entity("e1", "Commitment", "создать альянс"), promise=Promise(PartialDate(2026, 12), "отчёт")
        ),
        entity("e2", "LegalAct", "Приказ № 12"),
        entity("e3", "GovernmentBody", "Комитет «Үлгі»"),
        replace(entity("e4", "Indicator", "669 студентов"), amount=Amount("669", "студентов", "2024/2026")),
        replace(entity("e5", "Indicator", "17 колледжей"), amount=Amount("17", "колледжей", "2025")),
        entity("e6", "Place", "Кентау"),
        entity("e7", "Place", "Туркестанская область"),
        entity("e8", "GovernmentBody", "Агентство «Үлгі»"),
    )
    claims = (
        replace(claim("s1", "deadline", "e1", "e1"), object=None, value="2026-12"),
        replace(claim("s2", "completion_form", "e1", "e1"), object=None, value="отчёт"),
        claim("sr1", "promised_in", "e1", "e2", Status.PLANNED),
        replace(claim("sr2", "succeeded_by", "e3", "e8"), kind="rename"),
    )
    relationships = (
        relationship("r1", "promised_in", "e1", "e2", Status.PLANNED),
        replace(relationship("r2", "succeeded_by", "e3", "e8"), kind="rename", since=PartialDate(2025)),
        replace(relationship("r3", "succeeded_by", "e8", "e3", Status.PLANNED), kind="merger"),
        replace(relationship("r4", "within", "e6", "e7"), sources=0, claims=(), authority="decree"),
    )
    sources = (Source("d1", "https://a.example/1", "", "ru", None),)
    return Snapshot(1, entities, relationships, claims, sources)


def known_snapshot() -> Snapshot:
    """An institute that ended, the university that took over, and a page printed twice."""
    institute = KnownAs(
        key="ulgi-institute", names=(Name("Ulgi Institute", "en", ("ulgi institute",)),), former=(),
        since=None, until=PartialDate(2020, 5), identifiers={}, website="", source="decree No. 1",
    )  # fmt: skip
    university = KnownAs(
        key="ulgi",
        names=(Name("Ulgi University", "en", ("ulgi",)), Name("Үлгі университеті", "kk", ("ulgi",))),
        former=(
            FormerName(Name("Ulgi Academy", None, ("ulgi",)), PartialDate(1992), PartialDate(2020, 5)),
            FormerName(Name("УА", None, ("ua",)), None, None),
        ),
        since=PartialDate(1992),
        until=None,
        identifiers={"wikidata": "Q1", "ror": "01abc", "bin": "123456789012"},
        website="ulgi.example",
        source="public register",
    )
    succession = replace(
        relationship("r1", "succeeded_by", "e1", "e2"),
        since=PartialDate(2020, 5), sources=0, claims=(), authority="decree No. 1",
    )  # fmt: skip
    return Snapshot(
        1,
        (
            replace(entity("e1", "University", "Институт «Үлгі»"), known=institute),
            replace(entity("e2", "University", "Университет «Үлгі»"), known=university),
        ),
        (succession,),
        (),
        (
            Source("d1", "https://a.example/1", "", "ru", None),
            Source("d2", "https://b.example/1", "", "ru", None, "d1"),
        ),
    )


def related_snapshot() -> Snapshot:
    """An event and its guests, a signed agreement, a chair of a university, a town and two sectors."""
    entities = (
        entity("e1", "University", "Университет «Үлгі»"),
        entity("e2", "Person", "Асан Серіков"),
        entity("e3", "Company", "ТОО «Пример»"),
        entity("e4", "Event", "Форум"),
        entity("e5", "Agreement", "Меморандум"),
        entity("e6", "Unit", "Кафедра"),
        entity("e7", "Alliance", "Альянс"),
        entity("e8", "Unit", "Лаборатория"),
        replace(entity("e9", "LegalAct", "Приказ"), number="7", date=PartialDate(2024, 3, 5)),
        replace(entity("e10", "Place", "Кентау"), concept="kentau"),
        replace(entity("e11", "Sector", "Животноводство"), concept="animal-husbandry"),
        replace(entity("e12", "Sector", "АПК"), concept="agro-industrial-complex"),
    )
    relationships = (
        relationship("r1", "organized", "e1", "e4"),
        relationship("r2", "participated_in", "e2", "e4"),
        relationship("r3", "supported", "e3", "e4", Status.PLANNED),
        replace(relationship("r4", "signed", "e2", "e5"), since=PartialDate(2024, 3)),
        relationship("r5", "part_of", "e6", "e1"),
        relationship("r6", "part_of", "e8", "e6"),
        replace(
            relationship("r7", "member_of", "e2", "e7", Status.ENDED),
            since=PartialDate(2020), until=PartialDate(2023, 5, 31),
        ),
        relationship("r8", "issued", "e1", "e9"),
        relationship("r9", "located_in", "e1", "e10"),
        relationship("r10", "operates_in", "e3", "e11"),
    )  # fmt: skip
    claims = tuple(claim(f"s{one.id}", one.type, one.source, one.target, one.status) for one in relationships)
    read_at = datetime(2024, 3, 6, 12, 30, tzinfo=UTC)
    source = Source("d1", "https://a.example/1", "", "kk", PartialDate(2024, 3, 5), None, read_at, "0a1b")
    return Snapshot(1, entities, relationships, claims, (source,))
