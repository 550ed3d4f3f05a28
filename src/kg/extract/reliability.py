"""How far confidences can be taken at their word: reliability diagrams as tables.

Answers are put into ten bins by confidence; in each the mean confidence is held against the share that was
right (DeGroot and Fienberg 1983). The expected calibration error is the mean difference, each bin weighted
with its answers (Naeini, Cooper, Hauskrecht 2015).
"""

from collections import defaultdict
from collections.abc import Sequence

from kg.extract.evaluation import Answer
from kg.model import Table

_BINS = 10
_COLUMNS = ("what", "confidence from", "answers", "mean confidence", "right")


def reliability(answers: Sequence[Answer]) -> Table:
    """Return a row for each bin of entities and of relations that has answers."""
    rows = [
        (what, number / _BINS, len(inside), round(_confidence(inside), 3), round(_right(inside), 3))
        for what, bins in _binned(answers).items()
        for number, inside in sorted(bins.items())
    ]
    return Table(_COLUMNS, tuple(rows))


def calibration_error(answers: Sequence[Answer], what: str) -> float:
    """Return the expected calibration error of the answers about `what`, from 0 to 1; 0 without answers."""
    bins = _binned(answers).get(what, {})
    total = max(sum(map(len, bins.values())), 1)
    return sum(len(bin_) * abs(_confidence(bin_) - _right(bin_)) for bin_ in bins.values()) / total


def _binned(answers: Sequence[Answer]) -> dict[str, dict[int, list[Answer]]]:
    binned: dict[str, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        binned[answer.what][min(int(answer.confidence * _BINS), _BINS - 1)].append(answer)
    return binned


def _confidence(answers: Sequence[Answer]) -> float:
    return sum(answer.confidence for answer in answers) / len(answers)


def _right(answers: Sequence[Answer]) -> float:
    return sum(answer.right for answer in answers) / len(answers)
