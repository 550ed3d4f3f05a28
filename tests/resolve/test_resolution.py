"""Which things across documents are one, and that it does not depend on how the documents came."""

import random
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.statements import (
    Page,
    Said,
    Shelf,
    Thing,
    node_of,
    page,
    resolved,
    resolved_shelf,
    snapshot,
)

from kg.extract import extract
from kg.model import PartialDate, Snapshot, Status
from kg.resolve import Resolution
from kg.resolve import resolution as resolution_module
from kg.resolve.blocking import BlockKeys
from kg.resolve.names.comparing import Named
from kg.sources import Unreadable, read

GOLD = Path(__file__).parents[1] / "gold" / "texts"

company = partial(Thing, "Company")
person = partial(Thing, "Person")
PRIMER, PRIMER_EN = company("ТОО «Пример»"), company("Primer LLP", "en")
PRIMULA, PRIMULA_LLP = company("Примула Тандем"), company("ТОО «Примула Тандем»")
TARAZ = Thing("Place", "Тараз")
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


@pytest.mark.parametrize("type_", ["Agreement", "Event"])
def test_what_is_called_alike_everywhere_stays_with_its_document(type_: str) -> None:
    assert not are_one(Thing(type_, "memorandum"), Thing(type_, "memorandum"))


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
def test_the_only_school_of_a_number_is_known_where_its_town_is(town: str | None) -> None:
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


def partnership() -> Shelf:
    shelf = Shelf()
    shelf.put(
        page(
            "a",
            Said("partners_with", PRIMER_EN, ORION, kind="memorandum"),
            published=PartialDate(2026, 1, 9),
        ),
        page(
            "b",
            Said("partners_with", ORION, PRIMER, kind="memorandum"),
            Said("partners_with", PRIMER, ORION, kind="research", status=Status.DENIED),
            published=PartialDate(2026, 2, 1),
        ),
    )
    return shelf


def published(shelf: Shelf) -> Snapshot:
    with Resolution.open() as resolution:
        return snapshot(shelf, resolution)


def test_two_documents_that_say_the_same_are_one_relationship_with_two_sources() -> None:
    (edge,) = published(partnership()).relationships
    assert (edge.sources, edge.attested_on, len(edge.claims)) == (2, PartialDate(2026, 2, 1), 2)
    assert edge.source < edge.target


def test_what_is_denied_is_a_claim_and_no_relationship() -> None:
    found = published(partnership())
    assert [claim.kind for claim in found.claims if claim.status is Status.DENIED] == ["research"]
    assert all(edge.status is not Status.DENIED for edge in found.relationships)


def test_an_entity_keeps_its_names_with_their_languages() -> None:
    (found,) = (entity for entity in published(partnership()).entities if entity.type == "Company")
    names = {(name.text, name.language) for name in found.names}
    assert names == {("Primer LLP", "en"), ("ТОО «Пример»", "ru")}


def test_the_order_of_the_statements_does_not_matter() -> None:
    expected = published(partnership())
    for seed in range(10):
        shelf = partnership()
        for id_, (one, revision) in shelf.pages.items():
            statements = list(one.extraction.statements)
            random.Random(seed).shuffle(statements)  # noqa: S311
            shuffled = Page(one.document, type(one.extraction)(tuple(statements)))
            shelf.pages[id_] = (shuffled, revision)
        assert published(shelf) == expected


@pytest.fixture(scope="module")
def gold() -> list[Page]:
    """The pages of the gold, extracted once."""
    documents = [item for item in read(GOLD) if not isinstance(item, Unreadable)]
    return [Page(document, extract(document)) for document in documents]


@pytest.fixture(scope="module")
def gold_entities(gold: list[Page]) -> dict[str, str]:
    found = resolved(*gold)
    assert len(set(found.values())) < len(found)
    return found


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_the_documents_does_not_matter(
    seed: int, gold: list[Page], gold_entities: dict[str, str]
) -> None:
    shuffled = random.Random(seed).sample(gold, len(gold))  # noqa: S311
    assert resolved(*shuffled) == gold_entities
    shelf = Shelf()
    with Resolution.open() as resolution:
        for one in shuffled:
            shelf.put(one)
            resolution.bring_forward(shelf)
        assert resolution.entity_of() == gold_entities
        for one in shuffled[:60]:
            shelf.forget(one)
            resolution.bring_forward(shelf)
        assert resolution.entity_of() == resolved(*shuffled[60:])


BODIES = [
    PRIMULA, PRIMULA_LLP, company("Primula Tandem LLP", "en"), company("Примула-Тандемом"),
    company("АО «Примула Тандем»"), company("Примула"), company("ПТС", aliases=("Примула Тандем Сервис",)),
    company("ТОО «Примула Тандем Сервис»", aliases=("ПТС",)), Thing("University", "Примула"),
    Thing("School", "Школа № 5"), Thing("School", "School No. 5", "en"),
    Thing("University", "КазНУ им. аль-Фараби"), Thing("University", "Al-Farabi KazNU", "en"),
    Thing("College", "Политехнический колледж"), Thing("College", "Polytechnic College", "en"),
]  # fmt: skip
PEOPLE = [
    person("Ким Ирина Сергеевна"), person("И.С. Ким"), person("Kim I.S.", "en"), person("Ирина Ким"),
    person("Ириной Ким"), person("Ильяс Ким"), person("Ким"), person("Серіков Асан", "kk"),
    person("Асаном Сериковым"), person("Асану Серикову"), person("A. Serikov", "en"),
]  # fmt: skip
ACTS = [
    Thing("LegalAct", "Приказ № 437", number="437", date="2025-08-28"),
    Thing("LegalAct", "Order No. 437 of 2025", "en", number="437"),
]
PLACES = [TARAZ, Thing("Place", "Taraz", "en"), Thing("Place", "Алматы")]


def said(body: Thing, one: Thing, place: Thing, act: Thing, which: int) -> tuple[Thing | Said, ...]:
    choices: tuple[tuple[Thing | Said, ...], ...] = (
        (body,), (one,), (act, place), (body, one),
        (Said("located_in", body, place),), (Said("holds_role", one, body, role="ректор"),),
    )  # fmt: skip
    return choices[which]


PAGES = st.builds(
    lambda name, parts, year: page(
        name, *(part for some in parts for part in some), published=PartialDate(year) if year else None
    ),
    st.sampled_from("abcde"),
    st.lists(
        st.builds(
            said, st.sampled_from(BODIES), st.sampled_from(PEOPLE), st.sampled_from(PLACES),
            st.sampled_from(ACTS), st.integers(0, 5),
        ),
        min_size=1, max_size=3,
    ),
    st.sampled_from([None, 1970, 2026]),
)  # fmt: skip


def outcome(resolution: Resolution) -> tuple[object, ...]:
    return resolution.entity_of(), list(resolution.unsure()), list(resolution.kept_apart())


@settings(max_examples=150)
@given(st.lists(st.tuples(st.booleans(), PAGES), min_size=1, max_size=8))
def test_bringing_forward_step_by_step_is_resolving_anew(steps: Iterable[tuple[bool, Page]]) -> None:
    shelf = Shelf()
    with Resolution.open() as forward, Resolution.open() as anew:
        for forgotten, one in steps:
            if forgotten and one.id in shelf.pages:
                shelf.forget(one)
            else:
                shelf.put(one)
            forward.bring_forward(shelf)
        anew.bring_forward(shelf)
        assert outcome(forward) == outcome(anew)


def test_a_document_of_another_name_is_compared_by_that_name() -> None:
    shelf = Shelf()
    with Resolution.open() as resolution:
        for name in (PRIMULA, company("Эдельвейс Капитал"), company("Primula Tandem", "en")):
            shelf.put(page("a", name), page("b", PRIMULA_LLP))
            resolution.bring_forward(shelf)
            assert resolution.entity_of() == resolved_shelf(shelf)
        assert len(set(resolution.entity_of().values())) == 1


def test_a_thing_is_compared_by_the_name_that_most_documents_give() -> None:
    english, kazakh = company("Primula Tandem LLP", "en"), company("«Примула Тандем» ЖШС", "kk")
    shelf = Shelf()
    with Resolution.open() as resolution:
        shelf.put(page("a", kazakh), page("b", kazakh), page("c", english))
        resolution.bring_forward(shelf)
        (node,) = set(resolution.entity_of().values())
        assert resolution.profile(node).name.value == kazakh.name
        for name, is_compared_anew in (("d", True), ("e", False)):
            shelf.put(page(name, english))
            assert resolution.bring_forward(shelf).nodes == is_compared_anew
            assert resolution.profile(node).name.value == english.name


def test_what_two_names_had_in_common_goes_with_the_third(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {PRIMULA.name: "one", PRIMULA_LLP.name: "other", "Примула-Тандемом": "one other"}

    def block_keys(thing: Named) -> BlockKeys:
        found = frozenset(keys[thing.name].split())
        return BlockKeys(found, found)

    monkeypatch.setattr(resolution_module, "block_keys", block_keys)
    between = page("between", company("Примула-Тандемом"))
    shelf = Shelf()
    with Resolution.open() as resolution:
        shelf.put(page("a", PRIMULA), page("b", PRIMULA_LLP), between)
        resolution.bring_forward(shelf)
        assert len(set(resolution.entity_of().values())) == 1
        shelf.forget(between)
        resolution.bring_forward(shelf)
        assert resolution.entity_of() == resolved_shelf(shelf)


def test_nothing_is_done_when_nothing_changed() -> None:
    shelf = partnership()
    with Resolution.open() as resolution:
        assert resolution.bring_forward(shelf).documents == 2
        assert resolution.bring_forward(shelf).documents == 0


def test_a_document_read_anew_with_the_same_words_is_not_compared_again() -> None:
    shelf = partnership()
    with Resolution.open() as resolution:
        resolution.bring_forward(shelf)
        shelf.put(*(one for one, _ in shelf.pages.values()))
        moved = resolution.bring_forward(shelf)
        assert (moved.documents, moved.nodes) == (2, 0)


def test_what_breaks_off_changes_nothing(tmp_path: Path) -> None:
    def break_off(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    shelf = partnership()
    with Resolution.open(tmp_path / "resolution.db") as resolution:
        resolution.bring_forward(shelf)
        before = (resolution.revision, outcome(resolution))
        shelf.put(page("c", PRIMULA))
        with pytest.raises(KeyboardInterrupt):
            resolution.bring_forward(shelf, break_off)
        assert (resolution.revision, outcome(resolution)) == before


def test_a_node_is_known_by_its_id_only_while_a_document_names_it() -> None:
    shelf = partnership()
    with Resolution.open() as resolution:
        resolution.bring_forward(shelf)
        node = node_of(resolution, PRIMER)
        assert resolution.entity(node) == node
        for one, _ in list(shelf.pages.values()):
            shelf.forget(one)
        resolution.bring_forward(shelf)
        assert resolution.entity(node) is None
