"""What documents say, seen through the resolution, with what is publicly known of the bodies in them."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kg.model import (
    Amount,
    Document,
    Entity,
    Language,
    Mention,
    PartialDate,
    Promise,
    Relationship,
    Snapshot,
    Span,
    Statement,
    Status,
    Value,
)
from kg.resolve import assemble

A = Document("https://example.org/a", "Text a", Language.EN, published=PartialDate(2026, 1, 9))
B = Document("https://example.org/b", "Text b", Language.RU, published=PartialDate(2026, 2, 1))
COMPANY, UNIVERSITY = ("company", "Company"), ("university", "University")
TOWN = ("town", "Place")
ENDED = ("ended", "GovernmentBody")
SCIENCE, SCHOOLS = ("science", "GovernmentBody"), ("schools", "GovernmentBody")


def value(document: Document, thing: tuple[str, str], relation: str, text: str) -> Statement:
    mention = Mention(*thing, Span(0, len(text)), text)
    return Statement(document.id, relation, mention, Value(text, document.language), text, Span(0, len(text)))


def named(document: Document, thing: tuple[str, str], text: str) -> Statement:
    return value(document, thing, "name", text)


def relation(
    document: Document, type_: str, subject: tuple[str, str], target: tuple[str, str], **more: object
) -> Statement:
    ends = [Mention(*thing, Span(0, 1), "T") for thing in (subject, target)]
    return Statement(document.id, type_, ends[0], ends[1], "Text", Span(0, 4), **more)  # type: ignore[arg-type]


def assembled(*facts: Statement, documents: tuple[Document, ...] = (A, B)) -> Snapshot:
    """Every referent is an entity of its own name."""
    referents = {
        mention.referent
        for fact in facts
        for mention in (fact.subject, fact.object)
        if isinstance(mention, Mention)
    }
    return assemble(7, documents, facts, {referent: referent for referent in referents})


def entity(snapshot: Snapshot, id_: str) -> Entity:
    return next(each for each in snapshot.entities if each.id == id_)


def successions(snapshot: Snapshot) -> list[Relationship]:
    return [each for each in snapshot.relationships if each.type == "succeeded_by"]


PARTNERS = (
    named(A, COMPANY, "Primer LLP"),
    named(A, UNIVERSITY, "Otherwise University"),
    named(B, COMPANY, "ТОО «Пример»"),
    relation(A, "partners_with", COMPANY, UNIVERSITY, kind="memorandum"),
    relation(B, "partners_with", UNIVERSITY, COMPANY, kind="memorandum"),
    relation(B, "partners_with", COMPANY, UNIVERSITY, kind="research", status=Status.DENIED),
)


def test_two_documents_that_say_the_same_are_one_relationship_with_two_sources() -> None:
    (edge,) = assembled(*PARTNERS).relationships
    assert (edge.sources, edge.attested_on, len(edge.claims)) == (2, PartialDate(2026, 2, 1), 2)
    assert edge.source < edge.target


def test_copies_of_one_text_are_one_source() -> None:
    first, copied = (replace(document, text="One text.", language=Language.RU) for document in (A, B))
    snapshot = assembled(*PARTNERS, documents=(copied, first))
    assert {source.id: source.copy_of for source in snapshot.sources} == {A.id: None, B.id: A.id}
    (edge,) = snapshot.relationships
    assert (edge.sources, edge.attested_on, len(edge.claims)) == (1, PartialDate(2026, 2, 1), 2)


def test_what_is_denied_is_a_claim_and_no_relationship() -> None:
    snapshot = assembled(*PARTNERS)
    assert [claim.kind for claim in snapshot.claims if claim.status is Status.DENIED] == ["research"]
    assert all(edge.status is not Status.DENIED for edge in snapshot.relationships)


def test_an_entity_keeps_its_names_with_their_languages() -> None:
    company = entity(assembled(*PARTNERS), "company")
    assert {(item.text, item.language) for item in company.names} == {
        ("Primer LLP", "en"),
        ("ТОО «Пример»", "ru"),
    }


REFORM = (
    named(A, ENDED, "Ministry of Education and Science of the Republic of Kazakhstan"),
    named(B, SCIENCE, "Министерство науки и высшего образования"),
    named(B, SCHOOLS, "Министерство просвещения"),
)


def test_the_order_of_documents_and_statements_does_not_matter() -> None:
    facts = [*PARTNERS, *REFORM]
    expected = assembled(*facts)
    for seed in range(10):
        shuffled = facts[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert assembled(*shuffled, documents=(B, A)) == expected


def test_a_renamed_university_is_one_entity_with_dated_names() -> None:
    snapshot = assembled(
        named(A, UNIVERSITY, "Buketov University"),
        named(B, UNIVERSITY, "Карагандинский государственный университет имени Е.А. Букетова"),
    )
    known = entity(snapshot, "university").known
    assert known is not None
    assert known.key == "buketov-university"
    assert {name.language for name in known.names} == {"en", "ru", "kk"}
    years = {former.name.text: (former.since, former.until) for former in known.former}
    before = "Карагандинский государственный университет имени Е.А. Букетова"
    assert years[before] == (PartialDate(1992), PartialDate(2020))
    assert known.source


def test_a_known_body_has_its_identifiers() -> None:
    known = entity(assembled(named(B, ("body", "InternationalOrganization"), "ЮНЕСКО")), "body").known
    assert known is not None
    assert (known.identifiers["wikidata"], known.since) == ("Q7809", PartialDate(1945, 11, 16))


@pytest.mark.parametrize(
    ("thing", "names"),
    [
        pytest.param(COMPANY, ["ТОО «Пример»"], id="nobody knows it"),
        pytest.param(UNIVERSITY, ["КазНУ", "Карагандинский университет"], id="its names mean two"),
        pytest.param(("college", "College"), ["Политехнический колледж"], id="many towns have one"),
        pytest.param(("person", "Person"), ["Тенгизшевройл"], id="it is no body"),
    ],
)
def test_what_is_not_surely_a_known_body_is_none(thing: tuple[str, str], names: list[str]) -> None:
    snapshot = assembled(*(named(B, thing, name) for name in names))
    assert entity(snapshot, thing[0]).known is None


def test_a_body_in_another_town_is_not_the_known_one() -> None:
    name = named(B, UNIVERSITY, "Казахский национальный университет")
    there, elsewhere = (
        assembled(name, named(B, TOWN, town), relation(B, "located_in", UNIVERSITY, TOWN))
        for town in ("Алматы", "Костанай")
    )
    known = entity(there, "university").known
    assert known is not None
    assert known.key == "kaznu"
    assert entity(elsewhere, "university").known is None


def test_a_body_is_known_of_the_entity_that_most_documents_name() -> None:
    other = ("another", "University")
    snapshot = assembled(
        named(A, other, "KazNU"), named(A, UNIVERSITY, "KazNU"), named(B, UNIVERSITY, "КазНУ")
    )
    assert entity(snapshot, "university").known is not None
    assert entity(snapshot, "another").known is None


def test_a_ministry_that_was_divided_is_related_to_both_that_took_over() -> None:
    snapshot = assembled(*REFORM)
    found = successions(snapshot)
    assert {(edge.source, edge.target) for edge in found} == {("ended", "science"), ("ended", "schools")}
    for edge in found:
        assert (edge.since, edge.claims, edge.sources) == (PartialDate(2022, 6, 11), (), 0)
        assert edge.authority is not None
        assert "917" in edge.authority


def test_what_documents_say_rests_on_no_authority() -> None:
    assert [edge.authority for edge in assembled(*PARTNERS).relationships] == [None]


def test_a_succession_needs_both_bodies_in_the_documents() -> None:
    assert not successions(assembled(*REFORM[1:]))
    assert not successions(assembled(REFORM[0]))


def test_the_agreement_that_a_copy_of_a_text_tells_of_is_that_of_the_first() -> None:
    words = " ".join(f"слово{number} о договоре колледжа" for number in range(60))
    first, copy = replace(A, text=words), replace(B, text=f"Другой заголовок. {words}", language=A.language)
    facts = [
        named(document, (f"{kind}{number}", kind), "memorandum")
        for number, document in enumerate((first, copy))
        for kind in ("Agreement", "Programme")
    ]
    found = assembled(*facts, documents=(first, copy))
    assert [one.copy_of for one in found.sources if one.id == copy.id] == [first.id]
    assert sorted(one.id for one in found.entities) == ["Agreement0", "Programme0", "Programme1"]


def test_a_commitment_has_its_deadline_and_an_indicator_its_amount() -> None:
    promise, count = ("promise", "Commitment"), ("count", "Indicator")
    found = assembled(
        named(A, promise, "open a college"),
        value(A, promise, "deadline", "2026-12"),
        value(A, promise, "completion_form", "a report"),
        named(A, count, "669 students"),
        value(A, count, "value", "669"),
        value(A, count, "unit", "students"),
    )
    assert entity(found, "promise").promise == Promise(PartialDate(2026, 12), "a report")
    assert entity(found, "count").amount == Amount("669", "students", None)
    assert entity(found, "count").promise is None


def test_several_counts_of_one_wording_are_those_of_the_first_text_in_their_order() -> None:
    words = " ".join(f"слово{number} о студентах колледжа" for number in range(60))
    first, copy = replace(A, text=words), replace(B, text=f"Другой заголовок. {words}", language=A.language)

    def counts(document: Document, *names: str) -> list[Statement]:
        return [
            Statement(
                document.id, "name", Mention(name, "Indicator", Span(start, start + 5), "35 ..."),
                Value("35 students", "en"), "Text", Span(0, 4),
            )
            for start, name in enumerate(names)
        ]  # fmt: skip

    facts = [*counts(first, "b", "a"), *counts(copy, "c", "d")]
    found = assembled(*facts, documents=(first, copy))
    assert {claim.id: claim.subject for claim in found.claims} == {
        fact.id: {"c": "b", "d": "a"}.get(fact.subject.referent, fact.subject.referent) for fact in facts
    }


def test_a_town_lies_within_the_nearest_place_around_it_that_documents_name() -> None:
    region, country = ("region", "Place"), ("country", "Place")
    found = assembled(
        named(A, TOWN, "Кентау"), named(A, country, "Казахстан"), named(B, region, "Turkistan Region")
    )
    edges = [each for each in found.relationships if each.type == "within"]
    assert {(each.source, each.target) for each in edges} == {("town", "region"), ("region", "country")}
    assert all((each.claims, each.sources) == ((), 0) and each.authority for each in edges)
    without = assembled(named(A, TOWN, "Кентау"), named(A, country, "Казахстан"))
    assert [(each.source, each.target) for each in without.relationships] == [("town", "country")]


@pytest.mark.parametrize(
    ("type_", "names", "key"),
    [
        ("Place", ["Кентау", "Kentau"], "kentau"),
        ("Place", ["Тридевятое"], None),
        ("Sector", ["Животноводство", "livestock"], "animal-husbandry"),
        ("Sector", ["Животноводство", "АПК"], None),
        ("Sector", ["Звездочётство"], None),
        ("Company", ["Кентау"], None),
    ],
)
def test_a_place_or_sector_has_the_key_of_the_row_that_its_names_mean(
    type_: str, names: list[str], key: str | None
) -> None:
    found = assembled(
        *(named(document, ("x", type_), name) for document, name in zip((A, B), names, strict=False))
    )
    assert entity(found, "x").concept == key


def test_a_source_says_when_and_by_what_it_was_read() -> None:
    read_at = datetime(2026, 3, 1, tzinfo=UTC)
    found = assemble(7, (A, B), (), {}, {A.id: (read_at, "0a1b")})
    read = {each.id: (each.read_at, each.read_by) for each in found.sources}
    assert read == {A.id: (read_at, "0a1b"), B.id: (None, "")}


@pytest.mark.parametrize("name", ["Абайский район", "Тридевятое"])
def test_a_place_that_may_be_several_or_is_unknown_lies_in_none(name: str) -> None:
    found = assembled(named(A, TOWN, name), named(A, ("country", "Place"), "Казахстан"))
    assert found.relationships == ()
