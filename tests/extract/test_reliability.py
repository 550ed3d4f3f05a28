import pytest

from kg.extract.evaluation import Answer
from kg.extract.reliability import calibration_error, reliability


def answers(confidence: float, right: int, wrong: int, what: str = "relation") -> list[Answer]:
    return [Answer(what, confidence, True)] * right + [Answer(what, confidence, False)] * wrong


def test_answers_are_put_into_ten_bins_and_certainty_into_the_last() -> None:
    table = reliability(answers(0.42, 1, 1) + answers(1.0, 3, 0))
    assert table.rows[:2] == (("relation", 0.4, 2, 0.42, 0.5, 0.08), ("relation", 0.9, 3, 1.0, 1.0, 0.0))


def test_a_last_row_tells_the_calibration_error_of_all_bins_together() -> None:
    table = reliability(answers(0.8, 8, 2) + answers(0.6, 0, 10))
    assert table.rows[-1] == ("relation", None, 20, 0.7, 0.4, 0.3)


def test_entities_and_relations_are_told_apart() -> None:
    table = reliability(answers(0.5, 1, 0) + answers(0.5, 0, 1, "entity"))
    assert {row[0]: row[4] for row in table.rows} == {"relation": 1.0, "entity": 0.0}


def test_the_calibration_error_is_the_mean_difference_weighted_by_answers() -> None:
    given = answers(0.8, 8, 2) + answers(0.6, 0, 10)
    assert calibration_error(given, "relation") == pytest.approx(0.3)
    assert calibration_error([], "relation") == 0
