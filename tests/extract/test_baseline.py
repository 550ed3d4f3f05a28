import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.extract.baseline import falls, figures, freeze, frozen_figures
from kg.extract.evaluation import Count, Scores, evaluate_extraction

GOLD = Path(__file__).parents[1] / "gold"
BASELINE = GOLD / "baseline.json"


def scores(right: int, missing: int) -> Scores:
    return Scores({"ALL": {"Person": Count(right, 0, missing), "Place": Count()}})


def test_figures_are_those_that_were_counted() -> None:
    assert figures(scores(9, 1)) == {"ALL": {"Person": 0.9474}}


def test_a_figure_that_falls_by_more_than_a_hundredth_is_told(tmp_path: Path) -> None:
    frozen = tmp_path / "baseline.json"
    freeze(scores(90, 10), frozen)
    assert falls(scores(89, 11), frozen_figures(frozen)).rows == ()
    assert falls(scores(80, 20), frozen_figures(frozen)).rows == (("ALL", "Person", 0.9474, 0.8889),)


def test_a_figure_that_is_counted_no_more_has_fallen(tmp_path: Path) -> None:
    frozen = tmp_path / "baseline.json"
    freeze(scores(90, 10), frozen)
    assert falls(Scores(), frozen_figures(frozen)).rows == (("ALL", "Person", 0.9474, 0.0),)


def test_a_file_without_figures_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no frozen figures"):
        frozen_figures(tmp_path / "none.json")


def test_no_figure_on_the_gold_has_fallen_below_the_baseline() -> None:
    fallen = falls(evaluate_extraction(GOLD), frozen_figures(BASELINE))
    assert fallen.rows == ()


def test_the_baseline_covers_every_language_kind_and_relation() -> None:
    frozen = json.loads(BASELINE.read_text("utf-8"))
    assert {"ALL", "language en", "language ru", "language kk", "kind news", "kind order"} <= set(frozen)
    assert {"entities, coarse type", "holds_role", "partners_with", "all relations"} <= set(frozen["ALL"])
