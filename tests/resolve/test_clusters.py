"""Nodes are put together by pairs and judgements alone, whatever the order in which these come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.statements import NOON

from kg.model import Judgement, Verdict
from kg.resolve.clusters import Clustering, Pair, cluster, components

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
NODES = "abcdefg"


@dataclass(frozen=True)
class Case:
    """What is known of some nodes: how all pairs compare, and what a human judged."""

    compared: Mapping[tuple[str, str], tuple[Verdict, float]]
    judged: Mapping[tuple[str, str], Verdict]
    strict: frozenset[str] = frozenset()

    @property
    def judgements(self) -> dict[tuple[str, str], Judgement]:
        return {ends: Judgement(*ends, verdict, "Ainur", NOON) for ends, verdict in self.judged.items()}

    @property
    def pairs(self) -> list[Pair]:
        compared = [Pair(*ends, score) for ends, (verdict, score) in self.compared.items() if verdict is SAME]
        return compared + [
            Pair(*ends, 1.0, judged=True) for ends, verdict in self.judged.items() if verdict is SAME
        ]

    def verdict(self, left: str, right: str) -> Verdict:
        assert left < right
        return self.compared.get((left, right), (DIFFERENT, 0.0))[0]

    def clustered(self, arranged: Callable[[list[str]], list[str]] = list) -> Clustering:
        """Return the outcome, after the nodes were arranged anew."""
        nodes = arranged(list(NODES))
        ranks = {node: rank for rank, node in enumerate(nodes)}
        pairs = sorted(self.pairs, key=lambda pair: (ranks[pair.left], ranks[pair.right]))
        return cluster(nodes, pairs, self.judgements, self.verdict, self.strict.__contains__)


def case(
    same: str = "", judged_same: str = "", judged_different: str = "", unsure: str = "", strict: str = ""
) -> Case:
    """Return a case of pairs written like `ab bc`; those that come first among `same` have higher scores."""
    scores = (1 - rank / 100 for rank in range(len(same)))
    compared = {(pair[0], pair[1]): (SAME, score) for pair, score in zip(same.split(), scores, strict=False)}
    compared |= {(pair[0], pair[1]): (UNSURE, 0.5) for pair in unsure.split()}
    judged = {(pair[0], pair[1]): SAME for pair in judged_same.split()}
    judged |= {(pair[0], pair[1]): DIFFERENT for pair in judged_different.split()}
    return Case(compared, judged, frozenset(strict))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    ends = list(combinations(NODES, 2))
    scores = st.sampled_from([0.95, 0.96, 0.99, 1.0])
    compared = draw(
        st.dictionaries(st.sampled_from(ends), st.tuples(st.sampled_from(Verdict), scores), max_size=14)
    )
    judged = draw(st.dictionaries(st.sampled_from(ends), st.sampled_from([SAME, DIFFERENT]), max_size=4))
    return Case(compared, judged, frozenset(draw(st.sampled_from(["", "abcdefg"]))))


def together(found: Clustering) -> set[str]:
    return {"".join(nodes) for nodes in found.clusters if len(nodes) > 1}


@given(cases(), st.permutations(NODES))
def test_the_order_of_nodes_and_pairs_does_not_matter(known: Case, order: list[str]) -> None:
    assert known.clustered(lambda _: order) == known.clustered()


@given(cases())
def test_every_node_is_in_one_cluster(known: Case) -> None:
    assert sorted(node for nodes in known.clustered().clusters for node in nodes) == list(NODES)


@given(cases())
def test_what_a_human_judged_different_is_never_together(known: Case) -> None:
    for nodes in known.clustered().clusters:
        assert not any(known.judged.get(ends) is DIFFERENT for ends in combinations(nodes, 2))


@given(cases())
def test_without_a_humans_word_all_nodes_of_a_cluster_agree(known: Case) -> None:
    refused = {DIFFERENT, UNSURE} if known.strict else {DIFFERENT}
    for nodes in Case(known.compared, {}, known.strict).clustered().clusters:
        assert not any(known.verdict(*ends) in refused for ends in combinations(nodes, 2))


@given(cases())
def test_a_pair_is_kept_apart_only_for_a_reason_that_is_named(known: Case) -> None:
    found = known.clustered()
    home = {node: index for index, nodes in enumerate(found.clusters) for node in nodes}
    apart = {(pair.left, pair.right) for pair in known.pairs if home[pair.left] != home[pair.right]}
    assert apart <= {(conflict.pair.left, conflict.pair.right) for conflict in found.conflicts}
    for conflict in found.conflicts:
        judged = known.judged.get(conflict.against) is DIFFERENT
        assert judged or known.verdict(*conflict.against) is not SAME


def test_nodes_that_compare_as_the_same_are_one_cluster() -> None:
    assert together(case(same="ab bc ac").clustered()) == {"abc"}


def test_the_surest_pair_of_a_chain_is_joined_first() -> None:
    found = case(same="bc ab").clustered()
    assert together(found) == {"bc"}
    (conflict,) = found.conflicts
    assert (conflict.pair.left, conflict.pair.right, conflict.against) == ("a", "b", ("a", "c"))


def test_a_pair_that_compares_as_unsure_keeps_only_persons_apart() -> None:
    assert together(case(same="ab bc", unsure="ac").clustered()) == {"abc"}
    assert together(case(same="ab bc", unsure="ac", strict="abc").clustered()) == {"ab"}


def test_a_humans_different_outdoes_any_score() -> None:
    found = case(same="ac ab bc", judged_different="ac").clustered()
    assert together(found) == {"ab"}
    assert all(conflict.against == ("a", "c") for conflict in found.conflicts)


def test_a_human_joins_what_compares_as_different() -> None:
    assert together(case(judged_same="ab").clustered()) == {"ab"}


def test_what_is_like_one_of_two_that_a_human_joined_comes_to_both() -> None:
    assert together(case(same="bc", judged_same="ab").clustered()) == {"abc"}


def test_two_of_several_names_that_a_human_joined_are_one_with_all_their_names() -> None:
    assert together(case(same="ab ac bc de df ef", judged_same="ad").clustered()) == {"abcdef"}


@given(cases())
def test_what_a_human_joined_is_one_unless_another_word_of_his_speaks_against_it(known: Case) -> None:
    found = known.clustered()
    kept_apart = {(conflict.pair.left, conflict.pair.right) for conflict in found.conflicts}
    for ends, verdict in known.judged.items():
        if verdict is SAME and ends not in kept_apart:
            assert any({*ends} <= {*nodes} for nodes in found.clusters)
    for conflict in found.conflicts:
        assert not conflict.pair.judged or known.judged[conflict.against] is DIFFERENT


def test_of_two_that_differ_one_alone_comes_to_what_a_human_joined() -> None:
    assert together(case(same="bc bd", judged_same="ab").clustered()) == {"abc"}


def test_components_are_what_hangs_together() -> None:
    neighbours = {"a": "b", "b": "ac", "c": "b", "d": "", "e": "f", "f": "e"}
    assert components("caef", neighbours.__getitem__) == [["a", "b", "c"], ["e", "f"]]
