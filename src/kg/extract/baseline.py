"""The figures of an evaluation of the extractor that are frozen."""

from kg.baseline import Figures
from kg.extract.evaluation import Scores

_DIGITS = 4


def figures(scores: Scores) -> Figures:
    """Return the F1 of every group and measure that was counted, to four digits."""
    return {
        group: {
            measure: round(scores.f1(group, measure), _DIGITS)
            for measure, count in sorted(counts.items())
            if count.right + count.wrong + count.missing
        }
        for group, counts in sorted(scores.groups.items())
    }
