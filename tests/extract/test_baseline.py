import json
from pathlib import Path

from kg.baseline import falls, frozen_figures
from kg.extract.baseline import figures
from kg.extract.evaluation import Count, Scores, evaluate_extraction

GOLD = Path(__file__).parents[1] / "gold"
BASELINE = GOLD / "baseline.json"


def scores(right: int, missing: int) -> Scores:
    return Scores({"ALL": {"Person": Count(right, 0, missing), "Place": Count()}})


def test_figures_are_those_that_were_counted() -> None:
    assert figures(scores(9, 1)) == {"ALL": {"Person": 0.9474}}


def test_no_figure_on_the_gold_has_fallen_below_the_baseline() -> None:
    fallen = falls(figures(evaluate_extraction(GOLD)), frozen_figures(BASELINE))
    assert fallen.rows == ()


def test_the_baseline_covers_every_language_kind_and_relation() -> None:
    frozen = json.loads(BASELINE.read_text("utf-8"))
    assert {"ALL", "language en", "language ru", "language kk", "kind news", "kind order"} <= set(frozen)
    assert {"entities, coarse type", "holds_role", "partners_with", "all relations"} <= set(frozen["ALL"])
