"""Which things across documents are one: the names and what the documents say around them."""

import random
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.statements import Page, Said, Thing, page, resolved

from kg.model import VOCABULARY, Extraction
from kg.resolve.blocking import block_keys
from kg.resolve.names.comparing import Named, compare
from kg.resolve.names.contexts import Context, read_context

company = partial(Thing, "Company")
person = partial(Thing, "Person")
PRIMER, PRIMER_EN = company("ТОО «Пример»"), company("Primer LLP", "en")
ORION = Thing("University", "Orion University", "en")


def are_one(one: Thing, other: Thing) -> bool:
    """Tell whether two things, each of a page of its own, turn out to be one."""
    first, second = page("a", one), page("b", other)
    found = resolved(first, second)
    return found[first.referent(one)] == found[second.referent(other)]


def entities(*pages: Page) -> int:
    return len(set(resolved(*pages).values()))


def test_one_name_in_two_scripts_and_documents_is_one_entity() -> None:
    assert are_one(PRIMER_EN, PRIMER)


def test_a_person_and_a_company_of_one_name_are_two() -> None:
    assert not are_one(company("Alan"), person("Alan"))
    assert entities(page("a", company("Alan"), person("Alan"))) == 2


@pytest.mark.parametrize("type_", ["Agreement", "Event", "Commitment", "Indicator"])
def test_what_is_called_alike_everywhere_stays_with_its_document(type_: str) -> None:
    assert not are_one(Thing(type_, "memorandum"), Thing(type_, "memorandum"))


def test_commitments_of_one_wording_are_two_where_other_bodies_are_responsible() -> None:
    promise = Thing("Commitment", "открыть лабораторию")
    again = Thing("Commitment", "открыть лабораторию", mark="again")
    assert entities(page("a", promise, again)) == 1
    apart = page(
        "a", Said("responsible_for", PRIMER, promise), Said("responsible_for", company("АО «Иное»"), again)
    )
    found = resolved(apart)
    assert found[apart.referent(promise)] != found[apart.referent(again)]


def test_counts_of_one_wording_are_two_where_they_are_reported_for_others() -> None:
    count, again = (Thing("Indicator", "35 студентов", mark=mark) for mark in ("", "again"))
    found = resolved(
        apart := page("a", Said("reported_for", count, PRIMER), Said("reported_for", again, ORION))
    )
    assert found[apart.referent(count)] != found[apart.referent(again)]


def test_a_unit_is_known_within_its_organisation() -> None:
    unit = Thing("Unit", "Department of Design", "en")
    university = Thing("University", "Primer University", "en")
    a = page("a", Said("part_of", unit, university))
    b = page("b", Said("part_of", unit, university))
    c = page("c", Said("part_of", unit, ORION))
    found = resolved(a, b, c)
    assert found[a.referent(unit)] == found[b.referent(unit)] != found[c.referent(unit)]


def test_initials_alone_do_not_make_two_organisations_people_one() -> None:
    kim, same_initials = person("И.С. Ким"), person("Ким И.С.")
    a = page("a", Said("holds_role", kim, PRIMER_EN, role="director"))
    b = page("b", Said("holds_role", same_initials, company("Otherwise LLP", "en"), role="директор"))
    found = resolved(a, b)
    assert found[a.referent(kim)] != found[b.referent(same_initials)]


def test_an_act_is_its_number_and_date_whatever_the_language() -> None:
    order = partial(Thing, "LegalAct", number="437")
    english = order("Order No. 437", "en", date="2025-08-28")
    assert are_one(english, order("Приказ № 437", date="2025-08-28"))
    assert not are_one(english, order("Приказ № 437", date="2024-08-28"))


def test_units_that_are_part_of_each_other_end_the_search_for_a_parent() -> None:
    one, other = Thing("Unit", "Department", "en"), Thing("Unit", "Faculty", "en")
    assert entities(page("a", Said("part_of", one, other), Said("part_of", other, one))) == 2


@pytest.mark.parametrize("town", [None, "Тараз"])
def test_a_school_that_is_but_a_number_is_one_where_its_town_is_said(town: str | None) -> None:
    school = Thing("School", "Школа № 5")
    said = Said("located_in", school, Thing("Place", town)) if town else school
    first, second = page("a", said), page("b", said)
    found = resolved(first, second)
    assert (found[first.referent(school)] == found[second.referent(school)]) == (town is not None)


@pytest.mark.parametrize("name", ["ТОО", "LLP", "«ТОО»", "Университет", "акимат", "The company", "Ф"])
def test_what_is_named_by_its_kind_alone_stays_with_its_document(name: str) -> None:
    assert not are_one(company(name), company(name))


@pytest.mark.parametrize("type_", ["Company", "Person", "Sector", "LegalAct"])
def test_names_without_letters_are_one_only_when_they_are_equal_and_of_one_document(type_: str) -> None:
    mute, other = Thing(type_, "«—»", number="—", date="2025-08-28"), Thing(type_, "№!")
    assert not are_one(mute, mute)
    assert entities(page("a", mute, other)) == 2
    assert entities(page("a", mute, Thing(type_, "«—»", mark="again"))) == 1


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_the_statements_does_not_matter(seed: int) -> None:
    pages = [
        page("a", Said("holds_role", person("И.С. Ким"), PRIMER_EN), Said("partners_with", PRIMER_EN, ORION)),
        page("b", Said("holds_role", person("Ким И.С."), PRIMER), Thing("Unit", "Кафедра дизайна")),
    ]
    shuffled = [
        Page(one.document, Extraction(tuple(random.Random(seed).sample(statements, len(statements)))))  # noqa: S311
        for one in pages
        if (statements := one.extraction.statements)
    ]
    assert resolved(*shuffled) == resolved(*pages)


PIECES = (
    "Ким|Ирина|И.С.|ТОО|«|»|Университет|имени|атындағы|№|5|Ромашка|LLP|of|Kim|Приказ|от 28 августа 2025 года|"
    "город|ауданы|Алматы|\x00|\u202e|=1+1|<b>|ЖШС|мектеп|(бывш. Пак)|-|колледж|School|'|МОН РК|министерство"
)
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(PIECES.split("|")), max_size=6).map(" ".join)
CONTEXTS = TEXTS.map(read_context) | st.builds(
    Context, bodies=st.frozensets(TEXTS, max_size=2), aliases=st.frozensets(TEXTS, max_size=2), text=TEXTS
)


@settings(max_examples=200)
@given(st.sampled_from(sorted(VOCABULARY.entity_types)), st.data())
def test_any_two_names_compare_and_it_does_not_matter_which_comes_first(
    type_: str, data: st.DataObject
) -> None:
    things = st.builds(Named, st.just(type_), TEXTS, st.sampled_from(["en", "ru", "kk"]), CONTEXTS)
    one, other = data.draw(things), data.draw(things)
    compared, turned = compare(one, other), compare(other, one)
    assert (compared.score, compared.verdict) == (turned.score, turned.verdict)
    assert 0 <= compare(one, one).score <= 1
    assert "" not in block_keys(one).held | block_keys(one).sought
