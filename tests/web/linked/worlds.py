"""Invented data for pages: a hub with many facts, names that try to break out, and quotations."""

from dataclasses import replace

from tests.rdf.snapshots import claim, entity, relationship, snapshot

from kg.model import Name, PartialDate, Relationship, Snapshot, Source, Status

SCRIPT = "<script>alert(1)</script> & \"кавычки\" 'апостроф' {{ 7 * 7 }} </title>"
RIGHT_TO_LEFT = "\u202eجامعة ألما-آتا\u202e اسم"
LONG = "Очень длинное название " * 240
PARTNERS = 130
EMPLOYEES = 60


def _partner(number: int) -> Relationship:
    stated = relationship(f"rp{number:03}", "partners_with", "hub", f"p{number:03}")
    return replace(stated, kind="memorandum", sources=number % 3)


def hub() -> Snapshot:
    """A university with many partners and people, one denial, and a sentence for each."""
    partners = [f"p{number:03}" for number in range(PARTNERS)]
    people = [f"m{number:03}" for number in range(EMPLOYEES)]
    entities = (
        entity("hub", "University", "Университет «Хаб»", Name("Hub University", "en", ("hub",))),
        *(entity(each, "Company", f"ТОО «{each}»") for each in partners),
        *(entity(each, "Person", f"Человек {each}") for each in people),
        entity("no", "Company", "АО «Не партнёр»"),
    )
    relationships = (
        *(_partner(number) for number in range(PARTNERS)),
        *(replace(relationship(f"r{each}", "holds_role", each, "hub"), role="доцент") for each in people),
    )
    claims = (
        *(claim(f"srp{number:03}", "partners_with", "hub", each) for number, each in enumerate(partners)),
        *(claim(f"sr{each}", "holds_role", each, "hub") for each in people),
        claim("sno", "partners_with", "hub", "no", Status.DENIED),
    )
    sources = (Source("d1", "https://example.kz/1", "Новости", "ru", PartialDate(2024, 2, 29)),)
    return Snapshot(7, entities, relationships, claims, sources)


def hostile() -> Snapshot:
    """An organisation, partners, a document and a sentence whose texts hold markup, or are odd otherwise."""
    entities = (
        entity("e1", "University", SCRIPT, Name(f"{SCRIPT} 2", "en", ("x",)), Name("Қ" * 900, "kk", ("y",))),
        entity("e2", "Company", RIGHT_TO_LEFT),
        entity("e3", "Company", LONG),
    )
    relationships = (
        replace(relationship("r1", "partners_with", "e1", "e2"), claims=("s1",)),
        replace(relationship("r2", "partners_with", "e1", "e3"), claims=("s2",)),
    )
    claims = (
        replace(claim("s1", "partners_with", "e1", "e2"), sentence=f"{SCRIPT} сотрудничает.", role=SCRIPT),
        replace(claim("s2", "partners_with", "e1", "e3"), sentence=LONG, extractor=SCRIPT),
    )
    sources = (Source("d1", "javascript:alert(1)", SCRIPT, "ru", None),)
    return Snapshot(3, entities, relationships, claims, sources)


def often_said() -> Snapshot:
    """A partnership that 60 documents state, the last of which is a copy, beside those of `snapshot`."""
    small = snapshot()
    documents = tuple(
        Source(f"n{number:02}", f"https://a.example/{number}", f"Новость {number}", "ru", PartialDate(2024))
        for number in range(59)
    )  # fmt: skip
    copy = Source("n59", "https://example.kz/n/59", "Копия", "ru", PartialDate(2025), "n00")
    claims = tuple(
        replace(
            claim(f"q{number:02}", "partners_with", "e1", "e2"),
            source=f"n{number:02}", sentence=f"Сказано {number}.",
        )
        for number in range(60)
    )  # fmt: skip
    stated = replace(
        relationship("often", "partners_with", "e1", "e2"),
        claims=tuple(each.id for each in claims), sources=59, kind="research",
    )  # fmt: skip
    return replace(
        small,
        claims=(*small.claims, *claims),
        relationships=(*small.relationships, stated),
        sources=(*small.sources, *documents, copy),
    )
