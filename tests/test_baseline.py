import json
from pathlib import Path

import pytest

from kg.baseline import Figures, falls, freeze, frozen_figures
from kg.errors import InputError

FIGURES: Figures = {"ALL": {"Person": 0.95, "Place": 0.8}}


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


def test_a_figure_that_falls_by_more_than_a_hundredth_is_told(frozen: Path) -> None:
    freeze(FIGURES, frozen)
    assert falls({"ALL": {"Person": 0.941, "Place": 0.9}}, frozen_figures(frozen)).rows == ()
    fallen = falls({"ALL": {"Person": 0.939, "Place": 0.9}}, frozen_figures(frozen))
    assert fallen.rows == (("ALL", "Person", 0.95, 0.939),)


def test_a_figure_that_is_counted_no_more_has_fallen() -> None:
    assert falls({"ALL": {"Person": 0.95}}, FIGURES).rows == (("ALL", "Place", 0.8, 0.0),)
    assert len(falls({}, FIGURES)) == 2


def test_freezing_under_a_name_leaves_the_figures_of_other_names(frozen: Path) -> None:
    later: Figures = {"ALL": {"Place": 0.7}}
    freeze(FIGURES, frozen, under="one.tsv")
    freeze(FIGURES, frozen, under="two.tsv")
    freeze(later, frozen, under="one.tsv")
    assert frozen_figures(frozen, under="one.tsv") == later
    assert frozen_figures(frozen, under="two.tsv") == FIGURES


def test_a_file_without_figures_is_refused_in_one_sentence(frozen: Path) -> None:
    with pytest.raises(InputError, match="no frozen figures"):
        frozen_figures(frozen)


@pytest.mark.parametrize("text", ["", "[]", "1", '{"ALL": 1}', '{"ALL": {"Person": "high"}}', "\xff"])
def test_a_file_of_something_else_holds_no_figures(frozen: Path, text: str) -> None:
    frozen.write_text(text, encoding="latin-1")
    with pytest.raises(InputError, match="no frozen figures"):
        frozen_figures(frozen)


def test_figures_that_were_not_frozen_under_a_name_are_told_with_the_name(frozen: Path) -> None:
    freeze(FIGURES, frozen, under="one.tsv")
    with pytest.raises(InputError, match=r"no frozen figures of two\.tsv; write them with --freeze"):
        frozen_figures(frozen, under="two.tsv")


def test_a_file_of_something_else_is_not_overwritten_by_figures_under_a_name(frozen: Path) -> None:
    frozen.write_text("my notes", encoding="utf-8")
    with pytest.raises(InputError, match="no frozen figures"):
        freeze(FIGURES, frozen, under="one.tsv")
    assert frozen.read_text("utf-8") == "my notes"


def test_figures_are_written_in_one_order(frozen: Path) -> None:
    freeze({"b": {"y": 1.0, "x": 0.5}, "a": {}}, frozen)
    assert list(json.loads(frozen.read_text("utf-8"))) == ["a", "b"]


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        freeze(FIGURES, tmp_path / "none" / "baseline.json")
