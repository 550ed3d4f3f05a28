"""Decisions of humans: what they are asked, and that what they say holds until they take it back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.statements import Page, Said, Shelf, Thing, judged, node_of, page, resolved_shelf

from kg.errors import InputError
from kg.model import Judgement, Verdict
from kg.resolve import Resolution
from kg.resolve import comparisons as comparisons_module
from kg.resolve import resolution as resolution_module
from kg.resolve.blocking import BlockKeys
from kg.resolve.names.comparing import Named
from kg.resolve.names.evidence import Comparison, Feature, verdict_of
from kg.resolve.review import candidates, joining, judgement, parting, withdrawal

SAME, DIFFERENT, UNSURE, WITHDRAWN = Verdict
ALPHA, BETA, GAMMA, DELTA, EPSILON = COMPANIES = tuple(
    Thing("Company", name) for name in ("Альфатор", "Бетатор", "Гамматор", "Дельтатор", "Эпсилонтор")
)

Scores = Mapping[tuple[Thing, Thing], float]


@contextmanager
def seeing(scores: Scores) -> Iterator[None]:
    """Let pairs of names compare with these scores, and all others as different."""
    known = {frozenset((one.name, other.name)): score for (one, other), score in scores.items()}

    def compare(left: Named, right: Named) -> Comparison:
        score = known.get(frozenset((left.name, right.name)), 0.01)
        return Comparison(score, verdict_of(score), (Feature("word_equal", 3.4),))

    def block_keys(thing: Named) -> BlockKeys:
        keys = frozenset(map(str, (pair for pair in known if thing.name in pair)))
        return BlockKeys(keys, keys)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resolution_module, "compare", compare)
        patch.setattr(comparisons_module, "compare", compare)
        patch.setattr(resolution_module, "block_keys", block_keys)
        yield


@dataclass
class Desk:
    """A shelf of pages, one for each thing, and its resolution, brought forward after every change."""

    resolution: Resolution
    shelf: Shelf = field(default_factory=Shelf)

    def put(self, *pages: Page) -> None:
        self.shelf.put(*pages)
        self.resolution.bring_forward(self.shelf)

    def judge(self, *judgements: Judgement) -> None:
        self.shelf.judge(*judgements)
        self.resolution.bring_forward(self.shelf)

    def say(self, one: Thing, other: Thing, verdict: Verdict, minute: int = 0) -> None:
        self.judge(judged(self.resolution, self.node(one), self.node(other), verdict, minute=minute))

    def join(self, one: Thing, other: Thing) -> None:
        ends = (self.entity(one), self.entity(other))
        self.judge(*joining(self.resolution, *ends, self.shelf.judgements(), "Ainur"))

    def part(self, one: Thing, *names: str, documents: tuple[str, ...] = ()) -> None:
        self.judge(*parting(self.resolution, self.entity(one), names, documents, "Ainur"))

    def take_back(self) -> None:
        self.judge(*withdrawal(self.shelf.history, "Ainur"))

    def node(self, thing: Thing) -> str:
        return node_of(self.resolution, thing)

    def entity(self, thing: Thing) -> str:
        return self.resolution.entity(self.node(thing)) or ""

    @property
    def groups(self) -> list[list[str]]:
        """The names of every entity of several nodes."""
        entities = dict.fromkeys(self.resolution.entity_of().values())
        nodes = (self.resolution.nodes_of(entity) for entity in entities)
        return sorted(sorted(node.name.value for node in some) for some in nodes if len(some) > 1)

    @property
    def asked(self) -> list[set[str]]:
        """The names of every pair to look at."""
        found = candidates(self.resolution, self.shelf.judgements())
        return [{self.resolution.profile(node).name.value for node in (one.left, one.right)} for one in found]


@contextmanager
def desk(scores: Scores) -> Iterator[Desk]:
    with seeing(scores), Resolution.open() as resolution:
        opened = Desk(resolution)
        opened.put(*(page(thing.name, thing) for thing in COMPANIES))
        yield opened


LETTERS = "абвгдежзиклмнопрстуфхцч"


def names(*things: Thing) -> list[str]:
    return sorted(thing.name for thing in things)


CHAIN: Scores = {(ALPHA, BETA): 0.99, (BETA, GAMMA): 0.98, (ALPHA, GAMMA): 0.97}


def test_a_different_within_a_chain_is_respected_and_what_it_keeps_apart_is_listed() -> None:
    with desk(CHAIN) as at:
        assert at.groups == [names(ALPHA, BETA, GAMMA)]
        at.say(ALPHA, GAMMA, DIFFERENT)
        assert at.groups == [names(ALPHA, BETA)]
        listed = [{left, right} for left, right, _ in at.resolution.kept_apart()]
        assert {at.node(BETA), at.node(GAMMA)} in listed


def test_what_is_kept_apart_though_alike_is_asked_first_and_then_the_likeliest() -> None:
    scores = {
        (ALPHA, BETA): 0.99, (BETA, GAMMA): 0.98, (ALPHA, GAMMA): 0.01,
        (GAMMA, DELTA): 0.4, (DELTA, EPSILON): 0.6,
    }  # fmt: skip
    with desk(scores) as at:
        assert at.asked == [{*names(BETA, GAMMA)}, {*names(DELTA, EPSILON)}, {*names(GAMMA, DELTA)}]


def test_of_the_pairs_of_two_entities_the_likeliest_is_asked_alone() -> None:
    with desk({(ALPHA, BETA): 0.99, (ALPHA, DELTA): 0.4, (BETA, DELTA): 0.6}) as at:
        assert at.asked == [{*names(BETA, DELTA)}]


@pytest.mark.parametrize("verdict", [SAME, DIFFERENT, UNSURE])
def test_what_was_decided_is_not_asked_again_until_it_is_taken_back(verdict: Verdict) -> None:
    with desk({(ALPHA, BETA): 0.6}) as at:
        assert at.asked == [{*names(ALPHA, BETA)}]
        at.say(ALPHA, BETA, verdict)
        assert at.asked == []
        at.say(ALPHA, BETA, WITHDRAWN)
        assert at.asked == [{*names(ALPHA, BETA)}]


def test_a_pair_that_was_passed_over_is_not_asked() -> None:
    with desk({(ALPHA, BETA): 0.6}) as at:
        passed = [(at.node(BETA), at.node(ALPHA))]
        assert list(candidates(at.resolution, [], passed)) == []


def test_a_decision_says_what_the_resolver_saw() -> None:
    with desk({(ALPHA, BETA): 0.6}) as at:
        made = judgement(at.resolution, at.node(BETA), at.node(ALPHA), DIFFERENT, "Ainur")
        assert made.left < made.right
        assert (made.verdict, made.by, made.score, made.reason) == (
            DIFFERENT,
            "Ainur",
            0.6,
            "word_equal +3.4",
        )
        assert sorted(made.names) == names(ALPHA, BETA)


def test_a_merge_of_what_compares_as_different_holds_and_later_documents_come_to_it() -> None:
    with desk({(BETA, EPSILON): 0.99}) as at:
        at.shelf.forget(page(EPSILON.name))
        at.join(ALPHA, BETA)
        assert at.groups == [names(ALPHA, BETA)]
        at.put(page("later", EPSILON), page("another", DELTA))
        assert at.groups == [names(ALPHA, BETA, EPSILON)]


def test_a_merge_outdoes_what_was_judged_before() -> None:
    with desk({(ALPHA, BETA): 0.99}) as at:
        at.say(ALPHA, GAMMA, DIFFERENT)
        at.join(BETA, GAMMA)
        assert at.groups == [names(ALPHA, BETA, GAMMA)]


def test_a_merge_outdoes_every_different_however_many_names_there_are() -> None:
    left, right = (
        [Thing("Company", f"{word}{letter}") for letter in LETTERS] for word in ("Тарлан", "Сункар")
    )
    scores = {pair: 0.99 for side in (left, right) for pair in combinations(side, 2)}
    with desk(scores) as at:
        at.put(*(page(thing.name, thing) for thing in (*left, *right)))
        at.say(max(left, key=at.node), max(right, key=at.node), DIFFERENT)
        at.join(left[0], right[0])
        assert at.groups == [names(*left, *right)]


def test_what_is_one_cannot_be_merged() -> None:
    with desk({(ALPHA, BETA): 0.99}) as at, pytest.raises(InputError, match="one already"):
        at.join(ALPHA, BETA)


def test_a_name_can_be_taken_out_of_an_entity_and_stays_out() -> None:
    with desk(CHAIN) as at:
        at.part(ALPHA, BETA.name)
        assert at.groups == [names(ALPHA, GAMMA)]
        at.put(page("later", BETA, GAMMA))
        assert at.groups == [names(ALPHA, GAMMA)]


def test_a_name_that_was_merged_can_be_taken_out_again() -> None:
    with desk({(ALPHA, BETA): 0.99}) as at:
        before = at.resolution.entity_of()
        at.join(BETA, DELTA)
        at.part(ALPHA, DELTA.name)
        assert at.resolution.entity_of() == before


def test_what_only_the_part_that_goes_out_held_together_stays_together() -> None:
    with desk({(GAMMA, DELTA): 0.99}) as at:
        at.join(ALPHA, BETA)
        at.join(BETA, DELTA)
        at.part(ALPHA, BETA.name)
        assert at.groups == [names(ALPHA, GAMMA, DELTA)]


def test_what_one_of_several_documents_says_can_be_taken_out_and_put_back() -> None:
    mistaken, right = page("mistaken", ALPHA, BETA), page("right", ALPHA)
    with desk({}) as at:
        at.put(mistaken, right)
        before = at.resolution.entity_of()
        at.part(ALPHA, documents=(mistaken.id,))
        after = at.resolution.entity_of()
        changed = {referent for referent in before if before[referent] != after[referent]}
        assert changed == {mistaken.referent(ALPHA)}
        at.put(page("mistaken", BETA, ALPHA, GAMMA))
        assert at.resolution.entity_of()[mistaken.referent(ALPHA)] == after[mistaken.referent(ALPHA)]
        at.take_back()
        assert at.resolution.entity_of()[mistaken.referent(ALPHA)] == before[mistaken.referent(ALPHA)]


def test_of_two_of_one_name_in_a_document_one_can_be_taken_out() -> None:
    unit, alpha, beta = Thing("Unit", "Кафедра дизайна"), ALPHA, BETA
    same_name = Thing("Unit", "Кафедра дизайна", mark="other")
    mistaken = page("mistaken", Said("part_of", unit, alpha), Said("part_of", same_name, beta))
    right = page("right", Said("part_of", unit, alpha))
    with desk({}) as at:
        at.put(mistaken, right)
        before = at.resolution.entity_of()
        node = before[mistaken.referent(unit)]
        at.judge(*parting(at.resolution, node, (), (mistaken.id,), "Ainur"))
        after = at.resolution.entity_of()
        changed = {referent for referent in before if before[referent] != after[referent]}
        assert changed == {mistaken.referent(unit)}


@pytest.mark.parametrize(
    ("named", "documents", "complaint"),
    [
        ((), (), "takes nothing out"),
        (("Дельтатор",), (), "not called Дельтатор; it goes by: .*Альфатор"),
        (("Альфатор", "Бетатор", "Гамматор"), (), "leave nothing behind"),
        ((), (page(DELTA.name).id,), "does not name it"),
        (("Альфатор",), (page(BETA.name).id, page(GAMMA.name).id), "leave nothing behind"),
    ],
)
def test_what_cannot_be_taken_out_is_said(
    named: tuple[str, ...], documents: tuple[str, ...], complaint: str
) -> None:
    with desk(CHAIN) as at, pytest.raises(InputError, match=complaint):
        at.part(ALPHA, *named, documents=documents)


def test_decisions_are_taken_back_one_after_another() -> None:
    with desk({}) as at:
        at.join(ALPHA, BETA)
        at.join(ALPHA, GAMMA)
        at.part(ALPHA, BETA.name)
        for groups in ([names(ALPHA, BETA, GAMMA)], [names(ALPHA, BETA)]):
            at.take_back()
            assert at.groups == [*groups]
        at.take_back()
        assert at.groups == []
        with pytest.raises(InputError, match="no decision to take back"):
            at.take_back()


def test_taking_back_leaves_what_was_decided_before_in_force() -> None:
    with desk({(ALPHA, BETA): 0.6}) as at:
        at.say(ALPHA, BETA, SAME)
        at.say(ALPHA, BETA, DIFFERENT, minute=1)
        at.take_back()
        assert at.groups == [names(ALPHA, BETA)]


def test_a_decision_goes_over_to_the_node_that_has_its_name_now() -> None:
    taraz = Thing("Place", "Тараз")
    with desk({}) as at:
        at.join(ALPHA, BETA)
        was = at.node(ALPHA)
        at.put(page(ALPHA.name, Said("located_in", ALPHA, taraz)))
        assert at.node(ALPHA) != was
        assert at.groups == [names(ALPHA, BETA)]


def test_a_decision_does_not_go_over_to_another_kind_of_thing_of_its_name() -> None:
    with desk({}) as at:
        at.join(ALPHA, BETA)
        at.put(page(ALPHA.name, Thing("Person", ALPHA.name)))
        assert at.groups == []


def test_of_decisions_that_come_to_be_of_one_pair_the_latest_holds() -> None:
    taraz = Thing("Place", "Тараз")
    for first, second, expected in ((SAME, DIFFERENT, []), (DIFFERENT, SAME, [names(ALPHA, BETA)])):
        with desk({}) as at:
            at.say(ALPHA, BETA, first)
            at.put(page(ALPHA.name, Said("located_in", ALPHA, taraz)))
            at.say(ALPHA, BETA, second, minute=1)
            assert at.groups == expected


STEPS = st.one_of(
    st.tuples(st.sampled_from(COMPANIES), st.just(None), st.booleans()),
    st.tuples(st.sampled_from(COMPANIES), st.sampled_from(COMPANIES), st.sampled_from(Verdict)),
)
SCORES = st.dictionaries(
    st.sampled_from(list(combinations(COMPANIES, 2))), st.sampled_from([0.5, 0.96, 0.99]), max_size=7
)


@settings(max_examples=150)
@given(SCORES, st.lists(STEPS, max_size=9))
def test_decisions_lead_to_the_same_in_a_resolution_made_anew(
    scores: Scores, steps: list[tuple[Thing, Thing | None, Verdict | bool]]
) -> None:
    with desk(scores) as at:
        for minute, (one, other, what) in enumerate(steps):
            if isinstance(what, Verdict):
                if other is not None and one != other:
                    at.say(one, other, what, minute)
            else:
                at.put(page(one.name, Said("located_in", one, Thing("Place", "Тараз")) if what else one))
        assert at.resolution.entity_of() == resolved_shelf(at.shelf)
