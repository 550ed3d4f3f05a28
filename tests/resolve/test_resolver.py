import random

from kg.model import Mention, PartialDate, Span, Statement, Status, Value
from kg.model.document import Document, Language
from kg.resolve import NameResolver, assemble

A = Document("https://example.org/a", "Text a", Language.EN, published=PartialDate(2026, 1, 9))
B = Document("https://example.org/b", "Text b", Language.RU, published=PartialDate(2026, 2, 1))


def name(document: Document, referent: str, type_: str, text: str, relation: str = "name") -> Statement:
    mention = Mention(referent, type_, Span(0, len(text)), text)
    return Statement(document.id, relation, mention, Value(text, document.language), text, Span(0, len(text)))


def relation(
    document: Document, type_: str, subject: tuple[str, str], target: tuple[str, str], **more: object
) -> Statement:
    ends = [Mention(referent, end_type, Span(0, 1), "T") for referent, end_type in (subject, target)]
    return Statement(document.id, type_, ends[0], ends[1], "Text", Span(0, 4), **more)  # type: ignore[arg-type]


def test_one_name_in_two_scripts_and_documents_is_one_entity() -> None:
    entity_of = NameResolver().resolve(
        [name(A, "r1", "Company", "Primer LLP"), name(B, "r2", "Company", "ТОО «Пример»")]
    )
    assert entity_of["r1"] == entity_of["r2"]


def test_a_person_and_a_company_of_one_name_are_two() -> None:
    entity_of = NameResolver().resolve([name(A, "r1", "Company", "Alan"), name(A, "r2", "Person", "Alan")])
    assert entity_of["r1"] != entity_of["r2"]


def test_memoranda_of_two_documents_are_two() -> None:
    entity_of = NameResolver().resolve(
        [name(A, "r1", "Agreement", "memorandum"), name(B, "r2", "Agreement", "memorandum")]
    )
    assert entity_of["r1"] != entity_of["r2"]


def test_a_unit_is_known_within_its_organisation() -> None:
    facts = [
        name(A, "u1", "University", "Primer University"),
        name(B, "u2", "University", "Primer University"),
        name(B, "u3", "University", "Other University"),
        *(name(d, r, "Unit", "Department of Design") for d, r in ((A, "d1"), (B, "d2"), (B, "d3"))),
        relation(A, "part_of", ("d1", "Unit"), ("u1", "University")),
        relation(B, "part_of", ("d2", "Unit"), ("u2", "University")),
        relation(B, "part_of", ("d3", "Unit"), ("u3", "University")),
    ]
    entity_of = NameResolver().resolve(facts)
    assert entity_of["d1"] == entity_of["d2"] != entity_of["d3"]


def test_initials_alone_do_not_make_two_organisations_people_one() -> None:
    facts = [
        name(A, "p1", "Person", "И.С. Ким"),
        name(B, "p2", "Person", "Ким И.С."),
        name(A, "o1", "Company", "Primer LLP"),
        name(B, "o2", "Company", "Otherwise LLP"),
        relation(A, "holds_role", ("p1", "Person"), ("o1", "Company"), role="director"),
        relation(B, "holds_role", ("p2", "Person"), ("o2", "Company"), role="директор"),
    ]
    entity_of = NameResolver().resolve(facts)
    assert entity_of["p1"] != entity_of["p2"]


def test_an_act_is_its_number_and_date_whatever_the_language() -> None:
    facts = []
    for document, referent, text in ((A, "a1", "Order No. 437"), (B, "a2", "Приказ № 437")):
        facts += [
            name(document, referent, "LegalAct", text),
            name(document, referent, "LegalAct", "437", "number"),
            name(document, referent, "LegalAct", "2025-08-28", "date"),
        ]
    entity_of = NameResolver().resolve(facts)
    assert entity_of["a1"] == entity_of["a2"]


def test_units_that_are_part_of_each_other_end_the_search_for_a_parent() -> None:
    facts = [
        name(A, "u1", "Unit", "Department"),
        name(A, "u2", "Unit", "Faculty"),
        relation(A, "part_of", ("u1", "Unit"), ("u2", "Unit")),
        relation(A, "part_of", ("u2", "Unit"), ("u1", "Unit")),
    ]
    assert len(set(NameResolver().resolve(facts).values())) == 2


def partnership_facts() -> list[Statement]:
    return [
        name(A, "r1", "Company", "Primer LLP"),
        name(A, "r2", "University", "Other University"),
        name(B, "r3", "Company", "ТОО «Пример»"),
        name(B, "r4", "University", "Other University"),
        relation(A, "partners_with", ("r1", "Company"), ("r2", "University"), kind="memorandum"),
        relation(B, "partners_with", ("r4", "University"), ("r3", "Company"), kind="memorandum"),
        relation(
            B, "partners_with", ("r3", "Company"), ("r4", "University"), kind="research", status=Status.DENIED
        ),
    ]


def snapshot_of(facts: list[Statement]) -> object:
    return assemble(7, [A, B], facts, NameResolver().resolve(facts))


def test_two_documents_that_say_the_same_are_one_relationship_with_two_sources() -> None:
    facts = partnership_facts()
    snapshot = assemble(7, [A, B], facts, NameResolver().resolve(facts))
    (edge,) = snapshot.relationships
    assert (edge.sources, edge.attested_on, len(edge.claims)) == (2, PartialDate(2026, 2, 1), 2)
    assert edge.source < edge.target


def test_what_is_denied_is_a_claim_and_no_relationship() -> None:
    facts = partnership_facts()
    snapshot = assemble(7, [A, B], facts, NameResolver().resolve(facts))
    assert [claim.kind for claim in snapshot.claims if claim.status is Status.DENIED] == ["research"]
    assert all(edge.status is not Status.DENIED for edge in snapshot.relationships)


def test_the_order_of_the_statements_does_not_matter() -> None:
    facts = partnership_facts()
    expected = snapshot_of(facts)
    for seed in range(10):
        shuffled = facts[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert snapshot_of(shuffled) == expected


def test_an_entity_keeps_its_names_with_their_languages() -> None:
    facts = partnership_facts()
    snapshot = assemble(7, [A, B], facts, NameResolver().resolve(facts))
    company = next(entity for entity in snapshot.entities if entity.type == "Company")
    assert {(item.text, item.language) for item in company.names} == {
        ("Primer LLP", "en"),
        ("ТОО «Пример»", "ru"),
    }
