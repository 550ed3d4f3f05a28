"""A resolution brought forward step by step is the one that all documents at once lead to."""

import random
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.statements import Page, Said, Shelf, Thing, node_of, page, resolved, resolved_shelf

from kg.extract import extract
from kg.model import PartialDate
from kg.resolve import Resolution
from kg.resolve import index as index_module
from kg.resolve import resolution as resolution_module
from kg.resolve.blocking import BlockKeys
from kg.resolve.names.comparing import Named
from kg.sources import Unreadable, read

GOLD = Path(__file__).parents[1] / "gold" / "texts"
LONG_AGO, TODAY = PartialDate(1970), PartialDate(2026)

company = partial(Thing, "Company")
person = partial(Thing, "Person")
PRIMULA, PRIMULA_LLP = company("Примула Тандем"), company("ТОО «Примула Тандем»")
IRINA, BY_IRINA = person("Ким Ирина Сергеевна"), person("Ириной Сергеевной Ким")
TARAZ = Thing("Place", "Тараз")


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


@pytest.mark.parametrize("most_in_block", [400, 2])
@settings(max_examples=100)
@given(steps=st.lists(st.tuples(st.booleans(), PAGES), min_size=1, max_size=8))
def test_bringing_forward_step_by_step_is_resolving_anew(
    most_in_block: int, steps: Iterable[tuple[bool, Page]]
) -> None:
    shelf = Shelf()
    with (
        pytest.MonkeyPatch.context() as patch,
        Resolution.open() as forward,
        Resolution.open() as anew,
    ):
        patch.setattr(index_module, "_MOST_IN_BLOCK", most_in_block)
        for forgotten, one in steps:
            if forgotten and one.id in shelf.pages:
                shelf.forget(one)
            else:
                shelf.put(one)
            forward.bring_forward(shelf)
        anew.bring_forward(shelf)
        assert outcome(forward) == outcome(anew)


def test_several_processes_come_to_what_one_comes_to(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    shelf.put(
        *(
            page(str(number), PRIMULA, IRINA, Thing("Company", f"ТОО «Примула-{number % 7}»"))
            for number in range(30)
        )
    )
    with Resolution.open() as by_one, Resolution.open() as by_several:
        by_one.bring_forward(shelf)
        monkeypatch.setattr(resolution_module, "_COMPARED_BY_SEVERAL", 1)
        monkeypatch.setattr(resolution_module, "processors", lambda: 2)
        by_several.bring_forward(shelf)
        assert outcome(by_several) == outcome(by_one)
        assert by_one.entity_of()


def shelf_of_two() -> Shelf:
    shelf = Shelf()
    shelf.put(page("a", PRIMULA, IRINA), page("b", Said("located_in", PRIMULA_LLP, TARAZ)))
    return shelf


def break_off_when(call: int) -> Callable[[int, int], None]:
    """Return a progress that is interrupted at some call."""
    calls = count(1)

    def progress(_done: int, _total: int) -> None:
        if next(calls) == call:
            raise KeyboardInterrupt

    return progress


def test_a_document_of_another_name_is_compared_by_that_name() -> None:
    shelf = Shelf()
    with Resolution.open() as resolution:
        for name in (PRIMULA, company("Эдельвейс Капитал"), company("Primula Tandem", "en")):
            shelf.put(page("a", name), page("b", PRIMULA_LLP))
            resolution.bring_forward(shelf)
            assert resolution.entity_of() == resolved_shelf(shelf)
        assert len(set(resolution.entity_of().values())) == 1


@pytest.mark.parametrize("changed", ["a", "b"])
def test_two_that_no_longer_agree_are_taken_apart(changed: str) -> None:
    named = {"a": IRINA, "b": BY_IRINA}
    shelf = Shelf()
    with Resolution.open() as resolution:
        shelf.put(*(page(name, thing, published=TODAY) for name, thing in named.items()))
        resolution.bring_forward(shelf)
        assert len(set(resolution.entity_of().values())) == 1
        shelf.put(page(changed, named[changed], published=LONG_AGO))
        resolution.bring_forward(shelf)
        assert len(set(resolution.entity_of().values())) == 2
        assert resolution.entity_of() == resolved_shelf(shelf)


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


def test_what_another_process_brought_forward_is_heeded(tmp_path: Path) -> None:
    shelf, path = Shelf(), tmp_path / "resolution.db"
    with Resolution.open(path) as ours, Resolution.open(path) as theirs:
        shelf.put(page("a", IRINA, published=LONG_AGO), page("c", PRIMULA))
        ours.bring_forward(shelf)
        ours.compared(node_of(ours, IRINA), node_of(ours, PRIMULA))
        shelf.put(page("a", IRINA, published=TODAY))
        theirs.bring_forward(shelf)
        shelf.put(page("b", BY_IRINA, published=TODAY))
        ours.bring_forward(shelf)
        assert ours.entity_of() == theirs.entity_of() == resolved_shelf(shelf)
        assert len(set(ours.entity_of().values())) == 2


def test_another_ledger_in_the_place_of_the_old_one_is_resolved_anew() -> None:
    old, new = Shelf(name="old"), Shelf(name="new")
    old.put(page("a", PRIMULA), page("b", TARAZ))
    new.put(page("a", IRINA), page("b", TARAZ))
    with Resolution.open() as resolution:
        resolution.bring_forward(old)
        resolution.bring_forward(new)
        assert resolution.entity_of() == resolved_shelf(new)
        assert resolution.resolved(old) == resolved_shelf(old)


def test_what_broke_off_is_not_remembered() -> None:
    shelf = Shelf()
    with Resolution.open() as resolution:
        shelf.put(page("a", IRINA, published=TODAY))
        resolution.bring_forward(shelf)
        shelf.put(page("a", IRINA, published=LONG_AGO))
        with pytest.raises(KeyboardInterrupt):
            resolution.bring_forward(shelf, break_off_when(2))
        shelf.put(page("a", IRINA, published=TODAY), page("b", BY_IRINA, published=TODAY))
        resolution.bring_forward(shelf)
        assert len(set(resolution.entity_of().values())) == 1


def test_what_two_names_had_in_common_goes_with_the_third(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {PRIMULA.name: "one", PRIMULA_LLP.name: "other", "Примула-Тандемом": "one other"}

    def keys_of(thing: Named) -> BlockKeys:
        found = frozenset(keys[thing.name].split())
        return BlockKeys(found, found)

    monkeypatch.setattr(resolution_module, "block_keys", keys_of)
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
    shelf = shelf_of_two()
    with Resolution.open() as resolution:
        assert resolution.bring_forward(shelf).documents == 2
        assert resolution.bring_forward(shelf).documents == 0


def test_a_document_read_anew_with_the_same_words_is_not_compared_again() -> None:
    shelf = shelf_of_two()
    with Resolution.open() as resolution:
        resolution.bring_forward(shelf)
        shelf.put(*(one for one, _ in shelf.pages.values()))
        moved = resolution.bring_forward(shelf)
        assert (moved.documents, moved.nodes) == (2, 0)


def test_what_breaks_off_changes_nothing(tmp_path: Path) -> None:
    shelf = shelf_of_two()
    with Resolution.open(tmp_path / "resolution.db") as resolution:
        resolution.bring_forward(shelf)
        before = (resolution.revision, outcome(resolution))
        shelf.put(page("c", PRIMULA))
        with pytest.raises(KeyboardInterrupt):
            resolution.bring_forward(shelf, break_off_when(1))
        assert (resolution.revision, outcome(resolution)) == before


def test_a_node_is_known_by_its_id_only_while_a_document_names_it() -> None:
    shelf = shelf_of_two()
    with Resolution.open() as resolution:
        resolution.bring_forward(shelf)
        node = node_of(resolution, IRINA)
        assert resolution.entity(node) == node
        for one, _ in list(shelf.pages.values()):
            shelf.forget(one)
        resolution.bring_forward(shelf)
        assert resolution.entity(node) is None
