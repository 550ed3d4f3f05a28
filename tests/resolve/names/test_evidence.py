import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Verdict
from kg.resolve.names import evidence
from kg.resolve.names.evidence import Comparison, Feature, Weighing, scale, verdict_of

NAMES = sorted(scale().weights)
# What the code puts into the names of features that it composes.
COMPOSED = {
    "prefix": ("person", "body"),
    "verdict": (Verdict.SAME, Verdict.DIFFERENT),
    "pair.likeness.name.lower()": ("equal", "spelling", "inflected", "slip", "clipped", "gender"),
}
# A word that agrees, though its owner may have spelled it otherwise on purpose.
SPEAKS_FOR_ONE_THING = {"own_word_respelled"}


class Noted:
    """The names that a module may give to `Weighing.note`, read from its text."""

    def __init__(self, path: Path) -> None:
        self.tree = ast.parse(path.read_text("utf-8"))

    def names(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "note"
            ):
                yield from self._values(node.args[0])

    def _values(self, node: ast.expr) -> Iterator[str]:
        if isinstance(node, ast.Constant):
            yield str(node.value)
        elif isinstance(node, ast.IfExp):
            yield from (*self._values(node.body), *self._values(node.orelse))
        elif isinstance(node, ast.JoinedStr):
            yield from map("".join, product(*([*self._values(part)] for part in node.values)))
        elif isinstance(node, ast.FormattedValue):
            composed = isinstance(node.value, ast.IfExp)
            yield from self._values(node.value) if composed else COMPOSED[ast.unparse(node.value)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from self._returned(node.func.id)
        elif isinstance(node, ast.Name):
            yield from self._assigned(node.id)
        else:
            raise AssertionError(f"this test cannot tell what feature is meant by {ast.unparse(node)}")

    def _returned(self, function: str) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef) and node.name == function:
                for statement in ast.walk(node):
                    if isinstance(statement, ast.Return) and statement.value is not None:
                        yield from self._values(statement.value)

    def _assigned(self, name: str) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                yield from self._values(node.value)


NOTED = {name for path in Path(evidence.__file__).parent.glob("*.py") for name in Noted(path).names()}


def weighed(names: list[str]) -> Comparison:
    weighing = Weighing()
    for name in names:
        weighing.note(name)
    return weighing.comparison()


def test_a_feature_that_the_code_notes_has_a_weight() -> None:
    assert sorted(NOTED - scale().weights.keys()) == []


def test_a_feature_that_has_a_weight_is_noted_by_the_code() -> None:
    assert sorted(scale().weights.keys() - NOTED) == []


def test_a_feature_says_what_it_means() -> None:
    assert [name for name in NAMES if not scale().meanings[name].strip()] == []


def test_what_rules_out_that_two_are_one_weighs_against_it() -> None:
    assert [name for name in sorted(scale().conflicts) if scale().weights[name] >= 0] == []


def test_what_raises_a_doubt_weighs_against_one_thing_unless_it_also_speaks_for_it() -> None:
    assert {name for name in scale().doubts if scale().weights[name] >= 0} == SPEAKS_FOR_ONE_THING


def test_what_keeps_apart_also_raises_a_doubt() -> None:
    assert scale().conflicts <= scale().doubts


def test_what_is_certain_speaks_for_one_thing_and_raises_no_doubt() -> None:
    assert all(scale().weights[name] > 0 for name in scale().certain)
    assert scale().certain.isdisjoint(scale().doubts)


def test_a_weight_of_a_difference_is_negative() -> None:
    assert [name for name in NAMES if name.endswith("_differs") and scale().weights[name] >= 0] == []
    assert [name for name in NAMES if name.endswith("_agrees") and scale().weights[name] <= 0] == []


@pytest.mark.parametrize("score", [0.0, 0.15, 0.1501, 0.5, 0.9499, 0.95, 1.0])
def test_a_verdict_fits_the_thresholds(score: float) -> None:
    expected = (
        Verdict.SAME if score >= scale().same
        else Verdict.DIFFERENT if score <= scale().different
        else Verdict.UNSURE
    )  # fmt: skip
    assert verdict_of(score) is expected
    assert 0 < scale().different < scale().same < 1


def test_an_unknown_feature_is_an_error() -> None:
    with pytest.raises(KeyError):
        Weighing().note("no_such_feature")


def test_nothing_noted_is_unsure() -> None:
    assert weighed([]) == Comparison(0.5, Verdict.UNSURE, ())


def test_the_features_are_kept_with_weight_and_detail() -> None:
    weighing = Weighing()
    weighing.note("number_differs", "12 · 21")
    assert weighing.comparison().features == (
        Feature("number_differs", scale().weights["number_differs"], "12 · 21"),
    )
    assert weighing.total == scale().weights["number_differs"]


@given(st.lists(st.sampled_from(NAMES), max_size=30))
def test_any_features_give_a_score_from_0_to_1_and_the_verdict_of_it(names: list[str]) -> None:
    found = weighed(names)
    assert 0 <= found.score <= 1
    assert found.verdict is verdict_of(found.score)


@given(st.lists(st.sampled_from(NAMES), max_size=30), st.sampled_from(sorted(scale().doubts)))
def test_a_doubt_leaves_the_decision_to_a_human_unless_something_is_certain(
    names: list[str], doubt: str
) -> None:
    uncertain = [name for name in names if name not in scale().certain]
    assert weighed([*uncertain, doubt]).verdict is not Verdict.SAME


@given(st.lists(st.sampled_from(NAMES), max_size=20), st.sampled_from(sorted(scale().conflicts)))
def test_a_conflict_keeps_apart_whatever_is_unsure(names: list[str], conflict: str) -> None:
    found = weighed([*names, conflict])
    assert found.conflicts == (found.verdict is not Verdict.SAME)


@given(st.lists(st.sampled_from(NAMES), max_size=20))
def test_the_order_of_the_features_does_not_matter(names: list[str]) -> None:
    one, other = weighed(names), weighed(names[::-1])
    assert one.verdict is other.verdict
    assert one.score == pytest.approx(other.score, abs=0.0002)


@given(st.lists(st.sampled_from(NAMES), max_size=20))
def test_a_feature_that_speaks_for_one_thing_never_lowers_the_score(names: list[str]) -> None:
    assert weighed([*names, "identifier_agrees"]).score >= weighed(names).score
