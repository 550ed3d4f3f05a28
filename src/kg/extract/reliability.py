"""How far confidences can be taken at their word: reliability diagrams as tables.

Answers are put into ten bins by confidence; in each the mean confidence is held against the share that was
right (DeGroot and Fienberg 1983). The expected calibration error is the mean difference, each bin weighted
with its answers (Naeini, Cooper, Hauskrecht 2015).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kg.extract.evaluation import Answer
from kg.model import Table

if TYPE_CHECKING:
    from kg.model.table import Cell

_BINS = 10
_COLUMNS = ("what", "confidence from", "answers", "mean confidence", "right", "gap")


def reliability(answers: Sequence[Answer]) -> Table:
    """Return a row for each bin of entities and of relations that has answers, and one for all bins together.

    `gap` is the difference between mean confidence and share of right answers; that of all bins together,
    which has no `confidence from`, is the expected calibration error.
    """
    rows: list[tuple[Cell, ...]] = []
    for what, bins in _binned(answers).items():
        for number, inside in sorted(bins.items()):
            rows.append((what, number / _BINS, *_figures(inside), round(_gap(inside), 3)))
        together = [answer for inside in bins.values() for answer in inside]
        rows.append((what, None, *_figures(together), round(_mean_gap(bins.values()), 3)))
    return Table(_COLUMNS, tuple(rows))


def calibration_error(answers: Sequence[Answer], what: str) -> float:
    """Return the expected calibration error of the answers about `what`, from 0 to 1; 0 without answers."""
    return _mean_gap(_binned(answers).get(what, {}).values())


def _mean_gap(bins: Collection[Sequence[Answer]]) -> float:
    total = max(sum(map(len, bins)), 1)
    return sum(len(inside) * _gap(inside) for inside in bins) / total


def _binned(answers: Sequence[Answer]) -> dict[str, dict[int, list[Answer]]]:
    binned: dict[str, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        binned[answer.what][min(int(answer.confidence * _BINS), _BINS - 1)].append(answer)
    return binned


def _figures(answers: Sequence[Answer]) -> tuple[int, float, float]:
    return len(answers), round(_confidence(answers), 3), round(_right(answers), 3)


def _gap(answers: Sequence[Answer]) -> float:
    return abs(_confidence(answers) - _right(answers))


def _confidence(answers: Sequence[Answer]) -> float:
    return sum(answer.confidence for answer in answers) / len(answers)


def _right(answers: Sequence[Answer]) -> float:
    return sum(answer.right for answer in answers) / len(answers)
